/**
 * Everything that may be wrong with a row of a feed, and what comes of it: the row is refused, it is skipped
 * because it is none of our business, or it stays without the field.
 */
export const REASONS = {
  'no-id': 'refused',
  'no-title': 'refused',
  'no-price': 'refused',
  'bad-price': 'refused',
  'no-currency': 'refused',
  'duplicate-id': 'refused',
  'field-count': 'refused',
  undecodable: 'refused',
  'bad-address': 'refused',
  malformed: 'refused',
  'too-long': 'refused',
  adult: 'skipped',
  draft: 'skipped',
  archived: 'skipped',
  unpublished: 'skipped',
  'gift-card': 'skipped',
  'bad-gtin': 'warned',
  'bad-sale-price': 'warned',
  'bad-sale-date': 'warned',
  'unknown-availability': 'warned',
  'no-link': 'warned',
  'no-image': 'warned',
  'other-currency': 'warned',
  'bad-popularity': 'warned',
  'bad-asin': 'warned',
} as const satisfies Record<string, 'refused' | 'skipped' | 'warned'>

export type Reason = keyof typeof REASONS
export type Severity = (typeof REASONS)[Reason]

/** What is wrong with one field of one row. */
export interface Flaw {
  readonly reason: Reason
  /** As the feed calls it; undefined where it is the row as a whole. */
  readonly field?: string
  /** For people, without a full stop: `"39" has no currency`. */
  readonly why: string
}

/** A flaw, and where it is. */
export interface Fault extends Flaw {
  readonly severity: Severity
  /** The physical line of the feed, from 1, on which the row begins. */
  readonly line: number
  /** The row's product, if it could be read. */
  readonly id?: string
}

/** The feed as a whole cannot be read; a sentence that says what to do. */
export class FeedError extends Error {
  override readonly name = 'FeedError'
}

/** How much of a value a sentence shows. */
const SHOWN = 60

/** A value in quotes, cut where it is long. */
export const quoted = (text: string): string =>
  JSON.stringify(text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`)
