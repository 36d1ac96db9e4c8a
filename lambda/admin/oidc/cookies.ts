import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AdminContext } from '../identity.ts'

/** The session; which browser it was given to; what a sign-in that has begun has to remember. */
type Name = 'admin' | 'admin-browser' | 'admin-signing-in'

/**
 * The console's cookies. Over https they are `__Host-`, which only this host can set; plain http, which there is
 * on this machine alone, knows no such cookies.
 */
export class Cookies {
  readonly #flags

  constructor(publicUrl: string) {
    const isHttps = publicUrl.startsWith('https:')
    const flags = { path: '/', secure: isHttps, httpOnly: true, sameSite: 'Lax' } as const
    this.#flags = isHttps ? ({ ...flags, prefix: 'host' } as const) : flags
  }

  read(c: AdminContext, name: Name): string | undefined {
    return 'prefix' in this.#flags ? getCookie(c, name, 'host') : getCookie(c, name)
  }

  /** @param seconds how long the browser keeps it */
  give(c: AdminContext, name: Name, value: string, seconds: number): void {
    setCookie(c, name, value, { ...this.#flags, maxAge: seconds })
  }

  take(c: AdminContext, name: Name): void {
    deleteCookie(c, name, this.#flags)
  }
}
