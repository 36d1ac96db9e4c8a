import type { CalibrationInput } from '../../lambda/speaker/calibration/input.ts'
import { recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { median } from '../statistics.ts'
import { LEVELS, START, WANTED } from './assumptions.ts'
import { drawsOf } from './draw.ts'

/** One line of counters, as `npm run policy -- evidence` takes them. */
interface Counted {
  readonly day: string
  readonly locale: string
  readonly level: number
  readonly recognized: number
  readonly named: number
  readonly neutral: number
  readonly asked: number
  readonly yes: number
  readonly no: number
  readonly objected: number
}

const LOCALES = ['en-US', 'en-GB', 'fr-FR']
const DAY_MS = 86_400_000
const REPEATS = 50

/** A year of a busy shop's counters: one line a day, locale and level. */
function yearOfCounters(days = 365): Counted[] {
  const draw = drawsOf(days, 3)
  const upTo = (most: number): number => Math.floor(draw.uniform() * (most + 1))
  return Array.from({ length: days }, (_, day) => new Date(day * DAY_MS).toISOString().slice(0, 10)).flatMap(
    (day) =>
      LOCALES.flatMap((locale) =>
        LEVELS.map((level) => {
          const [recognized, asked] = [100 + upTo(200), upTo(20)]
          const yes = upTo(asked)
          const no = draw.happens(20 / level) ? Math.min(1, asked - yes) : 0
          const named = level >= START ? recognized - asked : 0
          return {
            day,
            locale,
            level,
            recognized,
            named,
            neutral: recognized - named,
            asked,
            yes,
            no,
            objected: named > 0 && draw.happens(0.05) ? 1 : 0,
          }
        }),
      ),
  )
}

/** Counters of all days and locales, by level. Answered questions are those with a yes or a no. */
function inputOf(lines: readonly Counted[]): CalibrationInput {
  const byLevel = [...Map.groupBy(lines, ({ level }) => level)].toSorted(([a], [b]) => a - b)
  const sum = (of: (line: Counted) => number): number[] =>
    byLevel.map(([, all]) => all.reduce((total, line) => total + of(line), 0))
  return {
    levels: byLevel.map(([level]) => level),
    visits: sum(({ recognized }) => recognized),
    asked: sum(({ yes, no }) => yes + no),
    wrong: sum(({ no }) => no),
    named: sum(({ named }) => named),
    objected: sum(({ objected }) => objected),
    current: START,
    ...WANTED,
  }
}

/** How long the recommendation takes from counters in memory, summing them included. Milliseconds. */
export function timeRecommendation(lines = yearOfCounters()): {
  readonly lines: number
  readonly median: number
  readonly first: number
} {
  const times = Array.from({ length: REPEATS }, () => {
    const began = performance.now()
    recommendThreshold(inputOf(lines))
    return performance.now() - began
  })
  return { lines: lines.length, median: median(times), first: times[0] ?? Number.NaN }
}
