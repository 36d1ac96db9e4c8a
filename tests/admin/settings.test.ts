import { adminsOn } from '../../lambda/admin/console.ts'
import { oidcOf } from '../../lambda/admin/oidc/settings.ts'
import { adminOnAws } from '../../lambda/admin/on-aws.ts'
import { parseSettings, SettingError } from '../../lambda/settings.ts'
import { createTableClient } from '../../lambda/store/client.ts'

const KEY = Buffer.alloc(32, 5).toString('base64')
const ALL = {
  OIDC_ISSUER: 'https://id.shop.example/tenant',
  OIDC_CLIENT_ID: 'console',
  ADMIN_SESSION_KEY: KEY,
  PUBLIC_URL: 'https://shop.example',
  CORNER_SHOP_ID_KEY: `k1:${Buffer.alloc(32, 6).toString('base64')}`,
}
const parts = {
  publicUrl: 'https://shop.example',
  now: () => 0,
  deadline: () => new AbortController().signal,
  report: () => {},
}
const assets = { css: [], today: '', curve: '', uplot: '' }
const read = (env: Readonly<Record<string, string | undefined>>) => oidcOf(parseSettings(env))

const client = createTableClient({ region: 'eu-west-1' })
const never = () => new AbortController().signal
const admins = adminsOn(client, 'corner-shop', () => 0, { admin: never, evidence: never })
afterAll(() => client.destroy())

describe('the settings of the console', () => {
  test('are an issuer, a client and a key; the rest is Cognito’s unless it is said', () => {
    expect(read(ALL)).toMatchObject({
      scope: 'openid',
      roles: { claim: 'cognito:groups', admins: 'corner-shop-admins', viewers: 'corner-shop-viewers' },
    })
  })

  test('may be left out: then there is no console', () => {
    const { PUBLIC_URL, CORNER_SHOP_ID_KEY } = ALL
    expect(read({ PUBLIC_URL })).toBeUndefined()
    expect(
      adminOnAws(parseSettings({ PUBLIC_URL, CORNER_SHOP_ID_KEY }), admins, assets, parts),
    ).toBeUndefined()
    expect(adminOnAws(parseSettings(ALL), admins, assets, parts)).toBeDefined()
  })

  test.each(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'ADMIN_SESSION_KEY', 'PUBLIC_URL'])(
    'without %s, and with the others, stop the start',
    (name) => {
      const refuse = () => read({ ...ALL, [name]: undefined })
      expect(refuse).toThrow(SettingError)
      expect(refuse).toThrow(`The setting ${name} is missing`)
    },
  )

  test('need the key that people are hashed with', () => {
    const settings = parseSettings({ ...ALL, CORNER_SHOP_ID_KEY: undefined })
    expect(() => adminOnAws(settings, admins, assets, parts)).toThrow(
      'The setting CORNER_SHOP_ID_KEY is missing',
    )
  })

  test.each([
    'OIDC_CLIENT_SECRET',
    'OIDC_SCOPE',
    'OIDC_ROLE_CLAIM',
    'OIDC_ADMINS',
    'OIDC_VIEWERS',
    'OIDC_LOGOUT_URL',
  ])('with %s alone stop the start', (name) => {
    const value = name === 'OIDC_LOGOUT_URL' ? 'https://x.example/out' : 'openid'
    expect(() => read({ [name]: value })).toThrow('The setting OIDC_ISSUER is missing')
  })

  test.each([
    ['OIDC_ISSUER', 'id.shop.example'],
    ['OIDC_ISSUER', 'http://id.shop.example'],
    ['OIDC_ISSUER', 'http://127.0.0.1.evil.example'],
    ['OIDC_ISSUER', 'http://localhost.evil.example'],
    ['OIDC_ISSUER', 'https://user:word@id.shop.example'],
    ['OIDC_ISSUER', 'https://id.shop.example/?a=b'],
    ['OIDC_ISSUER', 'https://id.shop.example/#a'],
    ['OIDC_ISSUER', 'javascript:alert(1)'],
    ['OIDC_LOGOUT_URL', 'http://id.shop.example/logout'],
    ['OIDC_LOGOUT_URL', '/logout'],
    ['PUBLIC_URL', 'http://shop.example'],
    ['OIDC_CLIENT_ID', 'a b'],
    ['OIDC_CLIENT_SECRET', 'a secret\nwith a line'],
    ['OIDC_SCOPE', 'profile'],
    ['OIDC_SCOPE', 'openid  profile'],
    ['OIDC_ROLE_CLAIM', ' groups'],
    ['OIDC_ADMINS', 'x'.repeat(300)],
    ['ADMIN_SESSION_KEY', 'short'],
    ['ADMIN_SESSION_KEY', Buffer.alloc(31).toString('base64')],
    ['ADMIN_SESSION_KEY', 'not base64 but long enough to be a key of 32 bytes'],
  ])('refuse %s=%j with a sentence that names it, and not its value', (name, value) => {
    const refuse = () => read({ ...ALL, [name]: value })
    expect(refuse).toThrow(SettingError)
    expect(refuse).toThrow(new RegExp(`^The setting ${name} must be `))
    expect(refuse).not.toThrow(value)
  })

  test('refuse one name for both roles', () => {
    const refuse = () => read({ ...ALL, OIDC_ADMINS: 'staff', OIDC_VIEWERS: 'staff' })
    expect(refuse).toThrow('OIDC_ADMINS and OIDC_VIEWERS')
  })

  test.each(['OIDC_ISSUE', 'OIDC_CLIENT', 'ADMIN_SESSION_KEYS'])('know no setting %s', (name) => {
    expect(() => read({ ...ALL, [name]: 'x' })).toThrow(`There is no setting ${name}.`)
  })

  test.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
    'may name a provider on this machine on plain http: %s',
    (issuer) => {
      expect(read({ ...ALL, OIDC_ISSUER: issuer })?.issuer.href).toBe(`${issuer}/`)
    },
  )
})
