import fc from 'fast-check'
import { LOCALES } from '../../lambda/locale.ts'
import { COUNTERS, type Counts, type Tally } from '../../lambda/speaker/evidence.ts'
import { shownCells } from '../../lambda/speaker/report/cells.ts'
import {
  type PolicyReport,
  policyReport,
  type ReportSettings,
  type ReportWanted,
} from '../../lambda/speaker/report/report.ts'

export const IN_FORCE: ReportSettings = { greetByName: 300, costRatio: 10, cap: 0.05 }

export const tally = (level: number, counts: Counts, parts: Partial<Tally> = {}): Tally => ({
  day: '2026-11-21',
  locale: 'en-US',
  level,
  counts,
  ...parts,
})

/** What was counted at each level: recognized, answered, of these no, named, objected. */
export const tallies = (rows: readonly (readonly [number, ...number[]])[]): Tally[] =>
  rows.map(([level, recognized = 0, answered = 0, no = 0, named = 0, objected = 0]) =>
    tally(level, { recognized, named, asked: answered, yes: answered - no, no, objected }),
  )

/** The worked example of the method: 300 is the cheapest that is proven. */
export const WORKED = tallies([
  [100, 400, 60, 14],
  [200, 800, 90, 10],
  [300, 3600, 170, 3],
  [400, 5200, 250, 0],
])

export function reportOn(counted: readonly Tally[], settings: Partial<ReportWanted> = {}): PolicyReport {
  const inForce = settings.inForce ?? IN_FORCE
  const shown = shownCells(counted, undefined)
  return policyReport({ shown, inForce, previewed: inForce, bound: 'fixed', ...settings })
}

const anyCounts: fc.Arbitrary<Counts> = fc
  .tuple(...COUNTERS.map(() => fc.oneof(fc.nat(30), fc.nat(3000), fc.constant(0))))
  .map((all) => Object.fromEntries(COUNTERS.map((counter, at) => [counter, all[at] ?? 0])))

/** Whatever may lie in a table: counters of one visit that do not fit together, too. */
export const anyTallies: fc.Arbitrary<Tally[]> = fc.array(
  fc.record({
    day: fc.constantFrom('2026-11-20', '2026-11-21'),
    locale: fc.constantFrom(...LOCALES),
    level: fc.oneof(fc.constantFrom(100, 200, 300, 400), fc.integer()),
    counts: anyCounts,
  }),
  { maxLength: 16 },
)

const anySettings: fc.Arbitrary<ReportSettings> = fc.record({
  greetByName: fc.oneof(
    fc.constantFrom(100, 200, 300, 400, 'never' as const),
    fc.integer({ min: 1, max: 9999 }),
  ),
  costRatio: fc.oneof(fc.constantFrom(1, 3, 10, 30), fc.double({ min: 1e-3, max: 1000, noNaN: true })),
  cap: fc.oneof(fc.constantFrom(0.01, 0.02, 0.05, 0.5), fc.double({ min: 1e-5, max: 0.999, noNaN: true })),
})

/** Any evidence under any settings. */
export const anyReport: fc.Arbitrary<{ counted: Tally[]; settings: Omit<ReportWanted, 'shown'> }> = fc.record(
  {
    counted: anyTallies,
    settings: fc.record({
      inForce: anySettings,
      previewed: anySettings,
      bound: fc.constantFrom('fixed', 'anytime'),
    }),
  },
)
