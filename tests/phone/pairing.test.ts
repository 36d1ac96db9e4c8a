import { countedAddress, viewerAddress } from '../../lambda/phone/address.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { aPhone, type Browser, DOOR, NOW, openPhoneShop, type PhoneShop } from '../support/phone.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

// A burst is hundreds of requests, which a busy machine takes its time for.
jest.setTimeout(30_000)

let table: TestTable
let shop: PhoneShop
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())
beforeEach(() => {
  shop = openPhoneShop(table)
})

const WRONG = 'That code is not open'
const textOf = async (response: Response) => `${response.status} ${await response.text()}`

describe('a code that is not open', () => {
  test.each(['BCDF-GHJK', 'AEIO-UAEI', 'BCDF', 'x'.repeat(399), '<script>', '__proto__', 'bcdfghjk'])(
    '%s is refused',
    async (code) => {
      const browser = shop.browser()
      expect(await textOf(await browser.post('/p/pair', { code }))).toMatch(`403`)
      expect(browser.cookies.has('__Host-shop')).toBe(false)
    },
  )

  test('wrong, late and used get the very same page', async () => {
    const key = await shop.home('codes')
    const [late, used] = [await shop.code(key, NOW + 10), await shop.code(key)]
    await shop.browser().post('/p/pair', { code: used })
    shop.later = 10
    const pages = []
    for (const code of ['BCDF-GHJK', late, used])
      pages.push(await textOf(await shop.browser().post('/p/pair', { code })))
    expect(pages[0]).toContain(WRONG)
    expect(new Set(pages).size).toBe(1)
  })

  test('nothing but an empty field is said of an empty one, and it is no try', async () => {
    const browser = shop.browser()
    for (let i = 0; i < 8; i++) expect((await browser.post('/p/pair', { code: ' ' })).status).toBe(422)
    expect((await browser.post('/p/pair', { code: 'BCDF-GHJK' })).status).toBe(403)
  })

  test('a code is over after ten minutes by the clock of its household', async () => {
    const key = await shop.home('late')
    const code = await shop.code(key)
    shop.later = 600
    expect((await shop.browser().post('/p/pair', { code })).status).toBe(403)
    expect((await shop.stored(key))?.phones).toEqual([])
  })

  test('a code of a household that was forgotten opens nothing', async () => {
    const key = await shop.home('gone')
    const code = await shop.code(key)
    await table.households.delete(key, new AbortController().signal)
    expect((await shop.browser().post('/p/pair', { code })).status).toBe(403)
    expect(await shop.stored(key)).toBeUndefined()
  })

  test('a pointer without its hash in the household opens nothing', async () => {
    const key = await shop.home('void')
    const code = await shop.code(key)
    await shop.change(key, (before) => ({ ...before, codes: [] }))
    expect((await shop.browser().post('/p/pair', { code })).status).toBe(403)
  })
})

describe('a code that is open', () => {
  test.each([
    (code: string) => code,
    (code: string) => code.toLowerCase().replace('-', ' '),
    (code: string) => ` ${code.replace('-', '')} `,
  ])('pairs one phone, however it is typed', async (typed) => {
    const key = await shop.home('typed')
    const browser = shop.browser()
    const response = await browser.post('/p/pair', { code: typed(await shop.code(key)) })
    expect([response.status, response.headers.get('location')]).toEqual([303, '/p'])
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).toMatch(
      /^__Host-shop=k1\.[\w-]{43}\.[\w-]{22}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const stored = await shop.stored(key)
    expect(stored).toMatchObject({ codes: [], phones: [{ owner: 'household', untold: true, touched: NOW }] })
    // What is in the cookie is in no item of the table.
    const secret = browser.cookies.get('__Host-shop')?.split('.').at(-1)
    expect(JSON.stringify(await table.rawItems())).not.toContain(secret)
    expect((await browser.get('/p')).status).toBe(200)
  })

  test('pairs one phone, not a second one', async () => {
    const key = await shop.home('replayed')
    const code = await shop.code(key)
    const both = await Promise.all([1, 2].map(() => shop.browser().post('/p/pair', { code })))
    expect(both.map(({ status }) => status).sort()).toEqual([303, 403])
    expect((await shop.stored(key))?.phones).toHaveLength(1)
  })

  test('sent twice by one browser it pairs one phone, which both answers let in', async () => {
    const key = await shop.home('twice')
    const code = await shop.code(key)
    const browser = shop.browser()
    await browser.get('/p')
    const tried = new Map(browser.cookies)
    await browser.post('/p/pair', { code })
    const first = browser.cookies.get('__Host-shop')
    // The answer got lost: the browser knows no more than before.
    browser.cookies.clear()
    for (const [name, value] of tried) browser.cookies.set(name, value)
    expect((await browser.post('/p/pair', { code })).status).toBe(303)
    expect(browser.cookies.get('__Host-shop')).toBe(first)
    expect((await shop.stored(key))?.phones).toHaveLength(1)
  })

  test('is not taken by a store that answers nothing: it can be sent again', async () => {
    const key = await shop.home('lost answer')
    const code = await shop.code(key)
    const browser = shop.browser()
    await browser.get('/p')
    shop.store.fault = 'loses answers'
    const lost = await browser.post('/p/pair', { code })
    expect([lost.status, lost.headers.get('retry-after')]).toEqual([503, '30'])
    shop.store.fault = 'none'
    expect((await browser.post('/p/pair', { code })).status).toBe(303)
    expect((await shop.stored(key))?.phones).toHaveLength(1)
  })

  test('takes a connected browser’s old place, so that it has one', async () => {
    const key = await shop.home('again')
    const phones = Array.from({ length: 4 }, (_, i) => aPhone(`other-${i}`))
    await shop.change(key, (before) => ({ ...before, phones }))
    const browser = await shop.phone(key)
    expect((await browser.post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
    expect((await shop.stored(key))?.phones).toHaveLength(5)
    expect((await browser.get('/p')).status).toBe(200)
  })

  test.each([
    ['at once', async () => {}],
    ['after the page was opened again', (browser: Browser) => browser.get('/p')],
    ['after something was tapped', (browser: Browser) => browser.post('/p/pick', { id: 'hush-kettle' })],
  ])('is given to a connected browser that lost the answer and sends it again %s', async (_, between) => {
    const key = await shop.home(`lost again ${_}`)
    const browser = await shop.phone(key)
    const code = await shop.code(key)
    shop.store.fault = 'loses answers'
    expect((await browser.post('/p/pair', { code })).status).toBe(503)
    shop.store.fault = 'none'
    await between(browser)
    expect((await browser.post('/p/pair', { code })).status).toBe(303)
    expect((await shop.stored(key))?.phones).toHaveLength(1)
    expect((await browser.get('/p')).status).toBe(200)
    // It is connected now: what it sends a third time is a used code like any other.
    expect((await browser.post('/p/pair', { code })).status).toBe(403)
  })

  test.each([
    [599, 303],
    [600, 403],
  ])('is given again for as long as it was open: after %i seconds %i', async (seconds, status) => {
    const key = await shop.home(`again after ${seconds}`)
    const browser = await shop.phone(key)
    const code = await shop.code(key)
    shop.store.fault = 'loses answers'
    await browser.post('/p/pair', { code })
    shop.store.fault = 'none'
    shop.later = seconds
    expect((await browser.post('/p/pair', { code })).status).toBe(status)
  })

  test('is given to a connected browser alone: a copy of its old cookie without the code opens nothing', async () => {
    const key = await shop.home('copied')
    const browser = await shop.phone(key)
    const copy = shop.browser()
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value)
    expect((await browser.post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
    expect((await copy.get('/p')).status).toBe(401)
    expect((await copy.post('/p/pair', { code: 'BCDF-GHJK' })).status).toBe(403)
  })

  test('a wrong one gives a connected browser’s secret to no other cookie', async () => {
    const browser = await shop.phone(await shop.home('one cookie'))
    const secret = browser.cookies.get('__Host-shop')?.split('.').at(-1)
    expect((await browser.post('/p/pair', { code: 'BCDF-GHJK' })).status).toBe(403)
    expect([...browser.cookies].filter(([, value]) => value === secret)).toEqual([])
    expect((await browser.get('/p')).status).toBe(200)
  })

  test('of another household signs a connected browser out of the first', async () => {
    const [first, second] = [await shop.home('moves out'), await shop.home('moves in')]
    const browser = await shop.phone(first)
    await shop.change(first, (before) => ({ ...before, phones: [...before.phones, aPhone('other')] }))
    expect((await browser.post('/p/pair', { code: await shop.code(second) })).status).toBe(303)
    expect((await shop.stored(first))?.phones.map(({ id }) => id)).toEqual(['phone of other'])
    expect((await shop.stored(second))?.phones).toHaveLength(1)
    expect((await browser.get('/p')).status).toBe(200)
  })

  test.each(['BCDF-GHJK', 'full'])(
    'of another household that lets it in not (%s) leaves it in the first',
    async (is) => {
      const [first, second] = [await shop.home(`stays ${is}`), await shop.home(`refuses ${is}`)]
      const phones = Array.from({ length: 5 }, (_, i) => aPhone(`other-${i}`))
      await shop.change(second, (before) => ({ ...before, phones }))
      const browser = await shop.phone(first)
      const code = is === 'full' ? await shop.code(second) : is
      expect((await browser.post('/p/pair', { code })).status).toBe(is === 'full' ? 409 : 403)
      expect((await shop.stored(first))?.phones).toHaveLength(1)
      expect((await browser.get('/p')).status).toBe(200)
    },
  )

  test('of another household lets it in also where the first cannot be written', async () => {
    const [first, second] = [await shop.home('cannot move out'), await shop.home('moves in anyway')]
    const { households } = table
    const own = openPhoneShop(table, {
      households: {
        read: (...of) => households.read(...of),
        write: (...of) =>
          of[0] === first ? Promise.reject(new StoreUnavailable('no')) : households.write(...of),
        delete: (...of) => households.delete(...of),
      },
    })
    const browser = await shop.phone(first)
    const moving = own.browser()
    for (const [name, value] of browser.cookies) moving.cookies.set(name, value)
    expect((await moving.post('/p/pair', { code: await shop.code(second) })).status).toBe(303)
    expect((await shop.stored(second))?.phones).toHaveLength(1)
    expect((await moving.get('/p')).status).toBe(200)
  })

  test('lets a sixth phone in to no household, and stays open', async () => {
    const key = await shop.home('full')
    const phones = Array.from({ length: 5 }, (_, i) => aPhone(`other-${i}`))
    await shop.change(key, (before) => ({ ...before, phones }))
    const code = await shop.code(key)
    expect(await textOf(await shop.browser().post('/p/pair', { code }))).toMatch(/^409 [\s\S]*five phones/)
    expect((await shop.stored(key))?.codes).toHaveLength(1)
  })

  test('is not consumed by any GET or HEAD, whatever a scanner opens', async () => {
    const key = await shop.home('scanned')
    const code = await shop.code(key)
    for (const path of [`/p?code=${code}`, `/p/pair?code=${code}`, `/p#${code}`, `/p/${code}`])
      for (const method of ['GET', 'HEAD']) {
        const response = await shop.app.request(`${DOOR}${path}`, { method })
        expect(response.headers.getSetCookie().join()).not.toContain('__Host-shop')
        expect(response.status).toBeLessThan(500)
      }
    expect((await shop.stored(key))?.codes).toHaveLength(1)
  })

  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['our name on another port', { origin: `${DOOR}:8443` }],
    ['our name over http', { origin: 'http://evil.shop.test' }],
    ['another site, by the browser’s word', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of ours', { 'sec-fetch-site': 'same-site' }],
  ])('is refused from %s, and not consumed', async (_, headers) => {
    const key = await shop.home('foreign')
    const code = await shop.code(key)
    expect((await shop.browser().post('/p/pair', { code }, headers)).status).toBe(403)
    expect((await shop.stored(key))?.codes).toHaveLength(1)
  })
})

describe('who guesses', () => {
  const guess = (browser = shop.browser()) => browser.post('/p/pair', { code: 'BCDF-GHJK' })

  test('is locked out for ten minutes after five wrong codes, a right one too', async () => {
    const key = await shop.home('locked')
    for (let i = 0; i < 5; i++) expect((await guess()).status).toBe(403)
    const code = await shop.code(key)
    const sixth = await shop.browser().post('/p/pair', { code })
    expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '600'])
    expect(await sixth.text()).toContain('ten minutes')
    shop.later = 599
    expect((await guess()).headers.get('retry-after')).toBe('1')
    shop.later = 600
    expect((await shop.browser().post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
  })

  test('does not slip through with many tries at once', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => guess()))
    expect(all.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(5)
  })

  test('locks out nobody at another address, and no connected phone at the same', async () => {
    const key = await shop.home('neighbour')
    const phone = await shop.phone(key)
    for (let i = 0; i < 6; i++) await guess()
    expect((await phone.get('/p')).status).toBe(200)
    expect((await phone.post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
    shop.address = '203.0.113.77'
    expect((await guess()).status).toBe(403)
  })

  test('may guess no more from a connected phone', async () => {
    const phone = await shop.phone(await shop.home('insider'))
    for (let i = 0; i < 5; i++) expect((await guess(phone)).status).toBe(403)
    expect((await guess(phone)).status).toBe(429)
  })

  test('gains nothing by another address of the same home', async () => {
    for (let i = 0; i < 5; i++) {
      shop.address = `2001:db8:1:${i === 0 ? '2' : '0002'}::${i}`
      await guess()
    }
    shop.address = '2001:db8:1:2:ffff:ffff:ffff:ffff'
    expect((await guess()).status).toBe(429)
    shop.address = '2001:db8:1:3::1'
    expect((await guess()).status).toBe(403)
  })

  test('in a burst over many addresses sets off the alarm, and new addresses wait', async () => {
    shop.later = 3600
    const code = 'BCDF-GHJK'
    for (let i = 0; i < 60; i++) {
      shop.address = `192.0.2.${i}`
      await shop.browser().post('/p/pair', { code })
    }
    expect(shop.alarms).toBe(1)
    const key = await shop.home('busy')
    const phone = await shop.phone(key)
    shop.address = '192.0.2.200'
    const waits = await guess()
    expect([waits.status, Number(waits.headers.get('retry-after'))]).toEqual([429, 60])
    expect((await phone.post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
    // An address that had begun before has its tries left.
    shop.address = '192.0.2.1'
    expect((await guess()).status).toBe(403)
    shop.later += 121
    shop.address = '192.0.2.201'
    expect((await guess()).status).toBe(403)
  })
})

test('an address counts as one, whatever form it comes in', () => {
  const same = [
    '2001:db8:1:2::1',
    '2001:DB8:1:2:3:4:5:6',
    '[2001:db8:1:2::9]',
    '2001:0db8:0001:0002::',
    '2001:db8:1:2::1%eth0',
  ]
  expect(new Set(same.map(countedAddress))).toEqual(new Set(['2001:db8:1:2']))
  expect(countedAddress('::ffff:198.51.100.7')).toBe('198.51.100.7')
  expect(countedAddress('::1')).toBe('0:0:0:0')
  for (const none of [undefined, '', 'nonsense', '1.2.3', '::g', '1.2.3.4.5'])
    expect(countedAddress(none)).toBe('none')
  expect(viewerAddress('198.51.100.7:46532')).toBe('198.51.100.7')
  expect(viewerAddress('2001:db8::1:46532')).toBe('2001:db8::1')
})
