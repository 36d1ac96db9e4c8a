import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkModel, type Fault } from './model-check.ts'
import { checkManifest, type SkillPackage } from './package-check.ts'
import { type CompiledModel, compileModel } from './resolver/index.ts'

const MANIFEST = 'manifest'
const MODELS = join('interactionModels', 'custom')
const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Reads a skill package from its folder. */
export function readPackage(folder: string): SkillPackage {
  const locales = readdirSync(join(folder, MODELS))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
  return {
    manifest: readJson(join(folder, 'skill.json')),
    models: Object.fromEntries(
      locales.map((locale) => [locale, readJson(join(folder, MODELS, `${locale}.json`))]),
    ),
  }
}

/**
 * The skill as the local Alexa has it: its manifest and interaction models, which a deployment or an update
 * replaces in memory. The files they came from are never touched.
 */
export class DeployedSkill {
  readonly id: string
  isEnabled = true
  #manifest: unknown
  readonly #models: Map<string, unknown>
  readonly #compiled: Map<string, CompiledModel>
  readonly #faults = new Map<string, readonly Fault[]>()

  /** @throws {TypeError} for a model that is not usable */
  constructor(id: string, { manifest, models }: SkillPackage) {
    this.id = id
    this.#manifest = manifest
    this.#models = new Map(Object.entries(models))
    this.#compiled = new Map(
      [...this.#models].map(([locale, model]) => [locale, compileModel(model, locale, id)]),
    )
  }

  get manifest(): unknown {
    return this.#manifest
  }

  get locales(): readonly string[] {
    return [...this.#models.keys()]
  }

  /** The locales that have a model, and those whose first one was refused. */
  get updatedLocales(): readonly string[] {
    return [...new Set([...this.#models.keys(), ...this.#faults.keys()])].filter((one) => one !== MANIFEST)
  }

  /** The models that utterances are understood by: always the latest good ones. */
  get compiled(): ReadonlyMap<string, CompiledModel> {
    return this.#compiled
  }

  model(locale: string): unknown {
    return this.#models.get(locale)
  }

  /** What was wrong with the last update of the manifest (`manifest`) or of a locale's model. */
  lastFaults(resource: string): readonly Fault[] {
    return this.#faults.get(resource) ?? []
  }

  /**
   * Takes a new manifest if nothing is wrong with it; what is wrong stays to be asked for.
   * @param unreadable why it cannot be looked into at all
   */
  updateManifest(manifest: unknown, unreadable?: string): readonly Fault[] {
    const faults =
      unreadable === undefined
        ? checkManifest(manifest, this.locales)
        : [{ path: MANIFEST, message: unreadable }]
    this.#faults.set(MANIFEST, faults)
    if (faults.length === 0) this.#manifest = manifest
    return faults
  }

  /**
   * Takes a locale's new model if nothing is wrong with it; it counts from the next utterance on.
   * @param unreadable why it cannot be looked into at all
   */
  updateModel(locale: string, model: unknown, unreadable?: string): readonly Fault[] {
    const faults =
      unreadable === undefined
        ? checkModel(model, locale)
        : [{ path: 'interactionModel', message: unreadable }]
    const built = faults.length === 0 ? this.#build(locale, model) : faults
    const all = 'locale' in built ? [] : built
    this.#faults.set(locale, all)
    if ('locale' in built) {
      this.#models.set(locale, model)
      this.#compiled.set(locale, built)
    }
    return all
  }

  /**
   * Takes a whole package that was checked, or nothing of it. Locales that it does not have are gone.
   * @returns by locale, what kept a model from being built; empty if the package was taken
   */
  replace({ manifest, models }: SkillPackage): ReadonlyMap<string, readonly Fault[]> {
    const faults = new Map<string, readonly Fault[]>()
    const built = new Map<string, CompiledModel>()
    for (const [locale, model] of Object.entries(models)) {
      const one = this.#build(locale, model)
      if ('locale' in one) built.set(locale, one)
      else faults.set(locale, one)
    }
    if (faults.size > 0) return faults
    this.#manifest = manifest
    this.#faults.clear()
    this.#models.clear()
    this.#compiled.clear()
    for (const [locale, model] of Object.entries(models)) this.#models.set(locale, model)
    for (const [locale, model] of built) this.#compiled.set(locale, model)
    return faults
  }

  #build(locale: string, model: unknown): CompiledModel | readonly Fault[] {
    try {
      return compileModel(model, locale, this.id)
    } catch (error) {
      return [{ path: 'interactionModel.languageModel', message: (error as Error).message }]
    }
  }
}
