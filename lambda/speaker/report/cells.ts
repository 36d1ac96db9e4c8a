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
export interface LocaleCell extends LevelCounts {
  readonly locale: Locale
}

/** What may be shown of a window. Every sum is of shown cells alone, so that no difference gives a hidden one away. */
export interface Shown {
  /** By locale, and levels ascending. */
  readonly cells: readonly LocaleCell[]
  /** Ascending. */
  readonly levels: readonly LevelCounts[]
  readonly totals: AllCounts
  /** How many cells are left out. */
  readonly hidden: number
}

type Sum = Record<Counter, number>

const nothing = (): Sum => Object.fromEntries(COUNTERS.map((counter) => [counter, 0])) as Sum

const addTo = (sum: Sum, counts: Counts): void => {
  for (const counter of COUNTERS) sum[counter] += counts[counter] ?? 0
}

/** One sum a level, ascending. They are added up in place: a year of a busy shop is tens of thousands of tallies. */
function sumsByLevel(all: Iterable<{ readonly level: number; readonly counts: Counts }>): LevelCounts[] {
  const sums = new Map<number, Sum>()
  for (const { level, counts } of all) {
    const sum = sums.get(level) ?? nothing()
    addTo(sum, counts)
    sums.set(level, sum)
  }
  return [...sums].map(([level, counts]) => ({ level, counts })).toSorted((a, b) => a.level - b.level)
}

/** What was counted at a level, stretch of days by stretch of days, from the last ones back. */
type Stretches = readonly Sum[]

function stretchesByLevel(tallies: readonly Tally[], within: readonly string[]): [number, Stretches][] {
  const levels = new Map<number, Sum[]>()
  for (const { day, level, counts } of tallies) {
    const known = levels.get(level)
    const stretches = known ?? Array.from({ length: within.length + 1 }, nothing)
    if (!known) levels.set(level, stretches)
    const at = within.findIndex((first) => day >= first)
    addTo(stretches[at < 0 ? within.length : at] as Sum, counts)
  }
  return [...levels].toSorted(([a], [b]) => a - b)
}

/**
 * The sum of as many stretches as may be shown beside each other: what a longer window adds to a shown one by fewer
 * visits than a cell needs is left out, for the difference of the two would show it.
 */
function sumOfShowable(stretches: Stretches): Sum {
  let shown: Sum | undefined
  const all = nothing()
  for (const stretch of stretches) {
    addTo(all, stretch)
    const added = all.recognized - (shown?.recognized ?? 0)
    if (added >= LEAST_VISITS) shown = { ...all }
  }
  return shown ?? all
}

/**
 * The cells of a window, its days added up: by locale, and levels ascending. Small ones are among them.
 * @param within where the shorter windows begin that can be looked at as well, the shortest first
 */
export const cellsIn = (tallies: readonly Tally[], within: readonly string[] = []): LocaleCell[] =>
  LOCALES.flatMap((locale) => {
    const here = tallies.filter((tally) => tally.locale === locale)
    return stretchesByLevel(here, within).map(([level, stretches]) => ({
      locale,
      level,
      counts: sumOfShowable(stretches),
    }))
  })

/**
 * What may be shown of the cells of a window.
 * @param locale only of this one; undefined: of all
 */
export function shownOf(cells: readonly LocaleCell[], locale: Locale | undefined): Shown {
  const here = cells.filter((cell) => locale === undefined || cell.locale === locale)
  const shown = here.filter(({ counts }) => counts.recognized >= LEAST_VISITS)
  const totals = nothing()
  for (const { counts } of shown) addTo(totals, counts)
  return { cells: shown, levels: sumsByLevel(shown), totals, hidden: here.length - shown.length }
}

/** What may be shown of the counts of a window, of one locale or of all. */
export const shownCells = (tallies: readonly Tally[], locale: Locale | undefined): Shown =>
  shownOf(cellsIn(tallies), locale)
