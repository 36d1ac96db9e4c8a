import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledModel, compileModel } from '../alexa/resolver/index.ts'
import { StartError } from '../start-error.ts'

/** A skill package as it was found in its folder. */
export interface ForeignPackage {
  readonly models: ReadonlyMap<string, CompiledModel>
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

function modelAt(folder: string, locale: string, skillId: string): CompiledModel {
  const path = join(folder, MODELS, `${locale}.json`)
  const model = jsonAt(path)
  try {
    return compileModel(model, locale, skillId)
  } catch (error) {
    throw new StartError(`${path} is no interaction model that can be used: ${messageOf(error)}.`, {
      cause: error,
    })
  }
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
    readonly publishingInformation?: { readonly locales?: Record<string, { name?: unknown }> }
  }
}

/** The first name in the manifest's store texts; a manifest is not needed to talk, so any gap is passed over. */
function titleIn(folder: string): string | undefined {
  if (!namesIn(folder).includes('skill.json')) return undefined
  const read = jsonAt(join(folder, 'skill.json')) as Manifest | null
  const entries = Object.values(read?.manifest?.publishingInformation?.locales ?? {})
  const name = entries.map((entry) => entry?.name).find((one) => typeof one === 'string' && one !== '')
  return name as string | undefined
}

/**
 * Reads a skill package: `interactionModels/custom/<locale>.json`, and `skill.json` if it is there.
 * @throws {StartError} in one sentence that names the file
 */
export function readPackage(folder: string, skillId: string): ForeignPackage {
  const locales = namesIn(join(folder, MODELS)).flatMap((file) => MODEL_FILE.exec(file)?.[1] ?? [])
  if (locales.length === 0)
    throw new StartError(
      `There is no interaction model in ${folder}; it should be ${join(folder, MODELS)}/en-US.json, for example.`,
    )
  return {
    models: new Map(locales.map((locale) => [locale, modelAt(folder, locale, skillId)])),
    title: titleIn(folder),
  }
}
