import type { Lexicon } from './language/index.ts'
import type { Token } from './tokens.ts'

/** How the values of a slot are heard. `open`: a built-in type without a list here, such as AMAZON.FirstName. */
export type SlotKind = 'list' | 'number' | 'ordinal' | 'four digits' | 'color' | 'name' | 'phrase' | 'open'

export interface Value {
  readonly name: string
  readonly id: string
}

/** The values of a type, by the stems of what is said for them, written together (`teapot` is `tea pot`). */
export interface Catalog {
  readonly bySaying: ReadonlyMap<string, readonly Value[]>
  /** Words of the longest saying, with one to spare for a compound that is said in two. */
  readonly longest: number
  /** Stems of sayings of one word: the names of things. */
  readonly nouns: ReadonlySet<string>
}

export interface SlotType {
  readonly name: string
  readonly kind: SlotKind
  /** Values from the model; a built-in type has them if the model extends it. */
  readonly catalog: Catalog | undefined
}

export interface Word extends Token {
  readonly is: 'word'
  /** Stem that stands for its group of synonyms. */
  readonly group: string
  /** A word such as `one`, which any thing may stand for. */
  readonly proForm: boolean
}

interface SlotElement {
  readonly is: 'slot'
  readonly slot: string
  readonly type: SlotType
}

export type Element = Word | SlotElement

/** One sample of an intent, or one of a built-in intent's own phrases. */
export interface Pattern {
  readonly intent: string
  readonly elements: readonly Element[]
  /** Written in the model rather than known of the language. */
  readonly own: boolean
  /** A built-in intent, which Alexa matches more narrowly. */
  readonly builtIn: boolean
  /** Its words of meaning, without those that any thing may stand for. */
  readonly content: readonly Word[]
  readonly slots: readonly SlotElement[]
  /** Weight of all its words and slots: the most that can be explained by it. */
  readonly weight: number
  readonly order: number
}

/**
 * Where each word of meaning stands, by what it may be heard as: its stem, or `~` and its group. `patterns` and
 * `words` belong together: a pattern by its number, and the bit of the word among its words of meaning.
 */
export type PatternIndex = ReadonlyMap<string, { readonly patterns: number[]; readonly words: number[] }>

/** Phrases of a language, cut into keys. */
export interface Phrases {
  readonly openings: readonly (readonly string[])[]
  readonly closings: readonly (readonly string[])[]
  readonly bridges: readonly (readonly string[])[]
  readonly openers: readonly (readonly string[])[]
  readonly verbs: readonly (readonly Token[])[]
  readonly before: readonly (readonly string[])[]
  readonly after: readonly (readonly string[])[]
}

/** An interaction model made ready; the fields are the resolver's own business. */
export interface CompiledModel {
  readonly locale: string
  readonly skillId: string
  readonly lexicon: Lexicon
  readonly phrases: Phrases
  readonly invocationName: readonly string[]
  /** Names of the slots, by intent. */
  readonly intents: ReadonlyMap<string, readonly string[]>
  readonly types: ReadonlyMap<string, SlotType>
  readonly patterns: readonly Pattern[]
  readonly index: PatternIndex
  /** Every word of the model, by first letter, to tell a typing error from a word of its own. */
  readonly vocabulary: Vocabulary
  /** Intents of the samples without slots, by their keys with spaces between. */
  readonly sentences: ReadonlyMap<string, string>
  /** Stems that samples use as words of their own: these describe no thing. */
  readonly literals: ReadonlySet<string>
}

export interface Vocabulary {
  readonly stems: ReadonlySet<string>
  readonly byLetter: ReadonlyMap<string, readonly Token[]>
}
