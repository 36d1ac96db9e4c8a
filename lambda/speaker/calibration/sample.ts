import type { LevelEvidence } from './input.ts'
import type { Block } from './isotonic.ts'

/** What the answers say about one threshold, as if one even sample had been asked. */
export interface EffectiveSample {
  /** Wrong answers and answers in that sample: fractions, as both are worked out. */
  readonly wrong: number
  readonly asked: number
}

const NOTHING: EffectiveSample = { wrong: 0, asked: 0 }

/** Σ of a number of each level. */
export const sumOf = (levels: readonly LevelEvidence[], of: (level: LevelEvidence) => number): number =>
  levels.reduce((sum, level) => sum + of(level), 0)

/**
 * The answers of all levels from `from` up, weighted to the traffic there. Questions are not asked evenly, so
 * blocks are strata: their rates are weighted with their shares ω of the traffic, and the sample counts as
 * n_eff = 1/Σ(ω²/n). Sources: Kish, Survey Sampling (1965); Korn and Graubard, Survey Methodology 24 (1998).
 * @param from index of the threshold's level
 * @returns nothing known (0 of 0) where nobody comes, or where some of those who come are never asked
 */
export function effectiveSample(
  levels: readonly LevelEvidence[],
  blocks: readonly Block[],
  from: number,
): EffectiveSample {
  const traffic = sumOf(levels.slice(from), ({ visits }) => visits)
  if (traffic === 0) return NOTHING
  let [rate, inverse] = [0, 0]
  for (const { first, last, asked, wrong } of blocks) {
    const visits = sumOf(levels.slice(Math.max(first, from), last + 1), (level) => level.visits)
    if (visits === 0) continue
    if (asked === 0) return NOTHING
    const share = visits / traffic
    rate += (share * wrong) / asked
    inverse += (share * share) / asked
  }
  return { wrong: Math.min(rate, 1) / inverse, asked: 1 / inverse }
}
