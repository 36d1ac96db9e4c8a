const known = new Map<string, number>()

/** How many decimals prices in a currency have (ISO 4217, as Node's ICU knows it): 2 for pounds, none for yen. */
export function decimalsOf(currency: string): number {
  const decimals = known.get(currency)
  if (decimals !== undefined) return decimals
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const found = format.resolvedOptions().maximumFractionDigits ?? 2
  known.set(currency, found)
  return found
}

/** A sum in a currency's minor units: 49.5 pounds are 4950 pence. */
export const minorUnits = (sum: number, currency: string): number =>
  Math.round(sum * 10 ** decimalsOf(currency))
