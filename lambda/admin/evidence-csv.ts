import { COUNTERS } from '../speaker/evidence.ts'
import type { Counted } from './evidence-admin.ts'

type Field = string | number

/** What a spreadsheet would take for a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/u

/** A field as RFC 4180 has it. A text that a spreadsheet would run gets an apostrophe before it. */
function fieldOf(value: Field): string {
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Lines of CSV (RFC 4180), each ended by CR and LF. */
export const csvOf = (lines: readonly (readonly Field[])[]): string =>
  lines.map((line) => `${line.map(fieldOf).join(',')}\r\n`).join('')

/** What was counted, a line for each cell that may be shown. */
export const evidenceCsv = ({ window: { first, last }, shown }: Counted): string =>
  csvOf([
    ['first', 'last', 'locale', 'level', ...COUNTERS],
    ...shown.cells.map(({ locale, level, counts }) => [
      first,
      last,
      locale,
      level,
      ...COUNTERS.map((one) => counts[one]),
    ]),
  ])
