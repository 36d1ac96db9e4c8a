import type { NamingThreshold } from '../../lambda/speaker/calibration/input.ts'
import { LEVELS, WANTED } from './assumptions.ts'
import type { Truth } from './fleet.ts'
import type { Outcome } from './policies.ts'

/** What a threshold truly does to a fleet. Rates are shares; the cost is in lost names per 100 recognized visits. */
export interface Effect {
  readonly wrongRate: number
  readonly lostRightful: number
  readonly cost: number
}

/** One run of a rule. */
export interface Score extends Effect {
  /** What it costs more than the cheapest threshold under the cap. */
  readonly regret: number
  readonly breaksCap: boolean
  /** Whether the bound at the recommended threshold held; undefined where nothing was recommended on evidence. */
  readonly covered: boolean | undefined
  /** The same, of those alone whom no objection held back in the twelve weeks. */
  readonly coveredFree: boolean | undefined
  readonly askedShare: number
}

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

/** What a threshold does. */
export function effectOf({ visits, wrong }: Truth, threshold: NamingThreshold): Effect {
  const from = threshold === null ? LEVELS.length : LEVELS.findIndex((level) => level >= threshold)
  const [all, named] = [sum(visits), sum(visits.slice(from))]
  const namedWrongly = sum(wrong.slice(from))
  const lostRightful = (all - named - sum(wrong.slice(0, from))) / all
  return {
    wrongRate: named === 0 ? 0 : namedWrongly / named,
    lostRightful,
    cost: 100 * ((WANTED.costRatio * namedWrongly) / all + lostRightful),
  }
}

/** The cheapest of all thresholds that keep under the cap, known only to who knows the truth. */
export const oracleOf = (truth: Truth): Effect =>
  [...LEVELS, null]
    .map((threshold) => effectOf(truth, threshold))
    .filter(({ wrongRate }) => wrongRate <= WANTED.cap)
    .reduce((best, one) => (one.cost < best.cost ? one : best))

/** What became of a rule's twelve weeks. */
export function scoreOf(truth: Truth, { threshold, said, askedShare, free }: Outcome): Score {
  const effect = effectOf(truth, threshold)
  const proven = said?.status === 'evidence' && threshold !== null
  const bound = said?.perThreshold.find((row) => row.threshold === threshold)?.upper ?? 1
  return {
    ...effect,
    regret: effect.cost - oracleOf(truth).cost,
    breaksCap: effect.wrongRate > WANTED.cap,
    covered: proven ? effect.wrongRate <= bound : undefined,
    coveredFree: proven ? effectOf(free, threshold).wrongRate <= bound : undefined,
    askedShare,
  }
}
