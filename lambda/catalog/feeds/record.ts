import type { Flaw } from './fault.ts'

/** The fields of a row by the names we know them by; values as they stand in the feed. */
export type Fields = ReadonlyMap<string, string>

/** One row of a feed: its fields, or why it has none. */
export type FeedRow =
  | { readonly line: number; readonly fields: Fields }
  | { readonly line: number; readonly flaw: Flaw; readonly id?: string }

/** A row may hold this many characters, ten times what the longest real ones do. */
export const LONGEST_ROW = 1024 * 1024

/** The longest field that is read; Google allows a description 5,000. */
export const LONGEST_FIELD = 64 * 1024

/**
 * Stands for bytes that could not be decoded. Unicode sets it aside as no character at all, so it is in no
 * feed, and XML lets it pass.
 */
export const UNDECODABLE = '\uFDD0'

/** Whether text holds what could not be decoded, or half a character that only JSON can write (`\ud800`). */
export const isBroken = (text: string): boolean => text.includes(UNDECODABLE) || !text.isWellFormed()

/** What is wrong with a broken text, for people. */
export const BROKEN = 'has bytes that are not in the encoding of the feed'

/** The same of one that is too long. */
export const tooLong = (longest: number): string => `has more than ${longest} characters`
