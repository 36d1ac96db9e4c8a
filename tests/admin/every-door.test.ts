import type { Hono } from 'hono'
import type { AdminEnv } from '../../lambda/admin/identity.ts'
import { type Browser, type Console, DOOR, openConsole } from '../support/console.ts'
import { openPages, type Pages } from '../support/console-pages.ts'
import { LyingProvider } from '../support/lying-provider.ts'

let provider: LyingProvider
let pages: Pages
let shop: Console
beforeAll(async () => {
  provider = await LyingProvider.open()
})
afterAll(() => provider.close())
beforeEach(async () => {
  provider.reset()
  pages = await openPages()
})
afterEach(() => pages.close())

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** Doors that nobody needs a role for: they lead in and out, and change nothing of the shop's. */
const FREE = [
  ...['/admin/sign-in', '/admin/signed-in', '/admin/signed-out'],
  ...['/admin/console.css', '/admin/today.js', '/admin/curve.js', '/admin/uplot.js'],
]

type Needs = Readonly<Record<string, 'viewer' | 'admin'>>
/** What each door needs, apart from those: a door that is not in here is for nobody. */
const STAND_INS: Needs = {
  'GET /admin': 'viewer',
  'GET /admin/seen': 'viewer',
  'GET /admin/kept': 'admin',
  'POST /admin/noted': 'viewer',
  'POST /admin/changed': 'admin',
  'POST /admin/sign-out': 'viewer',
}
const REAL: Needs = {
  'GET /admin': 'viewer',
  'GET /admin/preview.json': 'viewer',
  'GET /admin/evidence': 'viewer',
  'GET /admin/evidence.csv': 'viewer',
  'POST /admin/sign-out': 'viewer',
  'GET /admin/policy': 'viewer',
  'GET /admin/policy/change': 'admin',
  'POST /admin/policy/change': 'admin',
  'GET /admin/never': 'admin',
  'POST /admin/never': 'admin',
  'GET /admin/history': 'viewer',
  'GET /admin/version': 'viewer',
  'GET /admin/rollback': 'admin',
  'POST /admin/rollback': 'admin',
  'GET /admin/household': 'viewer',
  'POST /admin/household': 'viewer',
  'GET /admin/household/settings': 'viewer',
  'POST /admin/household/settings': 'admin',
  'GET /admin/household/rollback': 'viewer',
  'POST /admin/household/rollback': 'admin',
  'GET /admin/try': 'viewer',
}

async function signedIn(role: 'viewer' | 'admin' = 'admin'): Promise<Browser> {
  provider.lie = { claims: { 'cognito:groups': `corner-shop-${role}s` } }
  const browser = shop.browser()
  const to = (await browser.get('/admin/sign-in')).headers.get('location') ?? ''
  await browser.get(`/admin/signed-in?${provider.agree(to)}`)
  return browser
}

/** Every path that the app has, and some that it has not. */
const paths = (app: Hono<AdminEnv>): string[] => [
  ...new Set(app.routes.map(({ path }) => path).filter((path) => !path.includes('*'))),
  '/admin/nowhere',
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
function expected(needs: Needs, who: Who, method: string, path: string): 'open' | 401 | 403 | 404 {
  const way = `${method === 'HEAD' ? 'GET' : method} ${path}`
  if (way.startsWith('GET') && FREE.includes(path)) return 'open'
  const role = needs[way]
  if (role === undefined) return 404
  if (who !== 'viewer' && who !== 'admin') return 401
  return who === 'admin' || role === 'viewer' ? 'open' : 403
}

const answered = (status: number): 'open' | number => ([401, 403, 404].includes(status) ? status : 'open')

/** Knocks at every door, with every method, as one of them. */
async function walk(who: Who, needs: Needs): Promise<void> {
  const browser = await knocker(who)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const may = who === 'viewer' || who === 'admin'
  const csrf = may ? await browser.csrf() : 'x'.repeat(43)
  const body = new URLSearchParams({ csrf, version: '0', reason: 'a walk', userId: 'demo' }).toString()
  const headers = { cookie, origin: DOOR, 'content-type': 'application/x-www-form-urlencoded' }
  const ways = paths(shop.app).flatMap((path) => METHODS.map((method) => ({ method, path })))
  for (const { method, path } of ways) {
    const sent = method === 'GET' || method === 'HEAD' ? {} : { body }
    const { status } = await shop.app.request(`${DOOR}${path}`, { method, headers, ...sent })
    expect([method, path, answered(status)]).toEqual([method, path, expected(needs, who, method, path)])
  }
  const known = Object.keys(needs).map((way) => way.replace(/^\w+ /, ''))
  expect(known.filter((path) => !paths(shop.app).includes(path))).toEqual([])
}

describe.each(WHO)(
  'to %s every door is shut but those that this one has the role for, whatever the method',
  (who) => {
    test('of a console with a door for each role', async () => {
      shop = openConsole(provider.issuer)
      await walk(who, STAND_INS)
      expect(shop.changes.length).toBe(who === 'admin' ? 2 : 0)
    })

    test('of the shop’s own console', async () => {
      shop = openConsole(provider.issuer, {}, pages.open)
      await walk(who, REAL)
      // What the walk sends would stop all names, if an admin sends it.
      expect(await pages.items('policy')).toHaveLength(who === 'admin' ? 1 : 0)
    })
  },
)
