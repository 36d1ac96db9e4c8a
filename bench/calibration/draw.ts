import { randomOf } from '../search/random.ts'

/** Draws that are the same for the same seed. */
export interface Draw {
  /** A number in [0, 1). */
  readonly uniform: () => number
  /** From the normal distribution of mean 0 and spread 1. */
  readonly normal: () => number
  /** Whether something of this probability happens. */
  readonly happens: (probability: number) => boolean
}

/** @param seeds what tells these draws from others: numbers that are mixed into one seed */
export function drawsOf(...seeds: readonly number[]): Draw {
  const uniform = randomOf(seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) >>> 0, 0x5eed))
  let spare: number | undefined
  // Marsaglia's polar method: two at a time.
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare
      spare = undefined
      return kept
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1]
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * Math.log(square)) / square)
      spare = y * factor
      return x * factor
    }
  }
  return { uniform, normal, happens: (probability) => uniform() < probability }
}
