import type { Context } from 'hono'
import type { Fields } from '../browser/body.ts'

/** What somebody at the console may do: look, or look and change. */
export type Role = 'viewer' | 'admin'

/** Who is at the console. Their name is not known here. */
export interface Identity {
  readonly role: Role
  /** A short keyed hash: tells two people apart in the history of the policy, and says nothing about them. */
  readonly subject: string
  /** When they are signed out if they do nothing more, in epoch seconds; `Infinity` where nobody signs in. */
  readonly until: number
}

/** Somebody who may be at the console. */
export interface Inside {
  readonly is: 'in'
  readonly identity: Identity
  /** What every form of theirs has to send along as `csrf`. */
  readonly csrf: string
}

/** Who knocks: somebody who is in, whose session has ended, or nobody that we know. */
export type Visitor = Inside | { readonly is: 'ended' } | { readonly is: 'out' }

/** A page's own things, as the gate leaves them for it. */
export interface AdminEnv {
  Variables: {
    inside?: Inside
    fields?: Fields
  }
}
export type AdminContext = Context<AdminEnv>

/**
 * Who this request comes from. It holds for the whole request: a session that ends while something is being
 * written ends for the next one.
 * @throws {Error} at a door that is open to anybody
 */
export function insideOf(c: AdminContext): Inside {
  const inside = c.get('inside')
  if (!inside) throw new Error('This door is open to anybody, so nobody is known here.')
  return inside
}

export const identityOf = (c: AdminContext): Identity => insideOf(c).identity

/** What a form sent, read and found to come from our own page. */
export const fieldsIn = (c: AdminContext): Fields => c.get('fields') ?? new Map()

/** Whether a role is enough for what needs another. */
export const isEnough = (role: Role, needed: Role): boolean => role === 'admin' || needed === 'viewer'

/** Where a request goes, with its query. */
export function pathOf(c: AdminContext): string {
  const { pathname, search } = new URL(c.req.url)
  return `${pathname}${search}`
}
