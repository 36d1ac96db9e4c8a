import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DeployedSkill } from '../alexa/deployed-skill.ts'
import { compileModel } from '../alexa/resolver/index.ts'
import { StartError } from '../start-error.ts'

/** A skill package as it was found in its folder. */
export interface ForeignPackage {
  readonly skill: DeployedSkill
  /** The skill's name in its store text, or undefined without a skill.json. */
  readonly title: string | undefined
}

const MODELS = 'interactionModels/custom'
const MODEL_FILE = /^([a-z]{2}-[A-Z]{2})\.json$/u

const messageOf = (error: unknown): string =>
  ((error as Error).message.split('\n')[0] ?? '').replace(/\.$/u, '')

function jsonAt(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new StartError(`${path} cannot be read as JSON: ${messageOf(error)}.`, { cause: error })
  }
}

/** The sentence for a package of which one model cannot be used: it names the file. */
function unusable(folder: string, models: Readonly<Record<string, unknown>>, skillId: string): StartError {
  for (const [locale, model] of Object.entries(models))
    try {
      compileModel(model, locale, skillId)
    } catch (cause) {
      const path = join(folder, MODELS, `${locale}.json`)
      return new StartError(`${path} is no interaction model that can be used: ${messageOf(cause)}.`, {
        cause,
      })
    }
  return new StartError(`${folder} is no skill package that can be used.`)
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    return []
  }
}

interface Manifest {
  readonly manifest?: {
    readonly apis?: object
    readonly publishingInformation?: { readonly locales?: Record<string, { name?: unknown }> }
  }
}

/** What a package without a skill.json is taken to have: a custom skill in the locales of its models. */
const bareManifest = (locales: readonly string[]): Manifest => ({
  manifest: {
    apis: { custom: {} },
    publishingInformation: { locales: Object.fromEntries(locales.map((locale) => [locale, {}])) },
  },
})

/** The first name in the manifest's store texts; a manifest is not needed to talk, so any gap is passed over. */
function titleIn(read: Manifest | null): string | undefined {
  const entries = Object.values(read?.manifest?.publishingInformation?.locales ?? {})
  const name = entries.map((entry) => entry?.name).find((one) => typeof one === 'string' && one !== '')
  return name as string | undefined
}

/**
 * Reads a skill package: `interactionModels/custom/<locale>.json`, and `skill.json` if it is there.
 * @throws {StartError} in one sentence that names the file
 */
export function readForeignPackage(folder: string, skillId: string): ForeignPackage {
  const locales = namesIn(join(folder, MODELS)).flatMap((file) => MODEL_FILE.exec(file)?.[1] ?? [])
  if (locales.length === 0)
    throw new StartError(
      `There is no interaction model in ${folder}; it should be ${join(folder, MODELS)}/en-US.json, for example.`,
    )
  const models = Object.fromEntries(
    locales.map((locale) => [locale, jsonAt(join(folder, MODELS, `${locale}.json`))]),
  )
  const hasManifest = namesIn(folder).includes('skill.json')
  const manifest = hasManifest
    ? (jsonAt(join(folder, 'skill.json')) as Manifest | null)
    : bareManifest(locales)
  try {
    return { skill: new DeployedSkill(skillId, { manifest, models }), title: titleIn(manifest) }
  } catch {
    throw unusable(folder, models, skillId)
  }
}
