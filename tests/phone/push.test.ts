import { BROWSER_MAKERS, pushHostsIn } from '../../lambda/household/push-hosts.ts'
import { newVapidKeys } from '../../local/data-folder.ts'
import { aSearch, type Browser, DOOR, openPhoneShop, type PhoneShop, personOf } from '../support/phone.ts'
import { aSubscriber } from '../support/push.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

const { publicKey } = newVapidKeys()
const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/'

let table: TestTable
let shop: PhoneShop
beforeAll(async () => {
  table = await openTestTable()
  shop = openPhoneShop(table, { push: { publicKey, hosts: pushHostsIn(BROWSER_MAKERS) ?? [] } })
})
afterAll(() => table.close())

/** Sends JSON as the page's script does. */
async function post(
  browser: Browser,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return await shop.app.request(`${DOOR}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      host: new URL(DOOR).host,
      origin: DOOR,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
      accept: 'application/json',
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
  })
}

let made = 0
const anEndpoint = () => `${ENDPOINT}${++made}`
async function home() {
  const key = await shop.home('push', { searches: [aSearch('s1')] })
  return { key, phone: await shop.phone(key) }
}
const pushesOf = async (key: Awaited<ReturnType<typeof home>>['key']) =>
  (await shop.stored(key))?.phones.map(({ push }) => push)

describe('a phone that asks to be told', () => {
  it('is told, says so, and can be told no more', async () => {
    const { key, phone } = await home()
    const { json, push } = aSubscriber(anEndpoint())
    expect((await phone.state()).push).toEqual({ isOn: false, key: publicKey })
    const response = await post(phone, '/p/push', json)
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(await pushesOf(key)).toEqual([push])
    expect((await phone.state()).push).toEqual({ isOn: true, key: publicKey })
    expect((await post(phone, '/p/unpush', '')).status).toBe(204)
    expect(await pushesOf(key)).toEqual([undefined])
    expect((await phone.state()).push?.isOn).toBe(false)
  })

  it('again with the same, writes nothing', async () => {
    const { key, phone } = await home()
    const { json } = aSubscriber(anEndpoint())
    await post(phone, '/p/push', json)
    const before = await shop.stored(key)
    expect((await post(phone, '/p/push', json)).status).toBe(204)
    expect(await shop.stored(key)).toEqual(before)
  })

  it('may not have been told before to be told no more', async () => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    expect((await post(phone, '/p/unpush', '')).status).toBe(204)
    expect(await shop.stored(key)).toEqual(before)
  })

  it('with what another phone had, takes it over: one address is one phone’s', async () => {
    const { key, phone } = await home()
    const anna = await shop.phone(key, { owner: personOf(key, 'anna'), level: 300 })
    const { json, push } = aSubscriber(anEndpoint())
    await post(phone, '/p/push', json)
    await post(anna, '/p/push', json)
    expect(await pushesOf(key)).toEqual([undefined, push])
    expect((await phone.state()).push?.isOn).toBe(false)
  })

  it('keeps it when it becomes somebody’s own, and loses it when it is removed', async () => {
    const { key, phone } = await home()
    const { json, push } = aSubscriber(anEndpoint())
    await post(phone, '/p/push', json)
    await shop.change(key, (household) => ({
      ...household,
      phones: household.phones.map((one) => ({ ...one, owner: personOf(key, 'anna'), level: 300 })),
    }))
    expect(await pushesOf(key)).toEqual([push])
    await phone.post('/p/remove')
    expect(await pushesOf(key)).toEqual([])
  })

  it('and connects anew, has to ask anew', async () => {
    const { key, phone } = await home()
    await post(phone, '/p/push', aSubscriber(anEndpoint()).json)
    expect((await phone.post('/p/pair', { code: await shop.code(key) })).status).toBe(303)
    expect(await pushesOf(key)).toEqual([undefined])
  })

  it('and goes over to another household, is told nothing of the first any more', async () => {
    const { key, phone } = await home()
    const other = await home()
    await post(phone, '/p/push', aSubscriber(anEndpoint()).json)
    expect((await phone.post('/p/pair', { code: await shop.code(other.key) })).status).toBe(303)
    expect(await pushesOf(key)).toEqual([])
  })
})

describe('what is refused', () => {
  const { json, push } = aSubscriber(`${ENDPOINT}refused`)
  const keys = { p256dh: push.p256dh, auth: push.auth }

  it.each<[string, unknown, Record<string, string>?]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', [json]],
    ['null', 'null'],
    ['a form', 'endpoint=x', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON that says it is a form', json, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON that says it is a text', json, { 'content-type': 'text/plain' }],
    ['this machine', { ...json, endpoint: 'https://127.0.0.1/x' }],
    ['the cloud’s own door', { ...json, endpoint: 'https://169.254.169.254/latest/meta-data' }],
    ['somebody’s own server', { ...json, endpoint: 'https://evil.example/x' }],
    ['http', { ...json, endpoint: 'http://fcm.googleapis.com/x' }],
    ['another port', { ...json, endpoint: 'https://fcm.googleapis.com:8443/x' }],
    ['a password', { ...json, endpoint: 'https://a:b@fcm.googleapis.com/x' }],
    ['a key that is no point of the curve', { ...json, keys: { ...keys, p256dh: `B${'A'.repeat(86)}` } }],
    ['a short secret', { ...json, keys: { ...keys, auth: 'AAAA' } }],
  ])('%s: 400, with a sentence, and nothing changes', async (_, body, headers = {}) => {
    const { key, phone } = await home()
    const before = await shop.stored(key)
    const response = await post(phone, '/p/push', body, headers)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      error: 'The shop cannot send messages there. Nothing was changed.',
    })
    expect(await shop.stored(key)).toEqual(before)
  })

  it.each(['/p/push', '/p/unpush'])('a browser that is not connected, at %s: 401', async (path) => {
    expect((await post(shop.browser(), path, json)).status).toBe(401)
    const { key, phone } = await home()
    await shop.change(key, (household) => ({ ...household, phones: [] }))
    expect((await post(phone, path, json)).status).toBe(401)
  })

  it.each([
    ['/p/push', { origin: 'https://evil.example' }],
    ['/p/unpush', { origin: 'https://evil.example' }],
    ['/p/push', { 'sec-fetch-site': 'cross-site' }],
    ['/p/unpush', { 'sec-fetch-site': 'same-site' }],
  ])('another site’s page, at %s: 403', async (path, headers) => {
    const { key, phone } = await home()
    await post(phone, '/p/push', json)
    const before = await shop.stored(key)
    const other = aSubscriber(anEndpoint()).json
    expect((await post(phone, path, other, headers as Record<string, string>)).status).toBe(403)
    expect(await shop.stored(key)).toEqual(before)
  })

  it('what is too large: 413', async () => {
    const { phone } = await home()
    expect((await post(phone, '/p/push', { ...json, more: 'x'.repeat(10_000) })).status).toBe(413)
  })

  it.each(['/p/push', '/p/unpush'])('looking at %s: 405', async (path) => {
    const { phone } = await home()
    expect((await phone.get(path)).status).toBe(405)
  })

  it('everything, where the shop sends no pushes: it offers none either', async () => {
    const bare = openPhoneShop(table)
    const key = await bare.home('bare', { searches: [aSearch('s1')] })
    const phone = await bare.phone(key)
    expect((await phone.state()).push).toBeUndefined()
    expect(await (await phone.get('/p')).text()).not.toContain('Tell me when')
    const response = await phone.post('/p/push', {}, { 'content-type': 'application/json' })
    expect(response.status).toBe(400)
  })
})

describe('the page', () => {
  it('offers it in the phone’s language, and says what a tap does', async () => {
    const { key, phone } = await home()
    expect(await (await phone.get('/p')).text()).toContain('Tell me when a search is ready')
    const french = await shop.phone(key, { locale: 'fr-FR' })
    expect(await (await french.get('/p')).text()).toContain('Me prévenir quand une recherche est prête')
  })

  it('holds neither a phone’s address nor its keys', async () => {
    const { phone } = await home()
    const { json, push } = aSubscriber(anEndpoint())
    await post(phone, '/p/push', json)
    const seen = (await (await phone.get('/p')).text()) + (await (await phone.get('/p/state')).text())
    for (const secret of [push.endpoint, push.p256dh, push.auth]) expect(seen).not.toContain(secret)
    expect(seen).toContain('Do not tell me any more')
  })
})
