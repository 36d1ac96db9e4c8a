import { createHmac } from 'node:crypto'
import { html } from 'hono/html'
import * as z from 'zod/mini'
import type { Doorkeeper } from '../doorkeeper.ts'
import type { Doors } from '../doors.ts'
import { isSame } from '../gate.ts'
import type { AdminContext, Visitor } from '../identity.ts'
import { layout, type Plain, plainly } from '../pages/plain.ts'
import { Seal } from '../seal.ts'
import { Cookies } from './cookies.ts'
import { faultOf, ServiceFault } from './faults.ts'
import { type Begun, Provider, type SignedIn } from './provider.ts'
import { returnPath } from './return-path.ts'
import { roleOf } from './roles.ts'
import { Sessions } from './session.ts'
import type { OidcSettings } from './settings.ts'

const SIGN_IN = '/admin/sign-in'
const SIGNED_IN = '/admin/signed-in'
const SIGN_OUT = '/admin/sign-out'
const SIGNED_OUT = '/admin/signed-out'

/** How long somebody may take to sign in, in seconds. */
const TAKES = 600
/** How long the provider may take for all that is asked of it for one page, in milliseconds. */
const PATIENCE_MS = 8000
const SUBJECT_LENGTH = 12

/** What people sign in with, and what else that needs. */
export interface OidcHouse {
  readonly oidc: OidcSettings
  /** What people are hashed with; it outlives the sessions' key, so that they stay who they are in the history. */
  readonly subjectKey: Buffer
  /** Without a slash at the end. */
  readonly publicUrl: string
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal
  readonly report: (error: unknown) => void
}

const begunSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  back: z.string(),
  /** Epoch seconds. */
  until: z.number(),
})

const AGAIN = { to: SIGN_IN, says: 'Sign in' }
const STALE: Plain = {
  status: 400,
  title: 'This sign-in cannot be finished',
  text: 'It began more than ten minutes ago, in another window or in another browser, or was finished already. Nothing has happened. Please sign in once more.',
  link: AGAIN,
}
const REFUSED: Plain = {
  status: 400,
  title: 'Signing in did not work',
  text: 'The sign-in service’s answer could not be taken, so you are not signed in. Please try once more; if it stays like this, the shop’s log says why.',
  link: AGAIN,
}
const GONE: Plain = {
  status: 503,
  title: 'The sign-in service does not answer',
  text: 'Nobody can sign in to the console just now; the shop itself goes on. Please try again in a minute; if it stays like this, the shop’s log says why.',
  link: AGAIN,
}
const NO_ROLE: Plain = {
  status: 403,
  title: 'You are signed in, but may not see this',
  text: 'The console is for people with the role of a viewer or an admin, and you have neither. Ask whoever gives out the roles in your sign-in service, or sign in as somebody else.',
  link: { to: `${SIGN_IN}?other`, says: 'Sign in as somebody else' },
}
const OUT: Plain = {
  status: 200,
  title: 'You are signed out',
  text: 'Nobody can go on in the console with this browser unless they sign in.',
  link: AGAIN,
}

/** People sign in at an OpenID provider, by authorization code with PKCE, and have a session in their browser. */
export class OidcDoorkeeper implements Doorkeeper {
  readonly signingIn = { at: SIGN_IN, out: SIGN_OUT }
  readonly #house: OidcHouse
  readonly #provider: Provider
  readonly #seal: Seal
  readonly #cookies: Cookies
  readonly #sessions: Sessions

  constructor(house: OidcHouse) {
    this.#house = house
    this.#provider = new Provider(house.oidc, `${house.publicUrl}${SIGNED_IN}`, house.now)
    this.#seal = new Seal(house.oidc.sessionKey)
    this.#cookies = new Cookies(house.publicUrl)
    this.#sessions = new Sessions(this.#seal, this.#cookies, house.now)
  }

  look(c: AdminContext): Visitor {
    return this.#sessions.look(c)
  }

  open(doors: Doors): void {
    doors.free(SIGN_IN, (c) => this.#signIn(c))
    doors.free(SIGNED_IN, (c) => this.#signedIn(c))
    doors.free(SIGNED_OUT, (c) => plainly(c, OUT))
    doors.change('viewer', SIGN_OUT, (c) => this.#signOut(c))
  }

  #seconds(): number {
    return Math.floor(this.#house.now() / 1000)
  }

  async #signIn(c: AdminContext): Promise<Response> {
    try {
      const isOther = c.req.query('other') !== undefined
      const { to, begun } = await this.#provider.begin(this.#house.deadline(PATIENCE_MS), isOther)
      const kept = { ...begun, back: returnPath(c.req.query('return')), until: this.#seconds() + TAKES }
      this.#cookies.give(c, 'admin-signing-in', this.#seal.seal('signing in', kept), TAKES)
      return c.redirect(to, 303)
    } catch (error) {
      return this.#failed(c, error)
    }
  }

  async #signedIn(c: AdminContext): Promise<Response> {
    const returned = new URL(c.req.url).searchParams
    const begun = this.#begun(c)
    // Another window's sign-in, or one that somebody else began, leaves the one of this browser as it is.
    if (!begun || !isSame(returned.get('state') ?? '', begun.state)) return plainly(c, STALE)
    this.#cookies.take(c, 'admin-signing-in')
    try {
      const deadline = this.#house.deadline(PATIENCE_MS)
      const { issuer, sub, claims } = await this.#provider.finish(returned, begun, deadline)
      const role = roleOf(claims, this.#house.oidc.roles)
      if (!role) {
        // Whoever sat here before is not who has just signed in.
        this.#sessions.end(c)
        return plainly(c, NO_ROLE)
      }
      this.#sessions.begin(c, role, this.#subject({ issuer, sub }))
      return c.redirect(begun.back, 303)
    } catch (error) {
      return this.#failed(c, error)
    }
  }

  #begun(c: AdminContext): (Begun & { readonly back: string }) | undefined {
    const sealed = this.#cookies.read(c, 'admin-signing-in')
    const parsed = begunSchema.safeParse(this.#seal.open('signing in', sealed))
    return parsed.success && this.#seconds() < parsed.data.until ? parsed.data : undefined
  }

  /** The length in front keeps an issuer's end and a subject's beginning apart. */
  #subject({ issuer, sub }: Omit<SignedIn, 'claims'>): string {
    return createHmac('sha256', this.#house.subjectKey)
      .update(`console ${issuer.length}:${issuer}${sub}`)
      .digest('base64url')
      .slice(0, SUBJECT_LENGTH)
  }

  #failed(c: AdminContext, error: unknown): Response | Promise<Response> {
    const fault = faultOf(error)
    this.#house.report(fault)
    if (!(fault instanceof ServiceFault)) return plainly(c, REFUSED)
    c.header('Retry-After', '60')
    return plainly(c, GONE)
  }

  /**
   * Signs out here at once, and sends the browser on to sign out of the provider. It goes there by `Refresh`: to a
   * redirect after a form browsers apply the page's `form-action`, which allows no other place.
   */
  async #signOut(c: AdminContext): Promise<Response> {
    this.#sessions.end(c)
    const to = await this.#leaving()
    if (to === undefined) return c.redirect(SIGNED_OUT, 303)
    c.header('Refresh', `0; url=${to}`)
    const way = html`<p><a class="main" href="${to}">Sign out of the sign-in service, too</a></p>`
    return c.html(
      layout(OUT.title, html`<section class="sheet"><h1>${OUT.title}</h1><p>${OUT.text}</p>${way}</section>`),
    )
  }

  async #leaving(): Promise<string | undefined> {
    try {
      const { publicUrl, deadline } = this.#house
      return await this.#provider.leaving(`${publicUrl}${SIGNED_OUT}`, deadline(PATIENCE_MS))
    } catch (error) {
      this.#house.report(faultOf(error))
      return undefined
    }
  }
}
