import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { failure } from './failure.ts'
import { Refused } from './refused.ts'

const CODES: Readonly<Record<number, string>> = {
  404: 'NOT_FOUND',
  412: 'PRECONDITION_FAILED',
  413: 'TOO_LARGE',
}

/** An answer that is not 2xx. It always has a body: `ask dialog` and `ask deploy` show it. */
export const refusal = (c: Context, status: ContentfulStatusCode, message: string): Response =>
  c.json(failure(CODES[status] ?? 'INVALID_REQUEST', message), status)

/** Refuses larger bodies, however they are sent. */
export const atMost = (maxSize: number): MiddlewareHandler =>
  bodyLimit({ maxSize, onError: (c) => refusal(c, 413, `The body may hold ${maxSize} bytes.`) })

/** Our own address, by the name that the guard has let in. */
export const addressOf = (c: Context): string => `http://${c.req.header('host')}`

/** The entity tag of something that is answered as JSON. */
export const etagOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

/**
 * Holds an update to the version that it was made from.
 * @throws {Refused} 412
 */
export function checkMatch(c: Context, current: unknown): void {
  const wanted = c.req.header('if-match')
  if (wanted !== undefined && wanted !== '*' && wanted !== etagOf(current ?? null))
    throw new Refused(412, 'It was changed meanwhile; get it again.')
}

/** Accepted, with the place that tells how it went. ask-cli makes a hint of it, and knows it without our base. */
export const accepted = (c: Context, location: string): Response => c.body(null, 202, { location })
