import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Household } from '../../lambda/household/state.ts'
import { briefly } from '../../lambda/log.ts'
import type { OutboxHouse } from '../../lambda/outbox/deliver.ts'
import { deliverRecords } from '../../lambda/outbox/stream.ts'
import { itemKey, stored } from '../../lambda/store/household-item.ts'
import { MemoryMarks } from '../support/memory-marks.ts'
import { aHome, anOrder, HOME, NOW } from './samples.ts'

type Image = Record<string, AttributeValue>

let numbers = 0

/** A record as Lambda hands it on. */
const record = (before: Image | undefined, after: Image | undefined, keys: Image = itemKey(HOME)) =>
  ({
    eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
    dynamodb: {
      SequenceNumber: String(++numbers),
      Keys: keys,
      ...(before ? { OldImage: before } : {}),
      ...(after ? { NewImage: after } : {}),
    },
  }) as unknown as DynamoDBRecord

const imageOf = (household: Household): Image => ({ ...itemKey(HOME), ...stored(household) })
const written = (before: Household | undefined, after: Household | undefined) =>
  record(before && imageOf(before), after && imageOf(after))
const withOrder = (order: string) => aHome({ orders: [anOrder(order)] })

let announced: string[]
let reported: string[]
let broken: Set<string>
let house: OutboxHouse
beforeEach(() => {
  announced = []
  reported = []
  broken = new Set()
  house = {
    households: { read: () => Promise.resolve(undefined), write: () => Promise.resolve('lost') },
    marks: new MemoryMarks(),
    announce: ({ id }) => {
      if (broken.has(id))
        return Promise.reject(Object.assign(new Error('Anna reserved a kettle'), { code: 'Throttled' }))
      announced.push(id)
      return Promise.resolve()
    },
    now: () => NOW,
    deadline: () => new AbortController().signal,
    pause: async () => {},
    report: (error) => reported.push(briefly(error)),
  }
})

describe('the table’s stream', () => {
  it('is read record by record, and what is done is not reported', async () => {
    const [none, one] = [aHome(), withOrder('o1')]
    expect(await deliverRecords(house, [written(undefined, none), written(none, one)])).toEqual({
      batchItemFailures: [],
    })
    expect(announced).toEqual(['o1.reserved'])
  })

  it('stops at the first record that fails: Lambda delivers that one again, and all after it', async () => {
    const records = ['o1', 'o2', 'o3'].map((order) => written(aHome(), withOrder(order)))
    broken.add('o2.reserved')
    expect(await deliverRecords(house, records)).toEqual({
      batchItemFailures: [{ itemIdentifier: records[1]?.dynamodb?.SequenceNumber }],
    })
    expect(announced).toEqual(['o1.reserved'])
    expect(reported).toEqual(['Error Throttled'])
    broken.clear()
    expect(await deliverRecords(house, records.slice(1))).toEqual({ batchItemFailures: [] })
    expect(announced).toEqual(['o1.reserved', 'o2.reserved', 'o3.reserved'])
  })

  it('that comes again as a whole sends nothing twice', async () => {
    const records = ['o1', 'o2'].map((order) => written(aHome(), withOrder(order)))
    for (let time = 0; time < 3; time++) await deliverRecords(house, records)
    expect(announced).toEqual(['o1.reserved', 'o2.reserved'])
  })

  it('without a sequence number fails as a whole', async () => {
    broken.add('o1.reserved')
    const bare = written(aHome(), withOrder('o1'))
    delete bare.dynamodb?.SequenceNumber
    expect(await deliverRecords(house, [bare])).toEqual({ batchItemFailures: [{ itemIdentifier: '' }] })
  })

  it.each<[string, () => DynamoDBRecord]>([
    ['a household that was deleted', () => written(withOrder('o1'), undefined)],
    [
      'a pairing code',
      () => record(undefined, { code: { S: 'x' } }, { pk: { S: 'code#x' }, sk: { S: 'pairing' } }),
    ],
    ['the policy', () => record(undefined, {}, { pk: { S: 'policy' }, sk: { S: 'v#000001' } })],
    ['a mark of its own', () => record(undefined, {}, { pk: { S: 'outbox#x' }, sk: { S: 'sent' } })],
    [
      'another item of a household',
      () => record(undefined, imageOf(withOrder('o1')), { ...itemKey(HOME), sk: { S: 'notes' } }),
    ],
    ['a record without images', () => record(undefined, undefined)],
    ['a record without anything', () => ({}) as DynamoDBRecord],
  ])('has nothing to send for %s', async (_, made) => {
    expect(await deliverRecords(house, [made()])).toEqual({ batchItemFailures: [] })
    expect([announced, reported]).toEqual([[], []])
  })

  it('is not held up by what cannot be read, which is written down by a code', async () => {
    const nonsense = record(undefined, { ...itemKey(HOME), state: { S: '{"orders": "Anna’s kettle"}' } })
    const good = written(aHome(), withOrder('o1'))
    expect(await deliverRecords(house, [nonsense, good])).toEqual({ batchItemFailures: [] })
    expect(announced).toEqual(['o1.reserved'])
    expect(reported).toEqual(['StoreUnavailable < TypeError'])
  })

  it('takes a state from before that cannot be read for an unknown one', async () => {
    const before = { ...itemKey(HOME), state: { S: 'nonsense' } }
    await deliverRecords(house, [record(before, imageOf(withOrder('o1')))])
    expect(announced).toEqual(['o1.reserved'])
  })

  it('sends no push where the shop has no keys for it', async () => {
    const home = aHome({ orders: [anOrder('o1')] })
    expect(await deliverRecords(house, [written(undefined, home)])).toEqual({ batchItemFailures: [] })
    expect(announced).toEqual(['o1.reserved'])
  })
})
