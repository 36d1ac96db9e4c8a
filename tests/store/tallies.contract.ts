import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Tally } from '../../lambda/speaker/evidence.ts'
import { DynamoTallies } from '../../lambda/store/tallies.ts'
import { createTable } from '../../local/dynamodb/table.ts'
import { localClient, rawItems } from '../support/store.ts'
import { patient } from './samples.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000
const DAY = 24 * 60 * 60

/** What every engine has to keep to under the counters. */
export function describeTallies(engine: string, endpoint: () => string): void {
  describe(`tallies on ${engine}`, () => {
    let client: DynamoDBClient
    let tallies: DynamoTallies
    let table = ''
    let made = 0

    beforeAll(() => {
      client = localClient(endpoint())
    })
    beforeEach(async () => {
      made += 1
      table = `tallies-contract-${made}`
      await createTable(client, table)
      tallies = new DynamoTallies(client, table)
    })
    afterAll(() => client.destroy())

    const tally = (
      day: string,
      level = 300,
      counts: Tally['counts'] = { recognized: 1, named: 1 },
    ): Tally => ({
      day,
      locale: 'fr-FR',
      level,
      counts,
    })
    const read = (first: string, last: string, now = NOW) => tallies.read(first, last, now, patient)

    test('turns add up, in items of numbers alone', async () => {
      await tallies.add(tally('2026-11-21'), 'a', patient)
      await tallies.add(tally('2026-11-21'), 'a', patient)
      await tallies.add(tally('2026-11-21', 300, { recognized: 1, neutral: 1 }), 'a', patient)
      const [item, ...others] = await rawItems(client, table)
      expect(others).toEqual([])
      expect(item).toEqual({
        pk: 'tally#2026-11',
        sk: expect.stringMatching(/^day#21#fr-FR#level#300#\d$/),
        recognized: 3,
        named: 2,
        neutral: 1,
        expiresAt: Date.parse('2026-11-21') / 1000 + 397 * DAY,
      })
      expect(await read('2026-11-21', '2026-11-21')).toEqual([
        tally('2026-11-21', 300, { recognized: 3, named: 2, neutral: 1 }),
      ])
    })

    test('turns of one cell spread over items, always the same for one request', async () => {
      for (const request of ['a', 'b', 'c', 'a']) await tallies.add(tally('2026-11-21'), request, patient)
      expect(await rawItems(client, table)).toHaveLength(3)
      const counted = await read('2026-11-21', '2026-11-21')
      expect(counted.reduce((sum, { counts }) => sum + (counts.recognized ?? 0), 0)).toBe(4)
    })

    test('what is read is from the first to the last day, over months and years, and nothing beside it', async () => {
      const days = ['2025-12-30', '2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01', '2026-03-02']
      for (const day of days) await tallies.add(tally(day), 'a', patient)
      const counted = await read('2025-12-31', '2026-03-01')
      expect(counted.map(({ day }) => day).sort()).toEqual(days.slice(1, -1))
      expect(await read('2026-03-03', '2026-04-30')).toEqual([])
    })

    test('any whole number is a level', async () => {
      for (const level of [-5, 0, 250, 1_000_000]) await tallies.add(tally('2026-11-21', level), 'a', patient)
      const counted = await read('2026-11-21', '2026-11-21')
      expect(counted.map(({ level }) => level).sort((a, b) => a - b)).toEqual([-5, 0, 250, 1_000_000])
    })

    test('what a source puts in stands beside what was counted, and again in place of itself', async () => {
      await tallies.add(tally('2026-11-21'), 'a', patient)
      const put = (counts: Tally['counts'], source: string) =>
        tallies.put(tally('2026-11-21', 300, counts), source, patient)
      expect(await put({ recognized: 90, asked: 9, yes: 8 }, 'one')).toBe(false)
      expect(await put({ recognized: 50, asked: 5 }, 'one')).toBe(true)
      expect(await put({ recognized: 7 }, 'other')).toBe(false)
      const counts = (await read('2026-11-21', '2026-11-21')).map((one) => one.counts)
      expect(counts).toHaveLength(3)
      expect(counts).toEqual(
        expect.arrayContaining([
          { recognized: 1, named: 1 },
          { recognized: 50, asked: 5 },
          { recognized: 7 },
        ]),
      )
    })

    test('what has expired is not read, however late it is deleted', async () => {
      await tallies.add(tally('2026-11-21'), 'a', patient)
      const until = Date.parse('2026-11-21') / 1000 + 397 * DAY
      expect(await read('2026-11-21', '2026-11-21', until - 1)).toHaveLength(1)
      expect(await read('2026-11-21', '2026-11-21', until)).toEqual([])
    })
  })
}
