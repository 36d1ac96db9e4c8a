import { SURE } from './report.ts'

/** Below this, and above 1 less this, a share is said as under or over it, never as none or all. */
function bounded(share: number, digits: number): string {
  const step = 10 ** -digits
  const percent = share * 100
  if (percent > 0 && percent < step / 2) return `under ${step} %`
  if (percent < 100 && percent > 100 - step / 2) return `over ${(100 - step).toFixed(digits)} %`
  return `${percent.toFixed(digits)} %`
}

/** `1.0 %`: a rate. */
export const rate = (share: number): string => (share === 1 ? '100 %' : bounded(share, 1))
/** `12 %`: a share of visits. */
export const part = (share: number): string => bounded(share, 0)
/** `5 %`, `0.5 %`: a setting, as it was set. */
export const setting = (share: number): string => `${Number((share * 100).toFixed(6))} %`

/** `1 answer`, `420 answers`. What is counted unevenly is rounded, but some is never none. */
export function amount(count: number, one: string, many = `${one}s`): string {
  const whole = count > 0 ? Math.max(1, Math.round(count)) : 0
  return `${whole} ${whole === 1 ? one : many}`
}

export const sure = `${SURE * 100} % sure`

/** `200`, `200 and 300`, `100, 200 and 300`. */
export const listed = (items: readonly (number | string)[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
