/**
 * How often a property is tried: 100 times at the desk, 1,000 in CI, and as often as asked with
 * `RUNS=10000 npm test`.
 */
export const RUNS = Number(process.env.RUNS ?? (process.env.CI ? 1000 : 100))
