import { hash, randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import { isSame } from '../gate.ts'
import type { AdminContext, Role, Visitor } from '../identity.ts'
import type { Seal } from '../seal.ts'
import type { Cookies } from './cookies.ts'

/** How long a session lasts, in seconds: from its last page, and in any case. */
export const LASTS = { idle: 30 * 60, most: 8 * 3600 } as const
/** A session that was seen less than this many seconds ago is not written anew. */
const FRESH = 60
const BROWSER_BYTES = 16

const sessionSchema = z.object({
  role: z.enum(['viewer', 'admin']),
  subject: z.string(),
  /** A hash of the browser's own cookie. */
  browser: z.string(),
  /** Epoch seconds: when it was last seen, and when it ends in any case. */
  seen: z.number(),
  end: z.number(),
})
type Session = z.infer<typeof sessionSchema>

const hashOf = (browser: string): string => hash('sha256', browser, 'base64url')

/**
 * Sessions that live in the browser alone, in two cookies. One says who and until when, and is written anew while
 * it is used; the other, given once, says which browser. Both are needed: an answer that was still on its way when
 * somebody signed out brings back only the first.
 */
export class Sessions {
  readonly #seal: Seal
  readonly #cookies: Cookies
  readonly #now: () => number

  /** @param now epoch milliseconds */
  constructor(seal: Seal, cookies: Cookies, now: () => number) {
    this.#seal = seal
    this.#cookies = cookies
    this.#now = now
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000)
  }

  /** Begins a session, in place of any other. */
  begin(c: AdminContext, role: Role, subject: string): void {
    const browser = randomBytes(BROWSER_BYTES).toString('base64url')
    const seen = this.#seconds()
    this.#cookies.give(c, 'admin-browser', browser, LASTS.most)
    this.#give(c, { role, subject, browser: hashOf(browser), seen, end: seen + LASTS.most })
  }

  #give(c: AdminContext, session: Session): void {
    // The browser keeps it to the end, so that who comes back too late is told that the session has ended.
    this.#cookies.give(c, 'admin', this.#seal.seal('session', session), session.end - session.seen)
  }

  end(c: AdminContext): void {
    this.#cookies.take(c, 'admin')
    this.#cookies.take(c, 'admin-browser')
  }

  /** Whose session this is, and renews it. */
  look(c: AdminContext): Visitor {
    const parsed = sessionSchema.safeParse(this.#seal.open('session', this.#cookies.read(c, 'admin')))
    const browser = this.#cookies.read(c, 'admin-browser')
    if (!parsed.success || browser === undefined || !isSame(hashOf(browser), parsed.data.browser))
      return { is: 'out' }
    const { role, subject, seen, end } = parsed.data
    const now = this.#seconds()
    if (now >= end || now >= seen + LASTS.idle) return { is: 'ended' }
    if (now >= seen + FRESH) this.#give(c, { ...parsed.data, seen: now })
    const until = Math.min(end, Math.max(now, seen) + LASTS.idle)
    return { is: 'in', identity: { role, subject, until }, csrf: this.#seal.tag('csrf', browser) }
  }
}
