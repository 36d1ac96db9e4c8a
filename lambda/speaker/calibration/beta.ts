/**
 * The beta distribution, which no small and living package brings (docs/decisions.md). Sources: the continued
 * fraction is 8.17.22 of the NIST Digital Library of Mathematical Functions (https://dlmf.nist.gov/8.17),
 * summed by the modified Lentz method; Stirling's series is 5.11.1 (https://dlmf.nist.gov/5.11).
 */

/** From here on the six terms of Stirling's series are exact to the last bit. */
const LARGE = 10
const HALF_LN_TWO_PI = 0.9189385332046728
const PRECISION = 1e-15
/** Stands in for a zero that would be divided by (Lentz). */
const TINY = 1e-300
/** The continued fraction needs about as many steps as the root of the larger parameter. */
const MOST_STEPS = 1_000_000

/** What Stirling's formula leaves of ln Γ(z), for z >= 10. */
function remainder(z: number): number {
  const s = 1 / (z * z)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) / z
}

/**
 * ln B(a, b) for a, b > 0. Small parameters are raised by B(a, b) = B(a + 1, b)·(a + b)/a first; then the large
 * terms of the three gamma functions are cancelled on paper, not in floating point.
 */
export function lnBeta(a: number, b: number): number {
  let [p, q, raised] = [a, b, 0]
  for (; p < LARGE; p += 1) raised += Math.log1p(q / p)
  for (; q < LARGE; q += 1) raised += Math.log1p(p / q)
  const rest = remainder(p) + remainder(q) - remainder(p + q)
  const powers = -(p - 0.5) * Math.log1p(q / p) - q * Math.log1p(p / q) - 0.5 * Math.log(q)
  return HALF_LN_TWO_PI + powers + rest + raised
}

const awayFromZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value)

/** The continued fraction of I_x(a, b); it converges fast for x < (a + 1)/(a + b + 2). */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / awayFromZero(1 + even * d)
    c = awayFromZero(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / awayFromZero(1 + odd * d)
    c = awayFromZero(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < PRECISION) break
  }
  return fraction
}

/** The regularized incomplete beta function I_x(a, b), for a, b > 0 and x from 0 to 1. */
export function incompleteBeta(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lnBeta(a, b))
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b
}

/**
 * The x with I_x(a, b) = p: a quantile of Beta(a, b), to 1e-14. Newton's steps where they stay inside what is
 * known to hold the answer, halving where they do not, so it always ends.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1]
  let x = a / (a + b)
  while (high - low > PRECISION) {
    const over = incompleteBeta(x, a, b) - p
    if (over > 0) high = x
    else low = x
    const lnDensity = (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - lnBeta(a, b)
    const next = x - over / Math.exp(lnDensity)
    const inside = next > low && next < high
    if (inside && Math.abs(next - x) < PRECISION * 10) return next
    x = inside ? next : (low + high) / 2
  }
  return x
}
