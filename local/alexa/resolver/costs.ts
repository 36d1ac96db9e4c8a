import type { Heard } from './heard.ts'
import type { Word } from './model.ts'
import type { Token } from './tokens.ts'

/**
 * How far what was said may be from a sample. Costs are in words of meaning: one that is missing or too
 * much costs 1, small words little, politeness next to nothing. What was explained has a weight in the same
 * measure, and a sample matches if the cost is a small enough share of it (`LIMITS`). The numbers were
 * chosen on everyday paraphrases and on sentences that must not match (tests/resolver).
 */
const UNMATCHED = { content: 1, question: 0.4, light: 0.15 } as const
const WEIGHT = { content: 1, question: 0.5, light: 0.25 } as const
const SOFT = 0.001
/** A number that was said and fits nowhere is no noise: the fifth of four digits. */
const NUMBER = 2

/** Without its "not" a sentence says the opposite. */
const NEGATION = 2

/** Price of hearing one word for another. */
const SAME_STEM = 0.05
const SYNONYM = 0.15
const SMALL_FOR_SMALL = 0.2
const THING_FOR_ONE = 0.2
export const SLIP = 0.25

/** Greatest share of cost in weight. Up to `exact`, only politeness was added. */
export const LIMITS = {
  exact: 0.04,
  /** Something with a meaning was matched beside what was left over. */
  near: 0.4,
  /** Only small words matched, or only a slot: `where was I`, `a {kind}`. */
  small: 0.19,
  /** Only small words differ, beside more than one that has a meaning: nearer than a search phrase. */
  close: 0.1,
  /** Amazon matches its own intents on samples only; a little leeway is for small words. */
  builtIn: 0.25,
  /** A phrase inside a search that is a request of its own. */
  inner: 0.16,
} as const

export const weightOf = (token: Token): number => WEIGHT[token.kind]

export const missing = (token: Token): number => UNMATCHED[token.kind]

export function added(token: Heard): number {
  if (token.soft) return SOFT
  if (token.negates) return NEGATION
  return token.kind === 'content' && /^[#\d]/.test(token.key) ? NUMBER : UNMATCHED[token.kind]
}

/** What it costs to hear a word of a sample in a word that was said; Infinity if it is another word. */
export function substitution(meant: Word, said: Heard, isNoun: (stem: string) => boolean): number {
  if (meant.key === said.key) return 0
  if (meant.stem === said.stem) return SAME_STEM
  if (said.slip?.stem === meant.stem) return SLIP
  if (meant.group === said.group) return SYNONYM
  if (meant.proForm && isNoun(said.slip?.stem ?? said.stem)) return THING_FOR_ONE
  if (meant.kind === 'light' && said.kind === 'light') return SMALL_FOR_SMALL
  return Number.POSITIVE_INFINITY
}
