import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoLookups } from '../../lambda/store/lookups.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, rawItems } from '../support/store.ts'
import { NOW, patient } from './samples.ts'

const KEPT = 397 * 86_400
const by = { role: 'admin', subject: 'abc' }

/** What every engine has to keep to under the notes of who looked at a household. */
export function describeLookups(engine: string, endpoint: () => string): void {
  describe(`lookups on ${engine}`, () => {
    let client: DynamoDBClient
    let lookups: DynamoLookups
    let table: string
    let tables = 0

    beforeAll(() => {
      client = localClient(endpoint())
    })
    afterAll(() => client.destroy())
    beforeEach(async () => {
      tables += 1
      table = `lookups-contract-${tables}`
      await createTable(client, table)
      lookups = new DynamoLookups(client, table)
    })

    const note = (at: number) => lookups.note({ by, at, did: 'looked' }, patient)
    const times = async (limit: number, before?: string, now = NOW) =>
      (await lookups.read(limit, before, now, patient)).map(({ at }) => at)

    test('there are none where nobody looked', async () => {
      expect(await times(5)).toEqual([])
    })

    test('the newest comes first, and each page goes on where the last one ended', async () => {
      for (const at of [NOW - 2, NOW, NOW - 1]) await note(at)
      const first = await lookups.read(2, undefined, NOW, patient)
      expect(first.map(({ at }) => at)).toEqual([NOW, NOW - 1])
      expect(await times(2, first[1]?.id)).toEqual([NOW - 2])
    })

    test('two in one second, by the same admin, are two', async () => {
      await Promise.all([note(NOW), note(NOW)])
      expect(await times(5)).toEqual([NOW, NOW])
    })

    test('what has expired is absent on every read, however late it is deleted', async () => {
      await note(NOW - KEPT)
      await note(NOW - KEPT + 1)
      expect(await times(5)).toEqual([NOW - KEPT + 1])
      expect(await times(5, undefined, NOW + 1)).toEqual([])
      expect(await rawItems(client, table)).toHaveLength(2)
    })

    test('what is no lookup is left out, and hides none behind it', async () => {
      await note(NOW - 9)
      for (const n of [1, 2, 3]) {
        const Item = { pk: { S: 'lookups' }, sk: { S: `${new Date((NOW - n) * 1000).toISOString()}#x` } }
        await client.send(new PutItemCommand({ TableName: table, Item }))
      }
      expect(await times(1)).toEqual([NOW - 9])
    })

    test('one that could not be noted says so', async () => {
      const nowhere = new DynamoLookups(client, 'no-such-table')
      await expect(nowhere.note({ by, at: NOW, did: 'looked' }, patient)).rejects.toThrow(StoreUnavailable)
      await expect(nowhere.read(1, undefined, NOW, patient)).rejects.toThrow(StoreUnavailable)
    })
  })
}
