import fc from 'fast-check'
import type { Identity } from '../../lambda/admin/identity.ts'
import { LASTS } from '../../lambda/admin/oidc/session.ts'
import { Seal } from '../../lambda/admin/seal.ts'
import { type Browser, type Console, DOOR, openConsole } from '../support/console.ts'
import { LyingProvider } from '../support/lying-provider.ts'

const SESSION = '__Host-admin'
const BROWSER = '__Host-admin-browser'
const SIGNING_IN = '__Host-admin-signing-in'
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64')

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

const begin = async (browser: Browser) =>
  provider.agree((await browser.get('/admin/sign-in')).headers.get('location') ?? '')

async function signedIn(at: Console = shop): Promise<Browser> {
  const browser = at.browser()
  await browser.get(`/admin/signed-in?${await begin(browser)}`)
  return browser
}
const isIn = async (browser: Browser): Promise<boolean> => (await browser.get('/admin/seen')).status === 200
const cookieOf = (browser: Browser, name: string): string => browser.cookies.get(name) ?? ''

describe('a session', () => {
  test('ends half an hour after the last page, to the second', async () => {
    const browser = await signedIn()
    shop.later = LASTS.idle - 1
    expect(await isIn(browser)).toBe(true)
    shop.later = 2 * LASTS.idle - 2
    expect(await isIn(browser)).toBe(true)
    shop.later = 3 * LASTS.idle - 2
    const response = await browser.get('/admin/seen')
    expect(response.status).toBe(401)
    expect(await response.text()).toContain('Your session has ended')
  })

  test('ends eight hours after signing in, however busy it was', async () => {
    const browser = await signedIn()
    for (shop.later = 0; shop.later < LASTS.most; shop.later += LASTS.idle - 100)
      expect(await isIn(browser)).toBe(true)
    shop.later = LASTS.most - 1
    expect(await isIn(browser)).toBe(true)
    shop.later = LASTS.most
    expect(await isIn(browser)).toBe(false)
  })

  test('does not last longer because its cookie is kept longer', async () => {
    const browser = await signedIn()
    const kept = new Map(browser.cookies)
    shop.later = LASTS.idle
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect(await isIn(browser)).toBe(false)
  })

  test('outlives the token that it began with: that one says how long it may be taken, not used', async () => {
    const browser = await signedIn()
    shop.later = 1000
    expect(await isIn(browser)).toBe(true)
  })

  test('says when it ends if nothing more is done', async () => {
    const browser = await signedIn()
    const untilOf = async () => ((await (await browser.get('/admin/seen')).json()) as Identity).until
    const first = await untilOf()
    shop.later = 600
    expect((await untilOf()) - first).toBe(600)
    for (shop.later = 0; shop.later < LASTS.most - 600; shop.later += 1500) await untilOf()
    shop.later = LASTS.most - 300
    expect((await untilOf()) - first).toBe(LASTS.most - LASTS.idle)
  })

  test('is in a cookie that no script, no other host and no other site’s form gets', async () => {
    const browser = shop.browser()
    const to = await browser.get('/admin/sign-in')
    const back = await browser.get(`/admin/signed-in?${provider.agree(to.headers.get('location') ?? '')}`)
    const lines = [...to.headers.getSetCookie(), ...back.headers.getSetCookie()]
    expect(lines.map((line) => line.split('=')[0])).toEqual([SIGNING_IN, SIGNING_IN, BROWSER, SESSION])
    for (const line of lines) expect(line).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(lines[0]).toContain('Max-Age=600;')
  })

  test('on plain http, on this machine, is in a cookie that browsers take there', async () => {
    const local = openConsole(provider.issuer, { PUBLIC_URL: 'http://127.0.0.1:3000' })
    const browser = await signedIn(local)
    expect([...browser.cookies.keys()]).toEqual(['admin-browser', 'admin'])
    expect(await isIn(browser)).toBe(true)
  })

  test('tells nobody who it is: not the person, not the address, not the role', async () => {
    const browser = await signedIn()
    const page = await (await browser.get('/admin')).text()
    for (const [, value] of browser.cookies) {
      const read = Buffer.from(value, 'base64url').toString('latin1')
      // Long enough that chance does not write them.
      expect(`${value} ${read}`).not.toMatch(/ada@shop|"admin"|subject/i)
    }
    expect(page).not.toMatch(/ada@|Ada Admin/)
  })
})

describe('a session cookie', () => {
  test.each<[string, (browser: Browser, other: Browser) => void]>([
    ['that is gone', ({ cookies }) => cookies.delete(SESSION)],
    ['that is empty', ({ cookies }) => cookies.set(SESSION, '')],
    ['of nonsense', ({ cookies }) => cookies.set(SESSION, 'nonsense')],
    ['of JSON', ({ cookies }) => cookies.set(SESSION, encodeURIComponent('{"role":"admin"}'))],
    ['copied without the browser’s own', ({ cookies }) => cookies.delete(BROWSER)],
    [
      'copied into another session’s browser',
      (one, other) => one.cookies.set(SESSION, cookieOf(other, SESSION)),
    ],
    ['of a sign-in that has begun', (one, other) => one.cookies.set(SESSION, cookieOf(other, SIGNING_IN))],
    ['with more after it', (one) => one.cookies.set(SESSION, `${cookieOf(one, SESSION)}AAAA`)],
    ['written another way', (one) => one.cookies.set(SESSION, `${cookieOf(one, SESSION)}=`)],
    ['that is very long', (one) => one.cookies.set(SESSION, 'A'.repeat(100_000))],
  ])('%s lets nobody in', async (_, alter) => {
    const [browser, other] = [await signedIn(), await signedIn()]
    await begin(other)
    alter(browser, other)
    expect(await isIn(browser)).toBe(false)
  })

  test('of another console, with another key, lets nobody in', async () => {
    const browser = await signedIn(openConsole(provider.issuer, { ADMIN_SESSION_KEY: OTHER_KEY }))
    const here = shop.browser()
    for (const [name, value] of browser.cookies) here.cookies.set(name, value)
    expect(await isIn(here)).toBe(false)
  })

  test('with any one bit turned lets nobody in', async () => {
    const browser = await signedIn()
    const bytes = Buffer.from(cookieOf(browser, SESSION), 'base64url')
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(bytes)
        altered[at] = (altered[at] ?? 0) ^ (1 << bit)
        browser.cookies.set(SESSION, altered.toString('base64url'))
        expect(await isIn(browser)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('signing out', () => {
  const out = async (browser: Browser) => browser.post('/admin/sign-out', { csrf: await browser.csrf() })

  test('takes the cookies', async () => {
    const browser = await signedIn()
    expect((await out(browser)).status).toBe(303)
    expect([...browser.cookies.keys()]).toEqual([])
    expect(await isIn(browser)).toBe(false)
  })

  test('holds against an answer that was still on its way, and renewed the session', async () => {
    const browser = await signedIn()
    shop.later = 600
    const late = await browser.get('/admin/seen')
    const [renewed = ''] = late.headers.getSetCookie()
    await out(browser)
    browser.cookies.set(SESSION, /=([^;]*)/.exec(renewed)?.[1] ?? '')
    expect(renewed).toMatch(new RegExp(`^${SESSION}=`))
    expect(await isIn(browser)).toBe(false)
  })

  test.each(['GET', 'another site', 'no token'])('is not done by %s', async (by) => {
    const browser = await signedIn()
    if (by === 'GET') expect((await browser.get('/admin/sign-out')).status).toBe(404)
    if (by === 'no token') expect((await browser.post('/admin/sign-out')).status).toBe(403)
    if (by === 'another site') {
      const csrf = await browser.csrf()
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
      expect((await browser.post('/admin/sign-out', { csrf }, headers)).status).toBe(403)
    }
    expect(await isIn(browser)).toBe(true)
  })

  test('leads to Cognito’s own way out, where that is set', async () => {
    shop = openConsole(provider.issuer, { OIDC_LOGOUT_URL: 'https://shop.auth.example/logout' })
    const response = await out(await signedIn())
    const back = encodeURIComponent(`${DOOR}/admin/signed-out`)
    expect(response.headers.get('refresh')).toBe(
      `0; url=https://shop.auth.example/logout?client_id=console&logout_uri=${back}`,
    )
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['has no way out', {}],
    ['names one on plain http elsewhere', { end_session_endpoint: 'http://evil.example/out' }],
    ['names a script', { end_session_endpoint: 'javascript:alert(1)' }],
    ['names a number', { end_session_endpoint: 7 }],
  ])('is done here alone, where the provider %s', async (_, metadata) => {
    provider.metadata = metadata
    const browser = await signedIn()
    const response = await out(browser)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/admin/signed-out'])
    expect(response.headers.get('refresh')).toBeNull()
    expect(await (await browser.get('/admin/signed-out')).text()).toContain('You are signed out')
  })

  test('is done here, though the provider does not answer', async () => {
    const browser = await signedIn()
    for (shop.later = 0; shop.later < 1200; shop.later += 600) await isIn(browser)
    provider.answers.set('/.well-known/openid-configuration', (response) => void response.destroy())
    expect((await out(browser)).headers.get('location')).toBe('/admin/signed-out')
    expect(await isIn(browser)).toBe(false)
  })
})

describe('a sign-in that has begun', () => {
  test('can be finished for ten minutes, to the second', async () => {
    for (const [later, status] of [
      [599, 303],
      [600, 400],
    ] as const) {
      shop.later = 0
      const browser = shop.browser()
      const returned = await begin(browser)
      shop.later = later
      provider.now = () => Math.floor(Date.now() / 1000) + later
      expect((await browser.get(`/admin/signed-in?${returned}`)).status).toBe(status)
    }
  })

  test('is not ended by a link that somebody else made', async () => {
    const browser = shop.browser()
    const returned = await begin(browser)
    expect((await browser.get('/admin/signed-in?code=c&state=s')).status).toBe(400)
    expect((await browser.get(`/admin/signed-in?${returned}`)).status).toBe(303)
  })

  test('is the last one of the browser: one begun before it cannot be finished', async () => {
    const browser = shop.browser()
    const first = await begin(browser)
    const last = await begin(browser)
    expect((await browser.get(`/admin/signed-in?${first}`)).status).toBe(400)
    expect((await browser.get(`/admin/signed-in?${last}`)).status).toBe(303)
  })

  test.each(['', 'nonsense', 'A'.repeat(200)])('cannot be finished with the cookie %j', async (value) => {
    const browser = shop.browser()
    const returned = await begin(browser)
    browser.cookies.set(SIGNING_IN, value)
    expect((await browser.get(`/admin/signed-in?${returned}`)).status).toBe(400)
  })

  test('cannot be finished with a session in its place', async () => {
    const browser = await signedIn()
    const returned = await begin(browser)
    browser.cookies.set(SIGNING_IN, cookieOf(browser, SESSION))
    expect((await browser.get(`/admin/signed-in?${returned}`)).status).toBe(400)
  })

  test('asks the provider nothing, unless the browser began it', async () => {
    await shop.browser().get('/admin/signed-in?code=c&state=s')
    expect(provider.asked).toEqual([])
    expect(shop.reported).toEqual([])
  })
})

describe('a seal', () => {
  const seal = new Seal(Buffer.alloc(32, 1))

  test('opens what it sealed, for the purpose that it was sealed for', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value))
        const sealed = seal.seal('session', plain)
        expect(seal.open('session', sealed)).toEqual(plain)
        expect(seal.open('signing in', sealed)).toBeUndefined()
      }),
    )
  })

  test('never seals the same way twice', () => {
    expect(seal.seal('session', 1)).not.toBe(seal.seal('session', 1))
  })

  test('opens nothing that it did not seal', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) =>
        expect(seal.open('session', text)).toBeUndefined(),
      ),
    )
  })
})
