import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { fieldsOf } from '../browser/body.ts'
import { isForeign } from '../browser/foreign.ts'
import { oneLine } from '../speaker/policy-schema.ts'
import type { Doors } from './doors.ts'
import type { AdminHouse } from './house.ts'
import { type AdminContext, type AdminEnv, type Inside, isEnough, pathOf, type Visitor } from './identity.ts'
import { PLACES } from './pages/frame.ts'
import { type Plain, plainly } from './pages/plain.ts'
import { settingsOnly } from './settings-form.ts'

/** The one page whose forms have more in them than its address; what it answers a form with has no address at all. */
const [HOUSEHOLD] = PLACES.household

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Lets a page run our own scripts, which ask our own doors. Nothing that stands in the page itself is run. */
export const scripted = (c: AdminContext): void =>
  c.header('Content-Security-Policy', `${POLICY}; script-src 'self'; connect-src 'self'`)

/**
 * What every page has: nobody keeps it, it runs no script, no frame shows it. A page with forms needs a referrer
 * policy of `same-origin`: under `no-referrer`, browsers send `Origin: null` with our own forms. Where one signs in,
 * the address itself is a secret for a moment, and there are no forms.
 */
export function headed({ publicUrl }: AdminHouse): MiddlewareHandler<AdminEnv> {
  const isHttps = publicUrl.startsWith('https:')
  return async (c, next) => {
    c.header('Content-Security-Policy', POLICY)
    c.header('Referrer-Policy', 'no-referrer')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
    c.header('Vary', 'Cookie')
    if (isHttps) c.header('Strict-Transport-Security', 'max-age=31536000')
    await next()
  }
}

const NO_DOOR: Plain = {
  status: 404,
  title: 'There is no such page',
  text: 'The console has nothing at this address.',
  link: { to: '/admin', says: 'To the console' },
}
const FOREIGN: Plain = {
  status: 403,
  title: 'This came from another site',
  text: 'Only the console’s own pages may change something. Nothing was changed.',
  link: { to: '/admin', says: 'To the console' },
}
const NOT_OURS: Plain = {
  status: 403,
  title: 'This form is out of date',
  text: 'It was not made for your present session. Nothing was changed. Load the page again and send it once more.',
  link: { to: '/admin', says: 'To the console' },
}
const NO_FORM: Plain = {
  status: 422,
  title: 'This was not understood',
  text: 'The console takes its own forms only. Nothing was changed.',
  link: { to: '/admin', says: 'To the console' },
}
const LOOK_ONLY: Plain = {
  status: 403,
  title: 'You may look, but not change this',
  text: 'This needs the admin role. Nothing was changed. Ask whoever gives out the roles in your sign-in service.',
  link: { to: '/admin', says: 'To the console' },
}

/** Whether a request changes nothing. */
export const isSafe = (c: AdminContext): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'

/** Compares in constant time; the lengths are no secret. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** Nobody gets past but who has the role that the door needs, and no change but from our own pages. */
export function gated(
  { doorkeeper, publicUrl }: AdminHouse,
  doors: Doors,
  own: ReadonlySet<unknown>,
): MiddlewareHandler<AdminEnv> {
  return async (c, next) => {
    const needs = doors.needsOf(c, own)
    if (needs === undefined) return plainly(c, NO_DOOR)
    if (needs === 'nobody in particular') return next()
    if (!isSafe(c) && isForeign(publicUrl, (name) => c.req.header(name))) return plainly(c, FOREIGN)
    const visitor = doorkeeper.look(c)
    if (visitor.is !== 'in') return plainly(c, await outside(c, visitor, publicUrl, doorkeeper.signingIn?.at))
    if (!isEnough(visitor.identity.role, needs)) return plainly(c, LOOK_ONLY)
    const objection = isSafe(c) ? undefined : await objectionTo(c, visitor)
    if (objection) return plainly(c, objection)
    c.set('inside', visitor)
    c.header('Referrer-Policy', 'same-origin')
    await next()
  }
}

/** What speaks against a form; if nothing does, its fields are there for the page. */
async function objectionTo(c: AdminContext, { csrf }: Inside): Promise<Plain | undefined> {
  const fields = await fieldsOf(c)
  if (!fields) return NO_FORM
  if (!isSame(fields.get('csrf') ?? '', csrf)) return NOT_OURS
  c.set('fields', fields)
  return undefined
}

/** The page that a form was on, with all that its address says; undefined where the browser does not tell. */
function pageBefore(c: AdminContext, publicUrl: string): string | undefined {
  const referer = c.req.header('referer')
  if (referer === undefined || !URL.canParse(referer)) return undefined
  const { origin, pathname, search } = new URL(referer)
  return origin === new URL(publicUrl).origin ? `${pathname}${search}` : undefined
}

/** The page that a form stood on; where its address does not have what was typed, with that. */
async function typedBefore(c: AdminContext, publicUrl: string): Promise<string | undefined> {
  const before = pageBefore(c, publicUrl)
  const typed = new URLSearchParams([...settingsOnly((await fieldsOf(c)) ?? new Map())])
  if (!before?.startsWith(HOUSEHOLD)) return before
  return typed.size > 0 ? `${HOUSEHOLD}?${typed}` : HOUSEHOLD
}

/**
 * Why somebody stays outside, and where they sign in; after that they are back at a page, never at a change. What a
 * form was about is in that page's address, and the reason that was written is said here.
 */
async function outside(
  c: AdminContext,
  { is }: Visitor,
  publicUrl: string,
  at: string | undefined,
): Promise<Plain> {
  const to = isSafe(c) ? pathOf(c) : await typedBefore(c, publicUrl)
  const back = to === undefined ? '' : `?return=${encodeURIComponent(to)}`
  const reason = isSafe(c) ? undefined : (await fieldsOf(c))?.get('reason')
  const written = reason ? ` The reason that you had written: “${oneLine(reason)}”.` : ''
  const what = isSafe(c) ? '' : ` Nothing was changed.${written}`
  return {
    status: 401,
    title: is === 'ended' ? 'Your session has ended' : 'You are not signed in',
    text:
      is === 'ended'
        ? `It ends half an hour after the last page, and after eight hours in any case.${what}`
        : `The console is for the shop’s admins.${what}`,
    ...(at === undefined ? {} : { link: { to: `${at}${back}`, says: 'Sign in' } }),
  }
}
