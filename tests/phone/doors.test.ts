import { buildCatalog } from '../../lambda/catalog/build.ts'
import { CatalogUnavailable } from '../../lambda/catalog/catalog.ts'
import { BOUNDS } from '../../lambda/household/limits.ts'
import type { Search } from '../../lambda/household/state.ts'
import {
  aSearch,
  type Browser,
  DOOR,
  NOW,
  openPhoneShop,
  type PhoneShop,
  personOf,
} from '../support/phone.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
let shop: PhoneShop
beforeAll(async () => {
  table = await openTestTable()
  shop = openPhoneShop(table)
})
afterAll(() => table.close())
beforeEach(() => {
  shop.store.fault = 'none'
  shop.later = 0
  shop.policy = undefined
  shop.reported.length = 0
})

const DAY = 86_400
const JSON_ASKED = { accept: 'application/json' }
const POSTS = ['pair', 'pick', 'unpick', 'refine', 'claim', 'called', 'remove']

/** A household with one search, and its phone. */
async function home(parts: Parameters<typeof aSearch>[1] = {}) {
  const key = await shop.home('home', { searches: [aSearch('s1', parts)] })
  return { key, phone: await shop.phone(key) }
}
const shown = async (browser: Browser) => (await browser.state()).search
const picksOf = async (browser: Browser) => (await shown(browser))?.picks.map(({ id }) => id)

describe('a browser that is not connected', () => {
  test.each([
    ['no cookie', () => undefined],
    ['a cookie of nonsense', () => 'nonsense'],
    ['an altered secret', (value: string) => `${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`],
    ['a secret cut short', (value: string) => value.slice(0, -1)],
    ['another household’s key', (value: string, other: string) => `${other}.${value.split('.').at(-1)}`],
    ['the hash in place of the secret', (value: string) => `${value.slice(0, -22)}${'h'.repeat(43)}`],
    ['a prototype for a key', () => '__proto__.constructor'],
  ])('with %s sees and changes nothing', async (_, alter) => {
    const { key, phone } = await home()
    const other = await home()
    const value = phone.cookies.get('__Host-shop') ?? ''
    const cookie = alter(value, other.key)
    const before = [await shop.stored(key), await shop.stored(other.key)]
    const browser = () => {
      const one = shop.browser()
      if (cookie !== undefined) one.cookies.set('__Host-shop', cookie)
      return one
    }
    expect(await (await browser().get('/p')).text()).not.toContain('Hush')
    expect((await browser().get('/p/state')).status).toBe(401)
    expect((await browser().get('/p/product/hush-kettle')).status).toBeLessThan(402)
    for (const door of POSTS) {
      const response = await browser().post(`/p/${door}`, {
        id: 'hush-kettle',
        search: 's1',
        code: 'BCDF-GHJK',
      })
      expect([door, response.status]).toEqual([door, door === 'pair' ? 403 : door === 'remove' ? 303 : 401])
    }
    expect([await shop.stored(key), await shop.stored(other.key)]).toEqual(before)
    shop = openPhoneShop(table)
  })

  test('is told that it was removed, or not used for 90 days, and how to go on', async () => {
    const { key, phone } = await home()
    const [, second] = [phone, await shop.phone(key)]
    shop.later = 90 * DAY - 1
    expect((await phone.get('/p')).status).toBe(200)
    shop.later = 90 * DAY
    const expired = await second.get('/p')
    expect([expired.status, await expired.text()]).toEqual([401, expect.stringContaining('90 days')])
    await shop.change(key, (before) => ({ ...before, phones: [] }))
    const gone = await phone.get('/p')
    expect([gone.status, await gone.text()]).toEqual([401, expect.stringContaining('not connected any more')])
    expect(phone.cookies.has('__Host-shop')).toBe(false)
  })

  test('that signed out can go on nowhere, with a stolen copy of its cookie neither', async () => {
    const { key, phone } = await home()
    const thief = shop.browser()
    thief.cookies.set('__Host-shop', phone.cookies.get('__Host-shop') ?? '')
    const response = await phone.post('/p/remove')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/p?removed'])
    expect(response.headers.get('clear-site-data')).toBe('"cache", "cookies", "storage"')
    expect(phone.cookies.size).toBe(0)
    expect((await thief.get('/p/state')).status).toBe(401)
    expect((await shop.stored(key))?.phones).toEqual([])
    expect((await shop.stored(key))?.searches).toHaveLength(1)
    expect(await (await phone.get('/p?removed')).text()).toContain('signed out')
    // Once more is once.
    expect((await phone.post('/p/remove')).status).toBe(303)
  })
})

describe('what comes in another way than by our own pages', () => {
  test.each(POSTS)('POST /p/%s refuses other sites', async (door) => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    for (const headers of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ])
      expect((await phone.post(`/p/${door}`, { id: 'hush-kettle' }, headers)).status).toBe(403)
    expect(await shop.stored(key)).toEqual(before)
  })

  test.each(POSTS)('GET and HEAD of /p/%s change nothing', async (door) => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    const response = await phone.get(`/p/${door}?id=hush-kettle&search=s1`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    const cookie = `__Host-shop=${phone.cookies.get('__Host-shop')}`
    await shop.app.request(`${DOOR}/p/${door}`, { method: 'HEAD', headers: { cookie } })
    expect(await shop.stored(key)).toEqual(before)
  })

  test.each([
    ['a megabyte', 'x'.repeat(1_000_000), 'application/x-www-form-urlencoded', 413],
    ['a long field', `id=${'x'.repeat(500)}`, 'application/x-www-form-urlencoded', 422],
    ['no JSON', '{"id"', 'application/json', 422],
    ['a JSON list', '["id"]', 'application/json', 422],
    ['JSON that is deeper', '{"id":{"a":1}}', 'application/json', 422],
    ['another type', 'id=hush-kettle', 'text/plain', 422],
    ['half a character', 'id=%ED%A0%80', 'application/x-www-form-urlencoded', 422],
    ['a prototype', '{"__proto__":"x","constructor":"y"}', 'application/json', 422],
  ])('%s is refused in words', async (_, body, type, status) => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    const cookie = `__Host-shop=${phone.cookies.get('__Host-shop')}`
    const headers = { cookie, 'content-type': type, 'content-length': String(body.length) }
    const response = await shop.app.request(`${DOOR}/p/pick`, { method: 'POST', body, headers })
    expect(response.status).toBe(status)
    expect(await shop.stored(key)).toEqual(before)
  })

  test('a door that is not there is a page', async () => {
    for (const path of ['/p/nowhere', '/p/../p/x', '/p/product/', '/p/%00', '/p/.env'])
      expect([path, (await shop.browser().get(path)).status]).toEqual([path, 404])
  })

  test('every page forbids scripts of its own, frames, guessing of types, and being kept', async () => {
    const { phone } = await home()
    for (const path of ['/p', '/p/state', '/p/product/hush-kettle', '/p/nowhere']) {
      const { headers } = await phone.get(path)
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'; script-src 'self'; style-src 'self';.*frame-ancestors 'none'/,
      )
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('cache-control')).toContain('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
    }
  })
})

describe('picking', () => {
  test.each(['beacon-desk-lamp', 'no-such-thing', '', '__proto__', 'constructor', '<img src=x>'])(
    'refuses %s, which is not in the search',
    async (id) => {
      const { key, phone } = await home()
      const before = await shop.stored(key)
      const response = await phone.post('/p/pick', { id, search: 's1' })
      expect([response.status, await response.text()]).toEqual([
        422,
        expect.stringContaining('not in this search'),
      ])
      expect(await shop.stored(key)).toEqual(before)
    },
  )

  test('refuses a search that is gone, or of a person whose phone this is not', async () => {
    const key = await shop.home('others')
    await shop.change(key, (before) => ({
      ...before,
      searches: [aSearch('hers', { owner: personOf(key, 'anna') })],
    }))
    const phone = await shop.phone(key)
    for (const search of ['hers', 'never', '__proto__'])
      for (const door of ['pick', 'unpick', 'refine'])
        expect(
          (await phone.post(`/p/${door}`, { id: 'hush-kettle', search, order: 'cheapest' })).status,
        ).toBe(404)
    expect((await shop.stored(key))?.searches[0]).toMatchObject({ picks: [], touched: NOW - 60 })
  })

  test('keeps the price of the moment, touches the search and slides the phone', async () => {
    const { key, phone } = await home({ closed: true })
    shop.later = 100
    const response = await phone.post('/p/pick', { id: 'hush-kettle', search: 's1' })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/p'])
    const stored = await shop.stored(key)
    expect(stored).toMatchObject({
      searches: [{ picks: [{ id: 'hush-kettle', minor: 3900, currency: 'GBP' }], touched: NOW + 100 }],
      phones: [{ touched: NOW + 100 }],
      expiresAt: NOW + 100 + 400 * DAY,
    })
    expect(stored?.searches[0]?.closed).toBeUndefined()
  })

  test('once more, or out once more, changes nothing', async () => {
    const { key, phone } = await home()
    await phone.post('/p/pick', { id: 'dawn-kettle' })
    const picked = await shop.stored(key)
    shop.later = 5
    expect((await phone.post('/p/pick', { id: 'dawn-kettle' })).status).toBe(303)
    expect(await shop.stored(key)).toEqual(picked)
    await phone.post('/p/unpick', { id: 'dawn-kettle' })
    const taken = await shop.stored(key)
    expect(taken?.searches[0]?.picks).toEqual([])
    await phone.post('/p/unpick', { id: 'dawn-kettle' })
    expect(await shop.stored(key)).toEqual(taken)
  })

  test('answers a fetch with what stands on the page then, and an objection in words', async () => {
    const { phone } = await home()
    const done = await phone.post('/p/pick', { id: 'hush-kettle' }, JSON_ASKED)
    expect(await done.json()).toMatchObject({ search: { picks: [{ id: 'hush-kettle' }] } })
    const refused = await phone.post('/p/pick', { id: 'x' }, JSON_ASKED)
    expect([refused.status, await refused.json()]).toEqual([
      422,
      { error: expect.stringMatching(/not in this search/) },
    ])
  })

  test('never pushes a pick out: beyond twenty it is refused', async () => {
    const results = Array.from({ length: 20 }, (_, i) => `old-${i}`)
    const picks = results.map((id) => ({ id, minor: 1, currency: 'GBP' }))
    const { key, phone } = await home({ results: [...results, 'hush-kettle'], picks })
    expect((await phone.post('/p/pick', { id: 'hush-kettle' })).status).toBe(409)
    expect((await shop.stored(key))?.searches[0]?.picks).toEqual(picks)
  })

  /** As much as a household may hold, of searches with picks by so many people, but for a few bytes. */
  function filled(own: readonly Search[]): Search[] {
    const results = Array.from({ length: 100 }, (_, i) => `product-${String(i).padStart(8, '0')}`)
    const picks = results.slice(0, 20).map((id) => ({ id, minor: 100, currency: 'GBP' }))
    const kept = (n: number) =>
      aSearch(`kept-${n}`, { owner: personOf(aKey, `${n % 9}`), query: `lamp ${n}`, results, picks })
    const room = BOUNDS.itemBytes - Buffer.byteLength(JSON.stringify(own)) - 520
    const all = Array.from({ length: Math.floor(room / JSON.stringify([kept(10)]).length) }, (_, n) =>
      kept(n),
    )
    const left = room - Buffer.byteLength(JSON.stringify(all))
    const [first, ...rest] = all
    return [...(first ? [{ ...first, looked: ['x'.repeat(left)] }] : []), ...rest, ...own]
  }
  const aKey = 'k1.somebody' as Parameters<typeof personOf>[0]

  test('is refused where the household has no room for it, and nothing else gives way', async () => {
    const searches = filled([aSearch('s1')])
    const key = await shop.home('no room', { searches })
    const phone = await shop.phone(key)
    const ids = ['hush-kettle', 'fellside-kettle', 'dawn-kettle', 'nook-kettle']
    const answers: Response[] = []
    for (const id of Array.from({ length: 3 }, () => ids).flat())
      answers.push(await phone.post('/p/pick', { id, search: 's1' }))
    const refused = answers.filter(({ status }) => status === 409)
    expect(refused.length).toBeGreaterThan(0)
    expect(await refused[0]?.text()).toContain('There is no room for that pick.')
    const stored = await shop.stored(key)
    expect(stored?.searches.map(({ id }) => id).sort()).toEqual(searches.map(({ id }) => id).sort())
    expect(Buffer.byteLength(JSON.stringify(stored))).toBeLessThanOrEqual(BOUNDS.itemBytes + 200)
    for (const id of ids) expect((await phone.post('/p/unpick', { id, search: 's1' })).status).toBe(303)
  })

  test('makes the same owner’s oldest search without picks give way, as the voice does', async () => {
    const old = aSearch('old', { touched: NOW - 900, query: 'an old lamp'.repeat(15) })
    const key = await shop.home('room', { searches: filled([old, aSearch('s1')]) })
    const phone = await shop.phone(key)
    for (const id of ['hush-kettle', 'fellside-kettle', 'dawn-kettle', 'nook-kettle'])
      expect((await phone.post('/p/pick', { id, search: 's1' })).status).toBe(303)
    const searches = (await shop.stored(key))?.searches ?? []
    expect(searches.some(({ id }) => id === 'old')).toBe(false)
    expect(searches.at(-1)?.picks).toHaveLength(4)
  })

  test('takes no other search of the same words away', async () => {
    const key = await shop.home('twins', { searches: [aSearch('s1'), aSearch('s2')] })
    const phone = await shop.phone(key)
    await phone.post('/p/pick', { id: 'hush-kettle', search: 's1' })
    expect((await shop.stored(key))?.searches.map(({ id }) => id)).toEqual(['s2', 's1'])
  })

  test('says when a pick is dearer now, or gone from the shop', async () => {
    const picks = [
      { id: 'hush-kettle', minor: 3500, currency: 'GBP' },
      { id: 'melted', minor: 1, currency: 'GBP' },
    ]
    const { phone } = await home({ picks })
    const page = await (await phone.get('/p')).text()
    expect(page).toContain('It was £35.00 when you picked it.')
    expect(page).toContain('Not in the shop any more')
    expect((await phone.post('/p/unpick', { id: 'melted' })).status).toBe(303)
    expect(await picksOf(phone)).toEqual(['hush-kettle'])
  })
})

describe('narrowing', () => {
  const refine = (phone: Browser, fields: Record<string, string>) => phone.post('/p/refine', fields)

  test('looks again as the voice does: from the start, unread, with a step to go back to', async () => {
    const { key, phone } = await home({ place: 3 })
    expect((await refine(phone, { search: 's1', to: '50', order: 'cheapest' })).status).toBe(303)
    const search = (await shop.stored(key))?.searches[0]
    expect(search).toMatchObject({
      filters: { price: { to: 5000, currency: 'GBP' } },
      order: 'cheapest',
      place: 0,
      readBefore: expect.any(Array),
      trail: [{}],
      touched: NOW,
    })
    const { products = [] } = (await shown(phone)) ?? {}
    const prices = products.map(({ price }) => price.minor)
    expect(prices.every((minor) => minor <= 5000)).toBe(true)
    expect(products.map(({ id }) => id)).toEqual(search?.results)
  })

  test('leaves the mark on what was read aloud, in whatever order it is shown now', async () => {
    const { key, phone } = await home({ place: 1 })
    const marked = async () =>
      ((await shown(phone))?.products ?? []).filter(({ isRead }) => isRead).map(({ id }) => id)
    const read = await marked()
    expect(read).toHaveLength(3)
    await refine(phone, { order: 'dearest' })
    await refine(phone, { order: 'cheapest' })
    const products = (await shown(phone))?.products.map(({ id }) => id) ?? []
    expect(await marked()).toEqual(products.filter((id) => read.includes(id)))
    expect((await marked()).toSorted()).toEqual(read.toSorted())
    const dearest = (await shown(phone))?.products.filter(({ isRead }) => isRead).at(-1)
    await refine(phone, { to: String(((dearest?.price.minor ?? 0) - 1) / 100) })
    expect(await marked()).toEqual(products.filter((id) => read.includes(id) && id !== dearest?.id))
    expect((await shop.stored(key))?.searches[0]?.readBefore).toHaveLength(3)
  })

  test('keeps the picks, and drops one filter at a time', async () => {
    const { phone } = await home({ picks: [{ id: 'dawn-kettle', minor: 5200, currency: 'GBP' }] })
    await refine(phone, { from: '20', to: '40,50', color: 'graphite' })
    expect((await shown(phone))?.filters).toEqual({
      price: { from: 2000, to: 4050, currency: 'GBP' },
      colors: ['graphite'],
    })
    await refine(phone, { drop: 'price' })
    expect((await shown(phone))?.filters).toEqual({ colors: ['graphite'] })
    await refine(phone, { color: '' })
    expect((await shown(phone))?.filters).toEqual({})
    expect(await picksOf(phone)).toEqual(['dawn-kettle'])
  })

  test('that leaves nothing changes nothing, and says what to drop', async () => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    const response = await refine(phone, { to: '1' })
    expect([response.status, await response.text()]).toEqual([
      422,
      expect.stringMatching(/Nothing fits that[\s\S]*Without the price/),
    ])
    expect(await shop.stored(key)).toEqual(before)
  })

  test('to what it is already changes nothing', async () => {
    const { key, phone } = await home()
    await refine(phone, { to: '50', order: 'popular' })
    const before = await shop.stored(key)
    await refine(phone, { to: '50.00', order: 'popular' })
    expect(await shop.stored(key)).toEqual(before)
  })

  test.each([
    { to: 'cheap' },
    { from: '-5' },
    { to: '1e9' },
    { to: '99999999999' },
    { order: 'constructor' },
    { drop: '__proto__' },
    { order: '' },
  ])('by %j is refused', async (fields) => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    expect((await refine(phone, fields)).status).toBe(422)
    expect(await shop.stored(key)).toEqual(before)
  })
})

describe('what somebody is called', () => {
  async function own(called: string | undefined) {
    const key = await shop.home('own')
    const owner = personOf(key, 'zoe')
    await shop.change(key, (before) => ({
      ...before,
      people: { [owner]: { touched: NOW, ...(called ? { called } : {}) } },
    }))
    return { key, owner, phone: await shop.phone(key, { owner, level: 300 }) }
  }

  test('is shown on their own phone alone, and mended there', async () => {
    const { key, owner, phone } = await own('zoe')
    expect(await (await phone.get('/p')).text()).toContain('the phone of zoe')
    const everybodys = await shop.phone(key)
    expect(JSON.stringify(await everybodys.state())).not.toMatch(/zoe/i)
    expect((await phone.post('/p/called', { called: ' Zoë ' })).status).toBe(303)
    expect((await shop.stored(key))?.people[owner]?.called).toBe('Zoë')
  })

  test.each(['<script>alert(1)</script>', '', 'Alexa', 'a b c d e f', 'x'.repeat(41), '9', 'Zoë\n'])(
    'is never %j',
    async (called) => {
      const { key, phone } = await own('zoe')
      const before = await shop.stored(key)
      const response = await phone.post('/p/called', { called })
      expect(response.status).toBe(422)
      expect(await response.text()).not.toContain('<script>alert')
      expect(await shop.stored(key)).toEqual(before)
    },
  )

  test('cannot be said by a household’s phone, by nobody’s own word, or below the threshold', async () => {
    const { key, phone } = await own('zoe')
    const everybodys = await shop.phone(key)
    shop.policy = { version: 7, thresholds: { greetByName: 300, resumeSearch: 400, order: 'never' } }
    for (const one of [everybodys, phone])
      expect((await one.post('/p/called', { called: 'Mallory' })).status).toBe(422)
    shop.policy = undefined
    const nameless = await own(undefined)
    expect((await nameless.phone.post('/p/called', { called: 'Mallory' })).status).toBe(422)
    expect(JSON.stringify(await table.rawItems())).not.toContain('Mallory')
  })
})

describe('the four digits', () => {
  test('are shown for ten minutes, on this phone alone, and asked for again stay the same', async () => {
    const { key, phone } = await home()
    const other = await shop.phone(key)
    await phone.post('/p/claim')
    const { claim = '' } = await phone.state()
    expect(claim).toMatch(/^\d{4}$/)
    shop.later = 599
    await phone.post('/p/claim')
    expect((await phone.state()).claim).toBe(claim)
    expect(await (await phone.get('/p')).text()).toContain(`my phone shows ${[...claim].join(' ')}`)
    expect((await other.state()).claim).toBeUndefined()
    shop.later = 600
    expect((await phone.state()).claim).toBeUndefined()
  })

  test('are never those of another phone of the household', async () => {
    const digits = ['1111', '1111', '2222']
    const own = openPhoneShop(table, { digits: () => digits.shift() ?? '3333' })
    const key = await own.home('two')
    const [one, other] = [await own.phone(key), await own.phone(key)]
    await one.post('/p/claim')
    await other.post('/p/claim')
    expect([(await one.state()).claim, (await other.state()).claim]).toEqual(['1111', '2222'])
  })
})

describe('looking', () => {
  test('a look slides the 90 days at most once a day, a poll never', async () => {
    const { key, phone } = await home()
    const version = async () => (await shop.stored(key))?.version ?? 0
    const before = await version()
    await phone.get('/p')
    shop.later = 2 * DAY
    shop.store.calls.write = 0
    await phone.state()
    expect([await version(), shop.store.calls.write]).toEqual([before, 0])
    await phone.get('/p')
    await phone.get('/p')
    expect(await version()).toBe(before + 1)
    expect((await shop.stored(key))?.phones[0]?.touched).toBe(NOW + 2 * DAY)
  })

  test('a poll reads once and says 304 where nothing changed', async () => {
    const { phone } = await home()
    const first = await phone.get('/p/state')
    const tag = first.headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{27}"$/)
    shop.store.calls.read = 0
    const second = await phone.get('/p/state', { 'if-none-match': tag })
    expect([second.status, await second.text(), shop.store.calls.read]).toEqual([304, '', 1])
    expect((await phone.get('/p/state', { 'if-none-match': `W/${tag}` })).status).toBe(304)
    await phone.post('/p/pick', { id: 'hush-kettle' })
    expect((await phone.get('/p/state', { 'if-none-match': tag })).status).toBe(200)
    expect(await (await phone.get('/p')).text()).toContain(
      `data-tag="${((await phone.get('/p/state')).headers.get('etag') ?? '').replaceAll('"', '&quot;')}"`,
    )
  })

  test('a store or catalogue that is gone is a page that says when to try again', async () => {
    const { phone } = await home()
    shop.store.fault = 'stopped'
    for (const response of [
      await phone.get('/p'),
      await phone.get('/p/state'),
      await phone.post('/p/pick', { id: 'x' }),
    ]) {
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30'])
      expect(await response.text()).toContain('Your search and your picks are kept')
    }
    const broken = openPhoneShop(table, {
      catalog: {
        search: () => Promise.reject(new CatalogUnavailable('gone')),
        understand: () => Promise.reject(new CatalogUnavailable('gone')),
        products: () => Promise.reject(new CatalogUnavailable('gone')),
      },
    })
    const key = await broken.home('no shelf', { searches: [aSearch('s1')] })
    expect((await (await broken.phone(key)).get('/p')).status).toBe(503)
  })

  test('what a shop writes stays text, and only web addresses become links', async () => {
    const evil = '"><script>alert(1)</script>'
    const product = {
      id: 'evil/../x?"',
      title: evil,
      spokenName: evil,
      description: evil,
      price: { minor: 100, currency: 'GBP' },
      inStock: true,
      brand: evil,
      color: evil,
      link: 'javascript:alert(1)',
      image: 'javascript:alert(1)',
    }
    const own = openPhoneShop(table, { catalog: buildCatalog(':memory:', { en: [product] }) })
    const search = aSearch('s1', { query: evil, results: [product.id] })
    const phone = await own.phone(await own.home('evil', { searches: [search, { ...search, id: 's"2' }] }))
    const pages = [await phone.get('/p'), await phone.get(`/p/product/${encodeURIComponent(product.id)}`)]
    for (const page of pages) {
      const text = await page.text()
      expect([page.status, text]).toEqual([200, expect.stringContaining('&lt;script&gt;')])
      expect(text).not.toMatch(/<script>|javascript:/)
    }
    expect((await phone.post('/p/pick', { id: product.id, search: 's1' })).status).toBe(303)
  })

  test.each([
    ['https://cdn.example/kettle.png', true],
    [`${DOOR}/kettle.png`, true],
    ['http://cdn.example/kettle.png', false],
    ['http://', false],
    ['javascript:alert(1)', false],
    ['data:image/svg+xml,<svg/>', false],
  ])('a picture is on the pages only where their policy lets it come: %s', async (image, isShown) => {
    const product = {
      id: 'kettle',
      title: 'Kettle',
      spokenName: 'the kettle',
      description: 'It boils.',
      price: { minor: 100, currency: 'GBP' },
      inStock: true,
      image,
    }
    const own = openPhoneShop(table, { catalog: buildCatalog(':memory:', { en: [product] }) })
    const search = aSearch('s1', { query: 'kettle', results: ['kettle'] })
    const phone = await own.phone(await own.home(`picture ${image}`, { searches: [search] }))
    for (const path of ['/p', '/p/product/kettle']) {
      const page = await (await phone.get(path)).text()
      expect([path, /<img [^>]*width="[37]20"/.test(page)]).toEqual([path, isShown])
      expect(page.includes(image)).toBe(isShown)
      expect(page.toLowerCase()).toContain('the kettle')
    }
    const json = await (await phone.get('/p/product/kettle', { accept: 'application/json' })).text()
    expect(json.includes('"image"')).toBe(isShown)
  })

  test.each(['nothing-like-it', '__proto__', '%E0%A4%A'])(
    'a product that is not sold (%s) is a page',
    async (id) => {
      const { phone } = await home()
      const response = await phone.get(`/p/product/${id}`)
      expect([response.status, await response.text()]).toEqual([
        404,
        expect.stringContaining('No such product'),
      ])
    },
  )

  test('speaks the phone’s language, and the browser’s where there is none', async () => {
    const key = await shop.home('français', { searches: [aSearch('s1', { query: 'bouilloire' })] })
    const phone = await shop.phone(key, { locale: 'fr-FR' })
    const page = await (await phone.get('/p')).text()
    expect(page).toContain('<html lang="fr-FR">')
    expect(page).toContain('45,00\u00a0€')
    const form = await (
      await shop.browser().get('/p', { 'accept-language': 'de, fr;q=0.8, en;q=0.7' })
    ).text()
    expect(form).toContain('Connecter ce téléphone')
    expect(await (await shop.browser().get('/p', { 'accept-language': 'zz' })).text()).toContain(
      'Connect this phone',
    )
  })
})
