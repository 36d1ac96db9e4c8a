import fc from 'fast-check'
import type { CalibrationInput } from '../../lambda/speaker/calibration/input.ts'
import { fallingRates } from '../../lambda/speaker/calibration/isotonic.ts'
import { type Recommendation, recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { moreCleanAnswers } from '../../lambda/speaker/calibration/wanted.ts'
import { anyInput, counted, withMore } from '../support/calibration.ts'
import { RUNS as WANTED } from '../support/runs.ts'

/** Each run works out dozens of quantiles, so CI has fewer of them; whoever asks for more gets more. */
const RUNS = process.env.RUNS ? WANTED : Math.min(WANTED, 250)
/** Differences below this are rounding. */
const ROUNDING = 1e-9

const always = (holds: (said: Recommendation, input: CalibrationInput) => void): void =>
  fc.assert(
    fc.property(anyInput, (input) => holds(recommendThreshold(input), input)),
    { numRuns: RUNS },
  )

/** Every number in a result, with the way to it. */
function numbersIn(value: unknown, path = 'said'): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => numbersIn(part, `${path}.${key}`))
}

/** An input, one of its levels, and how many answers are added there. */
const anyMore = anyInput.chain((input) =>
  fc.record({
    input: fc.constant(input),
    index: fc.nat(input.levels.length - 1),
    answers: fc.integer({ min: 1, max: 50 }),
  }),
)

/** How levels were pooled. */
const blocksOf = ({ perLevel }: Recommendation): number[] => perLevel.map(({ wrongRate }) => wrongRate)
const arePooledAlike = (a: Recommendation, b: Recommendation): boolean => {
  const [x, y] = [blocksOf(a), blocksOf(b)]
  return x.every((rate, i) => i === 0 || (rate === x[i - 1]) === (y[i] === y[i - 1]))
}

describe('for whatever was counted', () => {
  it('gives numbers, and shares between 0 and 1', () => {
    always((said, { levels }) => {
      const numbers = numbersIn(said)
      expect(numbers.filter(([, value]) => !Number.isFinite(value))).toEqual([])
      const shares = numbers.filter(([path]) => /Rate$|upper$|lower$|Lower$|lost|tau$/.test(path))
      expect(shares.filter(([, value]) => value < 0 || value > 1 + ROUNDING)).toEqual([])
      expect(said.perLevel).toHaveLength(levels.length)
      expect(said.perThreshold.at(-1)?.threshold).toBeNull()
    })
  })

  it('recommends on evidence only what is proven to keep under the cap', () => {
    always(({ recommended, status, perThreshold }, { cap }) => {
      const row = perThreshold.find(({ threshold }) => threshold === recommended)
      if (status === 'evidence') expect(row?.upper).toBeLessThanOrEqual(cap)
      if (status === 'evidence') expect(row?.objectionLower).toBeLessThanOrEqual(cap)
      const proven = perThreshold.some(({ feasible, threshold }) => feasible && threshold !== null)
      expect(status === 'evidence').toBe(proven)
    })
  })

  it('never lowers the threshold in force without proof', () => {
    always(({ recommended, status }, { current }) => {
      if (status === 'evidence') return
      if (current === null) expect(recommended).toBeNull()
      else if (status === 'harm: raise')
        expect(recommended ?? Number.POSITIVE_INFINITY).toBeGreaterThan(current)
      else expect(recommended).toBe(current)
    })
  })

  it('recommends the cheapest of what is proven', () => {
    always(({ recommended, status, perThreshold }) => {
      if (status !== 'evidence') return
      const cost = perThreshold.find(({ threshold }) => threshold === recommended)?.cost ?? Number.NaN
      for (const row of perThreshold)
        if (row.feasible) expect(cost).toBeLessThanOrEqual(row.cost * (1 + ROUNDING))
    })
  })

  it('lets rates, bounds and lost names go one way as the threshold rises', () => {
    always(({ perLevel, perThreshold }) => {
      for (const [i, row] of perThreshold.entries()) {
        const below = perThreshold[i - 1]
        if (!below) continue
        expect(row.upper).toBeLessThanOrEqual(below.upper)
        expect(row.wrongRate).toBeLessThanOrEqual(below.wrongRate + ROUNDING)
        expect(row.lostShare).toBeGreaterThanOrEqual(
          below.lostShare - (row.threshold === null ? 1 : ROUNDING),
        )
      }
      for (const [i, { wrongRate }] of perLevel.entries())
        expect(wrongRate).toBeLessThanOrEqual(perLevel[i - 1]?.wrongRate ?? 1)
    })
  })

  it('gives the time-uniform bound no smaller than the fixed one', () => {
    always((said, input) => {
      const [fixed, anytime] = (['fixed', 'anytime'] as const).map((bound) =>
        recommendThreshold({ ...input, bound }),
      )
      if (input.conf < 0.9) return
      for (const [i, { upper }] of (anytime ?? said).perThreshold.entries())
        expect(upper).toBeGreaterThanOrEqual((fixed?.perThreshold[i]?.upper ?? 0) - ROUNDING)
    })
  })
})

describe('pooling', () => {
  const counts = fc.array(fc.tuple(fc.nat(300), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 1,
    maxLength: 8,
  })

  it('makes rates fall strictly from block to block, and keeps the weighted mean', () => {
    fc.assert(
      fc.property(counts, (rows) => {
        const asked = rows.map(([n]) => n)
        const wrong = rows.map(([n, share]) => n * share)
        const blocks = fallingRates(asked.map((n, i) => ({ asked: n, wrong: wrong[i] ?? 0 })))
        const weight = (first: number, last: number): number =>
          asked.slice(first, last + 1).reduce((sum, n) => sum + n + 1, 0)
        const mean = blocks.reduce((sum, { rate, first, last }) => sum + rate * weight(first, last), 0)
        expect(mean).toBeCloseTo(
          wrong.reduce((sum, x) => sum + x + 0.5, 0),
          6,
        )
        for (const [i, { rate, first }] of blocks.entries()) {
          expect(first).toBe((blocks[i - 1]?.last ?? -1) + 1)
          expect(rate).toBeLessThan(blocks[i - 1]?.rate ?? 1)
        }
        expect(blocks.at(-1)?.last).toBe(rows.length - 1)
      }),
      { numRuns: RUNS },
    )
  })

  const answers = (asked: number, wrong: number) => ({ asked, wrong })

  it('pools a tie', () => {
    expect(fallingRates([answers(9, 0.5), answers(19, 1.5)])).toHaveLength(1)
  })

  it('leaves apart what falls already', () => {
    expect(fallingRates([answers(9, 1.5), answers(19, 0.5)])).toHaveLength(2)
  })
})

describe('more answers', () => {
  /** Both results, before and after. */
  const grown = (
    add: (answers: number) => { asked?: number; wrong?: number },
    holds: (before: Recommendation, after: Recommendation, input: CalibrationInput) => void,
  ): void =>
    fc.assert(
      fc.property(anyMore, ({ input, index, answers }) => {
        const more = withMore(input, index, add(answers))
        if ((more.wrong[index] ?? 0) > (more.asked[index] ?? 0)) return
        holds(recommendThreshold(input), recommendThreshold(more), input)
      }),
      { numRuns: RUNS },
    )

  it('with a no never lower a rate, without one never raise it', () => {
    grown(
      (answers) => ({ asked: answers, wrong: answers }),
      (before, after) => {
        for (const [i, { wrongRate }] of after.perThreshold.entries())
          expect(wrongRate).toBeGreaterThanOrEqual((before.perThreshold[i]?.wrongRate ?? 0) - ROUNDING)
      },
    )
    grown(
      (answers) => ({ asked: answers }),
      (before, after) => {
        for (const [i, { wrongRate }] of after.perThreshold.entries())
          expect(wrongRate).toBeLessThanOrEqual((before.perThreshold[i]?.wrongRate ?? 1) + ROUNDING)
      },
    )
  })

  it('without a no never raise a bound while levels stay pooled as they were', () => {
    grown(
      (answers) => ({ asked: answers }),
      (before, after) => {
        if (!arePooledAlike(before, after)) return
        for (const [i, { upper }] of after.perThreshold.entries())
          expect(upper).toBeLessThanOrEqual((before.perThreshold[i]?.upper ?? 1) + ROUNDING)
      },
    )
  })

  it('that turn from a yes into a no never lower a bound while levels stay pooled as they were', () => {
    grown(
      (answers) => ({ wrong: answers }),
      (before, after) => {
        if (!arePooledAlike(before, after)) return
        for (const [i, { upper }] of after.perThreshold.entries())
          expect(upper).toBeGreaterThanOrEqual((before.perThreshold[i]?.upper ?? 0) - ROUNDING)
      },
    )
  })

  it('at the one level there is move its bounds the way they point', () => {
    const one = fc.record({
      asked: fc.nat(2000),
      no: fc.nat(2000),
      bound: fc.constantFrom('fixed' as const, 'anytime' as const),
    })
    fc.assert(
      fc.property(one, ({ asked, no, bound }) => {
        const wrong = Math.min(no, asked)
        const boundOf = (n: number, x: number): number =>
          recommendThreshold(counted([[300, 10, n, x]], { bound })).perThreshold[0]?.upper ?? Number.NaN
        expect(boundOf(asked + 1, wrong)).toBeLessThanOrEqual(boundOf(asked, wrong) + ROUNDING)
        expect(boundOf(asked + 1, wrong + 1)).toBeGreaterThanOrEqual(boundOf(asked, wrong) - ROUNDING)
      }),
      { numRuns: RUNS },
    )
  })

  it('as many as are wanted prove the cap, and one fewer do not', () => {
    const wholes = fc.record({ asked: fc.nat(300), no: fc.nat(20), cap: fc.constantFrom(0.01, 0.02, 0.05) })
    fc.assert(
      fc.property(wholes, ({ asked, no, cap }) => {
        const wrong = Math.min(no, asked)
        const more = moreCleanAnswers(counted([[300, 10, asked, wrong]], { cap }), 300)
        const status = (n: number): string =>
          recommendThreshold(counted([[300, 10, n, wrong]], { cap })).status
        const proves = (n: number): boolean =>
          (recommendThreshold(counted([[300, 10, n, wrong]], { cap })).perThreshold[0]?.upper ?? 1) <= cap
        expect(proves(asked + more)).toBe(true)
        expect(status(asked + more)).toBe('evidence')
        if (more > 0) expect(proves(asked + more - 1)).toBe(false)
      }),
      { numRuns: RUNS },
    )
  })
})

describe('what does not matter', () => {
  it('is the order in which levels are given', () => {
    always((said, input) => {
      const turned = <T>(list: readonly T[] | undefined): T[] => (list ?? []).toReversed()
      const { levels, visits, asked, wrong, named, objected } = input
      const reversed = {
        levels: turned(levels),
        visits: turned(visits),
        asked: turned(asked),
        wrong: turned(wrong),
        named: turned(named),
        objected: turned(objected),
      }
      expect(recommendThreshold({ ...input, ...reversed })).toEqual(said)
    })
  })

  it('is what the levels are called, as long as their order stays', () => {
    always((said, input) => {
      const ascending = input.levels.toSorted((a, b) => a - b)
      // Between two levels a threshold works as the upper one.
      const rename = (level: number): number => ascending.indexOf(level) * 7 - 20
      const { current } = input
      if (current !== null && !ascending.includes(current)) return
      const renamed = recommendThreshold({
        ...input,
        levels: input.levels.map(rename),
        current: current === null ? null : rename(current),
      })
      expect(renamed.status).toBe(said.status)
      expect(renamed.recommended).toBe(said.recommended === null ? null : rename(said.recommended))
    })
  })

  it('is how much traffic there was altogether', () => {
    always((said, input) => {
      // Four times a trace may be more than a trace.
      if (input.visits.some((n) => n > 0 && n < 1e-9)) return
      const fourfold = recommendThreshold({ ...input, visits: input.visits.map((n) => n * 4) })
      expect(fourfold.status).toBe(said.status)
      expect(fourfold.recommended).toBe(said.recommended)
      expect(fourfold.perThreshold.map(({ upper }) => upper)).toEqual(
        said.perThreshold.map(({ upper }) => upper),
      )
    })
  })
})
