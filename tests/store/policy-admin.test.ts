import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { PolicyRefusal } from '../../lambda/admin/outcome.ts'
import { type AdminStores, PolicyAdmin } from '../../lambda/admin/policy-admin.ts'
import type { HouseholdKey } from '../../lambda/household/ids.ts'
import { DEFAULT_POLICY } from '../../lambda/speaker/policy.ts'
import { PolicyInForce } from '../../lambda/speaker/policy-in-force.ts'
import { DynamoPolicyStore } from '../../lambda/store/policy-store.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { localClient, openTestTable, type TestTable } from '../support/store.ts'
import { aHousehold, NOW, newKey, nextOf, patient } from './samples.ts'

let table: TestTable
beforeEach(async () => {
  table = await openTestTable()
})
afterEach(() => table.close())

const EVERYBODY = { of: 'everybody' } as const
const change = { by: { role: 'terminal', subject: 'abc' }, at: NOW, reason: 'a quieter week' }
const wanted = (given: Record<string, unknown>, expect?: number) => ({
  given,
  change,
  expect,
  isForced: false,
})

const adminOn = (stores: Partial<AdminStores> = {}) =>
  new PolicyAdmin({
    policies: table.policies,
    households: table.households,
    now: () => NOW,
    signal: () => patient,
    ...stores,
  })

describe('a change by an admin', () => {
  it('is in force within 30 seconds where another client of the same table has the old one', async () => {
    const client = localClient(table.endpoint)
    const elsewhere = new DynamoPolicyStore(client, table.table)
    let now = 0
    const inForce = new PolicyInForce(
      (signal) => elsewhere.read(signal),
      () => now,
    )
    expect(await inForce.get(patient)).toEqual(DEFAULT_POLICY)
    await adminOn().set(EVERYBODY, wanted({ greetByName: 400 }))
    now = 29_999
    expect((await inForce.get(patient)).version).toBe(0)
    now = 30_000
    expect(await inForce.get(patient)).toMatchObject({ version: 1, thresholds: { greetByName: 400 } })
    client.destroy()
  })

  it('notes who made it, when and why', async () => {
    await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }))
    expect(await adminOn().history(5)).toEqual([
      { version: 1, policy: { ...DEFAULT_POLICY, version: 1, cap: 0.1 }, change },
    ])
  })

  it.each([2, 5])(
    'of %d at once is made by one; the others hear what changed, and change nothing',
    async (admins) => {
      // All of them have looked before the first of them writes.
      const all = Promise.withResolvers<void>()
      let looked = 0
      const policies: AdminStores['policies'] = {
        history: (...how) => table.policies.history(...how),
        append: async (...how) => {
          looked += 1
          if (looked === admins) all.resolve()
          await all.promise
          return table.policies.append(...how)
        },
      }
      const levels = Array.from({ length: admins }, (_, at) => 401 + at)
      const outcomes = await Promise.all(
        levels.map((greetByName) => adminOn({ policies }).set(EVERYBODY, wanted({ greetByName }))),
      )
      const winner = outcomes.findIndex(({ outcome }) => outcome === 'done')
      const changes = [{ setting: 'greetByName', before: 300, after: 401 + winner }]
      const losers = outcomes.filter((_, at) => at !== winner)
      expect(losers).toEqual(
        Array(admins - 1).fill({ outcome: 'changed meanwhile', version: 1, changes, change }),
      )
      expect(await adminOn().history(9)).toHaveLength(1)
    },
  )

  it('that was made by a try whose answer got lost is done, and is not made twice', async () => {
    await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))).toEqual({
      outcome: 'done',
      version: 1,
      changes: [{ setting: 'cap', before: undefined, after: 0.1 }],
    })
    await adminOn().set(EVERYBODY, wanted({ cap: 0.2 }, 1))
    expect(await adminOn().rollback(1, change, 2)).toMatchObject({ outcome: 'done', version: 3 })
    expect(await adminOn().rollback(1, change, 2)).toMatchObject({ outcome: 'done', version: 3 })
    expect(await adminOn().stopNames(change, 3)).toMatchObject({ outcome: 'done', version: 4 })
    expect(await adminOn().stopNames(change, 3)).toMatchObject({ outcome: 'done', version: 4 })
    expect(await adminOn().history(9)).toHaveLength(4)
  })

  it.each([
    ['another value', { cap: 0.2 }, change],
    ['another reason', { cap: 0.1 }, { ...change, reason: 'louder' }],
    ['another hand', { cap: 0.1 }, { ...change, by: { ...change.by, subject: 'somebody' } }],
    ['another role', { cap: 0.1 }, { ...change, by: { ...change.by, role: 'script' } }],
  ])('is no such one with %s: it hears what changed', async (_, given, other) => {
    await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))
    const again = await adminOn().set(EVERYBODY, { ...wanted(given, 0), change: other })
    expect(again).toMatchObject({ outcome: 'changed meanwhile', version: 1 })
    expect(await adminOn().history(9)).toHaveLength(1)
  })

  it('is no such one where another change was made after it', async () => {
    await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))
    await adminOn().set(EVERYBODY, wanted({ costRatio: 3 }, 1))
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))).toMatchObject({
      outcome: 'changed meanwhile',
      version: 2,
    })
  })

  it('that expects another version is not made', async () => {
    await adminOn().set(EVERYBODY, wanted({ greetByName: 400 }))
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 0))).toMatchObject({
      outcome: 'changed meanwhile',
      version: 1,
      changes: [{ setting: 'greetByName', before: 300, after: 400 }],
    })
    // A version that nobody has seen yet is not what anybody looked at.
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 2))).toMatchObject({
      outcome: 'changed meanwhile',
      version: 1,
      changes: [],
    })
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }, 1))).toMatchObject({ version: 2 })
  })

  it('that is refused writes nothing', async () => {
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.1, order: 1 }))).toMatchObject({
      outcome: 'refused',
      faults: [{ field: 'order' }],
    })
    expect(await table.rawItems()).toEqual([])
  })
})

describe('a rollback', () => {
  it('is a new version with the settings of the old one', async () => {
    await adminOn().set(EVERYBODY, wanted({ greetByName: 400 }))
    await adminOn().set({ of: 'locale', locale: 'fr-FR' }, wanted({ cap: 0.2 }))
    expect(await adminOn().rollback(1, change, undefined)).toMatchObject({ outcome: 'done', version: 3 })
    const [three, , one] = await adminOn().history(3)
    expect(three?.policy).toEqual({ ...one?.policy, version: 3 })
    expect(await adminOn().rollback(0, change, undefined)).toMatchObject({ version: 4 })
    expect((await adminOn().newest()).policy).toEqual({ ...DEFAULT_POLICY, version: 4 })
  })

  it.each([-1, 4, 999_999])('to version %d, which is not there, is refused', async (version) => {
    expect(await adminOn().rollback(version, change, undefined)).toMatchObject({ outcome: 'refused' })
  })

  it('does not bring an order threshold below 300 back', async () => {
    const lax = { version: 1, thresholds: { ...DEFAULT_POLICY.thresholds, order: 200 } }
    await table.policies.append(lax, patient)
    await adminOn().set(EVERYBODY, wanted({ order: 400 }))
    expect(await adminOn().rollback(1, change, undefined)).toMatchObject({ outcome: 'refused' })
  })

  it('brings an order threshold laxer than resumeSearch back only by force', async () => {
    const everybody = { change, expect: undefined, isForced: true }
    await adminOn().set(EVERYBODY, { ...everybody, given: { order: 300, resumeSearch: 400 } })
    await adminOn().set(EVERYBODY, wanted({ order: 400 }))
    expect(await adminOn().rollback(1, change, undefined)).toMatchObject({
      outcome: 'refused',
      faults: [{ field: 'order' }],
    })
    expect(await adminOn().rollback(1, change, undefined, true)).toMatchObject({ version: 3 })
    // Nothing that is in force already is refused.
    expect(await adminOn().rollback(1, change, undefined)).toMatchObject({ version: 4 })
  })

  it('looks at what locales had, too', async () => {
    const lax = { 'fr-FR': { thresholds: { order: 250 } } }
    await table.policies.append({ ...DEFAULT_POLICY, version: 1, locales: lax }, patient)
    await table.policies.append({ ...DEFAULT_POLICY, version: 2 }, patient)
    expect(await adminOn().rollback(1, change, undefined, true)).toMatchObject({ outcome: 'refused' })
    expect(await adminOn().history(9)).toHaveLength(2)
  })

  it('mends a policy that nobody can read; a change of it is refused', async () => {
    await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }))
    const damaged = { ...DEFAULT_POLICY, version: 2, speed: 1 }
    await table.policies.append(damaged, patient)
    await expect(table.policies.read(patient)).rejects.toThrow('cannot be read')
    expect(await adminOn().set(EVERYBODY, wanted({ cap: 0.2 }))).toMatchObject({ outcome: 'refused' })
    expect(await adminOn().rollback(2, change, undefined)).toMatchObject({ outcome: 'refused' })
    expect(await adminOn().rollback(1, change, undefined)).toMatchObject({
      outcome: 'done',
      version: 3,
      changes: [{ setting: 'cap', before: undefined, after: 0.1 }],
    })
    expect(await table.policies.read(patient)).toMatchObject({ version: 3, cap: 0.1 })
  })
})

describe('an item that is no version', () => {
  it.each(['v#x', 'v#7', 'v#9999999'])(
    '(%s) is named as what has to go, and no change pretends to count',
    async (sk) => {
      await adminOn().set(EVERYBODY, wanted({ cap: 0.1 }))
      const documents = DynamoDBDocumentClient.from(table.client)
      await documents.send(new PutCommand({ TableName: table.table, Item: { pk: 'policy', sk, version: 7 } }))
      await expect(adminOn().newest()).rejects.toThrow(sk)
      await expect(adminOn().set(EVERYBODY, wanted({ cap: 0.2 }))).rejects.toThrow('delete it')
      await expect(adminOn().rollback(1, change, undefined)).rejects.toThrow('delete it')
      expect(await table.rawItems()).toHaveLength(2)
    },
  )

  it('follows the last version that there can be', async () => {
    await table.policies.append({ ...DEFAULT_POLICY, version: 999_999 }, patient)
    await expect(adminOn().set(EVERYBODY, wanted({ cap: 0.2 }))).rejects.toThrow(PolicyRefusal)
    await expect(adminOn().rollback(0, change, undefined)).rejects.toThrow(PolicyRefusal)
  })
})

describe('a reason', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \u00a0\u200b'],
    ['a line break', 'two\nlines'],
    ['what steers a terminal', '\u001b[2Jgone'],
    ['what turns the direction of text round', 'safe \u202etxet'],
    ['a paragraph separator', 'two\u2029parts'],
    ['more than 200 letters', 'x'.repeat(201)],
  ])('of %s is refused, and nothing is written', async (_, reason) => {
    const how = { ...wanted({ cap: 0.1 }), change: { ...change, reason } }
    const refusal = { outcome: 'refused', faults: [{ field: 'reason' }] }
    expect(await adminOn().set(EVERYBODY, how)).toMatchObject(refusal)
    expect(await adminOn().rollback(0, how.change, undefined)).toMatchObject(refusal)
    expect(await adminOn().setOwn(newKey(), how)).toMatchObject(refusal)
    expect(await table.rawItems()).toEqual([])
  })

  it.each(['x'.repeat(200), 'שקט \u200fבבית', 'trop de noms, Zoë !'])('may be %p', async (reason) => {
    const how = { ...wanted({ cap: 0.1 }), change: { ...change, reason } }
    expect(await adminOn().set(EVERYBODY, how)).toMatchObject({ outcome: 'done' })
  })
})

test('a history comes in pages, the newest first', async () => {
  for (let at = 1; at <= 5; at++) await adminOn().set(EVERYBODY, wanted({ costRatio: at }))
  const versions = async (limit: number, before?: number) =>
    (await adminOn().history(limit, before)).map(({ version }) => version)
  expect(await versions(2)).toEqual([5, 4])
  expect(await versions(2, 4)).toEqual([3, 2])
  expect(await versions(9, 2)).toEqual([1])
  expect(await versions(9, 1)).toEqual([])
})

describe('the settings of a household', () => {
  async function aHome(): Promise<HouseholdKey> {
    const key = newKey()
    await table.households.write(key, aHousehold(), undefined, NOW, patient)
    return key
  }
  const stored = (key: HouseholdKey) => table.households.read(key, NOW, patient)

  it('are its own: another household keeps what it has', async () => {
    const [one, other] = [await aHome(), await aHome()]
    await adminOn().setOwn(one, wanted({ greetByName: 400 }))
    expect((await stored(one))?.policy?.settings).toEqual({ thresholds: { greetByName: 400 } })
    expect(await stored(other)).toEqual(aHousehold())
    expect(await table.policies.read(patient)).toBeUndefined()
  })

  it('keep a history of 20, and come back from it', async () => {
    const key = await aHome()
    for (let at = 1; at <= 22; at++) await adminOn().setOwn(key, wanted({ costRatio: at }))
    const { history = [] } = (await stored(key))?.policy ?? {}
    expect(history.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => at + 3))
    const how = { change, expect: undefined, isForced: false }
    expect(await adminOn().rollbackOwn(key, 2, how)).toMatchObject({ outcome: 'refused' })
    expect(await adminOn().rollbackOwn(key, 5, how)).toMatchObject({ outcome: 'done', version: 23 })
    expect((await stored(key))?.policy?.settings).toEqual({ costRatio: 5 })
  })

  it('are none again in version 0', async () => {
    const key = await aHome()
    await adminOn().setOwn(key, wanted({ costRatio: 3 }))
    const how = { change, expect: 1, isForced: false }
    expect(await adminOn().rollbackOwn(key, 0, how)).toMatchObject({ outcome: 'done', version: 2 })
    expect((await stored(key))?.policy?.settings).toEqual({})
  })

  it('come back with an order threshold laxer than resumeSearch only by force, below 300 never', async () => {
    const entry = (version: number, order: number) => ({
      ...change,
      version,
      settings: { thresholds: { order } },
    })
    const history = [entry(1, 200), entry(2, 350), entry(3, 400)]
    const key = newKey()
    const policy = { settings: entry(3, 400).settings, history }
    await table.households.write(key, aHousehold({ policy }), undefined, NOW, patient)
    await adminOn().set(EVERYBODY, wanted({ resumeSearch: 400 }))
    const how = { change, expect: undefined, isForced: true }
    expect(await adminOn().rollbackOwn(key, 1, how)).toMatchObject({ outcome: 'refused' })
    expect(await adminOn().rollbackOwn(key, 2, { ...how, isForced: false })).toMatchObject({
      outcome: 'refused',
    })
    expect(await adminOn().rollbackOwn(key, 2, how)).toMatchObject({ outcome: 'done', version: 4 })
  })

  it('are not changed on a version that was never there', async () => {
    const key = await aHome()
    for (let at = 1; at <= 22; at++) await adminOn().setOwn(key, wanted({ costRatio: at }))
    for (const expect_ of [2, 23])
      expect(await adminOn().setOwn(key, wanted({ cap: 0.1 }, expect_))).toMatchObject({
        outcome: 'changed meanwhile',
        version: 22,
        // What was in force at that version cannot be said any more, nor what changed since.
        changes: [],
      })
  })

  it('are written beside a turn that wrote first, and nothing of the turn is lost', async () => {
    const key = await aHome()
    let turns = 1
    const households: AdminStores['households'] = {
      read: (...how) => table.households.read(...how),
      delete: (...how) => table.households.delete(...how),
      write: async (...how) => {
        if (turns-- > 0)
          await table.households.write(key, nextOf(aHousehold(), { since: 5 }), aHousehold(), NOW, patient)
        return table.households.write(...how)
      },
    }
    await adminOn({ households }).setOwn(key, wanted({ cap: 0.1 }))
    expect(await stored(key)).toMatchObject({ version: 3, since: 5, policy: { settings: { cap: 0.1 } } })
  })

  it('that another admin changed meanwhile stay as that one left them', async () => {
    const key = await aHome()
    await adminOn().setOwn(key, wanted({ cap: 0.1 }))
    expect(await adminOn().setOwn(key, wanted({ cap: 0.2 }, 0))).toMatchObject({
      outcome: 'changed meanwhile',
      version: 1,
      changes: [{ setting: 'cap', before: undefined, after: 0.1 }],
    })
  })

  it('of two admins who looked at once are those of one; the other hears what that one changed', async () => {
    const key = await aHome()
    await adminOn().setOwn(key, wanted({ cap: 0.1 }))
    const store = new FaultyStore(table.households)
    let isFirst = true
    store.beforeWrite = async () => {
      if (isFirst) await adminOn().setOwn(key, wanted({ costRatio: 3 }))
      isFirst = false
    }
    expect(await adminOn({ households: store }).setOwn(key, wanted({ cap: 0.2 }))).toEqual({
      outcome: 'changed meanwhile',
      version: 2,
      changes: [{ setting: 'costRatio', before: undefined, after: 3 }],
      change: expect.objectContaining(change),
    })
    expect((await stored(key))?.policy?.settings).toEqual({ cap: 0.1, costRatio: 3 })
  })

  it('cannot be set where the store knows no such household', async () => {
    const key = newKey()
    await expect(adminOn().setOwn(key, wanted({ cap: 0.1 }))).rejects.toThrow('no such household')
    expect(await table.rawItems()).toEqual([])
  })
})
