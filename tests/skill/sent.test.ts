import type { Search } from '../../lambda/household/state.ts'
import { connected } from '../support/connected.ts'
import {
  ANNA,
  EVENING,
  find,
  NOBODY,
  openShop,
  RESUME,
  SEND,
  type Shop,
  voice,
  YES,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const NOW = EVENING / 1000
const BEN = voice('ben', 300)
const KETTLE = find('quiet kettle')

const sentOf = async (shop: Shop) =>
  (await shop.stored())?.searches.map(({ owner, sent }: Search) => ({
    owner,
    to: sent?.phones,
    at: sent?.at,
  }))

describe('a search that is sent notes the phones that it goes to', () => {
  test('the household’s: the household’s phones, and nobody’s own', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, KETTLE)
    await connected(shop, 'household', 300, 'kitchen')
    await connected(shop, shop.personKey('anna'), 300, 'hers')
    await connected(shop, 'household', 300, 'hall')
    await talk.say(NOBODY, SEND)
    expect(await sentOf(shop)).toEqual([{ owner: 'household', to: ['kitchen', 'hall'], at: NOW }])
  })

  test('a person’s own: that person’s phones that show it, and no others', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, KETTLE)
    await connected(shop, 'household', 300, 'kitchen')
    await connected(shop, shop.personKey('anna'), 300, 'hers')
    await connected(shop, shop.personKey('anna'), 200, 'old')
    await connected(shop, shop.personKey('ben'), 300, 'his')
    await talk.say(ANNA, SEND)
    expect(await sentOf(shop)).toEqual([{ owner: shop.personKey('anna'), to: ['hers'], at: NOW }])
  })

  test('a person’s, by another voice: the copy goes to the household’s phones, and tells nothing of hers', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, KETTLE)
    await connected(shop, 'household', 300, 'kitchen')
    await connected(shop, shop.personKey('anna'), 300, 'hers')
    await talk.say(ANNA, SEND)
    const hers = await shop.stored()
    await talk.say(ANNA, RESUME)
    await talk.say(BEN, SEND)
    const after = await shop.stored()
    const [own, copy] = ['anna', 'household'].map((owner) =>
      after?.searches.find((search) => search.owner === (owner === 'anna' ? shop.personKey('anna') : owner)),
    )
    expect(own?.sent).toEqual(hers?.searches[0]?.sent)
    expect(copy?.sent?.phones).toEqual(['kitchen'])
    expect(copy?.sent?.id).not.toBe(own?.sent?.id)
  })

  test('by "yes" to the offer as well', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('toaster'))
    await connected(shop, 'household', 300, 'kitchen')
    const second = shop.talk()
    await second.say(NOBODY, KETTLE)
    await second.say(NOBODY, YES)
    expect((await sentOf(shop))?.map(({ to }) => to)).toContainEqual(['kitchen'])
  })

  test('anew each time it is sent, and once for a request that comes twice', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, KETTLE)
    await connected(shop, 'household', 300, 'kitchen')
    const sentId = async () => (await shop.stored())?.searches[0]?.sent?.id
    const { request } = await talk.say(NOBODY, SEND)
    const first = await sentId()
    await talk.send(request)
    expect(await sentId()).toBe(first)
    await talk.say(NOBODY, SEND)
    expect(await sentId()).not.toBe(first)
  })

  test('none, where it goes to a card', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, KETTLE)
    const { card } = await talk.say(NOBODY, SEND)
    expect(card).toBeDefined()
    expect(await sentOf(shop)).toEqual([{ owner: 'household', to: undefined, at: undefined }])
  })
})
