import { createAdminApp } from '../../lambda/admin/app.ts'
import type { Identity } from '../../lambda/admin/identity.ts'
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

  test.each(['/admin/household', '/admin/household/settings'])(
    'leads back to what was typed for a household, and never to which one: from %s',
    async (path) => {
      const browser = await signedIn()
      const csrf = await browser.csrf()
      shop.later = 1800
      const typed = {
        csrf,
        greetByName: '400',
        cap: '2,5',
        whose: 'sealed',
        userId: 'somebody',
        version: '3',
      }
      const referer = `${DOOR}${path}`
      const page = await (await browser.post('/admin/changed', typed, { referer })).text()
      const back = encodeURIComponent('/admin/household?greetByName=400&cap=2%2C5')
      expect(page).toContain(`href="/admin/sign-in?return=${back}"`)
    },
  )
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
