import { demoShop } from '../../local/shop.ts'
import { annasHome, aReservation, shelf } from '../support/counter.ts'
import { aSearch, NOW, openPhoneShop, type PhoneShop } from '../support/phone.ts'
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
