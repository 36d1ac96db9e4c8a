import { anytimeUpper, clopperPearsonLower, clopperPearsonUpper, type UpperBound } from './bounds.ts'
import type { CalibrationInput, LevelEvidence, NamingThreshold } from './input.ts'
import type { Block } from './isotonic.ts'
import { effectiveSample, sumOf } from './sample.ts'

/** What one level alone is like. Rates are shares. */
export interface LevelRates {
  readonly level: number
  readonly wrongRate: number
  readonly upper: number
  /** Of the pooled levels it belongs to. */
  readonly blockAsked: number
  readonly blockWrong: number
}

/** What a threshold would do. Rates and shares are of 1, costs in lost names per 100 recognized visits. */
export interface ThresholdEffect {
  readonly threshold: NamingThreshold
  /** Of those who would be named. */
  readonly wrongRate: number
  readonly lower: number
  readonly upper: number
  /** Answers that this rests on, as if all had been asked evenly. */
  readonly nEff: number
  /** Of all recognized visits: those that lose the name, and those that lose it though it is theirs. */
  readonly lostShare: number
  readonly lostRightful: number
  readonly cost: number
  /** The cost, over that of always or never naming, whichever is less. */
  readonly normCost: number
  /** The least share of the named who object. */
  readonly objectionLower: number
  /** It is proven, by answers or by objections, that the cap is broken. */
  readonly harm: boolean
  /** It may be recommended. */
  readonly feasible: boolean
  readonly reason: 'ok' | 'never name' | 'bound above cap' | 'objections'
}

export const upperBoundOf = ({ bound }: CalibrationInput): UpperBound =>
  bound === 'anytime' ? anytimeUpper : clopperPearsonUpper

/** What is known of each level alone, ascending. */
export const levelRates = (
  levels: readonly LevelEvidence[],
  blocks: readonly Block[],
  input: CalibrationInput,
): LevelRates[] =>
  blocks.flatMap(({ first, last, rate, asked, wrong }) => {
    const upper = upperBoundOf(input)(wrong, asked, input.conf)
    const pooled = levels.slice(first, last + 1)
    return pooled.map(({ level }) => ({
      level,
      wrongRate: rate,
      upper,
      blockAsked: asked,
      blockWrong: wrong,
    }))
  })

/** The rows before their costs are compared. */
type Uncompared = Omit<ThresholdEffect, 'normCost'>

/** 0 of nothing is nothing. */
const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

/**
 * What each threshold would do: one at each level, ascending, and never naming at the end.
 *
 * A higher threshold names nobody whom a lower one would not, and rates fall with the level, so what was proven of
 * a lower threshold holds for it too: upper bounds never rise. Costs: each wrong name counts `costRatio`, each
 * right person who loses the name 1; normalized as NIST does its detection cost.
 */
export function thresholdEffects(
  levels: readonly LevelEvidence[],
  blocks: readonly Block[],
  input: CalibrationInput,
): ThresholdEffect[] {
  const { cap, conf, costRatio } = input
  const rates = blocks.flatMap(({ first, last, rate }) => levels.slice(first, last + 1).map(() => rate))
  const visits = sumOf(levels, (level) => level.visits)
  const wrongFrom = (from: number): number =>
    levels.reduce((sum, level, index) => (index < from ? sum : sum + level.visits * (rates[index] ?? 0)), 0)
  const rightBelow = (from: number): number =>
    levels.reduce(
      (sum, level, index) => (index < from ? sum + level.visits * (1 - (rates[index] ?? 0)) : sum),
      0,
    )

  let least = 1
  const rows = levels.map(({ level }, from): Uncompared => {
    const named = levels.slice(from)
    const sample = effectiveSample(levels, blocks, from)
    const namedVisits = sumOf(named, (one) => one.visits)
    const lostRightful = share(rightBelow(from), visits)
    const lower = clopperPearsonLower(sample.wrong, sample.asked, conf)
    const objections = sumOf(named, ({ objected }) => objected)
    const objectionLower = clopperPearsonLower(
      objections,
      sumOf(named, (one) => one.named),
      conf,
    )
    least = Math.min(least, upperBoundOf(input)(sample.wrong, sample.asked, conf))
    const vetoed = objectionLower > cap
    const reason = vetoed ? 'objections' : least > cap ? 'bound above cap' : 'ok'
    return {
      threshold: level,
      wrongRate: share(wrongFrom(from), namedVisits),
      lower,
      upper: least,
      nEff: sample.asked,
      lostShare: share(visits - namedVisits, visits),
      lostRightful,
      cost: 100 * (share(costRatio * wrongFrom(from), visits) + lostRightful),
      objectionLower,
      harm: vetoed || lower > cap,
      feasible: reason === 'ok',
      reason,
    }
  })
  const never = neverNaming(share(rightBelow(levels.length), visits))
  const cheaper = Math.min(rows[0]?.cost ?? never.cost, never.cost)
  return [...rows, never].map((row) => ({ ...row, normCost: cheaper === 0 ? 1 : row.cost / cheaper }))
}

const neverNaming = (lostRightful: number): Uncompared => ({
  threshold: null,
  wrongRate: 0,
  lower: 0,
  upper: 0,
  nEff: 0,
  lostShare: 1,
  lostRightful,
  cost: 100 * lostRightful,
  objectionLower: 0,
  harm: false,
  feasible: true,
  reason: 'never name',
})
