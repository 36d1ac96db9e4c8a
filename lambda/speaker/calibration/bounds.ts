import { betaQuantile, lnBeta } from './beta.ts'

/** Below this a part of `n` answers is rounding, or the last trace of an old one: bounds do not feel it. */
const traceOf = (n: number): number => Math.max(1e-9, n * 1e-12)
/** Halvings until a bound is exact to the last bit. */
const HALVINGS = 54

/** An upper bound of a rate: of `n` (fractions allowed) `x` were wrong; sure with probability `conf`. */
export type UpperBound = (x: number, n: number, conf: number) => number

/**
 * The exact upper bound of a rate for a sample of a size fixed beforehand: the `conf` quantile of
 * Beta(x + 1, n − x). 1 where nothing is known. Source: Clopper and Pearson, Biometrika 26 (1934).
 */
export const clopperPearsonUpper: UpperBound = (x, n, conf) =>
  n - x <= traceOf(n) ? 1 : betaQuantile(conf, x + 1, n - x)

/** The exact lower bound: the 1 − `conf` quantile of Beta(x, n − x + 1). 0 where nothing is known. */
export const clopperPearsonLower = (x: number, n: number, conf: number): number =>
  x <= traceOf(n) ? 0 : betaQuantile(1 - conf, Math.min(x, n), Math.max(n - x, 0) + 1)

/**
 * An upper bound that holds at every look at once, so it may be looked at after each answer: the largest rate
 * that the beta-binomial mixture over Beta(½, ½) does not beat 1/(1 − `conf`) times. Source: Ville's inequality
 * on the mixture martingale, Howard, Ramdas, McAuliffe and Sekhon, Annals of Statistics 49 (2021).
 */
export const anytimeUpper: UpperBound = (x, n, conf) => {
  if (n - x <= traceOf(n)) return 1
  const mixture = lnBeta(x + 0.5, n - x + 0.5) - Math.log(Math.PI)
  const limit = -Math.log1p(-conf)
  const holds = (p: number): boolean =>
    mixture - (x > 0 ? x * Math.log(p) : 0) - (n - x) * Math.log1p(-p) < limit
  let [low, high] = [x / n, 1]
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}
