import { PolicyAdmin } from '../../lambda/admin/policy-admin.ts'
import { Ids } from '../../lambda/household/ids.ts'
import { userIdOf } from '../../local/alexa/people.ts'
import { ANNA, EVENING, find, ID_KEY, NOBODY, OPEN, openShop } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const patient = new AbortController().signal
const YESTERDAY = EVENING / 1000 - 86_400

let homes = 0
/** A household that an admin set something for before anybody spoke there. */
async function awaited(given: Readonly<Record<string, unknown>>) {
  homes += 1
  const household = `awaited-${homes}`
  const admin = new PolicyAdmin({
    policies: table.policies,
    households: table.households,
    now: () => YESTERDAY,
    signal: () => patient,
  })
  const change = { by: { role: 'admin', subject: 'abc' }, at: YESTERDAY, reason: 'they asked' }
  const key = new Ids(ID_KEY).household(userIdOf(household))
  await admin.setOwn(key, { given, change, expect: 0, isForced: false }, 'any')
  return openShop(table, { household })
}

describe('a household that settings were made for before anybody spoke there', () => {
  test('is welcomed like one that was never seen, and welcomed back after that', async () => {
    const shop = await awaited({ cap: 0.1 })
    expect((await shop.talk().say(NOBODY, OPEN)).text).toBe(
      'Welcome to Corner Shop. What are you looking for?',
    )
    expect((await shop.talk().say(NOBODY, OPEN)).text).toBe('Welcome back. What are you looking for?')
  })

  test('is welcomed back also where the first thing said was a search', async () => {
    const shop = await awaited({ cap: 0.1 })
    await shop.talk().say(NOBODY, find('a quiet kettle'))
    expect((await shop.talk().say(NOBODY, OPEN)).text).toMatch(/^Welcome back\./)
  })

  test('has its settings from the first word on, and keeps them', async () => {
    const shop = await awaited({ greetByName: 'never' })
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    const household = await shop.stored()
    expect(household?.policy?.settings).toEqual({ thresholds: { greetByName: 'never' } })
    expect(household?.unmet).toBeUndefined()
  })

  test('begins with its first turn: what happened before that is about no household of ours', async () => {
    const shop = await awaited({ cap: 0.1 })
    expect((await shop.stored())?.since).toBe(YESTERDAY)
    await shop.talk().say(NOBODY, OPEN)
    expect((await shop.stored())?.since).toBe(EVENING / 1000)
  })
})
