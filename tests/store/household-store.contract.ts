import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { arbitraryHousehold } from '../support/arbitrary-household.ts'
import { localClient, type RawItem, rawItems } from '../support/store.ts'
import { aHousehold, itemOf, NOW, newKey, nextOf, patient } from './samples.ts'

const TABLE = 'household-contract'

/**
 * What every engine has to keep to under the household store.
 * @param endpoint where the engine is, asked for once it runs
 */
export function describeHouseholdStore(engine: string, endpoint: () => string): void {
  describe(`households on ${engine}`, () => {
    let client: DynamoDBClient
    let store: DynamoHouseholdStore
    let key: HouseholdKey

    beforeAll(async () => {
      client = localClient(endpoint())
      await createTable(client, TABLE)
      store = new DynamoHouseholdStore(client, TABLE)
    }, 60_000)
    afterAll(() => client.destroy())
    beforeEach(() => {
      key = newKey()
    })

    const read = (now = NOW) => store.read(key, now, patient)
    const write = (next: Household, over: Household | undefined, now = NOW) =>
      store.write(key, next, over, now, patient)
    const itemKey = () => ({ pk: `household#${key}`, sk: 'state' })
    const putRaw = (item: RawItem) =>
      DynamoDBDocumentClient.from(client).send(
        new PutCommand({ TableName: TABLE, Item: { ...item, ...itemKey() } }),
      )
    const raw = async () => (await rawItems(client, TABLE)).filter((item) => item.pk === itemKey().pk)
    /** Puts a household there, whatever is there now. */
    const given = async (household: Household) => {
      await putRaw(itemOf(household))
      return household
    }

    describe('reading and writing', () => {
      test('reading what was never written gives undefined', async () => {
        expect(await read()).toBeUndefined()
      })

      test('what is read is what was written, whatever the household', async () => {
        await fc.assert(
          fc.asyncProperty(arbitraryHousehold, async (household) => {
            key = newKey()
            const alive = household.expiresAt - 1
            expect(await write(household, undefined, alive)).toBe('written')
            expect(await read(alive)).toStrictEqual(household)
          }),
          { numRuns: 50 },
        )
      })

      test('a household never gets into another one', async () => {
        await write(aHousehold(), undefined)
        key = newKey()
        expect(await read()).toBeUndefined()
      })

      test('a write over what was read replaces it whole', async () => {
        const first = await given(aHousehold({ people: { 'k1.anna': { touched: NOW } } }))
        expect(await write(nextOf(first, { people: {} }), first)).toBe('written')
        expect(await read()).toStrictEqual(nextOf(first, { people: {} }))
      })

      test('the item lies under the keys of the design and expires in whole epoch seconds', async () => {
        await write(aHousehold({ people: { 'k1.anna': { touched: NOW, optedOut: undefined } } }), undefined)
        expect(await raw()).toStrictEqual([
          {
            ...itemOf(aHousehold({ people: { 'k1.anna': { touched: NOW } } })),
            ...itemKey(),
            expiresAt: NOW + 3600,
            stamp: expect.any(String),
          },
        ])
      })
    })

    describe('racing', () => {
      test('a write over a stale version is lost and changes nothing', async () => {
        const stale = await given(aHousehold())
        const now = await given(nextOf(stale))
        expect(await write(nextOf(stale, { people: { 'k1.ben': { touched: NOW } } }), stale)).toBe('lost')
        expect(await read()).toStrictEqual(now)
      })

      test('a write over the same version of another birth is lost and changes nothing', async () => {
        const read1 = aHousehold({ born: 'in spring' })
        const other = await given(aHousehold({ born: 'in autumn' }))
        expect(await write(nextOf(read1), read1)).toBe('lost')
        expect(await read()).toStrictEqual(other)
      })

      test('a creation where there is a household is lost and changes nothing', async () => {
        const there = await given(aHousehold({ born: 'in autumn' }))
        expect(await write(aHousehold(), undefined)).toBe('lost')
        expect(await read()).toStrictEqual(there)
      })

      test('of two creations at once exactly one wins', async () => {
        const twins = ['in spring', 'in autumn'].map((born) => aHousehold({ born }))
        const results = await Promise.all(twins.map((twin) => write(twin, undefined)))
        expect(results.toSorted()).toEqual(['lost', 'written'])
        expect(await read()).toStrictEqual(twins[results.indexOf('written')])
      })

      test('of two writes over one version exactly one wins', async () => {
        const first = await given(aHousehold())
        const twins = ['a', 'b'].map((request) =>
          nextOf(first, { answers: [{ request, session: '', at: NOW, acts: [] }] }),
        )
        const results = await Promise.all(twins.map((twin) => write(twin, first)))
        expect(results.toSorted()).toEqual(['lost', 'written'])
        expect(await read()).toStrictEqual(twins[results.indexOf('written')])
      })

      test('writers that read again when they lose all get in, and nothing of any is lost', async () => {
        const add = async (request: string): Promise<void> => {
          const over = await read()
          const answers = [...(over?.answers ?? []), { request, session: '', at: NOW, acts: [] }]
          const next = over ? nextOf(over, { answers }) : aHousehold({ born: request, answers })
          if ((await write(next, over)) === 'lost') await add(request)
        }
        const requests = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
        await Promise.all(requests.map(add))
        const household = await read()
        expect(household?.version).toBe(requests.length)
        expect(household?.answers.map(({ request }) => request).toSorted()).toEqual(requests)
      })

      test('a write that does not count on from what it read is refused', async () => {
        const first = await given(aHousehold())
        await expect(write({ ...first, people: {} }, first)).rejects.toThrow(RangeError)
        expect(await read()).toStrictEqual(first)
      })
    })

    describe('expiry', () => {
      const expired = aHousehold({ expiresAt: NOW, people: { 'k1.anna': { touched: 1 } } })

      test('a household is there up to the second before it expires', async () => {
        await given(expired)
        expect(await read(NOW - 1)).toStrictEqual(expired)
      })

      test('an expired household is absent, though it is in the table', async () => {
        await given(expired)
        expect(await read(NOW)).toBeUndefined()
        expect(await raw()).toHaveLength(1)
      })

      test('an expired household is overwritten whole, in the very second that it is absent', async () => {
        await given(expired)
        await putRaw({ ...itemOf(expired), leftover: 'of an older release' })
        const fresh = aHousehold({ born: 'again' })
        expect(await write(fresh, undefined, NOW)).toBe('written')
        expect(await raw()).toStrictEqual([{ ...itemOf(fresh), ...itemKey(), stamp: expect.any(String) }])
      })

      test('a creation in the second before it expires is lost', async () => {
        await given(expired)
        expect(await write(aHousehold({ born: 'again' }), undefined, NOW - 1)).toBe('lost')
        expect(await read(NOW - 1)).toStrictEqual(expired)
      })

      test('of two creations over an expired household exactly one wins', async () => {
        await given(expired)
        const twins = ['once', 'twice'].map((born) => aHousehold({ born }))
        const results = await Promise.all(twins.map((twin) => write(twin, undefined)))
        expect(results.toSorted()).toEqual(['lost', 'written'])
      })

      test('a write before the expiry prolongs the household', async () => {
        await given(expired)
        const prolonged = nextOf(expired, { expiresAt: NOW + 60 })
        expect(await write(prolonged, expired, NOW - 1)).toBe('written')
        expect(await read(NOW)).toStrictEqual(prolonged)
      })

      test('a writer who read before the expiry and writes after it is lost: nothing expired is carried on', async () => {
        await given(expired)
        expect(await write(nextOf(expired, { expiresAt: NOW + 60 }), expired, NOW)).toBe('lost')
        expect(await read(NOW)).toBeUndefined()
      })

      test('a writer who read before the expiry is lost where a new household has come', async () => {
        const fresh = await given(aHousehold({ born: 'again', version: expired.version }))
        expect(await write(nextOf(expired), expired, NOW - 1)).toBe('lost')
        expect(await read()).toStrictEqual(fresh)
      })
    })

    describe('deletion', () => {
      test('what is deleted is gone from the table', async () => {
        await given(aHousehold())
        await store.delete(key, patient)
        expect(await raw()).toEqual([])
      })

      test('deleting takes nobody else', async () => {
        const other = await given(aHousehold())
        await store.delete(newKey(), patient)
        expect(await read()).toStrictEqual(other)
      })

      test('deleting twice, or what never was, is fine', async () => {
        await given(aHousehold())
        await store.delete(key, patient)
        await expect(store.delete(key, patient)).resolves.toBeUndefined()
      })

      test('a write over a household that was deleted meanwhile is lost and does not bring it back', async () => {
        const before = await given(aHousehold())
        await store.delete(key, patient)
        expect(await write(nextOf(before), before)).toBe('lost')
        expect(await raw()).toEqual([])
      })

      test('a write over a household that was deleted and came back is lost', async () => {
        const before = await given(aHousehold())
        await store.delete(key, patient)
        const back = aHousehold({ born: 'again' })
        await write(back, undefined)
        expect(await write(nextOf(before), before)).toBe('lost')
        expect(await read()).toStrictEqual(back)
      })
    })

    describe('what cannot be understood', () => {
      const { born: _, ...unborn } = aHousehold()
      const garbage: [string, RawItem][] = [
        ['with nothing but its keys', {}],
        ['without a birth', itemOf(unborn)],
        ['with a version that is text', { ...itemOf(aHousehold()), version: '1' }],
        ['with a version of 0', itemOf({ ...aHousehold(), version: 0 })],
        ['that expires at a text', { ...itemOf(aHousehold()), expiresAt: String(NOW - 1) }],
        ['that expires at half a second', itemOf({ ...aHousehold(), expiresAt: NOW + 0.5 })],
        ['that never expires', { ...itemOf(aHousehold()), expiresAt: null }],
        ['whose state is cut off', { ...itemOf(aHousehold()), state: '{"people":{},"sear' }],
        ['whose state is a map', { ...itemOf(aHousehold()), state: { people: {} } }],
        ['whose state is the text of nothing', { ...itemOf(aHousehold()), state: 'null' }],
        ['whose people are a list', itemOf({ ...aHousehold(), people: [] })],
        ['with half a person', itemOf({ ...aHousehold(), people: { 'k1.anna': { optedOut: true } } })],
      ]

      test.each(garbage)('an item %s is unavailable, never half a household', async (_name, item) => {
        await putRaw(item)
        await expect(read()).rejects.toThrow(StoreUnavailable)
      })

      test.each(garbage)('an item %s is not overwritten by who read nothing', async (_name, item) => {
        await putRaw(item)
        expect(await write(aHousehold(), undefined)).toBe('lost')
        expect(await raw()).toEqual([{ ...item, ...itemKey() }])
      })

      test('an answer in acts of another release is left out, and nothing else', async () => {
        const known = { request: 'r', session: 's', at: NOW, acts: [{ act: 'offered' as const }] }
        const answers = [{ ...known, acts: [{ act: '?' }] }, known]
        await putRaw(itemOf({ ...aHousehold({ people: { 'k1.anna': { touched: NOW } } }), answers }))
        expect(await read()).toEqual(
          aHousehold({ people: { 'k1.anna': { touched: NOW } }, answers: [known] }),
        )
      })

      test('the error names the fields at fault, and no person', async () => {
        await putRaw(itemOf({ ...aHousehold(), people: { 'k1.anna': {} } }))
        const error = await read().catch((reason: unknown) => reason)
        expect(error).toMatchObject({ cause: { message: 'not a household: people' } })
        expect(JSON.stringify(error)).not.toContain('anna')
      })

      test('what has expired is absent even if it cannot be understood', async () => {
        await putRaw(itemOf({ ...unborn, expiresAt: NOW }))
        expect(await read()).toBeUndefined()
      })

      test('a table that is not there is unavailable, never an empty store', async () => {
        const nowhere = new DynamoHouseholdStore(client, 'no-such-table')
        await expect(nowhere.read(key, NOW, patient)).rejects.toThrow(StoreUnavailable)
        await expect(nowhere.write(key, aHousehold(), undefined, NOW, patient)).rejects.toThrow(
          StoreUnavailable,
        )
        await expect(nowhere.delete(key, patient)).rejects.toThrow(StoreUnavailable)
      })
    })
  })
}
