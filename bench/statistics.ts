/** The value below which a share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => {
  const half = values.length / 2
  return Number.isInteger(half)
    ? (quantile(values, 0.5) + quantile(values, (half + 1) / values.length)) / 2
    : quantile(values, 0.5)
}
