import fc from 'fast-check'
import { returnPath } from '../../lambda/admin/oidc/return-path.ts'
import { type Console, DOOR, openConsole } from '../support/console.ts'
import { LyingProvider } from '../support/lying-provider.ts'

const TRIES = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  'https://evil.example',
  'https:evil.example',
  'HTTPS:/evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example/admin',
  '/admin.evil.example',
  '/admin@evil.example',
  '@evil.example',
  '/admin//evil.example',
  '/admin/\\evil.example',
  '/admin/../p',
  '/admin/..',
  '/admin/./..//evil.example',
  '/admin/%2e%2e/p',
  '/admin/..%2f..%2fevil.example',
  '/%2fevil.example',
  '/%5cevil.example',
  '%2f%2fevil.example',
  '/admin%0d%0aset-cookie:x=y',
  '/admin\r\nset-cookie: x=y',
  '/admin\r\n\r\n<script>',
  '/admin?x=%0d%0aset-cookie:y',
  '/admin?x=%0D%0Aset-cookie:y',
  '/admin?x=%7F',
  '/admin?x=%',
  '/admin?x=%2',
  '/admin?next=//evil.example',
  '/admin\n',
  ' /admin',
  '/admin ',
  '/admin#@evil.example',
  '/admin;evil',
  '/admin\u0000',
  '/admin\u2028',
  '/ａdmin',
  '/admin/ｅvil',
  '/ADMIN',
  '/p',
  '/',
  '',
  '/admin/sign-in',
  '/admin/sign-in?return=/admin',
  '/admin/sign-out',
  '/admin/signed-in?code=x',
  `/admin/${'a'.repeat(400)}`,
]

describe('the way back after signing in', () => {
  test.each([
    '/admin',
    '/admin/policy',
    '/admin/policy/7',
    '/admin/evidence?locale=fr-FR&days=30',
    '/admin/v1.2',
    '/admin/policy/change?cap=2%2C5&locale=fr-FR',
  ])('leads to a page of the console: %s', (path) => {
    expect(returnPath(path)).toBe(path)
  })

  test.each([...TRIES, undefined])('leads to the console’s first page in place of %j', (path) => {
    expect(returnPath(path)).toBe('/admin')
  })

  test('leads, whatever is asked for, to the console on this host, as every browser reads it', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      'admin',
      '/admin',
      '//',
      '%2f',
      '?',
      '#',
      '@',
      ':',
      'evil.example',
      '\t',
      '\r\n',
    )
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.array(piece, { maxLength: 6 }).map((parts) => `/admin${parts.join('')}`),
    )
    fc.assert(
      fc.property(asked, (text) => {
        const { origin, pathname } = new URL(returnPath(text), DOOR)
        expect(origin).toBe(DOOR)
        expect(pathname).toMatch(/^\/admin(?:\/|$)/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('signing in with a way back', () => {
  let provider: LyingProvider
  let shop: Console
  beforeAll(async () => {
    provider = await LyingProvider.open()
    shop = openConsole(provider.issuer)
  })
  afterAll(() => provider.close())

  async function endsAt(query: string): Promise<string | null> {
    const browser = shop.browser()
    const to = (await browser.get(`/admin/sign-in${query}`)).headers.get('location') ?? ''
    const response = await browser.get(`/admin/signed-in?${provider.agree(to)}`)
    expect(response.status).toBe(303)
    return response.headers.get('location')
  }

  test('ends there', async () => {
    expect(await endsAt('?return=%2Fadmin%2Fseen%3Fversion%3D7')).toBe('/admin/seen?version=7')
  })

  test.each(['//evil.example', 'https://evil.example', '/\\evil.example', '/admin\r\nset-cookie: x=y'])(
    'ends at the console’s first page in place of %j, once or twice encoded',
    async (evil) => {
      const once = encodeURIComponent(evil)
      expect(await endsAt(`?return=${once}`)).toBe('/admin')
      expect(await endsAt(`?return=${encodeURIComponent(once)}`)).toBe('/admin')
      expect(await endsAt(`?return=/admin&return=${once}`)).toBe('/admin')
    },
  )
})
