import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoPairings } from '../../lambda/store/pairings.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, rawItems } from '../support/store.ts'
import { NOW, newKey, patient } from './samples.ts'

/** What every engine has to keep to under the pointers of pairing codes. */
export function describePairings(engine: string, endpoint: () => string): void {
  describe(`pairing codes on ${engine}`, () => {
    const table = 'pairings-contract'
    let client: DynamoDBClient
    let store: DynamoPairings

    beforeAll(async () => {
      client = localClient(endpoint())
      await createTable(client, table)
      store = new DynamoPairings(client, table)
    })
    afterAll(() => client.destroy())

    test('a code that nobody opened leads nowhere', async () => {
      expect(await store.find('k1.never', patient)).toBeUndefined()
    })

    test('what is found is what was opened, and finding consumes nothing', async () => {
      const pointer = { household: newKey(), until: NOW + 600 }
      await store.open('k1.open', pointer, patient)
      expect(await store.find('k1.open', patient)).toEqual(pointer)
      expect(await store.find('k1.open', patient)).toEqual(pointer)
    })

    test('opening the same again is the same', async () => {
      const pointer = { household: newKey(), until: NOW + 600 }
      await store.open('k1.again', pointer, patient)
      await store.open('k1.again', pointer, patient)
      expect(await store.find('k1.again', patient)).toEqual(pointer)
    })

    test('an item holds a hash, a household and an end that DynamoDB deletes it by', async () => {
      const household = newKey()
      await store.open('k1.kept', { household, until: NOW + 600 }, patient)
      const items = await rawItems(client, table)
      expect(items.find(({ pk }) => pk === 'code#k1.kept')).toEqual({
        pk: 'code#k1.kept',
        sk: 'pairing',
        household,
        expiresAt: NOW + 600,
      })
    })

    test('a store that is out of time says so', async () => {
      await expect(store.find('k1.x', AbortSignal.abort())).rejects.toBeInstanceOf(StoreUnavailable)
      const pointer = { household: newKey(), until: NOW }
      await expect(store.open('k1.x', pointer, AbortSignal.abort())).rejects.toBeInstanceOf(StoreUnavailable)
    })
  })
}
