import { type AdminStores, PolicyAdmin } from '../../lambda/admin/policy-admin.ts'
import { Ids } from '../../lambda/household/ids.ts'
import { userIdOf } from '../../local/alexa/people.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { ANNA, EVENING, find, ID_KEY, OPEN, openShop, type Shop, USE_NAME } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const patient = new AbortController().signal
const NOW = EVENING / 1000
const change = { by: { role: 'terminal', subject: 'abc' }, at: NOW, reason: 'asked for' }
const wanted = { given: { greetByName: 400 }, change, expect: undefined, isForced: false }

let homes = 0
/** A home that has talked to the shop before, and an admin of it. */
async function aHome() {
  homes += 1
  const household = `settled-${homes}`
  const shop = openShop(table, { household })
  await shop.talk().say(ANNA, OPEN)
  const key = new Ids(ID_KEY).household(userIdOf(household))
  const adminOn = (households: AdminStores['households'] = table.households) =>
    new PolicyAdmin({ policies: table.policies, households, now: () => NOW, signal: () => patient })
  return { shop, key, adminOn }
}

/** Something that is done once, before the next write of a store. */
function once(work: () => Promise<unknown>): () => Promise<void> {
  let isDone = false
  return async () => {
    if (isDone) return
    isDone = true
    await work()
  }
}
const settingsOf = async (shop: Shop) => (await shop.stored())?.policy?.settings

describe('settings of a household that are made while it talks', () => {
  it('decide the very turn that they came in between: what is stored is what was said', async () => {
    const { shop, key, adminOn } = await aHome()
    shop.store.beforeWrite = once(() => adminOn().setOwn(key, wanted))
    const reply = await shop.talk().say(ANNA, OPEN)
    expect(reply.ssml).not.toContain('<alexa:name')
    expect(reply.record).toMatchObject({
      lostWrites: 1,
      assurance: { privileges: { greetByName: { needs: 400 } } },
    })
    expect(await settingsOf(shop)).toEqual({ thresholds: { greetByName: 400 } })
  })

  it('wait for a turn that was first, and nothing that it wrote is lost', async () => {
    const { shop, key, adminOn } = await aHome()
    const store = new FaultyStore(table.households)
    const talk = shop.talk()
    store.beforeWrite = once(() => talk.say(ANNA, find('a kettle')))
    expect(await adminOn(store).setOwn(key, wanted)).toMatchObject({ outcome: 'done', version: 1 })
    expect(await settingsOf(shop)).toEqual({ thresholds: { greetByName: 400 } })
    expect((await shop.stored())?.searches).toHaveLength(1)
  })

  it('are kept by all turns that follow', async () => {
    const { shop, key, adminOn } = await aHome()
    await adminOn().setOwn(key, wanted)
    const before = (await shop.stored())?.policy
    const talk = shop.talk()
    for (const said of [OPEN, find('a kettle'), USE_NAME]) await talk.say(ANNA, said)
    expect((await shop.stored())?.policy).toEqual(before)
  })

  it('are given up when it never stops talking, with a sentence', async () => {
    const { key, adminOn } = await aHome()
    const store = new FaultyStore(table.households)
    store.lost = 1000
    await expect(adminOn(store).setOwn(key, wanted)).rejects.toThrow('talking just now; try again')
    expect((await table.households.read(key, NOW, patient))?.policy).toBeUndefined()
  })

  it('do not fall to another household that took its place meanwhile', async () => {
    const { shop, key, adminOn } = await aHome()
    const store = new FaultyStore(table.households)
    store.beforeWrite = once(async () => {
      await table.households.delete(key, patient)
      await shop.talk().say(ANNA, OPEN)
    })
    await expect(adminOn(store).setOwn(key, wanted)).rejects.toThrow('no such household')
    expect(await settingsOf(shop)).toBeUndefined()
  })

  it('do not bring back a household that was deleted meanwhile', async () => {
    const { shop, key, adminOn } = await aHome()
    const store = new FaultyStore(table.households)
    store.beforeWrite = once(() => table.households.delete(key, patient))
    await expect(adminOn(store).setOwn(key, wanted)).rejects.toThrow('no such household')
    expect(await shop.stored()).toBeUndefined()
  })
})
