import fc from 'fast-check'
import { withSearch } from '../../lambda/household/searches.ts'
import type { Household } from '../../lambda/household/state.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { aSearch, type Browser, openPhoneShop, type PhoneShop } from '../support/phone.ts'
import { RUNS } from '../support/runs.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

const PRODUCTS = ['hush-kettle', 'fellside-kettle', 'dawn-kettle', 'nook-kettle']

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

/** A household with a search, two phones, and a voice that writes as a turn does. */
async function home(shop: PhoneShop) {
  const key = await shop.home('race', { searches: [aSearch('s1')] })
  const phones: [Browser, Browser] = [await shop.phone(key), await shop.phone(key)]
  const voice = async (to: (household: Household) => Household): Promise<void> => {
    for (;;) {
      const before = await shop.stored(key)
      if (!before) return
      const next = { ...to(before), version: before.version + 1 }
      const signal = new AbortController().signal
      if ((await table.households.write(key, next, before, before.expiresAt - 1, signal)) === 'written')
        return
    }
  }
  return {
    key,
    phones,
    voice,
    picks: async () => (await shop.stored(key))?.searches.find(({ id }) => id === 's1')?.picks,
  }
}

test('two phones and a voice at once lose no pick and make none twice', async () => {
  const shop = openPhoneShop(table)
  const tap = fc.record({
    phone: fc.constantFrom(0, 1),
    does: fc.constantFrom('pick', 'unpick'),
    id: fc.constantFrom(...PRODUCTS),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(tap, { minLength: 1, maxLength: 6 }), fc.nat(3), async (taps, turns) => {
      const { key, phones, voice, picks } = await home(shop)
      // Of one product only one thing is done, so that what must come of it does not depend on the order.
      const once = [...new Map(taps.map((one) => [one.id, one])).values()]
      const work = once.flatMap(({ phone, does, id }) => [
        phones[phone === 0 ? 0 : 1].post(`/p/${does}`, { id, search: 's1' }),
        phones[phone === 0 ? 1 : 0].post(`/p/${does}`, { id, search: 's1' }),
      ])
      const talk = Array.from({ length: turns }, (_, i) =>
        voice((before) => withSearch(before, aSearch(`new ${i}`, { query: `lamp ${i}`, results: [] }))),
      )
      const answers = await Promise.all(work)
      await Promise.all(talk)
      expect(answers.map(({ status }) => status).filter((status) => status !== 303)).toEqual([])
      const picked = once.filter(({ does }) => does === 'pick').map(({ id }) => id)
      expect((await picks())?.map(({ id }) => id).sort()).toEqual(picked.sort())
      expect((await shop.stored(key))?.searches).toHaveLength(1 + turns)
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  )
}, 120_000)

test('whatever the order of reads and writes, picks of two phones and a voice all stay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const households = new FaultyStore(table.households)
      // Every read and every write comes when the scheduler says.
      const shop = openPhoneShop(table, {
        households: {
          read: (...of) => scheduler.schedule(Promise.resolve('read')).then(() => households.read(...of)),
          write: (...of) => scheduler.schedule(Promise.resolve('write')).then(() => households.write(...of)),
          delete: (...of) => households.delete(...of),
        },
      })
      const { phones, voice, picks } = await home(shop)
      const all = Promise.all([
        phones[0].post('/p/pick', { id: 'hush-kettle', search: 's1' }),
        phones[1].post('/p/pick', { id: 'dawn-kettle', search: 's1' }),
        scheduler
          .schedule(Promise.resolve('voice'))
          .then(() =>
            voice((before) => ({ ...before, searches: before.searches.map((s) => ({ ...s, place: 3 })) })),
          ),
      ])
      await scheduler.waitFor(all)
      expect((await picks())?.map(({ id }) => id).sort()).toEqual(['dawn-kettle', 'hush-kettle'])
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  )
}, 120_000)

describe('a phone whose write', () => {
  test('loses again and again gives up in words, having changed nothing', async () => {
    const shop = openPhoneShop(table)
    const { key, phones } = await home(shop)
    const before = await shop.stored(key)
    shop.store.lost = 1000
    expect((await phones[0].post('/p/pick', { id: 'hush-kettle' })).status).toBe(503)
    expect(shop.store.calls.write).toBe(40)
    expect(await shop.stored(key)).toEqual(before)
  })

  test('was kept but not answered picks once, when it is sent again', async () => {
    const shop = openPhoneShop(table)
    const { key, phones, picks } = await home(shop)
    shop.store.fault = 'loses answers'
    expect((await phones[0].post('/p/pick', { id: 'hush-kettle' })).status).toBe(503)
    shop.store.fault = 'none'
    const kept = await shop.stored(key)
    expect((await phones[0].post('/p/pick', { id: 'hush-kettle' })).status).toBe(303)
    expect(await picks()).toHaveLength(1)
    expect(await shop.stored(key)).toEqual(kept)
  })

  test.each([
    [
      'was forgotten',
      async (_: PhoneShop, key: Parameters<PhoneShop['stored']>[0]) =>
        table.households.delete(key, new AbortController().signal),
    ],
    [
      'was forgotten and came back',
      async (shop: PhoneShop, key: Parameters<PhoneShop['stored']>[0]) => {
        const before = await shop.stored(key)
        await table.households.delete(key, new AbortController().signal)
        if (before)
          await table.households.write(
            key,
            { ...before, born: 'anew', version: 1 },
            undefined,
            0,
            new AbortController().signal,
          )
      },
    ],
  ])('comes to a household that %s meanwhile brings nothing back', async (_, happens) => {
    const shop = openPhoneShop(table)
    const { key, phones } = await home(shop)
    let done = false
    shop.store.beforeWrite = async () => {
      if (!done) await happens(shop, key)
      done = true
    }
    const response = await phones[0].post('/p/pick', { id: 'hush-kettle' })
    expect(response.status).toBe(401)
    expect((await shop.stored(key))?.searches[0]?.picks ?? []).toEqual([])
  })

  test('comes second to its own removal signs it out and picks nothing', async () => {
    const shop = openPhoneShop(table)
    const { key, phones, picks } = await home(shop)
    let done = false
    shop.store.beforeWrite = async () => {
      if (!done) await shop.change(key, (before) => ({ ...before, phones: before.phones.slice(1) }))
      done = true
    }
    expect((await phones[0].post('/p/pick', { id: 'hush-kettle' })).status).toBe(401)
    expect(await picks()).toEqual([])
  })
})
