import fc from 'fast-check'
import { withoutPerson } from '../../lambda/household/forget.ts'
import { isActive } from '../../lambda/household/orders.ts'
import type { Reservation } from '../../lambda/household/state.ts'
import { userIdOf } from '../../local/alexa/people.ts'
import { annasHome, shelf } from '../support/counter.ts'
import { aSearch, type Browser, NOW, openPhoneShop, type PhoneShop } from '../support/phone.ts'
import { RUNS } from '../support/runs.ts'
import {
  EVENING,
  FORGET_ME,
  find,
  intent,
  openShop,
  REPEAT,
  type Talk,
  voice,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const HUSH = { id: 'hush-kettle', price: '3900 GBP' }
const ANNA = voice('anna', 400)
const RESERVE_FIRST = intent('ReserveIntent', { position: ['1', '1'] })
const CANCEL_ORDER = intent('CancelOrderIntent')

const active = (orders: readonly Reservation[] = [], now = NOW) =>
  orders.filter((order) => isActive(order, now))

let homes = 0

/** Anna, who talks to the skill and holds her phone: both sides over one table. */
async function bothSides(doors: PhoneShop = openPhoneShop(table)) {
  const household = `both ${++homes}`
  const skill = openShop(table, { household, deadline: () => new AbortController().signal })
  const talk = skill.talk({ locale: 'en-GB' })
  await talk.say(ANNA, find('quiet kettle'))
  const key = doors.ids.household(userIdOf(household))
  const phone = await doors.phone(key, { owner: skill.personKey('anna'), level: 300 })
  return { doors, skill, talk, phone, key, orders: async () => (await skill.stored(household))?.orders ?? [] }
}

/** A phone shop whose reads and writes come when the scheduler says. */
const scheduled = (scheduler: fc.Scheduler, catalog = shelf().catalog): PhoneShop =>
  openPhoneShop(table, {
    catalog,
    households: {
      read: (...of) => scheduler.schedule(Promise.resolve('read')).then(() => table.households.read(...of)),
      write: (...of) =>
        scheduler.schedule(Promise.resolve('write')).then(() => table.households.write(...of)),
      delete: (...of) => table.households.delete(...of),
    },
  })

test('a double tap is one order, whatever the order of reads and writes, on two phones of hers too', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isSecond) => {
      const shop = scheduled(scheduler)
      const { key, anna, phone, orders } = await annasHome(shop)
      const second = isSecond ? await shop.phone(key, { owner: anna, level: 300 }) : phone
      const taps = Promise.all([phone, second, phone].map((one) => one.post('/p/order', HUSH)))
      await scheduler.waitFor(taps)
      expect((await taps).map(({ status }) => status)).toEqual([303, 303, 303])
      expect(await orders()).toHaveLength(1)
    }),
    { numRuns: Math.ceil(RUNS / 10) },
  )
}, 120_000)

test('taps and take-backs at once leave at most one order that holds, and lose none', async () => {
  const does = fc.constantFrom('order', 'cancel')
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(does, { minLength: 1, maxLength: 4 }),
      async (scheduler, taps) => {
        const shop = scheduled(scheduler)
        const { phone, orders } = await annasHome(shop)
        await scheduler.waitFor(phone.post('/p/order', HUSH))
        const [first] = await orders()
        const id = first?.order ?? ''
        const all = Promise.all(
          taps.map((tap) =>
            phone.post(`/p/${tap === 'order' ? 'order' : 'order/cancel'}`, tap === 'order' ? HUSH : { id }),
          ),
        )
        await scheduler.waitFor(all)
        const after = await orders()
        expect(active(after).length).toBeLessThanOrEqual(1)
        expect(new Set(after.map(({ order }) => order)).size).toBe(after.length)
        expect(after.find(({ order }) => order === id)?.canceled !== undefined).toBe(taps.includes('cancel'))
      },
    ),
    { numRuns: Math.ceil(RUNS / 10) },
  )
}, 120_000)

describe('a yes to the speaker and a tap', () => {
  const yes = (talk: Talk) => talk.say(ANNA, YES)

  test('at the same moment are one order, of the question that was asked', async () => {
    for (let turn = 0; turn < Math.ceil(RUNS / 10); turn++) {
      const { talk, phone, orders, doors, key, skill } = await bothSides()
      await talk.say(ANNA, RESERVE_FIRST)
      const matter = (await skill.stored())?.talks[0]?.matter
      const question = matter?.matter === 'reserve' ? matter.question : ''
      const [reply, tap] = await Promise.all([yes(talk), phone.post('/p/order', HUSH)])
      expect(tap.status).toBe(303)
      expect(reply.text).toMatch(/^(?:Reserved|You have reserved)/)
      expect(await orders()).toMatchObject([{ order: doors.ids.order(key, question), id: 'hush-kettle' }])
    }
  }, 60_000)

  test.each(['the tap', 'the yes'])('one after the other are one order: %s first', async (first) => {
    const { talk, phone, orders } = await bothSides()
    await talk.say(ANNA, RESERVE_FIRST)
    const steps = [() => phone.post('/p/order', HUSH), () => yes(talk)]
    for (const step of first === 'the tap' ? steps : steps.toReversed()) await step()
    expect(await orders()).toHaveLength(1)
  })

  test('after it was taken back on the phone reserves nothing that was not asked for again', async () => {
    const { talk, phone, orders } = await bothSides()
    await talk.say(ANNA, RESERVE_FIRST)
    await phone.post('/p/order', HUSH)
    const [order] = await orders()
    await phone.post('/p/order/cancel', { id: order?.order ?? '' })
    const reply = await yes(talk)
    expect(reply.text).not.toMatch(/reserved/i)
    expect(active(await orders())).toEqual([])
    // And a tap after that is an order of its own.
    await phone.post('/p/order', HUSH)
    const after = await orders()
    expect([after.length, active(after).length]).toEqual([2, 1])
  })

  test.each([
    ['a second yes', YES],
    ['a longer yes', intent('YesReserveItIntent')],
    ['a wish to hear it again', REPEAT],
  ])('that were taken back on the phone are not told to be reserved at %s', async (_, said) => {
    const { talk, phone, orders } = await bothSides()
    await talk.say(ANNA, RESERVE_FIRST)
    expect((await yes(talk)).text).toMatch(/^Reserved/)
    const [order] = await orders()
    await phone.post('/p/order/cancel', { id: order?.order ?? '' })
    expect((await talk.say(ANNA, said)).text).not.toMatch(/^Reserved/)
    expect(active(await orders())).toEqual([])
  })

  test('after it was taken back in another talk are an order of its own', async () => {
    const { talk, phone, orders, skill } = await bothSides()
    await talk.say(ANNA, RESERVE_FIRST)
    await phone.post('/p/order', HUSH)
    await skill.talk({ locale: 'en-GB' }).say(ANNA, CANCEL_ORDER)
    expect(active(await orders())).toEqual([])
    await phone.post('/p/order', HUSH)
    const after = await orders()
    expect([after.length, active(after).length]).toEqual([2, 1])
  })

  test.each([
    ['of another product', { id: 'dawn-kettle', price: '5200 GBP' }, EVENING],
    ['long after the question', HUSH, EVENING + 601_000],
  ])('%s have ids of their own', async (_, fields, at) => {
    const { talk, phone, orders, doors, key, skill } = await bothSides()
    await talk.say(ANNA, RESERVE_FIRST)
    const matter = (await skill.stored())?.talks[0]?.matter
    doors.later = (at - EVENING) / 1000
    await phone.post('/p/order', fields)
    const question = matter?.matter === 'reserve' ? matter.question : ''
    expect((await orders()).map(({ order }) => order)).not.toContain(doors.ids.order(key, question))
  })

  test('of two people are two orders: nobody takes another’s question', async () => {
    const { talk, doors, key, skill, orders } = await bothSides()
    const bens = await doors.phone(key, { owner: skill.personKey('ben'), level: 300 })
    await talk.say(ANNA, RESERVE_FIRST)
    await bens.post('/p/order', HUSH)
    await yes(talk)
    expect((await orders()).map(({ owner }) => owner).sort()).toEqual(
      [skill.personKey('anna'), skill.personKey('ben')].sort(),
    )
  })
})

describe('what was reserved with a tap', () => {
  test('is taken back by voice, and what the voice reserved with a tap', async () => {
    const { talk, phone, orders } = await bothSides()
    await phone.post('/p/order', HUSH)
    expect((await talk.say(ANNA, CANCEL_ORDER)).text).toContain('not reserved any more')
    expect((await phone.state()).orders).toEqual([])
    await talk.say(ANNA, RESERVE_FIRST)
    await talk.say(ANNA, YES)
    const [order] = (await phone.state()).orders
    expect(order).toMatchObject({ product: 'hush-kettle' })
    await phone.post('/p/order/cancel', { id: order?.id ?? '' })
    expect(active(await orders())).toEqual([])
  })

  test('finishes its search: it is not offered again', async () => {
    const { phone, orders, skill } = await bothSides()
    await phone.post('/p/order', HUSH)
    const [search] = (await skill.stored())?.searches ?? []
    expect(await orders()).toMatchObject([{ search: search?.id }])
    const next = await skill
      .talk({ locale: 'en-GB' })
      .say(ANNA, { type: 'LaunchRequest' }, EVENING + 4_000_000)
    expect(next.text).not.toContain('unfinished')
  })
})

describe('a person who is forgotten while tapping', () => {
  test('leaves no order, whichever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const shop = scheduled(scheduler)
        const { key, anna, phone, orders } = await annasHome(shop)
        const forget = scheduler.schedule(Promise.resolve('forget')).then(async () => {
          for (;;) {
            const before = await table.households.read(key, NOW, new AbortController().signal)
            if (!before) return
            const next = { ...withoutPerson(before, anna), version: before.version + 1 }
            const signal = new AbortController().signal
            if ((await table.households.write(key, next, before, NOW, signal)) === 'written') return
          }
        })
        const all = Promise.all([forget, phone.post('/p/order', HUSH), phone.post('/p/order', HUSH)])
        await scheduler.waitFor(all)
        expect(await orders()).toEqual([])
        expect((await scheduler.waitFor(phone.post('/p/order', HUSH))).status).toBe(401)
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    )
  }, 60_000)

  test('by her own word has no order and no phone left', async () => {
    const { talk, phone, orders } = await bothSides()
    await talk.say(ANNA, FORGET_ME)
    await Promise.all([talk.say(ANNA, YES_FORGET_ME), phone.post('/p/order', HUSH)])
    expect(await orders()).toEqual([])
    expect((await phone.post('/p/order', HUSH)).status).toBe(401)
  })
})

describe('a tap whose answer got lost', () => {
  test.each(['order', 'order/cancel'])('at /p/%s is the same when it is sent again', async (door) => {
    const shop = openPhoneShop(table)
    const { key, phone, orders } = await annasHome(shop)
    if (door !== 'order') await phone.post('/p/order', HUSH)
    const [order] = await orders()
    const fields = door === 'order' ? HUSH : { id: order?.order ?? '' }
    shop.store.fault = 'loses answers'
    expect((await phone.post(`/p/${door}`, fields)).status).toBe(503)
    shop.store.fault = 'none'
    const kept = await shop.stored(key)
    shop.later = 120
    expect((await phone.post(`/p/${door}`, fields)).status).toBe(door === 'order' ? 303 : 200)
    expect(await shop.stored(key)).toEqual(kept)
    expect(await orders()).toHaveLength(1)
  })

  test('loses again and again gives up in words, having changed nothing', async () => {
    const shop = openPhoneShop(table)
    const { key, phone } = await annasHome(shop)
    const before = await shop.stored(key)
    shop.store.lost = 1000
    expect((await phone.post('/p/order', HUSH)).status).toBe(503)
    expect(await shop.stored(key)).toEqual(before)
  })

  test('comes second to a price: it is looked at again before every write', async () => {
    const stand = shelf()
    const shop = openPhoneShop(table, { catalog: stand.catalog })
    const { key, phone, orders } = await annasHome(shop)
    shop.store.beforeWrite = async () => {
      shop.store.beforeWrite = async () => {}
      stand.change('hush-kettle', { price: { minor: 9900, currency: 'GBP' } })
      await shop.change(key, (home) => ({ ...home, searches: [...home.searches, aSearch('s2')] }))
    }
    expect((await phone.post('/p/order', HUSH)).status).toBe(409)
    expect(await orders()).toEqual([])
  })

  test.each([
    ['removed', (_: Browser, phones: readonly { id: string }[]) => phones.slice(1)],
    [
      'given to somebody else',
      (_: Browser, phones: readonly { id: string }[]) =>
        phones.map((one) => ({ ...one, owner: 'household' })),
    ],
  ])('comes from a phone that is %s meanwhile reserves nothing', async (_, alter) => {
    const shop = openPhoneShop(table)
    const { key, phone, orders } = await annasHome(shop)
    shop.store.beforeWrite = async () => {
      shop.store.beforeWrite = async () => {}
      await shop.change(key, (home) => ({ ...home, phones: alter(phone, home.phones) as typeof home.phones }))
    }
    expect([401, 403]).toContain((await phone.post('/p/order', HUSH)).status)
    expect(await orders()).toEqual([])
  })
})
