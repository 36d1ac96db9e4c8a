import type { Language } from '../../locale.ts'
import type { Lexicon } from '../lexicon/lexicon.ts'
import type { SaidWord } from '../query/said.ts'
import { synonymsOf } from '../query/synonyms.ts'

/** One thing that words were taken for. */
export interface Item {
  /** How it may stand in the index: a word, or several in a row. */
  readonly forms: readonly string[]
  /** So many of the forms, the first ones, are what was said; the others are what else it is called. */
  readonly own: number
  readonly isHead: boolean
  /** What it would cost to do without it. */
  readonly drop: number
  /** The words that were said, by their place: the first, and the one after the last. */
  readonly from: number
  readonly to: number
  /**
   * Whether it is what was said, or a sound-alike in its place: close enough to be believed by itself, far enough
   * that a name has to hold it with something that was said, or in place of a word that people do ask for.
   */
  readonly sounds: 'said' | 'close' | 'far' | 'doubtful'
}

/** A way to take the words from a place on: for an item, or for nothing. */
export interface Arc {
  /** The place after them. */
  readonly to: number
  readonly cost: number
  readonly item?: Item
}

/** A place in what was said, in a shop of a language. */
export interface Spot {
  readonly said: readonly SaidWord[]
  readonly at: number
  readonly lexicon: Lexicon
  readonly language: Language
}

/**
 * What it costs to take words for something else than they say: 1 is about a sound that was missed. Set so that
 * searches of a catalogue of 19,406 products that were said and misheard find what was meant; half of them
 * decided, the other half bore it out.
 */
export const COST = {
  /** A word that no name holds: it may stand in a description, or nowhere. */
  unknown: 1.5,
  joined: 0.3,
  /** A number heard in "for" and "to". */
  numberIn: 0.8,
  /** A sound-alike of a word that the names know. */
  known: 2.2,
  mended: 0.5,
  /** For each unit of distance between two sounds. */
  distance: 1.6,
  /** Another form of a word: "print" and "printer". */
  related: 1,
  /** A second word that was mended, and each after it. */
  again: 1.5,
  /** Taken off for each e-fold of products that have the word. */
  frequency: 0.15,
} as const

/** An item of one word or of several in a row. */
export const itemOf = (
  [first, last = first]: readonly [SaidWord, SaidWord?],
  own: readonly string[],
  others: readonly string[],
  sounds: Item['sounds'] = 'said',
): Item => ({
  forms: [...new Set([...own, ...others])],
  own: own.length,
  isHead: first.isHead || last.isHead,
  drop: Math.max(first.drop, last.drop),
  from: first.from,
  to: last.to,
  sounds,
})

/** An item by the words it is known by, and by what else the first of them is called. */
export const wordItem = (
  words: readonly [SaidWord, SaidWord?],
  forms: readonly [string, ...string[]],
  { lexicon, language }: Spot,
  sounds: Item['sounds'] = 'said',
): Item => itemOf(words, forms, synonymsOf(forms[0], language, lexicon.together), sounds)
