import { createAdminApp } from '../../lambda/admin/app.ts'
import type { Doors } from '../../lambda/admin/doors.ts'
import type { AdminHouse } from '../../lambda/admin/house.ts'
import { fieldsIn, identityOf } from '../../lambda/admin/identity.ts'
import { OidcDoorkeeper } from '../../lambda/admin/oidc/doorkeeper.ts'
import { oidcOf } from '../../lambda/admin/oidc/settings.ts'
import { parseSettings, SettingError } from '../../lambda/settings.ts'
import { homeDoor } from './admin-home.ts'

export const DOOR = 'https://console.test'
export const CALLBACK = `${DOOR}/admin/signed-in`
const SESSION_KEY = Buffer.alloc(32, 7).toString('base64')

/** A browser: it keeps cookies as browsers do, and sends them to one console. */
export interface Browser {
  readonly cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
  /** What a form of this browser's session has to send along. */
  csrf(): Promise<string>
}

/** The console on a clock that stands until it is moved. */
export interface Console {
  readonly app: ReturnType<typeof createAdminApp>
  readonly reported: unknown[]
  /** What admins changed: who, and what they sent. */
  readonly changes: string[]
  /** Seconds that have passed. */
  later: number
  /** Under what the provider is asked. */
  deadline: AbortSignal
  /** Happens in the middle of a change. */
  meanwhile: () => Promise<void>
  browser(): Browser
}

/**
 * The console as Lambda makes it.
 * @param pages left out: a page and a change for each role
 */
export function openConsole(
  issuer: string,
  env: Readonly<Record<string, string>> = {},
  pages?: AdminHouse['pages'],
): Console {
  const settings = parseSettings({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'console',
    ADMIN_SESSION_KEY: SESSION_KEY,
    PUBLIC_URL: DOOR,
    ...env,
  })
  const oidc = oidcOf(settings)
  if (!oidc) throw new SettingError('No sign-in is set.')
  const began = Date.now()
  const publicUrl = settings.PUBLIC_URL ?? DOOR
  const house: Omit<Console, 'app'> = {
    reported: [],
    changes: [],
    later: 0,
    deadline: new AbortController().signal,
    meanwhile: () => Promise.resolve(),
    browser: () => browserAt(publicUrl, (path, init) => app.request(path, init)),
  }
  const report = (error: unknown) => void house.reported.push(error)
  const app = createAdminApp({
    doorkeeper: new OidcDoorkeeper({
      oidc,
      subjectKey: Buffer.alloc(32, 9),
      publicUrl,
      now: () => began + house.later * 1000,
      deadline: () => house.deadline,
      report,
    }),
    pages:
      pages ??
      ((doors, signingIn) => {
        homeDoor(doors, signingIn)
        doorsFor(doors, house)
      }),
    publicUrl,
    report,
  })
  return Object.assign(house, { app })
}

function doorsFor(doors: Doors, house: Pick<Console, 'changes' | 'meanwhile'>): void {
  doors.page('viewer', '/admin/seen', (c) => c.json(identityOf(c)))
  doors.page('admin', '/admin/kept', (c) => c.json(identityOf(c)))
  doors.change('viewer', '/admin/noted', (c) => c.json(identityOf(c)))
  doors.change('admin', '/admin/changed', async (c) => {
    house.changes.push(`begun ${fieldsIn(c).get('wish')}`)
    await house.meanwhile()
    house.changes.push(`done by ${identityOf(c).role} ${identityOf(c).subject}`)
    return c.json(identityOf(c))
  })
}

type Send = (url: string, init: RequestInit) => Response | Promise<Response>

export function browserAt(door: string, send: Send): Browser {
  const cookies = new Map<string, string>()
  const knock = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { host: new URL(door).host, ...(cookie ? { cookie } : {}), ...init.headers }
    const response = await send(`${door}${path}`, { ...init, headers })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  return {
    cookies,
    get: (path, headers = {}) => knock(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      knock(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: door,
          'sec-fetch-site': 'same-origin',
          ...headers,
        },
      }),
    async csrf() {
      const page = await (await knock('/admin', {})).text()
      const [, token] = /name="csrf" value="([\w-]+)"/.exec(page) ?? []
      if (!token) throw new Error('The page has no form.')
      return token
    },
  }
}
