import type { Locale } from '../locale.ts'

/**
 * What is counted. Of greetings whose speaker came with a level: `recognized`, and of those `named` and `neutral`,
 * for whatever reason. Of check questions: `chances` that there were to ask one, those of them that were `drawn`,
 * those that were `asked`, and the answers `yes` and `no`. `objected`: said that the spoken name was wrong.
 */
export const COUNTERS = [
  'recognized',
  'named',
  'neutral',
  'chances',
  'drawn',
  'asked',
  'yes',
  'no',
  'objected',
] as const
export type Counter = (typeof COUNTERS)[number]
/** What is left out is 0. */
export type Counts = Partial<Readonly<Record<Counter, number>>>

/** What one turn has to add. It says of nobody who they are. */
export interface Evidence {
  /** Epoch seconds, of which only the day is kept: that of the visit, also where its answer comes after midnight. */
  readonly at: number
  /** The level of the visit. */
  readonly level: number
  readonly counts: Counts
}

/** Where something is counted: nothing is finer than a day. */
export interface Cell {
  /** `2026-11-21`, in UTC. */
  readonly day: string
  readonly locale: Locale
  readonly level: number
}

/** What was counted in one cell. */
export interface Tally extends Cell {
  readonly counts: Counts
}

/** The day of a moment, in UTC. @param at epoch seconds */
export const dayOf = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10)

export const DAY = 24 * 60 * 60
/** Thirteen months. */
const KEPT_DAYS = 397

/** How long what was counted on a day is kept. @returns epoch seconds */
export const keptUntil = (day: string): number => Date.parse(day) / 1000 + KEPT_DAYS * DAY
