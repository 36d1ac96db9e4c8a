import { type CalibrationInput, evidenceOf, type NamingThreshold } from './input.ts'
import { fallingRates } from './isotonic.ts'
import { type LevelRates, levelRates, type ThresholdEffect, thresholdEffects } from './thresholds.ts'

export type Status =
  | 'evidence'
  | 'insufficient evidence: keep'
  | 'insufficient evidence: never name'
  | 'harm: raise'

/** What the evidence says. */
export interface Recommendation {
  /** The highest wrong-name rate at which naming at one level still pays: 1/(1 + cost ratio). */
  readonly tau: number
  /** Answers without a no that prove the cap where nothing is known yet. */
  readonly cleanAnswersNeeded: number
  readonly perLevel: readonly LevelRates[]
  /** Ascending; the last is never naming. */
  readonly perThreshold: readonly ThresholdEffect[]
  readonly recommended: NamingThreshold
  readonly status: Status
}

/** A difference in cost that is rounding: a tie. */
const TIE = 1e-12

/**
 * Which threshold to name from: the cheapest of those that are proven to keep under the cap and that nobody's
 * objections speak against, the stricter where two cost the same. Where none is proven, the one in force stays,
 * unless harm is proven: then the lowest one above it without.
 *
 * Rates, bounds and costs: `fallingRates`, `effectiveSample`, `thresholdEffects`. The fixed bound is for looks on a
 * schedule (weekly); `bound: 'anytime'` for whoever looks whenever they like.
 * @throws TypeError or RangeError that names the field of an input that is none
 */
export function recommendThreshold(input: CalibrationInput): Recommendation {
  const levels = evidenceOf(input)
  const blocks = fallingRates(levels)
  const perThreshold = thresholdEffects(levels, blocks, input)
  return {
    tau: 1 / (1 + input.costRatio),
    cleanAnswersNeeded: cleanAnswersNeeded(input.cap, input.conf),
    perLevel: levelRates(levels, blocks, input),
    perThreshold,
    ...choose(perThreshold, input.current),
  }
}

function choose(
  effects: readonly ThresholdEffect[],
  current: NamingThreshold,
): Pick<Recommendation, 'recommended' | 'status'> {
  const proven = effects.filter(({ feasible }) => feasible)
  if (proven.some(({ threshold }) => threshold !== null)) {
    const cheapest = Math.min(...proven.map(({ cost }) => cost))
    const best = proven.findLast(({ cost }) => cost <= cheapest * (1 + TIE))
    return { recommended: best?.threshold ?? null, status: 'evidence' }
  }
  if (current === null) return { recommended: null, status: 'insufficient evidence: never name' }
  // A threshold between two levels works as the next level up.
  const fromCurrent = effects.filter(({ threshold }) => threshold === null || threshold >= current)
  if (!fromCurrent[0]?.harm) return { recommended: current, status: 'insufficient evidence: keep' }
  const raised = fromCurrent.find(({ harm }) => !harm)
  return { recommended: raised?.threshold ?? null, status: 'harm: raise' }
}

/**
 * How many answers without a single no prove a wrong-name rate below `cap`: ⌈ln(1 − conf)/ln(1 − cap)⌉, the rule
 * of three made exact. 59 for 5 % at 95 %.
 */
export const cleanAnswersNeeded = (cap: number, conf: number): number =>
  Math.ceil(Math.log1p(-conf) / Math.log1p(-cap) - 1e-9)
