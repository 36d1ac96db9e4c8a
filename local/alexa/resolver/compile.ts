import { catalogOf, wordsOf } from './catalog.ts'
import { weightOf } from './costs.ts'
import { type Lexicon, lexiconOf } from './language/index.ts'
import type { CompiledModel, Element, Pattern, Phrases, SlotKind, SlotType, Word } from './model.ts'
import { type ModelIntent, type ModelType, readLanguageModel } from './schema.ts'
import { indexOf } from './shortlist.ts'
import { type Token, tokenize } from './tokens.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Stands where nobody has said which skill the model belongs to; it only shows in authority names. */
const NO_SKILL = 'amzn1.ask.skill.00000000-0000-0000-0000-000000000000'

/** The built-in types that are understood as such; any other is taken as it was said. */
const BUILT_IN_KINDS: Readonly<Record<string, SlotKind>> = {
  'AMAZON.NUMBER': 'number',
  'AMAZON.FOUR_DIGIT_NUMBER': 'four digits',
  'AMAZON.Ordinal': 'ordinal',
  'AMAZON.Color': 'color',
  'AMAZON.FirstName': 'name',
  'AMAZON.SearchQuery': 'phrase',
}

/**
 * Makes an interaction model ready to resolve utterances.
 * @param model parsed JSON of a file `interactionModels/custom/<locale>.json`
 * @param skillId for the authority names of resolutions
 * @throws {TypeError} that says what is wrong with the model
 */
export function compileModel(model: unknown, locale: string, skillId: string = NO_SKILL): CompiledModel {
  const language = readLanguageModel(model)
  const lexicon = lexiconOf(locale)
  const types = new Map<string, SlotType>()
  for (const type of language.types ?? []) types.set(type.name, slotType(type.name, type, lexicon))
  const intents = new Map<string, readonly string[]>()
  const patterns: Pattern[] = []
  for (const intent of language.intents) {
    if (intents.has(intent.name)) throw new TypeError(`The intent ${intent.name} is in the model twice.`)
    intents.set(
      intent.name,
      (intent.slots ?? []).map((slot) => slot.name),
    )
    patterns.push(...patternsOf(intent, types, lexicon, patterns.length))
  }
  const invocationName = tokenize(language.invocationName, lexicon).map((token) => token.key)
  if (invocationName.length === 0) throw new TypeError('The invocation name has no word.')
  const words = [
    ...patterns.flatMap((pattern) => pattern.elements.flatMap((one) => (one.is === 'word' ? [one] : []))),
    ...(language.types ?? []).flatMap((type) => wordsOf(type.values ?? [], lexicon)),
  ]
  return {
    locale,
    skillId,
    lexicon,
    phrases: phrasesOf(lexicon),
    invocationName,
    intents,
    types,
    patterns,
    index: indexOf(patterns),
    vocabulary: vocabularyOf(words),
    sentences: sentencesOf(patterns),
    literals: literalsOf(patterns),
  }
}

function slotType(name: string, type: ModelType | undefined, lexicon: Lexicon): SlotType {
  const values = type?.values ?? []
  const kind = name.startsWith('AMAZON.') ? (BUILT_IN_KINDS[name] ?? 'open') : 'list'
  return { name, kind, catalog: values.length > 0 ? catalogOf(values, lexicon) : undefined }
}

function patternsOf(
  intent: ModelIntent,
  types: Map<string, SlotType>,
  lexicon: Lexicon,
  from: number,
): Pattern[] {
  const slots = new Map<string, SlotType>()
  for (const { name, type } of intent.slots ?? []) {
    const known =
      types.get(type) ?? (type.startsWith('AMAZON.') ? slotType(type, undefined, lexicon) : undefined)
    if (!known)
      throw new TypeError(
        `The slot ${name} of ${intent.name} has the type ${type}, which is not in the model.`,
      )
    types.set(type, known)
    slots.set(name, known)
  }
  const samples = (intent.samples ?? []).map((text) => ({ text, own: true }))
  const phrases = (lexicon.data.intents[intent.name] ?? []).map((text) => ({ text, own: false }))
  return [...samples, ...phrases].flatMap(({ text, own }, at) => {
    const elements = elementsOf(text, intent.name, slots, lexicon)
    const content = elements.filter((one) => one.is === 'word').filter(isMeant)
    const fillable = elements.filter((one) => one.is === 'slot')
    const builtIn = intent.name.startsWith('AMAZON.')
    const weight = elements.reduce((sum, one) => sum + (one.is === 'word' ? weightOf(one) : 1), 0)
    return elements.length === 0
      ? []
      : [{ intent: intent.name, elements, own, builtIn, content, slots: fillable, weight, order: from + at }]
  })
}

const isMeant = (word: Word): boolean => word.kind === 'content' && !word.proForm

function elementsOf(
  sample: string,
  intent: string,
  slots: ReadonlyMap<string, SlotType>,
  lexicon: Lexicon,
): Element[] {
  return sample.split(/(\{[^{}]*\})/).flatMap((piece): Element[] => {
    if (!piece.startsWith('{')) return tokenize(piece, lexicon).map((token) => wordOf(token, lexicon))
    const slot = piece.slice(1, -1).trim()
    const type = slots.get(slot)
    if (!type)
      throw new TypeError(
        `The sample "${sample}" of ${intent} names the slot ${slot}, which it does not have.`,
      )
    return [{ is: 'slot', slot, type }]
  })
}

function wordOf(token: Token, lexicon: Lexicon): Word {
  const group = lexicon.groups.get(token.stem) ?? token.stem
  return { ...token, is: 'word', group, proForm: lexicon.proForms.has(token.key) }
}

/** Samples without slots; where two say the same, the first counts. */
function sentencesOf(patterns: readonly Pattern[]): Map<string, string> {
  const sentences = new Map<string, string>()
  for (const { intent, elements } of patterns) {
    const keys = elements.map((one) => (one.is === 'word' ? one.key : '{}')).join(' ')
    if (!keys.includes('{}') && !sentences.has(keys)) sentences.set(keys, intent)
  }
  return sentences
}

/** Words of the model's own samples, and the built-in phrases of one word (`no`, `more`). */
const literalsOf = (patterns: readonly Pattern[]): Set<string> =>
  new Set(
    patterns.flatMap(({ own, elements }) =>
      own || elements.length === 1 ? elements.flatMap((one) => (one.is === 'word' ? [one.stem] : [])) : [],
    ),
  )

function phrasesOf(lexicon: Lexicon): Phrases {
  const tokens = (list: readonly string[]): Token[][] =>
    list.map((text) => tokenize(text, lexicon)).sort((a, b) => b.length - a.length)
  const keys = (list: readonly string[]): string[][] =>
    tokens(list).map((phrase) => phrase.map((token) => token.key))
  const { openings, closings, bridges, invocation } = lexicon.data
  return {
    openings: keys(openings),
    closings: keys(closings),
    bridges: keys(bridges),
    openers: keys(invocation.openers),
    verbs: tokens(invocation.verbs),
    before: keys(invocation.before),
    after: keys(invocation.after),
  }
}
