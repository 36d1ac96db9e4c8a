import fc from 'fast-check'
import { DEFAULT_POLICY, type Policy } from '../../lambda/speaker/policy.ts'
import { ANNA, EVENING, OPEN, openShop, type Shop, voice } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const HOUR_MS = 3_600_000
const hoursBetween = (nameAgainAfterHours: number): Policy => ({
  ...DEFAULT_POLICY,
  version: 1,
  nameAgainAfterHours,
})

function shopWith(policy: Policy): Shop {
  const shop = openShop(table)
  shop.policy = policy
  return shop
}
/** Opens a new session at a time after the first, and tells whether the greeting had a name. */
const isNamed = async (shop: Shop, afterHours = 0, who = ANNA): Promise<boolean> =>
  (await shop.talk().say(who, OPEN, EVENING + afterHours * HOUR_MS)).ssml.includes('<alexa:name')

describe('a name that was spoken', () => {
  it('is not spoken to that person again before the hours are over', async () => {
    const shop = shopWith(hoursBetween(12))
    expect(await isNamed(shop)).toBe(true)
    expect(await isNamed(shop, 11.999)).toBe(false)
    expect(await isNamed(shop, 11.999, voice('ben', 300))).toBe(true)
    expect(await isNamed(shop, 12)).toBe(true)
  })

  it('is noted only where there shall be hours between', async () => {
    const without = shopWith(hoursBetween(0))
    expect([await isNamed(without), await isNamed(without, 1)]).toEqual([true, true])
    expect(JSON.stringify((await without.stored())?.people)).not.toContain('"named"')
    const having = shopWith(hoursBetween(1))
    await isNamed(having)
    expect(Object.values((await having.stored())?.people ?? {})).toMatchObject([{ named: EVENING / 1000 }])
  })

  it('is spoken again as soon as no hours shall be between, though the note is still there', async () => {
    const shop = shopWith(hoursBetween(12))
    expect(await isNamed(shop)).toBe(true)
    shop.policy = hoursBetween(0)
    // A clock that was set back makes the note one of the future.
    for (const hours of [1, -1]) expect(await isNamed(shop, hours)).toBe(true)
  })

  it('is spoken again to the same request, which Alexa may send twice', async () => {
    const talk = shopWith(hoursBetween(12)).talk()
    const first = await talk.say(ANNA, OPEN)
    expect((await talk.send(first.request)).ssml).toBe(first.ssml)
  })

  it('is not spoken where the note cannot be read or made', async () => {
    const shop = shopWith(hoursBetween(1))
    await isNamed(shop)
    for (const fault of ['stopped', 'refuses writes'] as const) {
      shop.store.fault = fault
      expect(await isNamed(shop, 5)).toBe(false)
    }
  })

  it('never comes twice within the hours, however talks follow one another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 720 }),
        fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }),
        async (hours, waits) => {
          const shop = shopWith(hoursBetween(hours))
          let now = 0
          let last = Number.NEGATIVE_INFINITY
          for (const wait of waits) {
            now += wait
            const named = await isNamed(shop, now)
            expect({ now, named }).toEqual({ now, named: now - last >= hours })
            if (named) last = now
          }
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('settings of a household', () => {
  const own = (greetByName: number) => ({ settings: { thresholds: { greetByName } }, history: [] })

  it('count from its next turn, and for it alone', async () => {
    const [one, other] = [openShop(table), openShop(table)]
    for (const shop of [one, other]) expect(await isNamed(shop)).toBe(true)
    await one.change((household) => ({ ...household, policy: own(400) }))
    expect([await isNamed(one, 2), await isNamed(other, 2)]).toEqual([false, true])
    expect(await isNamed(one, 3, voice('anna', 400))).toBe(true)
  })

  it('count in an answer that is sent again', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const first = await talk.say(ANNA, OPEN)
    await shop.change((household) => ({ ...household, policy: own(400) }))
    expect((await talk.send(first.request)).ssml).not.toContain('<alexa:name')
  })

  it('loosen nothing where the policy cannot be read', async () => {
    const shop = openShop(table)
    await isNamed(shop)
    await shop.change((household) => ({ ...household, policy: own(100) }))
    shop.policy = new Error('gone')
    expect(await isNamed(shop, 2)).toBe(false)
  })
})

test('a locale of its own counts in that locale alone', async () => {
  const shop = shopWith({
    ...DEFAULT_POLICY,
    version: 1,
    locales: { 'fr-FR': { thresholds: { greetByName: 400 } } },
  })
  expect((await shop.talk({ locale: 'fr-FR' }).say(ANNA, OPEN)).ssml).not.toContain('<alexa:name')
  expect((await shop.talk({ locale: 'en-GB' }).say(ANNA, OPEN)).ssml).toContain('<alexa:name')
})
