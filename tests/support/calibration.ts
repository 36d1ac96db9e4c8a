import fc from 'fast-check'
import type { CalibrationInput } from '../../lambda/speaker/calibration/input.ts'
import type { Recommendation } from '../../lambda/speaker/calibration/recommend.ts'
import type { ThresholdEffect } from '../../lambda/speaker/calibration/thresholds.ts'

/** 300 is in force, a wrong name is worth ten lost ones, 5 % at most, 95 % sure. */
const SETTINGS = { costRatio: 10, cap: 0.05, conf: 0.95, current: 300 } as const

/** What was counted, with one level a row: level, visits, asked, wrong, named, objected. */
export function counted(
  rows: readonly (readonly number[])[],
  settings: Partial<CalibrationInput> = {},
): CalibrationInput {
  const column = (index: number): number[] => rows.map((row) => row[index] ?? 0)
  const [levels, visits, asked, wrong, named, objected] = [0, 1, 2, 3, 4, 5].map(column) as [
    number[],
    number[],
    number[],
    number[],
    number[],
    number[],
  ]
  return { ...SETTINGS, levels, visits, asked, wrong, named, objected, ...settings }
}

/** The row of a threshold. */
export function effectAt(said: Recommendation, threshold: number | null): ThresholdEffect {
  const row = said.perThreshold.find((one) => one.threshold === threshold)
  if (!row) throw new Error(`There is no row of ${threshold}.`)
  return row
}

/** Whole and fractional counts, small, large, and none. */
const count = fc.oneof(
  fc.nat(500),
  fc.nat(5000),
  fc.double({ min: 0, max: 500, noNaN: true }),
  fc.constant(0),
)
const part = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, 0.01))

const levelRow = fc.record({ visits: count, asked: count, no: part, named: count, objecting: part })

const level = fc.oneof(fc.constantFrom(100, 200, 300, 400), fc.integer())

/** Any valid input: any levels in any order, any settings. */
export const anyInput: fc.Arbitrary<CalibrationInput> = fc
  .uniqueArray(level, { minLength: 1, maxLength: 6 })
  .chain((levels) =>
    fc.record({
      rows: fc.array(levelRow, { minLength: levels.length, maxLength: levels.length }),
      levels: fc.constant(levels),
      current: fc.oneof(fc.constantFrom(...levels), fc.constant(null), fc.integer()),
      costRatio: fc.oneof(
        fc.constantFrom(1, 3, 10, 30, 100),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      ),
      cap: fc.oneof(
        fc.constantFrom(0.01, 0.02, 0.05, 0.2),
        fc.double({ min: 1e-5, max: 0.999, noNaN: true }),
      ),
      conf: fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.99, 0.999999),
      bound: fc.constantFrom('fixed', 'anytime'),
    }),
  )
  .map(({ rows, levels, ...settings }) => ({
    ...settings,
    levels,
    visits: rows.map(({ visits }) => visits),
    asked: rows.map(({ asked }) => asked),
    wrong: rows.map(({ asked, no }) => asked * no),
    named: rows.map(({ named }) => named),
    objected: rows.map(({ named, objecting }) => named * objecting),
  }))

/** An input with one level's counts changed: `add` is put on those that are named. */
export function withMore(
  input: CalibrationInput,
  index: number,
  add: { readonly asked?: number; readonly wrong?: number },
): CalibrationInput {
  const more = (counts: readonly number[], by = 0): number[] =>
    counts.map((one, i) => (i === index ? one + by : one))
  return { ...input, asked: more(input.asked, add.asked), wrong: more(input.wrong, add.wrong) }
}
