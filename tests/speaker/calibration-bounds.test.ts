import fc from 'fast-check'
import { betaQuantile, incompleteBeta, lnBeta } from '../../lambda/speaker/calibration/beta.ts'
import {
  anytimeUpper,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../lambda/speaker/calibration/bounds.ts'
import { cleanAnswersNeeded } from '../../lambda/speaker/calibration/recommend.ts'
import { RUNS } from '../support/runs.ts'

const positive = fc.oneof(
  fc.double({ min: 0.01, max: 5, noNaN: true }),
  fc.double({ min: 1, max: 5000, noNaN: true }),
)
const inside = fc.double({ min: 0.001, max: 0.999, noNaN: true })

describe('the beta distribution', () => {
  // 10 digits of SciPy 1.17's beta.ppf.
  it.each([
    [0.95, 1, 59, 0.0495076099],
    [0.05, 0.125, 121, 1.98e-13],
    [0.95, 1.48525305211185, 51.999839476656135, 0.0716128283],
    [0.95, 43.00574804656626, 1.1614902295580762, 0.9980479865],
    [0.05, 127699.28458128274, 147891.72288143868, 0.4618029488],
    [0.95, 138593.99581093687, 172325.37738715907, 0.4472218475],
    [0.05, 0.004229459703843789, 107198.7805738903, 0],
    [0.95, 1, 0.001, 1],
  ])('has the %d quantile of Beta(%d, %d) at %d', (p, a, b, expected) => {
    expect(betaQuantile(p, a, b)).toBeCloseTo(expected, 9)
  })

  it('is at its quantile as likely as was asked', () => {
    fc.assert(
      fc.property(inside, positive, positive, (p, a, b) => {
        const x = betaQuantile(p, a, b)
        // Where the quantile is as good as 0 or 1, its neighbours in floating point are far apart in likelihood.
        if (x > 1e-6 && x < 1 - 1e-6) expect(incompleteBeta(x, a, b)).toBeCloseTo(p, 7)
      }),
      { numRuns: RUNS },
    )
  })

  it('is the same seen from the other end', () => {
    fc.assert(
      fc.property(inside, positive, positive, (x, a, b) => {
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 9)
        expect(lnBeta(a, b)).toBeCloseTo(lnBeta(b, a), 8)
      }),
      { numRuns: RUNS },
    )
  })

  it('is exact where it can be written down', () => {
    expect(lnBeta(1, 1)).toBeCloseTo(0, 14)
    expect(lnBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14)
    expect(lnBeta(3, 4)).toBeCloseTo(-Math.log(60), 13)
    expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 14)
    expect(incompleteBeta(0.2, 1, 59)).toBeCloseTo(1 - 0.8 ** 59, 14)
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1])
  })
})

describe('a bound', () => {
  it('of nothing says nothing', () => {
    expect([clopperPearsonUpper(0, 0, 0.95), anytimeUpper(0, 0, 0.95)]).toEqual([1, 1])
    expect(clopperPearsonLower(0, 0, 0.95)).toBe(0)
  })

  it.each([
    [10, 0.2589, 0.377],
    [32, 0.0894, undefined],
    [100, 0.0295, 0.057],
    [299, 0.01, 0.0212],
  ])('of %d clean answers is %d, and %d if it may be looked at all the time', (n, fixed, anytime) => {
    expect(clopperPearsonUpper(0, n, 0.95)).toBeCloseTo(fixed, 4)
    if (anytime !== undefined) expect(anytimeUpper(0, n, 0.95)).toBeCloseTo(anytime, 4)
  })

  it('lies on its side of the rate, and the surer the farther', () => {
    const sample = fc.record({ n: fc.integer({ min: 1, max: 3000 }), x: fc.nat(3000) })
    fc.assert(
      fc.property(sample, ({ n, x: any }) => {
        const x = Math.min(any, n)
        for (const upper of [clopperPearsonUpper, anytimeUpper]) {
          expect(upper(x, n, 0.95)).toBeGreaterThanOrEqual(x / n)
          expect(upper(x, n, 0.99)).toBeGreaterThanOrEqual(upper(x, n, 0.95))
        }
        expect(clopperPearsonLower(x, n, 0.95)).toBeLessThanOrEqual(x / n)
        // What is wrong seen from one side is right seen from the other.
        expect(clopperPearsonLower(x, n, 0.95)).toBeCloseTo(1 - clopperPearsonUpper(n - x, n, 0.95), 9)
      }),
      { numRuns: RUNS },
    )
  })

  it('covers the rate in at least 95 % of samples, counted out for every rate and size', () => {
    for (const n of [1, 5, 20, 59, 120])
      for (const rate of [0.001, 0.01, 0.05, 0.2, 0.5, 0.9]) {
        let [covered, probability] = [0, (1 - rate) ** n]
        for (let x = 0; x <= n; x += 1) {
          if (clopperPearsonUpper(x, n, 0.95) >= rate) covered += probability
          probability *= ((n - x) / (x + 1)) * (rate / (1 - rate))
        }
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9)
      }
  })
})

it.each([
  [0.05, 0.95, 59],
  [0.02, 0.95, 149],
  [0.01, 0.95, 299],
  [0.2, 0.95, 14],
  [0.5, 0.75, 2],
])('a cap of %d is proven, %d sure, by no fewer than %d clean answers', (cap, conf, n) => {
  expect(cleanAnswersNeeded(cap, conf)).toBe(n)
  expect(clopperPearsonUpper(0, n, conf)).toBeLessThanOrEqual(cap + 1e-9)
  expect(clopperPearsonUpper(0, n - 1, conf)).toBeGreaterThan(cap)
})
