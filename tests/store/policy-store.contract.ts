import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoPolicyStore } from '../../lambda/store/policy-store.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, type RawItem, rawItems } from '../support/store.ts'
import { aHousehold, aPolicy, patient } from './samples.ts'

/**
 * What every engine has to keep to under the policy store. Each test has a table of its own, because there
 * is one policy a table.
 * @param endpoint where the engine is, asked for once it runs
 */
export function describePolicyStore(engine: string, endpoint: () => string): void {
  describe(`policies on ${engine}`, () => {
    let client: DynamoDBClient
    let store: DynamoPolicyStore
    let table: string
    let tables = 0

    beforeAll(() => {
      client = localClient(endpoint())
    })
    afterAll(() => client.destroy())
    beforeEach(async () => {
      tables += 1
      table = `policy-contract-${tables}`
      await createTable(client, table)
      store = new DynamoPolicyStore(client, table)
    })

    const putRaw = (item: RawItem) =>
      DynamoDBDocumentClient.from(client).send(
        new PutCommand({ TableName: table, Item: { pk: 'policy', sk: 'v#000001', ...item } }),
      )

    test('there is none where none was ever added', async () => {
      expect(await store.read(patient)).toBeUndefined()
    })

    test('what is read is what was added', async () => {
      expect(await store.append(aPolicy(1), patient)).toBe('written')
      expect(await store.read(patient)).toStrictEqual(aPolicy(1))
    })

    test('the highest version is in force, whatever the order they came in', async () => {
      for (const version of [7, 10, 9]) await store.append(aPolicy(version), patient)
      expect((await store.read(patient))?.version).toBe(10)
    })

    test('every version is kept, under keys that sort as the versions do', async () => {
      for (const version of [7, 10]) await store.append(aPolicy(version), patient)
      const keys = (await rawItems(client, table)).map(({ pk, sk }) => ({ pk, sk }))
      expect(keys).toEqual([
        { pk: 'policy', sk: 'v#000007' },
        { pk: 'policy', sk: 'v#000010' },
      ])
    })

    test('a version that is there is never replaced', async () => {
      await store.append(aPolicy(1, 300), patient)
      expect(await store.append(aPolicy(1, 400), patient)).toBe('lost')
      expect(await store.read(patient)).toStrictEqual(aPolicy(1, 300))
    })

    test('of two that add the same version at once exactly one wins', async () => {
      const twins = [aPolicy(2, 300), aPolicy(2, 400)]
      const results = await Promise.all(twins.map((twin) => store.append(twin, patient)))
      expect(results.toSorted()).toEqual(['lost', 'written'])
      expect(await store.read(patient)).toStrictEqual(twins[results.indexOf('written')])
    })

    test.each([0, -1, 1.5, 1_000_000, Number.NaN])('a version of %p cannot be added', async (version) => {
      await expect(store.append(aPolicy(version), patient)).rejects.toThrow(RangeError)
      expect(await rawItems(client, table)).toEqual([])
    })

    test('neither a household nor another item of the partition is taken for a policy', async () => {
      await store.append(aPolicy(1), patient)
      await putRaw({ ...aHousehold(), pk: 'household#k1.a', sk: 'v#000009' })
      await putRaw({ ...aPolicy(9), sk: 'w#000009' })
      expect(await store.read(patient)).toStrictEqual(aPolicy(1))
    })

    const malformed: [string, RawItem][] = [
      ['with nothing but its keys', {}],
      ['without a version', { thresholds: aPolicy(1).thresholds }],
      ['without one of the thresholds', { version: 1, thresholds: { greetByName: 300, resumeSearch: 300 } }],
      [
        'with a threshold that is text',
        { version: 1, thresholds: { ...aPolicy(1).thresholds, order: '400' } },
      ],
      ['with a threshold of 0', { version: 1, thresholds: { ...aPolicy(1).thresholds, order: 0 } }],
      [
        'with a privilege that is unknown',
        { version: 1, thresholds: { ...aPolicy(1).thresholds, fly: 300 } },
      ],
      ['filed under another version', { ...aPolicy(2) }],
      ['with a version too long to be filed', { ...aPolicy(10_000_000) }],
    ]

    test.each(malformed)('a policy %s is unavailable, never half a policy', async (_name, item) => {
      await putRaw(item)
      await expect(store.read(patient)).rejects.toThrow(StoreUnavailable)
    })

    test('the policy before one that cannot be read does not come back into force', async () => {
      await store.append(aPolicy(1), patient)
      await putRaw({ sk: 'v#000002' })
      await expect(store.read(patient)).rejects.toThrow(StoreUnavailable)
    })

    test('a table that is not there is unavailable, never a store without a policy', async () => {
      const nowhere = new DynamoPolicyStore(client, 'no-such-table')
      await expect(nowhere.read(patient)).rejects.toThrow(StoreUnavailable)
      await expect(nowhere.append(aPolicy(1), patient)).rejects.toThrow(StoreUnavailable)
    })
  })
}
