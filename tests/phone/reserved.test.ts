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
