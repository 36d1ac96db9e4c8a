import * as z from 'zod/mini'
import { LOCALES } from '../../locale.ts'
import { COUNTERS, type Counter, type Counts, dayOf, keptUntil, type Tally } from '../evidence.ts'
import type { Fault } from '../policy-schema.ts'

/** A count above this is a slip, not a shop. */
const MOST = 1_000_000_000

const DAY = 'must be a day, such as 2026-11-21'
const LOCALE = `must be one of ${LOCALES.join(', ')}`
const LEVEL = 'must be a whole number'
const COUNT = 'must be a whole number from 0 to 1000000000'

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(at) && dayOf(at / 1000) === text
}

const count = z.optional(z.int(COUNT).check(z.minimum(0, COUNT), z.maximum(MOST, COUNT)))

/** What is counted in one cell: what is left out is 0. */
const lineSchema = z.strictObject(
  {
    day: z.string(DAY).check(z.refine(isDay, DAY)),
    locale: z.enum(LOCALES, LOCALE),
    level: z.int(LEVEL),
    recognized: count,
    named: count,
    neutral: count,
    chances: count,
    drawn: count,
    asked: count,
    yes: count,
    no: count,
    objected: count,
  },
  'must be an object',
)

/** What is wrong with a line. Lines count from 1. */
export interface LineFault extends Fault {
  readonly line: number
}

/** A value that stands on a line; undefined where it is not JSON. */
export interface Line {
  readonly line: number
  readonly value: unknown
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What stands on the lines of a text, a JSON value a line. Blank lines are none. */
export const linesIn = (text: string): Line[] =>
  text
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ line: at + 1, value: jsonIn(line) }]))

type LineCounts = Readonly<Partial<Record<Counter, number | undefined>>>

const sumOf = (counts: LineCounts, ...of: readonly Counter[]): number =>
  of.reduce((sum, counter) => sum + (counts[counter] ?? 0), 0)

/** What cannot be, though each count could. */
function countFaults(counts: LineCounts): Fault[] {
  const { recognized = 0, named = 0, asked = 0 } = counts
  const faults: Fault[] = []
  if (COUNTERS.every((counter) => counts[counter] === undefined))
    faults.push({ field: 'recognized', reason: `there is no count; there are ${COUNTERS.join(', ')}` })
  if (sumOf(counts, 'named', 'neutral') > recognized)
    faults.push({ field: 'recognized', reason: 'must be at least named and neutral together' })
  if (sumOf(counts, 'yes', 'no') > asked)
    faults.push({ field: 'asked', reason: 'must be at least yes and no together' })
  if (sumOf(counts, 'objected') > named) faults.push({ field: 'named', reason: 'must be at least objected' })
  return faults
}

function dayFaults(day: string, now: number): Fault[] {
  if (day > dayOf(now)) return [{ field: 'day', reason: 'is in the future' }]
  if (keptUntil(day) <= now)
    return [{ field: 'day', reason: 'is older than the 13 months that counts are kept' }]
  return []
}

function faultsIn(value: unknown, now: number): Fault[] {
  if (value === undefined) return [{ field: '', reason: 'is not JSON' }]
  const { data, error } = lineSchema.safeParse(value)
  if (data) {
    const { day, locale: _l, level: _v, ...counts } = data
    return [...dayFaults(day, now), ...countFaults(counts)]
  }
  return error.issues.flatMap((issue): Fault[] => {
    if (issue.code !== 'unrecognized_keys') return [{ field: issue.path.join('.'), reason: issue.message }]
    return issue.keys.map((field) => ({ field, reason: 'is no field of a line' }))
  })
}

/** What was counted elsewhere, or all that is wrong with it. */
export type EvidenceRead = { readonly tallies: readonly Tally[] } | { readonly faults: readonly LineFault[] }

/**
 * Reads what was counted elsewhere: everything, or if any of it is wrong nothing.
 * @param now epoch seconds
 * @returns one tally a cell, by day, locale and level; lines of the same cell are added up
 */
export function evidenceIn(lines: readonly Line[], now: number): EvidenceRead {
  const faults = lines.flatMap(({ line, value }) =>
    faultsIn(value, now).map((fault): LineFault => ({ line, ...fault })),
  )
  if (faults.length > 0) return { faults }
  const cells = new Map<string, Tally>()
  for (const { value } of lines) {
    const { day, locale, level, ...counts } = lineSchema.parse(value)
    const key = `${day} ${locale} ${level}`
    const before: Counts = cells.get(key)?.counts ?? {}
    const sum = COUNTERS.map((counter) => [counter, (before[counter] ?? 0) + (counts[counter] ?? 0)])
    cells.set(key, { day, locale, level, counts: Object.fromEntries(sum) })
  }
  return { tallies: [...cells.values()] }
}

/** Faulty lines that are told one by one. */
const MOST_FAULTY = 20

/** The faults of the first faulty lines, and how many faulty lines there are besides. */
export function firstFaulty(faults: readonly LineFault[]): {
  readonly faults: readonly LineFault[]
  readonly more: number
} {
  const lines = [...new Set(faults.map(({ line }) => line))]
  const told = new Set(lines.slice(0, MOST_FAULTY))
  return { faults: faults.filter(({ line }) => told.has(line)), more: lines.length - told.size }
}

/** `line 3: level: must be a whole number`. */
export const faultText = ({ line, field, reason }: LineFault): string =>
  `line ${line}: ${field === '' ? '' : `${field}: `}${reason}`
