import * as z from 'zod/mini'
import { localeFault } from './alexa-locales.ts'
import { checkModel, type Fault } from './model-check.ts'
import { type LanguageModel, readLanguageModel } from './resolver/schema.ts'

/** A skill package as it stands in its folder: `skill.json`, and the interaction models by locale. */
export interface SkillPackage {
  readonly manifest: unknown
  readonly models: Readonly<Record<string, unknown>>
}

/** What the store shows, with its limits (seen in the developer console, not in the schema of the manifest). */
const STORE_LIMITS = { name: 50, summary: 160, description: 4000 } as const
const EXAMPLES_MAX = 3

const endpoint = z.object({ uri: z.string() })
const storeEntry = z.object({
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  examplePhrases: z.array(z.string()),
  keywords: z.optional(z.array(z.string())),
})
const legal = z.object({ privacyPolicyUrl: z.optional(z.string()), termsOfUseUrl: z.optional(z.string()) })

/** The parts that are checked; field names as in ask-smapi-model. */
const manifestSchema = z.object({
  manifest: z.object({
    manifestVersion: z.literal('1.0'),
    apis: z.object({ custom: z.object({ endpoint }) }),
    events: z.optional(
      z.object({
        endpoint: z.optional(endpoint),
        subscriptions: z.optional(z.array(z.object({ eventName: z.string() }))),
      }),
    ),
    privacyAndCompliance: z.object({
      usesPersonalInfo: z.boolean(),
      locales: z.optional(z.record(z.string(), legal)),
    }),
    publishingInformation: z.object({
      category: z.string(),
      testingInstructions: z.optional(z.string()),
      locales: z.record(z.string(), storeEntry),
    }),
  }),
})

type Manifest = z.infer<typeof manifestSchema>['manifest']

/**
 * Checks a skill package as an import of it would: the manifest, each model, and that they go together.
 * @returns every fault; the path begins with the file
 */
export function checkPackage({ manifest, models }: SkillPackage): Fault[] {
  const inFile = (file: string, faults: readonly Fault[]): Fault[] =>
    faults.map(({ path, message }) => ({ path: `${file}: ${path}`, message }))
  const file = (locale: string): string => `interactionModels/custom/${locale}.json`
  return [
    ...inFile('skill.json', checkManifest(manifest, Object.keys(models))),
    ...Object.entries(models).flatMap(([locale, model]) => inFile(file(locale), checkModel(model, locale))),
    ...checkAlike(models).map(([locale, fault]) => ({ ...fault, path: `${file(locale)}: ${fault.path}` })),
  ]
}

/**
 * Checks a manifest against the store's limits.
 * @param locales for which there is an interaction model
 */
export function checkManifest(manifest: unknown, locales: readonly string[]): Fault[] {
  const read = manifestSchema.safeParse(manifest)
  if (!read.success)
    return read.error.issues.map((issue) => ({ path: issue.path.join('.'), message: `${issue.message}.` }))
  const { publishingInformation, privacyAndCompliance, events } = read.data.manifest
  const faults: Fault[] = []
  if (publishingInformation.category === '')
    faults.push({ path: 'manifest.publishingInformation.category', message: 'The category is empty.' })
  if ((events?.subscriptions ?? []).length > 0 && !events?.endpoint)
    faults.push({
      path: 'manifest.events.endpoint',
      message: 'Events are subscribed to, but have no endpoint.',
    })
  for (const locale of locales)
    if (!publishingInformation.locales[locale])
      faults.push({
        path: `manifest.publishingInformation.locales.${locale}`,
        message: `There is an interaction model for ${locale}, but no store text.`,
      })
  for (const [locale, entry] of Object.entries(publishingInformation.locales)) {
    const wrong = localeFault(locale)
    if (wrong !== undefined)
      faults.push({ path: `manifest.publishingInformation.locales.${locale}`, message: wrong })
    if (!locales.includes(locale))
      faults.push({
        path: `manifest.publishingInformation.locales.${locale}`,
        message: `There is a store text for ${locale}, but no interaction model.`,
      })
    faults.push(...checkEntry(locale, entry), ...checkLegal(locale, privacyAndCompliance))
  }
  return faults
}

function checkEntry(locale: string, entry: Manifest['publishingInformation']['locales'][string]): Fault[] {
  const path = `manifest.publishingInformation.locales.${locale}`
  const faults: Fault[] = []
  for (const [field, most] of Object.entries(STORE_LIMITS)) {
    const { length } = entry[field as keyof typeof STORE_LIMITS]
    if (length === 0 || length > most)
      faults.push({
        path: `${path}.${field}`,
        message: `The ${field} has ${length} of 1 to ${most} characters.`,
      })
  }
  const { length } = entry.examplePhrases
  if (length === 0 || length > EXAMPLES_MAX)
    faults.push({
      path: `${path}.examplePhrases`,
      message: `There are ${length} of 1 to ${EXAMPLES_MAX} example phrases.`,
    })
  for (const [at, phrase] of entry.examplePhrases.entries())
    if (!phrase.startsWith('Alexa, '))
      faults.push({
        path: `${path}.examplePhrases.${at}`,
        message: `"${phrase}" does not begin with "Alexa,".`,
      })
  return faults
}

/** Amazon wants a privacy policy of every skill that uses personal information. */
function checkLegal(
  locale: string,
  { usesPersonalInfo, locales }: Manifest['privacyAndCompliance'],
): Fault[] {
  const path = `manifest.privacyAndCompliance.locales.${locale}`
  const entry = locales?.[locale]
  const faults: Fault[] = []
  if (usesPersonalInfo && !entry?.privacyPolicyUrl)
    faults.push({ path: `${path}.privacyPolicyUrl`, message: `${locale} has no privacy policy.` })
  for (const [field, url = ''] of Object.entries(entry ?? {})) {
    const parsed = URL.parse(url)
    if (parsed?.protocol !== 'https:')
      faults.push({ path: `${path}.${field}`, message: `"${url}" is no https address.` })
    else if (/alexa|amazon/i.test(parsed.hostname))
      faults.push({ path: `${path}.${field}`, message: `The host of "${url}" must not use Amazon's names.` })
  }
  return faults
}

/** Every locale must have the intents, slots and types of the first; a skill has one code for all. */
function checkAlike(models: SkillPackage['models']): [string, Fault][] {
  const usable = Object.entries(models).flatMap(([locale, model]): [string, Set<string>][] => {
    try {
      return [[locale, shapeOf(readLanguageModel(model))]]
    } catch {
      return []
    }
  })
  const [first, ...others] = usable
  if (!first) return []
  return others.flatMap(([locale, shape]) => {
    const differences = [
      ...[...first[1]]
        .filter((part) => !shape.has(part))
        .map((part) => `${part} is missing, which ${first[0]} has.`),
      ...[...shape]
        .filter((part) => !first[1].has(part))
        .map((part) => `${part} is there, which ${first[0]} does not have.`),
    ]
    return differences.map((message): [string, Fault] => [locale, { path: 'interactionModel', message }])
  })
}

const shapeOf = ({ intents, types = [] }: LanguageModel): Set<string> =>
  new Set([
    ...intents.flatMap(({ name, slots = [] }) => [
      `The intent ${name}`,
      ...slots.map((slot) => `The slot ${slot.name} of ${name} with the type ${slot.type}`),
    ]),
    ...types.map(({ name }) => `The type ${name}`),
  ])
