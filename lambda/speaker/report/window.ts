import { DAY, dayOf } from '../evidence.ts'

/**
 * Over how many days counts are looked at. No others: the difference of two neighbouring windows would show a
 * single day.
 */
export const WINDOWS = [30, 90, 365] as const
export type WindowDays = (typeof WINDOWS)[number]

/** Days in UTC, both included. */
export interface Window {
  readonly days: WindowDays
  readonly first: string
  readonly last: string
}

/** The window that ends today. @param now epoch seconds */
export const windowUntil = (now: number, days: WindowDays): Window => ({
  days,
  first: dayOf(now - (days - 1) * DAY),
  last: dayOf(now),
})
