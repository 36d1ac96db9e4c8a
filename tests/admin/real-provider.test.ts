import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Identity } from '../../lambda/admin/identity.ts'
import { type Browser, CALLBACK, type Console, DOOR, openConsole } from '../support/console.ts'

const SECRET = 'a-secret:with%odd&signs'

let child: ChildProcess
let issuer: string
let shop: Console

beforeAll(async () => {
  const script = join(__dirname, '../support/oidc-provider.js')
  const args = [script, CALLBACK, `${DOOR}/admin/signed-out`]
  child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] })
  if (!child.stdout) throw new Error('The provider has no output.')
  const [line] = await once(child.stdout, 'data')
  issuer = String(line).trim()
  shop = openConsole(issuer, { OIDC_CLIENT_SECRET: SECRET })
}, 20_000)
afterAll(async () => {
  child.stdin?.end()
  await once(child, 'exit')
})
beforeEach(() => {
  shop.reported.length = 0
})

/** Goes where the provider sends a browser, as somebody, until it is sent back to the console. */
async function authorize(to: string, as: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = new URL(to)
  url.searchParams.set('login_hint', as)
  for (let hops = 0; hops < 8; hops++) {
    if (url.origin === DOOR) return url
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      jar.set(name, value)
    }
    const next = response.headers.get('location')
    if (!next) throw new Error(`The provider answered ${response.status}: ${await response.text()}`)
    url = new URL(next, url)
  }
  throw new Error('The provider sends the browser round in circles.')
}

const toOf = (response: Response): string => response.headers.get('location') ?? ''

/** The way back from the provider, with what is altered on it. */
async function back(
  browser: Browser,
  as: string,
  alter: (url: URL) => void = () => {},
  alterGoing: (url: URL) => void = () => {},
): Promise<string> {
  const going = new URL(toOf(await browser.get('/admin/sign-in?return=/admin/seen')))
  alterGoing(going)
  const url = await authorize(going.href, as)
  alter(url)
  return `${url.pathname}${url.search}`
}

describe('signing in at a real provider', () => {
  test.each([
    ['ada', 'admin'],
    ['vic', 'viewer'],
  ])('lets %s in as %s, back at the page that was wanted', async (as, role) => {
    const browser = shop.browser()
    const response = await browser.get(await back(browser, as))
    expect([response.status, toOf(response)]).toEqual([303, '/admin/seen'])
    const identity = await (await browser.get('/admin/seen')).json()
    expect(identity).toMatchObject({ role, subject: expect.stringMatching(/^[\w-]{12}$/) })
    expect(shop.reported).toEqual([])
  })

  test('gives one person the same subject every time, and two people different ones', async () => {
    const subjectOf = async (as: string) => {
      const browser = shop.browser()
      await browser.get(await back(browser, as))
      return ((await (await browser.get('/admin/seen')).json()) as Identity).subject
    }
    const [ada, vic, again] = [await subjectOf('ada'), await subjectOf('vic'), await subjectOf('ada')]
    expect(again).toBe(ada)
    expect(vic).not.toBe(ada)
  })

  test('works without a secret, and with keys on a curve', async () => {
    const open = openConsole(issuer, { OIDC_CLIENT_ID: 'public-console' })
    const browser = open.browser()
    await browser.get(await back(browser, 'ada'))
    expect((await browser.get('/admin/kept')).status).toBe(200)
  })

  test('asks the provider for PKCE by S256, and sends it no secret through the browser', async () => {
    const { searchParams } = new URL(toOf(await shop.browser().get('/admin/sign-in')))
    expect(searchParams.get('code_challenge_method')).toBe('S256')
    expect(searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
    expect([...searchParams.keys()].sort()).toEqual([
      'client_id',
      'code_challenge',
      'code_challenge_method',
      'nonce',
      'redirect_uri',
      'response_type',
      'scope',
      'state',
    ])
  })

  test('does not let in who has no role, and says so', async () => {
    for (const as of ['eve', 'somebody']) {
      const browser = shop.browser()
      const response = await browser.get(await back(browser, as))
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('You are signed in, but may not see this')
      expect([...browser.cookies.keys()]).toEqual([])
      expect((await browser.get('/admin/seen')).status).toBe(401)
    }
  })

  test('takes the session from who signs in anew without a role', async () => {
    const browser = shop.browser()
    await browser.get(await back(browser, 'ada'))
    expect((await browser.get('/admin/kept')).status).toBe(200)
    await browser.get(await back(browser, 'eve'))
    expect((await browser.get('/admin/kept')).status).toBe(401)
  })

  test('takes a code once: neither the same browser nor a copy of it gets in with it again', async () => {
    const browser = shop.browser()
    const path = await back(browser, 'ada')
    const copy = shop.browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    expect((await browser.get(path)).status).toBe(303)
    expect((await browser.get(path)).status).toBe(400)
    expect((await copy.get(path)).status).toBe(400)
    expect((await copy.get('/admin/seen')).status).toBe(401)
    expect(shop.reported).toEqual([
      expect.objectContaining({ code: 'OAUTH_RESPONSE_BODY_ERROR invalid_grant' }),
    ])
  })

  test.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url) => url.searchParams.delete('state')],
    ['a state twice', (url) => url.searchParams.append('state', 'x')],
    ['another issuer (mix-up)', (url) => url.searchParams.set('iss', 'https://evil.example')],
    ['no issuer, where the provider says it names itself', (url) => url.searchParams.delete('iss')],
    ['another code', (url) => url.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (url) => url.searchParams.delete('code')],
    ['a token in the address', (url) => url.searchParams.set('id_token', 'x.y.z')],
    ['an error in place of a code', (url) => url.searchParams.set('error', 'access_denied')],
  ])('refuses a way back with %s', async (_, alter) => {
    const browser = shop.browser()
    const response = await browser.get(await back(browser, 'ada', alter))
    expect(response.status).toBe(400)
    expect((await browser.get('/admin/seen')).status).toBe(401)
  })

  test('refuses a code that was got for another challenge (PKCE), or for another nonce', async () => {
    for (const name of ['code_challenge', 'nonce']) {
      const browser = shop.browser()
      const path = await back(browser, 'ada', undefined, (url) => url.searchParams.set(name, 'x'.repeat(43)))
      expect((await browser.get(path)).status).toBe(400)
      expect((await browser.get('/admin/seen')).status).toBe(401)
    }
  })

  test('refuses a way back in a browser that did not begin (somebody else’s link)', async () => {
    const evil = shop.browser()
    const path = await back(evil, 'ada')
    const victim = shop.browser()
    expect((await victim.get(path)).status).toBe(400)
    await victim.get('/admin/sign-in')
    expect((await victim.get(path)).status).toBe(400)
    expect((await victim.get('/admin/seen')).status).toBe(401)
  })

  test('refuses a wrong client secret, and says it is the set-up', async () => {
    const wrong = openConsole(issuer, { OIDC_CLIENT_SECRET: 'wrong' })
    const browser = wrong.browser()
    const response = await browser.get(await back(browser, 'ada'))
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('wrong')
    expect((await browser.get('/admin/seen')).status).toBe(401)
  })
})

test('signing out ends the session here, and leads to the provider’s own way out', async () => {
  const browser = shop.browser()
  await browser.get(await back(browser, 'ada'))
  const response = await browser.post('/admin/sign-out', { csrf: await browser.csrf() })
  const [, to = ''] = /^0; url=(.+)$/.exec(response.headers.get('refresh') ?? '') ?? []
  expect(to.startsWith(`${issuer}/session/end?client_id=console&`)).toBe(true)
  expect((await fetch(to)).status).toBe(200)
  expect([...browser.cookies.keys()]).toEqual([])
  expect((await browser.get('/admin/seen')).status).toBe(401)
})
