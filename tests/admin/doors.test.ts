import type { Hono } from 'hono'
import { createAdminApp } from '../../lambda/admin/app.ts'
import type { AdminEnv, Identity } from '../../lambda/admin/identity.ts'
import { type Browser, type Console, DOOR, openConsole } from '../support/console.ts'
import { LyingProvider } from '../support/lying-provider.ts'

let provider: LyingProvider
let shop: Console
beforeAll(async () => {
  provider = await LyingProvider.open()
})
afterAll(() => provider.close())
beforeEach(() => {
  provider.reset()
  shop = openConsole(provider.issuer)
})

async function signedIn(role: 'viewer' | 'admin' = 'admin'): Promise<Browser> {
  provider.lie = { claims: { 'cognito:groups': `corner-shop-${role}s` } }
  const browser = shop.browser()
  const to = (await browser.get('/admin/sign-in')).headers.get('location') ?? ''
  await browser.get(`/admin/signed-in?${provider.agree(to)}`)
  return browser
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** Doors that nobody needs a role for: they lead in and out, and change nothing of the shop's. */
const FREE = ['/admin/sign-in', '/admin/signed-in', '/admin/signed-out']
/** What each door needs, apart from those: a door that is not in here is for nobody. */
const NEEDS: Readonly<Record<string, 'viewer' | 'admin'>> = {
  'GET /admin': 'viewer',
  'GET /admin/seen': 'viewer',
  'GET /admin/kept': 'admin',
  'POST /admin/noted': 'viewer',
  'POST /admin/changed': 'admin',
  'POST /admin/sign-out': 'viewer',
}

/** Every path that the app has, and some that it has not. */
const paths = (app: Hono<AdminEnv>): string[] => [
  ...new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes('*'))),
  '/admin/policy',
  '/admin/sign',
  '/admin/seen/x',
]

const WHO = ['nobody', 'viewer', 'admin', 'ended', 'tampered'] as const
type Who = (typeof WHO)[number]

async function knocker(who: Who): Promise<Browser> {
  if (who === 'nobody') return shop.browser()
  const browser = await signedIn(who === 'viewer' ? 'viewer' : 'admin')
  if (who === 'ended') shop.later = 1800
  if (who === 'tampered') {
    const value = browser.cookies.get('__Host-admin') ?? ''
    const turned = value[40] === 'A' ? 'B' : 'A'
    browser.cookies.set('__Host-admin', `${value.slice(0, 40)}${turned}${value.slice(41)}`)
  }
  return browser
}

/** What a door answers: open, or shut in the way that is meant for this one. */
function expected(who: Who, method: string, path: string): 'open' | 401 | 403 | 404 {
  const way = `${method === 'HEAD' ? 'GET' : method} ${path}`
  if (way.startsWith('GET') && FREE.includes(path)) return 'open'
  const needs = NEEDS[way]
  if (needs === undefined) return 404
  if (who !== 'viewer' && who !== 'admin') return 401
  return who === 'admin' || needs === 'viewer' ? 'open' : 403
}

const answered = (status: number): 'open' | number => ([401, 403, 404].includes(status) ? status : 'open')

test.each(WHO)(
  'to %s every door is shut but those that this one has the role for, whatever the method',
  async (who) => {
    const browser = await knocker(who)
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const may = who === 'viewer' || who === 'admin'
    const body = new URLSearchParams({ csrf: may ? await browser.csrf() : 'x'.repeat(43) }).toString()
    const headers = { cookie, origin: DOOR, 'content-type': 'application/x-www-form-urlencoded' }
    const ways = paths(shop.app).flatMap((path) => METHODS.map((method) => ({ method, path })))
    for (const { method, path } of ways) {
      const sent = method === 'GET' || method === 'HEAD' ? {} : { body }
      const { status } = await shop.app.request(`${DOOR}${path}`, { method, headers, ...sent })
      expect([method, path, answered(status)]).toEqual([method, path, expected(who, method, path)])
    }
    expect(ways.length).toBeGreaterThan(METHODS.length * 10)
    expect(shop.changes.length).toBe(who === 'admin' ? 2 : 0)
  },
)

test('a door that was opened without a role is shut for everybody', async () => {
  shop.app.get('/admin/forgotten', (c) => c.text('a secret'))
  shop.app.all('/admin/forgotten-too', (c) => c.text('a secret'))
  const browser = await signedIn()
  for (const path of ['/admin/forgotten', '/admin/forgotten-too']) {
    const response = await browser.get(path)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toContain('a secret')
  }
})

test('what lies in the way of a door without a role of its own shuts that door, too', async () => {
  shop.app.get('/admin/seen', (c) => c.text('a secret'))
  shop.app.use('/admin/kept', (_, next) => next())
  const browser = await signedIn()
  expect((await browser.get('/admin')).status).toBe(200)
  for (const path of ['/admin/seen', '/admin/kept']) expect((await browser.get(path)).status).toBe(404)
})

test('a door in whose way another one lies needs what both of them need', async () => {
  const app = createAdminApp({
    doorkeeper: {
      look: () => ({ is: 'in', identity: { role: 'viewer', subject: 's', until: 1 }, csrf: 'c' }),
      open: () => {},
    },
    pages: (doors) => {
      doors.page('viewer', '/admin/:any', (c) => c.text('any'))
      doors.page('admin', '/admin/kept', (c) => c.text('kept'))
    },
    publicUrl: DOOR,
    report: () => {},
  })
  expect((await app.request(`${DOOR}/admin/kept`)).status).toBe(403)
  expect((await app.request(`${DOOR}/admin/other`)).status).toBe(200)
})

describe('a change', () => {
  const FOREIGN: readonly [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['another port', { origin: `${DOOR}:8443` }],
    ['an origin that begins like ours', { origin: `${DOOR}.evil.example` }],
    ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
    ['a site beside ours, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ]
  test.each(FOREIGN)('from %s is not made, though everything else is right', async (_, headers) => {
    const browser = await signedIn()
    const csrf = await browser.csrf()
    expect((await browser.post('/admin/changed', { csrf }, headers)).status).toBe(403)
    expect(shop.changes).toEqual([])
  })

  test.each<[string, (csrf: string, other: string) => Record<string, string>]>([
    ['without a token', () => ({})],
    ['with an empty token', () => ({ csrf: '' })],
    ['with the token of another session', (_, other) => ({ csrf: other })],
    ['with a token cut short', (csrf) => ({ csrf: csrf.slice(0, -1) })],
    ['with a token and more', (csrf) => ({ csrf: `${csrf}A` })],
    ['with the token under another name', (csrf) => ({ token: csrf })],
  ])('%s is not made', async (_, fields) => {
    const browser = await signedIn()
    const other = await (await signedIn()).csrf()
    const sent = { wish: 'w', ...fields(await browser.csrf(), other) }
    expect((await browser.post('/admin/changed', sent)).status).toBe(403)
    expect(shop.changes).toEqual([])
  })

  test.each(['text/plain', 'multipart/form-data; boundary=x', 'application/xml', ''])(
    'sent as %j is not made',
    async (type) => {
      const browser = await signedIn()
      const response = await browser.post(
        '/admin/changed',
        { csrf: await browser.csrf() },
        { 'content-type': type },
      )
      expect(response.status).toBe(422)
      expect(shop.changes).toEqual([])
    },
  )

  test('that is too large is not made', async () => {
    const browser = await signedIn()
    const csrf = await browser.csrf()
    expect((await browser.post('/admin/changed', { csrf, wish: 'x'.repeat(9000) })).status).toBe(413)
    expect(shop.changes).toEqual([])
  })

  test('by an admin, with the session’s token, is made in their name', async () => {
    const browser = await signedIn()
    const response = await browser.post('/admin/changed', { csrf: await browser.csrf(), wish: 'quiet' })
    const { subject } = (await response.json()) as Identity
    expect(shop.changes).toEqual(['begun quiet', `done by admin ${subject}`])
  })

  test('is made whole, and in the name it began with, when the session ends in the middle of it', async () => {
    const browser = await signedIn()
    const csrf = await browser.csrf()
    shop.later = 1799
    shop.meanwhile = () => {
      shop.later = 9 * 3600
      return Promise.resolve()
    }
    expect((await browser.post('/admin/changed', { csrf, wish: 'quiet' })).status).toBe(200)
    expect(shop.changes).toEqual(['begun quiet', expect.stringMatching(/^done by admin [\w-]{12}$/)])
    expect((await browser.get('/admin/seen')).status).toBe(401)
  })

  test('is not even begun when the session has ended before it, and the page says so', async () => {
    const browser = await signedIn()
    const csrf = await browser.csrf()
    shop.later = 1800
    const response = await browser.post('/admin/changed', { csrf, wish: 'quiet' })
    const page = await response.text()
    expect(response.status).toBe(401)
    expect(page).toContain('Your session has ended')
    expect(page).toContain('Nothing was changed.')
    // Signing in leads to a page, never to a change.
    expect(page).toContain('href="/admin/sign-in"')
    expect(shop.changes).toEqual([])
  })
})

test('a page that needs signing in leads there and back', async () => {
  const page = await (await shop.browser().get('/admin/seen?version=7')).text()
  expect(page).toContain('href="/admin/sign-in?return=%2Fadmin%2Fseen%3Fversion%3D7"')
})

test('whoever asks for JSON is refused in JSON', async () => {
  const response = await shop.browser().get('/admin/seen', { accept: 'application/json' })
  expect([response.status, await response.json()]).toEqual([401, { error: expect.any(String) }])
})

test('no page is kept by anybody, runs a script, or is shown in a frame', async () => {
  const browser = await signedIn()
  const answers = [
    ...['/admin', '/admin/seen', '/admin/nowhere', '/admin/sign-in', '/admin/signed-in', '/admin/signed-out'],
  ].map((path) => browser.get(path))
  answers.push(browser.post('/admin/changed'), shop.browser().get('/admin'))
  for (const { headers } of await Promise.all(answers)) {
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'; /)
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/script|unsafe|\*/)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d+$/)
    expect(headers.get('referrer-policy')).toMatch(/^(?:no-referrer|same-origin)$/)
  }
  // Where an address is a secret, not even our own style learns it; a page with a form must say where it is from.
  const refererAt = async (path: string) => (await browser.get(path)).headers.get('referrer-policy')
  expect(await refererAt('/admin/signed-in?code=c&state=s')).toBe('no-referrer')
  expect(await refererAt('/admin')).toBe('same-origin')
})

test('what somebody typed never comes back as markup', async () => {
  const evil = '"><script>alert(1)</script>'
  for (const path of [
    `/admin/seen?${evil}`,
    `/admin/signed-in?error=${evil}&state=${evil}`,
    `/admin/${evil}`,
  ])
    expect(await (await shop.browser().get(encodeURI(path))).text()).not.toMatch(/<script/i)
})
