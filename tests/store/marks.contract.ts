import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoMarks, TRIES } from '../../lambda/store/marks.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, rawItems } from '../support/store.ts'
import { NOW, patient } from './samples.ts'

/** What every engine has to keep to under the marks of what has left the house. */
export function describeMarks(engine: string, endpoint: () => string): void {
  describe(`marks on ${engine}`, () => {
    const table = 'marks-contract'
    const until = NOW + 600
    let client: DynamoDBClient
    let marks: DynamoMarks
    let made = 0

    beforeAll(async () => {
      client = localClient(endpoint())
      await createTable(client, table)
      marks = new DynamoMarks(client, table)
    })
    afterAll(() => client.destroy())

    const aMark = () => ({ id: `sending phone-${++made}`, until })

    test('what nobody marked is not done, and can be tried twice', async () => {
      const mark = aMark()
      expect(await marks.isDone(mark.id, patient)).toBe(false)
      expect(await marks.claim(mark, patient)).toBe(true)
      expect(await marks.claim(mark, patient)).toBe(true)
      expect(await marks.claim(mark, patient)).toBe(false)
      expect(await marks.isDone(mark.id, patient)).toBe(false)
    })

    test('what is finished is done, and is tried no more', async () => {
      const [tried, untried] = [aMark(), aMark()]
      await marks.claim(tried, patient)
      for (const mark of [tried, untried]) {
        await marks.finish(mark, patient)
        await marks.finish(mark, patient)
        expect(await marks.isDone(mark.id, patient)).toBe(true)
        expect(await marks.claim(mark, patient)).toBe(false)
      }
    })

    test('of many that try at once, two may', async () => {
      const mark = aMark()
      const claimed = await Promise.all(Array.from({ length: 8 }, () => marks.claim(mark, patient)))
      expect(claimed.filter((may) => may)).toHaveLength(TRIES)
    })

    test('one is nothing to another', async () => {
      const [one, other] = [aMark(), aMark()]
      await marks.finish(one, patient)
      expect(await marks.claim(other, patient)).toBe(true)
    })

    test('an item holds a hash and an end that DynamoDB deletes it by, and no id', async () => {
      const mark = aMark()
      await marks.claim(mark, patient)
      await marks.finish(mark, patient)
      const items = await rawItems(client, table)
      expect(JSON.stringify(items)).not.toContain('phone-')
      expect(items.find(({ tries, over }) => tries === 1 && over === 1)).toEqual({
        pk: expect.stringMatching(/^outbox#[\w-]{43}$/),
        sk: 'sent',
        tries: 1,
        over: 1,
        expiresAt: until,
      })
    })

    test('a store that does not answer says so', async () => {
      const gone = AbortSignal.abort()
      const unavailable = { name: 'StoreUnavailable' }
      await expect(marks.claim(aMark(), gone)).rejects.toMatchObject(unavailable)
      await expect(marks.finish(aMark(), gone)).rejects.toMatchObject(unavailable)
      await expect(marks.isDone('x', gone)).rejects.toMatchObject(unavailable)
    })
  })
}
