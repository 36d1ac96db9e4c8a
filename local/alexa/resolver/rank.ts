import type { Alignment } from './align.ts'
import { LIMITS } from './costs.ts'
import type { Heard } from './heard.ts'
import type { CompiledModel, Pattern } from './model.ts'
import type { Span } from './spans.ts'

/**
 * What comes first when several samples match: a sample word for word, then with listed values, with
 * numbers, or with other small words; with a search phrase behind its carrier, with described or open values, then paraphrases, and
 * last a search phrase that is a clause (`show me what I was looking for`).
 */
const RANKS = [
  'literal',
  'listed',
  'number',
  'close',
  'phrase',
  'described',
  'open',
  'paraphrase',
  'clause',
] as const
export type Rank = (typeof RANKS)[number]

/** A sample that matches, and how well. */
export interface Candidate extends Alignment {
  readonly rank: Rank
  /** Cost in weight, slots included. */
  readonly share: number
  /** The search phrase, without politeness at its ends. */
  readonly phrase: Span | undefined
}

/** Judges an alignment; undefined if it is too far from the sample. */
export function judge(
  model: CompiledModel,
  aligned: Alignment,
  heard: readonly Heard[],
): Candidate | undefined {
  if (aligned.weight === 0 || lacksName(model, aligned, heard) || isElsewhere(aligned)) return undefined
  const { pattern, slots } = aligned
  const spans = [...slots.values()]
  const share = spans.reduce((sum, span) => sum + span.cost, aligned.cost) / aligned.weight
  const exact = aligned.cost < LIMITS.exact
  if (!exact && share > limitOf(aligned)) return undefined
  const phrase = phraseOf(model, pattern, slots, heard)
  if (phrase === 'none') return undefined
  const open = phrase !== undefined || spans.some((span) => span.quality === 'open')
  if (open && !isCarried(aligned, exact, phrase)) return undefined
  const clause = phrase !== undefined && hasSubject(model, phrase, heard)
  if (clause) return exact ? { ...aligned, rank: 'clause', share, phrase } : undefined
  return {
    ...aligned,
    rank: exact ? exactRank(spans, phrase) : farRank(share, phrase, aligned),
    share,
    phrase,
  }
}

/**
 * Whether the words around an open slot were said: what it holds says nothing about the intent. Nor does it
 * excuse a carrier that was said otherwise, least of all in the word that leads to it.
 */
function isCarried(aligned: Alignment, exact: boolean, phrase: Span | undefined): boolean {
  const carrier = exact ? aligned.carrier : aligned.content
  return carrier > 0 && !(phrase ? aligned.isLedAstray : aligned.bent > 0)
}

const farRank = (share: number, phrase: Span | undefined, { content }: Alignment): Rank =>
  !phrase && share < LIMITS.close && content > 1 ? 'close' : 'paraphrase'

function limitOf({ pattern, content, slots }: Alignment): number {
  if (pattern.builtIn) return LIMITS.builtIn
  if (content > 0) return LIMITS.near
  const numbers = [...slots.values()].some((span) => span.quality === 'number')
  return numbers ? LIMITS.exact : LIMITS.small
}

function exactRank(spans: readonly Span[], phrase: Span | undefined): Rank {
  const has = (quality: Span['quality']): boolean => spans.some((span) => span.quality === quality)
  if (phrase) return 'phrase'
  if (has('open')) return 'open'
  if (has('unknown')) return 'described'
  if (has('number')) return 'number'
  return spans.length > 0 ? 'listed' : 'literal'
}

/** The words of the search slot without softness at the ends; `none` if nothing with a meaning is left. */
function phraseOf(
  model: CompiledModel,
  pattern: Pattern,
  slots: ReadonlyMap<string, Span>,
  heard: readonly Heard[],
): Span | undefined | 'none' {
  const slot = pattern.elements.find((one) => one.is === 'slot' && one.type.kind === 'phrase')
  const span = slot?.is === 'slot' ? slots.get(slot.slot) : undefined
  if (!span) return undefined
  const isName = isNaming(model, pattern)
  let { from, to } = span
  while (from < to && heard[from]?.soft) from += 1
  while (to > from && heard[to - 1]?.soft) to -= 1
  // "Call me Alexa": what is otherwise an address is all there is of the name.
  if (isName && from === to && heard[span.from]?.key === ADDRESS) return span
  const meant = heard.slice(from, to).some((word) => word.kind === 'content')
  return meant || (from < to && isName) ? { ...span, from, to } : 'none'
}

/** How people speak to the device, anywhere in a sentence. */
const ADDRESS = 'alexa'

/** "That's not it" is no "that's not me": there is little else in such a sentence. */
const isElsewhere = ({ slots, content, isLedAstray }: Alignment): boolean =>
  slots.size === 0 && content <= 1 && isLedAstray

/** What ends in "call me Alexa" is the name and no address, so a sample without a name is not what was said. */
const lacksName = (model: CompiledModel, { pattern, slots }: Alignment, heard: readonly Heard[]): boolean =>
  slots.size === 0 && heard.at(-1)?.key === ADDRESS && isNaming(model, pattern)

/** Behind "call me" any word is a name: "Will", "May", "Stop". */
export const isNaming = ({ lexicon }: CompiledModel, { content }: Pattern): boolean =>
  content.some((word) => lexicon.naming.has(word.key))

const hasSubject = ({ lexicon }: CompiledModel, phrase: Span, heard: readonly Heard[]): boolean =>
  heard.slice(phrase.from, phrase.to).some((word) => lexicon.subjects.has(word.key))

const lengthOf = (phrase: Span | undefined): number => (phrase ? phrase.to - phrase.from : 0)

/** Sorts the better candidate first; the same order for the same model and words, always. */
export function better(a: Candidate, b: Candidate): number {
  const rank = RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank)
  if (rank !== 0) return rank
  const carrier = b.carrier - a.carrier
  // The longest carrier is the one that leaves least to the phrase, politeness counted in.
  const phrase = lengthOf(a.phrase) - lengthOf(b.phrase)
  if (a.phrase && b.phrase && a.rank !== 'paraphrase' && phrase !== 0) return phrase
  const own = Number(b.pattern.own) - Number(a.pattern.own)
  return a.share - b.share || carrier || own || a.pattern.order - b.pattern.order
}
