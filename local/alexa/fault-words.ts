import type { Fault } from './model-check.ts'

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One fault, as a list. */
export const fault = (path: string, message: string): Fault[] => [{ path, message: `${path} ${message}.` }]

/** What stands where something else should, for a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `${typeof value === 'object' ? 'an' : 'a'} ${typeof value}`
}

/** The fault of something else standing there. */
export const expected = (path: string, what: string, value: unknown): Fault[] =>
  fault(path, `must be ${what}, and is ${shown(value)}`)
