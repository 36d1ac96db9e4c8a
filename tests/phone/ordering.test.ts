import { demoShop } from '../../local/shop.ts'
import { annasHome, aReservation, shelf } from '../support/counter.ts'
import { aSearch, NOW, openPhoneShop, type PhoneShop, personOf } from '../support/phone.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
let shop: PhoneShop
let stand: ReturnType<typeof shelf>
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())
beforeEach(() => {
  stand = shelf()
  shop = openPhoneShop(table, { catalog: stand.catalog })
})

const DAY = 86_400
const HOLDS = demoShop().holds
const JSON_ASKED = { accept: 'application/json' }
const HUSH = { id: 'hush-kettle', price: '3900 GBP', search: 's1' }
const errorOf = async (response: Response) => ((await response.json()) as { error: string }).error

describe('the confirm page', () => {
  test('says price, delivery, how long it is kept and what happens next, and changes nothing', async () => {
    const { key, phone } = await annasHome(shop)
    const before = await shop.stored(key)
    const response = await phone.get('/p/order?id=hush-kettle&search=s1')
    const text = await response.text()
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
    for (const said of [
      'Hush kettle',
      '£39.00',
      '£3.95',
      'three days',
      'for two days',
      'You pay nothing now',
    ])
      expect(text).toContain(said)
    expect(text).toContain('name="price" value="3900 GBP"')
    await shop.app.request('https://shop.test/p/order?id=hush-kettle', {
      method: 'HEAD',
      headers: { cookie: `__Host-shop=${phone.cookies.get('__Host-shop')}` },
    })
    expect(await shop.stored(key)).toEqual(before)
    expect(shop.store.calls.write).toBe(0)
  })

  test('is in the language of the phone', async () => {
    const { key, anna } = await annasHome(shop)
    const phone = await shop.phone(key, { owner: anna, level: 300, locale: 'fr-FR' })
    const text = await (await phone.get('/p/order?id=hush-kettle')).text()
    for (const said of [
      'Réserver : Bouilloire Hush',
      demoShop().delivery['fr-FR'].sentence,
      'pendant deux jours',
    ])
      expect(text).toContain(said)
  })

  test('says what it cost when it was picked, if that differs', async () => {
    const { key, phone, anna } = await annasHome(shop)
    const picks = [{ id: 'hush-kettle', minor: 4100, currency: 'GBP' }]
    await shop.change(key, (before) => ({ ...before, searches: [aSearch('s1', { owner: anna, picks })] }))
    expect(await (await phone.get('/p/order?id=hush-kettle')).text()).toContain('It was £41.00')
  })

  test.each([
    ['that the shop does not sell', 'no-such-kettle', {}, 404],
    ['that is gone', 'hush-kettle', { id: 'gone' }, 404],
    ['that is sold out', 'hush-kettle', { inStock: false }, 409],
    ['that Amazon sells', 'hush-kettle', { asin: 'B000000001' }, 409],
  ])('is not there for a product %s', async (_, id, change, status) => {
    const { phone } = await annasHome(shop)
    stand.change('hush-kettle', change)
    const response = await phone.get(`/p/order?id=${id}`)
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('action="/p/order"')
  })

  test('of what is reserved already is the page that shows it', async () => {
    const { phone } = await annasHome(shop, {})
    await phone.post('/p/order', HUSH)
    const response = await phone.get('/p/order?id=hush-kettle&search=s1')
    expect([response.status, response.headers.get('location')]).toEqual([303, '/p?search=s1'])
  })
})

describe('a tap on “Reserve it”', () => {
  test('reserves the product at its price for as long as the shop keeps it', async () => {
    const { phone, anna, orders } = await annasHome(shop)
    const response = await phone.post('/p/order', HUSH)
    expect([response.status, response.headers.get('location')]).toEqual([303, '/p?search=s1'])
    expect(await orders()).toEqual([
      {
        order: expect.stringMatching(/^k1\.[\w-]{43}$/),
        owner: anna,
        id: 'hush-kettle',
        minor: 3900,
        currency: 'GBP',
        search: 's1',
        locale: 'en-GB',
        at: NOW,
        until: NOW + HOLDS,
      },
    ])
    expect(shop.store.calls).toMatchObject({ read: 1, write: 1 })
  })

  test('answers who asks for JSON with what is shown then', async () => {
    const { phone } = await annasHome(shop)
    const response = await phone.post('/p/order', HUSH, JSON_ASKED)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ orders: [{ product: 'hush-kettle', canTakeBack: true }] })
  })

  test('does not finish a search that the product is not of, or that is over', async () => {
    const { phone, orders } = await annasHome(shop)
    await phone.post('/p/order', { id: 'fell-towel', search: 's1' })
    await phone.post('/p/order', { id: 'dawn-kettle', search: 'gone' })
    for (const order of await orders()) expect(order).not.toHaveProperty('search')
  })

  test.each(['39', '3900', '3900 gbp', '-1 GBP', '3900 GBP x', '', '9'.repeat(13)])(
    'with a price like “%s” is not understood and reserves nothing',
    async (price) => {
      const { phone, orders } = await annasHome(shop)
      expect((await phone.post('/p/order', { ...HUSH, price })).status).toBe(422)
      expect(await orders()).toEqual([])
    },
  )

  test.each([
    ['costs more', { minor: 4500, currency: 'GBP' }, '£45.00'],
    ['costs less', { minor: 3000, currency: 'GBP' }, '£30.00'],
    ['costs as much in another currency', { minor: 3900, currency: 'EUR' }, '€39.00'],
  ])('where it %s by now reserves nothing, says both prices and asks anew', async (_, price, said) => {
    const { phone, orders } = await annasHome(shop)
    stand.change('hush-kettle', { price })
    const response = await phone.post('/p/order', HUSH)
    const text = await response.text()
    expect(response.status).toBe(409)
    expect(text).toContain(`it was £39.00, and it is ${said} now`)
    expect(await errorOf(await phone.post('/p/order', HUSH, JSON_ASKED))).toContain(said)
    expect(await orders()).toEqual([])
    // Agreeing to the new price reserves at that.
    expect(text).toContain(`value="${price.minor} ${price.currency}"`)
    await phone.post('/p/order', { ...HUSH, price: `${price.minor} ${price.currency}` })
    expect(await orders()).toMatchObject([price])
  })

  test('without a price holds the pick’s, and without a pick today’s', async () => {
    const { key, phone, anna, orders } = await annasHome(shop)
    const picks = [{ id: 'hush-kettle', minor: 4100, currency: 'GBP' }]
    await shop.change(key, (before) => ({ ...before, searches: [aSearch('s1', { owner: anna, picks })] }))
    expect((await phone.post('/p/order', { id: 'hush-kettle' })).status).toBe(409)
    expect(await orders()).toEqual([])
    expect((await phone.post('/p/order', { id: 'dawn-kettle' })).status).toBe(303)
    expect(await orders()).toMatchObject([{ id: 'dawn-kettle', minor: 5200 }])
  })

  test.each([
    ['gone', { id: 'gone' }, 404, 'does not sell this'],
    ['sold out', { inStock: false }, 409, 'sold out'],
    ['Amazon’s to sell', { asin: 'B000000001' }, 409, 'ask your speaker'],
  ])('where it is %s by now reserves nothing and says so', async (_, change, status, said) => {
    const { key, phone } = await annasHome(shop)
    const before = await shop.stored(key)
    stand.change('hush-kettle', change)
    const response = await phone.post('/p/order', HUSH)
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(said)])
    const asked = await phone.post('/p/order', HUSH, JSON_ASKED)
    expect([asked.status, await errorOf(asked)]).toEqual([status, expect.stringContaining(said)])
    expect(await shop.stored(key)).toEqual(before)
  })

  test('where there is no room reserves nothing and says so', async () => {
    const { key, phone, anna } = await annasHome(shop)
    const kept = Array.from({ length: 20 }, (_, i) => aReservation(anna, { order: `o${i}`, id: `p${i}` }))
    await shop.change(key, (before) => ({ ...before, orders: kept }))
    const response = await phone.post('/p/order', HUSH)
    expect([response.status, await response.text()]).toEqual([409, expect.stringContaining('Twenty')])
    expect((await shop.stored(key))?.orders).toEqual(kept)
  })

  test('again is the same order, sold out and dearer by now too; after a cancel it is a new one', async () => {
    const { phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    const [first] = await orders()
    stand.change('hush-kettle', { inStock: false, price: { minor: 1, currency: 'GBP' } })
    shop.later = 60
    expect((await phone.post('/p/order', HUSH)).status).toBe(303)
    expect(await orders()).toEqual([first])
    stand.change('hush-kettle', {})
    await phone.post('/p/order/cancel', { id: first?.order ?? '' })
    await phone.post('/p/order', HUSH)
    const [canceled, second, ...more] = await orders()
    expect([canceled?.canceled, second?.canceled, more]).toEqual([NOW + 60, undefined, []])
    expect(second?.order).not.toBe(first?.order)
  })

  test('has an id of its own even where an older order of the product is kept no more', async () => {
    const { key, phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    shop.later = 20 * DAY
    await phone.post('/p/order', HUSH)
    const before = (await orders()).map(({ order }) => order)
    shop.later = 31 * DAY
    await phone.post('/p/order', HUSH)
    const after = (await orders()).map(({ order }) => order)
    expect(new Set([...before, ...after]).size).toBe(3)
    expect((await shop.stored(key))?.orders).toHaveLength(2)
  })
})

describe('a phone that shows no more than a household’s', () => {
  const kinds = [
    ['the household’s', {}],
    ['a person’s at a level that is not enough any more', { level: 200 }],
    ['a person’s without a level', { level: undefined }],
  ] as const

  test.each(kinds)('%s is led to the shop’s checkout and reserves nothing', async (kind, parts) => {
    const { key, anna } = await annasHome(shop, { orders: [] })
    await shop.change(key, (before) => ({ ...before, searches: [aSearch('ours')] }))
    const { level, ...rest } = { level: undefined, ...parts }
    const owner = kind === 'the household’s' ? 'household' : anna
    const phone = await shop.phone(key, { owner, ...rest, ...(level === undefined ? {} : { level }) })
    await phone.post('/p/pick', { id: 'hush-kettle' })
    const before = await shop.stored(key)
    const checkout = demoShop().checkout('hush-kettle').replaceAll('&', '&amp;')
    for (const path of ['/p', '/p/product/hush-kettle']) {
      const text = await (await phone.get(path)).text()
      expect(text).toContain(`href="${checkout}" rel="noopener"`)
      expect(text).not.toContain('/p/order')
    }
    expect((await phone.get('/p/order?id=hush-kettle')).status).toBe(403)
    const response = await phone.post('/p/order', HUSH)
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('Make it yours')])
    expect(await errorOf(await phone.post('/p/order', HUSH, JSON_ASKED))).toContain('Nothing was changed')
    expect(await shop.stored(key)).toEqual(before)
  })

  test.each(kinds)(
    '%s sees nothing of orders, in its page, state or tag, and takes none back',
    async (kind, parts) => {
      const { key, anna } = await annasHome(shop)
      const { level, ...rest } = { level: undefined, ...parts }
      const owner = kind === 'the household’s' ? 'household' : anna
      const phone = await shop.phone(key, { owner, ...rest, ...(level === undefined ? {} : { level }) })
      const [page, state] = [await (await phone.get('/p')).text(), await phone.get('/p/state')]
      const order = aReservation(anna, { id: 'fell-towel' })
      await shop.change(key, (before) => ({ ...before, orders: [order] }))
      expect(await (await phone.get('/p')).text()).toBe(page)
      const same = await phone.get('/p/state')
      expect([same.headers.get('etag'), await same.text()]).toEqual([
        state.headers.get('etag'),
        await state.text(),
      ])
      const one = await phone.post('/p/order/cancel', { id: order.order })
      const other = await phone.post('/p/order/cancel', { id: 'k1.no-such-order' })
      expect([one.status, await one.text()]).toEqual([404, await other.text()])
      expect((await shop.stored(key))?.orders).toEqual([order])
    },
  )

  test('a household’s phone is told the same of an order as of none: 403 either way', async () => {
    const { key, anna } = await annasHome(shop)
    const phone = await shop.phone(key)
    const before = await (await phone.post('/p/order', HUSH)).text()
    await shop.change(key, (home) => ({ ...home, orders: [aReservation(anna)] }))
    expect(await (await phone.post('/p/order', HUSH)).text()).toBe(before)
  })
})

describe('what is reserved', () => {
  test('stands on top of its person’s phones within a poll, and on no other’s', async () => {
    const { key, phone, anna } = await annasHome(shop)
    const ben = personOf(key, 'ben')
    const bens = await shop.phone(key, { owner: ben, level: 400 })
    const [hers, his] = [await phone.get('/p/state'), await bens.get('/p/state')]
    await shop.change(key, (before) => ({ ...before, orders: [aReservation(anna)] }))
    const reads = shop.store.calls.read
    const tag = hers.headers.get('etag') ?? ''
    const next = await phone.get('/p/state', { 'if-none-match': tag })
    expect([next.status, shop.store.calls.read - reads]).toEqual([200, 1])
    expect(await next.json()).toMatchObject({
      orders: [
        {
          id: 'k1.an-order',
          name: 'Hush kettle',
          price: { minor: 3900 },
          until: NOW + HOLDS,
          canTakeBack: true,
        },
      ],
    })
    const unchanged = await bens.get('/p/state', { 'if-none-match': his.headers.get('etag') ?? '' })
    expect(unchanged.status).toBe(304)
    expect(await (await bens.get('/p')).text()).not.toContain('Reserved')
    const text = await (await phone.get('/p')).text()
    expect(text).toContain('for two more days')
    expect(text.indexOf('Reserved')).toBeLessThan(text.indexOf('<h1>'))
    const checkout = demoShop().checkout('hush-kettle', 'k1.an-order').replaceAll('&', '&amp;')
    expect(text).toContain(`href="${checkout}" rel="noopener"`)
  })

  test('says what it cost then, and stays where the shop does not sell it any more', async () => {
    const { key, phone, anna } = await annasHome(shop)
    const orders = [
      aReservation(anna, { minor: 1100 }),
      aReservation(anna, { order: 'k1.gone', id: 'no-such-kettle' }),
    ]
    await shop.change(key, (before) => ({ ...before, orders }))
    const text = await (await phone.get('/p')).text()
    for (const said of ['£11.00', 'Not in the shop any more']) expect(text).toContain(said)
  })

  test('is gone from the page when the shop keeps it no longer, and from the state after 30 days', async () => {
    const { phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    shop.later = HOLDS - 1
    expect((await phone.state()).orders).toHaveLength(1)
    shop.later = HOLDS
    expect((await phone.state()).orders).toEqual([])
    shop.later = 30 * DAY
    await phone.post('/p/order', { id: 'dawn-kettle' })
    expect(await orders()).toMatchObject([{ id: 'dawn-kettle' }])
  })

  test('cannot be reserved again from its product or its pick, which say that it is', async () => {
    const { phone } = await annasHome(shop)
    await phone.post('/p/pick', { id: 'hush-kettle' })
    expect(await (await phone.get('/p')).text()).toContain('/p/order?id=hush-kettle')
    await phone.post('/p/order', HUSH)
    for (const path of ['/p', '/p/product/hush-kettle'])
      expect(await (await phone.get(path)).text()).not.toContain('/p/order?id=')
  })

  test('by Amazon is asked for by voice: no way to reserve or pay stands beside it', async () => {
    const { key, phone } = await annasHome(shop)
    stand.change('hush-kettle', { asin: 'B000000001' })
    await phone.post('/p/pick', { id: 'hush-kettle' })
    const household = await shop.phone(key)
    for (const text of [
      await (await phone.get('/p')).text(),
      await (await phone.get('/p/product/hush-kettle')).text(),
      await (await household.get('/p/product/hush-kettle')).text(),
    ]) {
      expect(text).toContain('Sold by Amazon: ask your speaker')
      expect(text).not.toMatch(/\/p\/order|checkout/)
    }
  })
})

describe('“Take it back”', () => {
  test('takes it back for ten minutes, once and for all', async () => {
    const { key, phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    const [order] = await orders()
    shop.later = 600
    const response = await phone.post('/p/order/cancel', { id: order?.order ?? '' })
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('Taken back.')])
    expect(await orders()).toEqual([{ ...order, canceled: NOW + 600 }])
    const stored = await shop.stored(key)
    shop.later = 900
    expect((await phone.post('/p/order/cancel', { id: order?.order ?? '' })).status).toBe(200)
    expect(await shop.stored(key)).toEqual(stored)
    expect((await phone.state()).orders).toEqual([])
  })

  test('is too late after that: the shop’s contact stands in its place', async () => {
    const { phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    const before = await orders()
    shop.later = 601
    const text = await (await phone.get('/p')).text()
    expect(text).toContain('href="mailto:hello@shop.example"')
    expect(text).not.toContain('/p/order/cancel')
    const response = await phone.post('/p/order/cancel', { id: before[0]?.order ?? '' })
    expect([response.status, await response.text()]).toEqual([
      409,
      expect.stringContaining('hello@shop.example'),
    ])
    expect(await orders()).toEqual(before)
  })

  test('of somebody else’s order, of another household’s or of none changes nothing and says the same', async () => {
    const [home, other] = [await annasHome(shop), await annasHome(shop)]
    await other.phone.post('/p/order', HUSH)
    const bens = aReservation(personOf(home.key, 'ben'))
    await shop.change(home.key, (before) => ({ ...before, orders: [bens] }))
    const [theirs] = await other.orders()
    const said: string[] = []
    for (const id of [bens.order, theirs?.order ?? '', 'k1.none', '', '__proto__']) {
      const response = await home.phone.post('/p/order/cancel', { id })
      expect(response.status).toBe(404)
      said.push(await response.text())
    }
    expect(new Set(said).size).toBe(1)
    expect([await home.orders(), await other.orders()]).toEqual([[bens], [theirs]])
  })
})

describe('the shop’s contact', () => {
  test.each([
    ['hello@shop.example', 'href="mailto:hello@shop.example"'],
    ['+44 (0)20 7946 0000', 'href="tel:+4402079460000"'],
    ['https://shop.example/help', 'href="https://shop.example/help"'],
    ['javascript:alert(1)', 'shop: javascript:alert(1)'],
    ['the till, on Mondays', 'shop: the till, on Mondays'],
    ['"><script>x', 'shop: &quot;&gt;&lt;script&gt;x'],
  ])('%s is a link only where it is one', async (contact, shown) => {
    shop = openPhoneShop(table, { shop: { ...demoShop(), contact } })
    const { key, phone, anna } = await annasHome(shop)
    await shop.change(key, (before) => ({ ...before, orders: [aReservation(anna, { at: NOW - 601 })] }))
    expect(await (await phone.get('/p')).text()).toContain(shown)
  })
})

describe('the doors of reserving', () => {
  test.each(['order', 'order/cancel'])(
    'POST /p/%s refuses other sites and browsers without a phone',
    async (door) => {
      const { key, phone, anna } = await annasHome(shop)
      const order = aReservation(anna, { id: 'dawn-kettle' })
      await shop.change(key, (before) => ({ ...before, orders: [order] }))
      const before = await shop.stored(key)
      const fields = { ...HUSH, ...(door === 'order' ? {} : { id: order.order }) }
      for (const headers of [
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'null' },
      ])
        expect((await phone.post(`/p/${door}`, fields, headers)).status).toBe(403)
      expect((await phone.post(`/p/${door}`, { ...fields, id: 'x'.repeat(500) })).status).toBe(422)
      expect((await shop.browser().post(`/p/${door}`, fields)).status).toBe(401)
      const altered = shop.browser()
      altered.cookies.set('__Host-shop', `${key}.${'A'.repeat(22)}`)
      expect((await altered.post(`/p/${door}`, fields)).status).toBe(401)
      expect(await shop.stored(key)).toEqual(before)
    },
  )

  test('a GET of /p/order/cancel changes nothing, and says which way there is', async () => {
    const { phone, orders } = await annasHome(shop)
    await phone.post('/p/order', HUSH)
    const before = await orders()
    const response = await phone.get(`/p/order/cancel?id=${before[0]?.order}`)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    expect(await orders()).toEqual(before)
  })

  test('another way to knock at /p/order says all the ways there are', async () => {
    const { phone } = await annasHome(shop)
    const cookie = `__Host-shop=${phone.cookies.get('__Host-shop')}`
    const init = { method: 'PUT', headers: { cookie, origin: 'https://shop.test' } }
    const response = await shop.app.request('https://shop.test/p/order', init)
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })
})
