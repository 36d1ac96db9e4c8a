import { type Browser, type Console, openConsole } from '../support/console.ts'
import { type Lie, LyingProvider, signedBy, signedWithThePublicKey } from '../support/lying-provider.ts'

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

const now = () => Math.floor(Date.now() / 1000)

/** Signs in as well as the provider lets one. */
async function signIn(browser: Browser): Promise<Response> {
  const to = (await browser.get('/admin/sign-in')).headers.get('location') ?? ''
  return browser.get(`/admin/signed-in?${provider.agree(to)}`)
}

async function isIn(browser: Browser): Promise<boolean> {
  return (await browser.get('/admin/seen')).status === 200
}

test('a provider that tells the truth lets people in, whatever it lists besides', async () => {
  const browser = shop.browser()
  expect((await signIn(browser)).status).toBe(303)
  expect(await isIn(browser)).toBe(true)
})

const LIES: readonly [string, Lie][] = [
  ['of another issuer', { claims: { iss: 'https://evil.example' } }],
  ['of an issuer that only looks the same', { claims: { iss: 'http://127.0.0.1:1/' } }],
  ['without an issuer', { claims: { iss: undefined } }],
  ['for another audience', { claims: { aud: 'another-app' } }],
  ['for audiences without us', { claims: { aud: ['another-app', 'a-third'] } }],
  ['for us and others, made out to another', { claims: { aud: ['console', 'x'], azp: 'x' } }],
  ['for us and others, made out to nobody', { claims: { aud: ['console', 'x'] } }],
  ['for an audience that contains our name', { claims: { aud: 'console2' } }],
  ['for an object as audience', { claims: { aud: { console: true } } }],
  ['without an audience', { claims: { aud: undefined } }],
  ['with the nonce of another sign-in', { claims: { nonce: 'x'.repeat(43) } }],
  ['without a nonce', { claims: { nonce: undefined } }],
  ['that has expired', { claims: { iat: now() - 4000, exp: now() - 400 } }],
  ['that never expires', { claims: { exp: undefined } }],
  ['that expires at a text', { claims: { exp: '9999999999' } }],
  ['that is not yet valid', { claims: { nbf: now() + 400 } }],
  ['that will be issued', { claims: { iat: now() + 400 } }],
  ['that was issued at no time', { claims: { iat: undefined } }],
  ['of nobody', { claims: { sub: undefined } }],
  ['of a number', { claims: { sub: 7 } }],
  ['of another access token', { claims: { at_hash: 'x'.repeat(22) } }],
  ['with an object for the hash of its access token', { claims: { at_hash: {} } }],
  ['that is unsigned (alg none)', { header: { alg: 'none' }, signature: () => '' }],
  ['that is unsigned, written otherwise', { header: { alg: 'NoNe' }, signature: () => '' }],
  ['without alg', { header: { alg: undefined } }],
  ['with a list for alg', { header: { alg: ['RS256'] } }],
  ['signed by HS256 with the public key', { header: { alg: 'HS256' }, signature: signedWithThePublicKey }],
  ['without a signature', { signature: () => '' }],
  ['with the signature of something else', { signature: () => signedBy('r1')('something else') }],
  ['signed by another key under a known name', { signature: signedBy('r2') }],
  ['signed by a key that nobody published', { header: { kid: 'r2' }, signature: signedBy('r2') }],
  [
    'that says where its key is',
    { header: { kid: 'r2', jku: 'https://evil.example' }, signature: signedBy('r2') },
  ],
  ['that brings its own key', { header: { kid: undefined, jwk: {} }, signature: signedBy('r2') }],
  ['that names a key of another kind', { header: { alg: 'ES256', kid: 'r1' }, signature: signedBy('e1') }],
  ['with an extension that must be understood', { header: { crit: ['b64'], b64: false } }],
]

test.each(LIES)('a token %s lets nobody in', async (_, lie) => {
  provider.lie = lie
  const browser = shop.browser()
  const response = await signIn(browser)
  expect(response.status).toBe(400)
  expect([...browser.cookies.keys()]).toEqual([])
  expect(await isIn(browser)).toBe(false)
  // Who reads the log learns what it was, and nothing about anybody.
  expect(shop.reported).toEqual([expect.objectContaining({ name: 'SignInRefused' })])
  expect(JSON.stringify(shop.reported.map((error) => [String(error), error]))).not.toMatch(/ada|eyJ|x{22}/i)
})

test.each([
  ['access_denied', 'OAUTH_AUTHORIZATION_RESPONSE_ERROR access_denied'],
  ['ada@shop.example', 'OAUTH_AUTHORIZATION_RESPONSE_ERROR'],
])(
  'the error %j that a browser brings back is logged only if it is one that providers have',
  async (said, code) => {
    const browser = shop.browser()
    const to = (await browser.get('/admin/sign-in')).headers.get('location') ?? ''
    const returned = provider.agree(to)
    returned.set('error', said)
    expect((await browser.get(`/admin/signed-in?${returned}`)).status).toBe(400)
    expect(shop.reported).toEqual([expect.objectContaining({ code })])
  },
)

test('a token’s time is held against the console’s clock', async () => {
  shop.later = 3600
  expect((await signIn(shop.browser())).status).toBe(400)
  provider.now = () => now() + 3600
  expect((await signIn(shop.browser())).status).toBe(303)
})

const ANSWERS: readonly [string, NonNullable<Lie['answer']>][] = [
  ['no id token', { id_token: undefined }],
  ['no access token', { access_token: undefined }],
  ['another type of token', { token_type: 'mac' }],
  ['no token but a word', { id_token: 'garbage' }],
  ['a token of garbage in three parts', { id_token: 'a.b.c' }],
  ['an encrypted token', { id_token: 'a.b.c.d.e' }],
  ['a list in place of a token', { id_token: ['a.b.c'] }],
]

test.each(ANSWERS)('an answer with %s lets nobody in', async (_, answer) => {
  provider.lie = { answer }
  const browser = shop.browser()
  expect((await signIn(browser)).status).toBe(400)
  expect(await isIn(browser)).toBe(false)
})

test('a key that is too short to be trusted lets nobody in', async () => {
  provider.published = ['weak']
  provider.kid = 'weak'
  const browser = shop.browser()
  expect((await signIn(browser)).status).toBe(400)
  expect(await isIn(browser)).toBe(false)
})

test('a provider that lists no way to sign gets RS256, and no other', async () => {
  provider.metadata = { id_token_signing_alg_values_supported: undefined }
  expect((await signIn(shop.browser())).status).toBe(303)
  provider.kid = 'e1'
  expect((await signIn(shop.browser())).status).toBe(400)
})

test('a good signature of a kind that is not on our list lets nobody in, though the provider lists it', async () => {
  provider.metadata = { id_token_signing_alg_values_supported: ['RS256', 'EdDSA'] }
  provider.published = ['r1', 'o1']
  provider.lie = {
    header: { alg: 'EdDSA', kid: 'o1' },
    claims: { at_hash: undefined },
    signature: signedBy('o1'),
  }
  const browser = shop.browser()
  expect((await signIn(browser)).status).toBe(400)
  expect(await isIn(browser)).toBe(false)
})

describe('the role', () => {
  const groups = (value: unknown): Lie => ({ claims: { 'cognito:groups': value } })
  test.each<[string, Lie]>([
    ['that is missing', groups(undefined)],
    ['that is empty', groups([])],
    ['of another name', groups(['corner-shop-admins2', 'admins', 'Corner-Shop-Admins'])],
    ['with a space after it', groups('corner-shop-admins ')],
    ['in one text with others', groups('staff corner-shop-admins')],
    ['of a number', groups(1)],
    ['of true', groups(true)],
    ['of null', groups(null)],
    ['of an object', groups({ 'corner-shop-admins': true })],
    ['in a list of lists', groups([['corner-shop-admins']])],
    ['in a list with something else than text', groups(['corner-shop-admins', 7])],
    ['in another claim', { claims: { 'cognito:groups': undefined, groups: ['corner-shop-admins'] } }],
  ])('%s lets nobody in, and the page says what to do', async (_, lie) => {
    provider.lie = lie
    const browser = shop.browser()
    const response = await signIn(browser)
    const page = await response.text()
    expect(response.status).toBe(403)
    expect(page).toContain('You are signed in, but may not see this')
    expect(page).toContain('href="/admin/sign-in?other"')
    expect(page).not.toMatch(/ada/i)
    expect(await isIn(browser)).toBe(false)
  })

  test.each([
    [['corner-shop-viewers'], 'viewer'],
    ['corner-shop-viewers', 'viewer'],
    ['corner-shop-admins', 'admin'],
    [['corner-shop-viewers', 'corner-shop-admins'], 'admin'],
  ])('%j is %s', async (value, role) => {
    provider.lie = groups(value)
    const browser = shop.browser()
    await signIn(browser)
    expect(await (await browser.get('/admin/seen')).json()).toMatchObject({ role })
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['https://shop.example/roles', { 'https://shop.example/roles': ['boss'] }],
    ['realm_access.roles', { realm_access: { roles: ['boss'] } }],
    ['a.b', { 'a.b': 'boss', a: { b: 'nobody' } }],
  ])('is found in a claim called %s', async (claim, claims) => {
    provider.lie = { claims }
    shop = openConsole(provider.issuer, { OIDC_ROLE_CLAIM: claim, OIDC_ADMINS: 'boss' })
    const browser = shop.browser()
    await signIn(browser)
    expect((await browser.get('/admin/kept')).status).toBe(200)
  })

  test.each(['__proto__.roles', 'constructor.name', 'toString', 'length', 'roles.0', '.', 'a..b'])(
    'is not found in what is no claim: %s',
    async (claim) => {
      provider.lie = { claims: { roles: ['Object'] } }
      shop = openConsole(provider.issuer, { OIDC_ROLE_CLAIM: claim, OIDC_ADMINS: 'Object' })
      expect((await signIn(shop.browser())).status).toBe(403)
    },
  )
})

test('signing in as somebody else asks the provider for a new sign-in', async () => {
  const to = (await shop.browser().get('/admin/sign-in?other')).headers.get('location') ?? ''
  expect(new URL(to).searchParams.get('prompt')).toBe('login')
})

describe('the client secret', () => {
  test('goes to the provider in a header, where it takes that', async () => {
    shop = openConsole(provider.issuer, { OIDC_CLIENT_SECRET: 'a:b%c' })
    await signIn(shop.browser())
    const [, sent = ''] = provider.sent?.authorization?.split(' ') ?? []
    expect(Buffer.from(sent, 'base64').toString()).toBe('console:a%3Ab%25c')
    expect(provider.sent?.body.has('client_secret')).toBe(false)
  })

  test('goes to the provider in the form, where it takes that only', async () => {
    provider.metadata = { token_endpoint_auth_methods_supported: ['client_secret_post'] }
    shop = openConsole(provider.issuer, { OIDC_CLIENT_SECRET: 'a:b%c' })
    await signIn(shop.browser())
    expect(provider.sent?.body.get('client_secret')).toBe('a:b%c')
    expect(provider.sent?.authorization).toBeUndefined()
  })
})
