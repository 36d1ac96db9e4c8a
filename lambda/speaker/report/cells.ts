import { LOCALES, type Locale } from '../../locale.ts'
import { COUNTERS, type Counter, type Counts, type Tally } from '../evidence.ts'

/** A cell of fewer recognized visits is not shown: nobody should be able to tell who was misheard. */
export const LEAST_VISITS = 10

export type AllCounts = Readonly<Record<Counter, number>>

/** What was counted at a level. */
export interface LevelCounts {
  readonly level: number
  readonly counts: AllCounts
}

/** What was counted at a level in a locale. */
export interface ShownCell extends LevelCounts {
  readonly locale: Locale
}

/** What may be shown of a window. Every sum is of shown cells alone, so that no difference gives a hidden one away. */
export interface Shown {
  /** By locale, and levels ascending. */
  readonly cells: readonly ShownCell[]
  /** Ascending. */
  readonly levels: readonly LevelCounts[]
  readonly totals: AllCounts
  /** How many cells are left out. */
  readonly hidden: number
}

/** A sum, added up in place: a year of a busy shop is tens of thousands of tallies. */
function sumOf(all: Iterable<Counts>): AllCounts {
  const sum = Object.fromEntries(COUNTERS.map((counter) => [counter, 0])) as Record<Counter, number>
  for (const counts of all) for (const counter of COUNTERS) sum[counter] += counts[counter] ?? 0
  return sum
}

const countsOf = (all: readonly { readonly counts: Counts }[]): AllCounts =>
  sumOf(all.map(({ counts }) => counts))

/**
 * What may be shown of the counts of a window.
 * @param locale only of this one; undefined: of all
 */
export function shownCells(tallies: readonly Tally[], locale: Locale | undefined): Shown {
  const cells = LOCALES.filter((one) => locale === undefined || one === locale).flatMap((one) => {
    const here = tallies.filter((tally) => tally.locale === one)
    return byLevel(here).map(([level, days]): ShownCell => ({ locale: one, level, counts: countsOf(days) }))
  })
  const shown = cells.filter(({ counts }) => counts.recognized >= LEAST_VISITS)
  return {
    cells: shown,
    levels: byLevel(shown).map(([level, all]) => ({ level, counts: countsOf(all) })),
    totals: countsOf(shown),
    hidden: cells.length - shown.length,
  }
}

/** Ascending. */
const byLevel = <One extends { readonly level: number }>(all: readonly One[]): [number, One[]][] =>
  [...Map.groupBy(all, ({ level }) => level)].toSorted(([a], [b]) => a - b)
