import { localeFault } from './alexa-locales.ts'
import { articles, launchWords, WAKE_WORDS } from './model-words.ts'
import { type LanguageModel, type ModelIntent, readLanguageModel } from './resolver/schema.ts'

/** What is wrong, where, in one sentence. */
export interface Fault {
  /** Names and numbers from the root of the file, separated by dots. */
  readonly path: string
  readonly message: string
}

const ROOT = 'interactionModel.languageModel'
const SEARCH = 'AMAZON.SearchQuery'
const SLOT = /\{([^{}]*)\}/g
/** Letters, apostrophes and hyphens; a dot only after a single letter, as in `u. s. b.`. */
const SAMPLE_WORD = /^(?:\p{L}\.|[\p{L}\p{M}'’-]+)$/u
const NAME = /^[A-Za-z_]+$/
const REQUIRED = ['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.HelpIntent']

/**
 * Checks one interaction model against Amazon's rules, as a build of it would.
 * Rules: https://developer.amazon.com/docs/custom-skills/create-intents-utterances-and-slots.html and the
 * slot type reference (AMAZON.SearchQuery).
 * @param model parsed JSON of a file `interactionModels/custom/<locale>.json`
 * @returns every fault; an unusable file gives the one that says why
 */
export function checkModel(model: unknown, locale: string): Fault[] {
  const wrong = localeFault(locale)
  if (wrong !== undefined) return [{ path: 'interactionModel', message: wrong }]
  let language: LanguageModel
  try {
    language = readLanguageModel(model)
  } catch (error) {
    return [{ path: ROOT, message: (error as Error).message }]
  }
  return [
    ...checkInvocationName(language.invocationName, locale),
    ...REQUIRED.filter((name) => !language.intents.some((intent) => intent.name === name)).map((name) => ({
      path: `${ROOT}.intents`,
      message: `The intent ${name} is missing.`,
    })),
    ...checkNames(language),
    ...language.intents.flatMap((intent, at) => checkIntent(intent, at, language)),
    ...checkDuplicates(language),
    ...checkTypes(language),
  ]
}

/** Checks an invocation name; `corner shop` is legal. */
export function checkInvocationName(name: string, locale: string): Fault[] {
  const path = `${ROOT}.invocationName`
  const words = name.split(' ')
  const has = (list: ReadonlySet<string>): string | undefined => words.find((word) => list.has(word))
  const fault = (message: string): Fault[] => [{ path, message: `The invocation name "${name}" ${message}.` }]
  if (name !== name.toLowerCase()) return fault('must be in lower case')
  if (!words.every((word) => /^(?:\p{L}\.|[\p{L}\p{M}'-]+)$/u.test(word)))
    return fault('may hold only letters, single spaces, apostrophes, and dots after single letters')
  if (words.length < 2) return fault('must have two words or more')
  if (name.length > 50) return fault('must have at most 50 characters')
  const wake = has(WAKE_WORDS)
  if (wake) return fault(`must not hold "${wake}"`)
  const launch = has(launchWords(locale))
  if (launch) return fault(`must not hold the launch or connecting word "${launch}"`)
  const article = words.length === 2 ? has(articles(locale)) : undefined
  return article ? fault(`has two words, and must not hold "${article}"`) : []
}

function checkNames({ intents }: LanguageModel): Fault[] {
  return intents.flatMap(({ name }, at) => {
    const path = `${ROOT}.intents.${at}.name`
    const twice = intents.findIndex((other) => other.name === name) < at
    const legal = name.startsWith('AMAZON.') || NAME.test(name)
    return [
      ...(twice ? [{ path, message: `The intent ${name} is there twice.` }] : []),
      ...(legal
        ? []
        : [{ path, message: `The intent name "${name}" may hold only letters and underscores.` }]),
    ]
  })
}

function checkIntent(intent: ModelIntent, at: number, language: LanguageModel): Fault[] {
  const path = `${ROOT}.intents.${at}`
  const types = new Map((intent.slots ?? []).map((slot) => [slot.name, slot.type] as const))
  const slots = (intent.slots ?? []).flatMap(({ name, type }, number) => {
    const known = type.startsWith('AMAZON.') || language.types?.some((one) => one.name === type)
    const message = `The slot ${name} of ${intent.name} has the type ${type}, which is not in the model.`
    return known ? [] : [{ path: `${path}.slots.${number}.type`, message }]
  })
  const samples = intent.samples ?? []
  if (intent.name === 'AMAZON.FallbackIntent' && samples.length > 0)
    slots.push({ path: `${path}.samples`, message: 'AMAZON.FallbackIntent takes no samples.' })
  if (!intent.name.startsWith('AMAZON.') && samples.length === 0)
    slots.push({ path: `${path}.samples`, message: `The intent ${intent.name} has no sample.` })
  return [
    ...slots,
    ...samples.flatMap((sample, number) =>
      checkSample(sample, types).map((message) => ({
        path: `${path}.samples.${number}`,
        message: `The sample "${sample}" of ${intent.name} ${message}.`,
      })),
    ),
  ]
}

function checkSample(sample: string, types: ReadonlyMap<string, string>): string[] {
  const names = [...sample.matchAll(SLOT)].map((match) => match[1] ?? '')
  const rest = sample.replace(SLOT, ' ')
  const words = rest.split(/\s+/).filter(Boolean)
  const faults: string[] = []
  if (sample.trim() === '') faults.push('is empty')
  const unknown = names.find((name) => !types.has(name))
  if (unknown !== undefined) faults.push(`names the slot "${unknown}", which the intent does not have`)
  if (/[{}]/.test(rest)) faults.push('has a brace without its pair')
  else if (!words.every((word) => SAMPLE_WORD.test(word)))
    faults.push('may hold only letters, spaces, apostrophes, hyphens, and dots after single letters')
  if (new Set(names).size < names.length) faults.push('names a slot twice')
  if (names.some((name) => types.get(name) === SEARCH)) {
    if (names.length > 1) faults.push(`has another slot beside one of ${SEARCH}`)
    if (words.length === 0)
      faults.push('must include a carrier phrase, since phrase types cannot stand alone')
  }
  return faults
}

/** The same sentence in two intents, or twice in one, slots compared by their types. */
function checkDuplicates({ intents }: LanguageModel): Fault[] {
  const seen = new Map<string, string>()
  return intents.flatMap(({ name, slots, samples }, at) =>
    (samples ?? []).flatMap((sample, number) => {
      const typed = sample.replace(SLOT, (_, slot) => `{${slots?.find((one) => one.name === slot)?.type}}`)
      const key = typed.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
      const other = seen.get(key)
      seen.set(key, other ?? name)
      if (other === undefined) return []
      const message = `The sample "${sample}" of ${name} stands in ${other === name ? 'it twice' : `${other} too`}.`
      return [{ path: `${ROOT}.intents.${at}.samples.${number}`, message }]
    }),
  )
}

function checkTypes({ types = [] }: LanguageModel): Fault[] {
  return types.flatMap(({ name, values = [] }, at) => {
    const path = `${ROOT}.types.${at}`
    const faults: Fault[] = []
    if (values.length === 0)
      faults.push({ path: `${path}.values`, message: `The type ${name} has no values.` })
    for (const [number, value] of values.entries()) {
      const earlier = values.slice(0, number)
      const where = `${path}.values.${number}`
      if (value.id && earlier.some((one) => one.id === value.id))
        faults.push({ path: `${where}.id`, message: `The id "${value.id}" of ${name} is there twice.` })
      const same = (one: (typeof values)[number]): boolean =>
        one.name.value.toLowerCase() === value.name.value.toLowerCase()
      if (earlier.some(same))
        faults.push({
          path: `${where}.name`,
          message: `The value "${value.name.value}" of ${name} is there twice.`,
        })
    }
    return faults
  })
}
