/** What people answered at one level: answered check questions, and of them the confirmed no. */
interface Answers {
  readonly asked: number
  readonly wrong: number
}

/** Neighbouring levels that share one wrong-name rate. */
export interface Block extends Answers {
  /** Indexes of its first and last level. */
  readonly first: number
  readonly last: number
  /** The rate, smoothed. */
  readonly rate: number
}

interface Pool extends Omit<Block, 'rate'> {
  /** Of the smoothed rates: Σ weight × rate, and Σ weight. */
  readonly sum: number
  readonly weight: number
}

/** Jeffreys' prior, Beta(½, ½), seen as answers: half of one, and one in all. */
const PRIOR = { wrong: 0.5, asked: 1 }

const poolOf = (index: number, { asked, wrong }: Answers): Pool => ({
  first: index,
  last: index,
  asked,
  wrong,
  sum: wrong + PRIOR.wrong,
  weight: asked + PRIOR.asked,
})

const pooled = (below: Pool, above: Pool): Pool => ({
  first: below.first,
  last: above.last,
  asked: below.asked + above.asked,
  wrong: below.wrong + above.wrong,
  sum: below.sum + above.sum,
  weight: below.weight + above.weight,
})

/** Whether the upper one's rate reaches the lower one's: a violation, or a tie. */
const reachesRateOf = (below: Pool, above: Pool): boolean =>
  above.sum * below.weight >= below.sum * above.weight

/**
 * Wrong-name rates a level, smoothed by (x + ½)/(n + 1), weighted by n + 1, and made to fall as the level rises:
 * isotonic regression by pooling adjacent violators; ties are pooled too. A level at which nobody was asked
 * counts as ½ with the weight of one answer, so that it falls in with the level below it.
 * Source: Barlow et al., Statistical Inference under Order Restrictions (1972).
 * @param levels what was answered at each, ascending
 * @returns blocks of levels, ascending, rates strictly falling
 */
export function fallingRates(levels: readonly Answers[]): Block[] {
  const pools: Pool[] = []
  for (const [index, answers] of levels.entries()) {
    let pool = poolOf(index, answers)
    for (let below = pools.at(-1); below && reachesRateOf(below, pool); below = pools.at(-1)) {
      pools.pop()
      pool = pooled(below, pool)
    }
    pools.push(pool)
  }
  return pools.map(({ sum, weight, ...block }) => ({ ...block, rate: sum / weight }))
}
