import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CompiledModel, compileModel, type Resolution } from '../../local/alexa/resolver/index.ts'

const FOLDER = join(process.cwd(), 'models', 'interactionModels', 'custom')

export const LOCALES = ['en-US', 'en-GB', 'fr-FR'] as const
export type Locale = (typeof LOCALES)[number]

/** A model of the skill package as it stands in its file. */
export const modelFile = (locale: Locale): unknown =>
  JSON.parse(readFileSync(join(FOLDER, `${locale}.json`), 'utf8'))

const compiled = new Map<Locale, CompiledModel>()

/** A model of the skill package, compiled once for all tests of a file. */
export function model(locale: Locale): CompiledModel {
  const known = compiled.get(locale) ?? compileModel(modelFile(locale), locale)
  compiled.set(locale, known)
  return known
}

interface Parts {
  readonly intents: readonly {
    name: string
    samples?: readonly string[]
    slots?: readonly { name: string; type: string }[]
  }[]
  readonly types?: readonly {
    name: string
    values: readonly { id?: string; name: { value: string; synonyms?: readonly string[] } }[]
  }[]
  readonly invocationName?: string
}

/** A model of another skill, made of the parts a test is about. */
export const languageModel = ({ invocationName = 'pizza palace', ...parts }: Parts): unknown => ({
  interactionModel: { languageModel: { invocationName, ...parts } },
})

/** The filled slots of a resolution, by name. */
export const values = (resolution: Resolution | undefined): Record<string, string | undefined> =>
  Object.fromEntries(
    Object.values(resolution?.intent.slots ?? {}).flatMap((slot) =>
      slot.value === undefined ? [] : [[slot.name, slot.value]],
    ),
  )

/** The ids that a slot was resolved to, over all authorities. */
export const ids = (resolution: Resolution | undefined, slot: string): string[] =>
  (resolution?.intent.slots?.[slot]?.resolutions?.resolutionsPerAuthority ?? []).flatMap((one) =>
    one.values.map(({ value }) => value.id),
  )
