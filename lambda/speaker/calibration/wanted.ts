import { type CalibrationInput, evidenceOf } from './input.ts'
import { fallingRates } from './isotonic.ts'
import { effectiveSample } from './sample.ts'
import { thresholdEffects, upperBoundOf } from './thresholds.ts'

/**
 * How many more answers without a no would prove that a threshold keeps under the cap, if they came in the traffic's
 * proportions: "n more clean answers needed". 0 where it is proven. Objections are not looked at: against a veto no
 * answer helps.
 * @param threshold a level; one between two levels works as the next level up
 * @throws RangeError if no level seen reaches the threshold; what `recommendThreshold` throws
 */
export function moreCleanAnswers(input: CalibrationInput, threshold: number): number {
  const levels = evidenceOf(input)
  const from = levels.findIndex(({ level }) => level >= threshold)
  if (from < 0) throw new RangeError('threshold must not be above all levels.')
  const blocks = fallingRates(levels)
  if ((thresholdEffects(levels, blocks, input)[from]?.upper ?? 1) <= input.cap) return 0
  const { wrong, asked } = effectiveSample(levels, blocks, from)
  const proves = (more: number): boolean => upperBoundOf(input)(wrong, asked + more, input.conf) <= input.cap
  let [low, high] = [0, 1]
  while (!proves(high)) [low, high] = [high, high * 2]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (proves(middle)) high = middle
    else low = middle
  }
  return high
}

/**
 * The one level that all recognized visits carry, or undefined if they carry several, or there are none. Then no
 * threshold trades anything: the choices are to name, to ask, or never to name.
 */
export function onlyLevelSeen(input: CalibrationInput): number | undefined {
  const seen = evidenceOf(input).filter(({ visits }) => visits > 0)
  return seen.length === 1 ? seen[0]?.level : undefined
}
