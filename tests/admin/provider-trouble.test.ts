import type { ServerResponse } from 'node:http'
import { isEndpoint } from '../../lambda/admin/oidc/asking.ts'
import { briefly } from '../../lambda/log.ts'
import { type Browser, type Console, openConsole } from '../support/console.ts'
import { LyingProvider } from '../support/lying-provider.ts'

const DISCOVERY = '/.well-known/openid-configuration'

let provider: LyingProvider
let elsewhere: LyingProvider
let shop: Console
beforeAll(async () => {
  provider = await LyingProvider.open()
  elsewhere = await LyingProvider.open()
})
afterAll(() => Promise.all([provider.close(), elsewhere.close()]))
beforeEach(() => {
  provider.reset()
  elsewhere.reset()
  shop = openConsole(provider.issuer)
})

async function begin(browser: Browser): Promise<URLSearchParams> {
  const to = (await browser.get('/admin/sign-in')).headers.get('location') ?? ''
  return provider.agree(to)
}
const finish = (browser: Browser, returned: URLSearchParams) => browser.get(`/admin/signed-in?${returned}`)

async function signIn(browser: Browser): Promise<Response> {
  return finish(browser, await begin(browser))
}

/** Plain words, what to do, and nothing of what happened inside. */
async function expectPlain(response: Response): Promise<void> {
  const page = await response.text()
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(page).toContain('The sign-in service does not answer')
  expect(page).toContain('try again in a minute')
  expect(page).not.toMatch(/Error|127\.0\.0\.1|OAUTH|\bat \w+ \(/)
}

const garbage = (status: number, type: string, body: string) => (response: ServerResponse) =>
  void response.writeHead(status, { 'content-type': type }).end(body)
const endless = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(16_384)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}

const TROUBLES: readonly [string, (response: ServerResponse) => void][] = [
  ['500', garbage(500, 'application/json', '{}')],
  ['404', garbage(404, 'text/html', '<h1>Not found</h1>')],
  ['a page in place of JSON', garbage(200, 'text/html', '<h1>Welcome</h1>')],
  ['nothing', garbage(204, 'application/json', '')],
  ['a line that breaks', (response) => void response.destroy()],
  ['an answer without an end', endless],
]

describe.each([[DISCOVERY], ['/token'], ['/keys']])('a provider that at %s answers', (path) => {
  test.each(TROUBLES)('%s makes a plain page that says what to do, and nobody is in', async (_, answer) => {
    provider.answers.set(path, answer)
    const browser = shop.browser()
    const response = path === DISCOVERY ? await browser.get('/admin/sign-in') : await signIn(browser)
    await expectPlain(response)
    expect((await browser.get('/admin/seen')).status).toBe(401)
    expect(shop.reported.map(briefly)).toEqual([expect.stringMatching(/^ServiceFault /)])
  })

  test('nothing, ever, is given up after a while', async () => {
    const giveUp = new AbortController()
    shop.deadline = giveUp.signal
    provider.answers.set(path, () => giveUp.abort())
    const browser = shop.browser()
    await expectPlain(path === DISCOVERY ? await browser.get('/admin/sign-in') : await signIn(browser))
  })

  test('with a redirect is not followed', async () => {
    provider.answers.set(path, (response) => {
      response.writeHead(302, { location: `${elsewhere.issuer}${path}` }).end()
    })
    const browser = shop.browser()
    await expectPlain(path === DISCOVERY ? await browser.get('/admin/sign-in') : await signIn(browser))
    expect(elsewhere.asked).toEqual([])
  })
})

test('a provider that is gone makes a plain page, and works again once it is back', async () => {
  const gone = await LyingProvider.open()
  const { issuer } = gone
  await gone.close()
  await expectPlain(await openConsole(issuer).browser().get('/admin/sign-in'))
  provider.answers.set(DISCOVERY, garbage(500, 'text/plain', ''))
  const browser = shop.browser()
  await expectPlain(await browser.get('/admin/sign-in'))
  provider.answers.clear()
  expect((await signIn(browser)).status).toBe(303)
})

test.each<[string, Readonly<Record<string, unknown>>]>([
  ['another issuer', { issuer: 'https://evil.example' }],
  ['no issuer', { issuer: undefined }],
  ['no place to sign in', { authorization_endpoint: undefined }],
  ['a number for one', { authorization_endpoint: 7 }],
  ['a script for one', { authorization_endpoint: 'javascript:alert(1)' }],
  ['a place on plain http elsewhere', { authorization_endpoint: 'http://evil.example/authorize' }],
])('a provider that says of itself %s is not used', async (_, metadata) => {
  provider.metadata = metadata
  await expectPlain(await shop.browser().get('/admin/sign-in'))
})

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['tokens on the network’s own machines', { token_endpoint: 'https://169.254.169.254/latest' }, 'endpoint'],
  ['tokens on plain http', { token_endpoint: 'http://evil.example/token' }, 'endpoint'],
  ['tokens in a file', { token_endpoint: 'file:///etc/passwd' }, 'OAUTH_REQUEST_PROTOCOL_FORBIDDEN'],
  ['keys on the network’s own machines', { jwks_uri: 'https://10.0.0.1/keys' }, 'endpoint'],
  ['keys on plain http', { jwks_uri: 'http://evil.example/keys' }, 'endpoint'],
  ['no keys', { jwks_uri: undefined }, 'OAUTH_MISSING_SERVER_METADATA'],
  ['no tokens', { token_endpoint: undefined }, 'OAUTH_MISSING_SERVER_METADATA'],
])('a provider with %s lets nobody in, and nothing is asked there', async (_, metadata, code) => {
  provider.metadata = metadata
  const browser = shop.browser()
  await expectPlain(await signIn(browser))
  expect(shop.reported).toEqual([expect.objectContaining({ code })])
  expect((await browser.get('/admin/seen')).status).toBe(401)
})

describe('an endpoint', () => {
  const issuer = new URL('https://id.shop.example/tenant')
  test.each([
    'https://id.shop.example/token',
    'https://tokens.another.example/token',
    'https://shop.auth.eu-west-1.amazoncognito.com/oauth2/token',
  ])('may be %s', (url) => {
    expect(isEndpoint(issuer, new URL(url))).toBe(true)
  })

  test.each([
    'http://id.shop.example/token',
    'https://user:word@id.shop.example/token',
    'http://127.0.0.1/token',
    'https://127.0.0.1/token',
    'https://2130706433/token',
    'https://0x7f.1/token',
    'https://[::1]/token',
    'https://[::ffff:10.0.0.1]/token',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/token',
    'https://evil.localhost/token',
    'https://metadata.google.internal/computeMetadata',
    'https://metadata.google.internal./computeMetadata',
    'https://printer.local/token',
    'https://intranet/token',
    'ftp://tokens.another.example/token',
    'javascript:alert(1)',
  ])('may not be %s', (url) => {
    expect(isEndpoint(issuer, new URL(url))).toBe(false)
  })
})

describe('what the provider says of itself', () => {
  const count = (path: string) => provider.asked.filter((one) => one === path).length

  test('is asked for once in ten minutes', async () => {
    for (const later of [0, 300, 599]) {
      shop.later = later
      await shop.browser().get('/admin/sign-in')
    }
    expect(count(DISCOVERY)).toBe(1)
    shop.later = 600
    await shop.browser().get('/admin/sign-in')
    expect(count(DISCOVERY)).toBe(2)
  })

  test('is asked for anew when a token is signed by a new key', async () => {
    expect((await signIn(shop.browser())).status).toBe(303)
    provider.kid = 'r2'
    provider.published = ['r2']
    shop.later = 61
    expect((await signIn(shop.browser())).status).toBe(303)
    expect(count('/keys')).toBe(2)
  })

  test('is asked for once a minute at the most, however many tokens name keys that there are not', async () => {
    await signIn(shop.browser())
    provider.kid = 'r2'
    for (const later of [1, 30, 59, 61, 62, 100, 120]) {
      shop.later = later
      expect((await signIn(shop.browser())).status).toBe(400)
    }
    expect(count('/keys')).toBe(2)
  })

  test('is one and the same to people who sign in at once', async () => {
    const browsers = [1, 2, 3, 4].map(() => shop.browser())
    const answers = await Promise.all(browsers.map(signIn))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  })
})
