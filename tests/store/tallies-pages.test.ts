import type { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { DynamoTallies } from '../../lambda/store/tallies.ts'
import { patient } from './samples.ts'

const item = (sk: string) => ({ sk: { S: sk }, named: { N: '1' }, expiresAt: { N: '9999999999' } })

it('what was counted is read to the last page, and consistently: a report is not of a moment ago', async () => {
  const asked: QueryCommand['input'][] = []
  const pages = [
    { Items: [item('day#01#fr-FR#level#300#1')], LastEvaluatedKey: { pk: { S: 'p' }, sk: { S: 's' } } },
    { Items: [item('day#02#fr-FR#level#300#1')] },
  ]
  const send = ({ input }: QueryCommand) => {
    asked.push(input)
    return Promise.resolve(pages[asked.length - 1])
  }
  const tallies = new DynamoTallies({ send } as unknown as DynamoDBClient, 'table')
  const read = await tallies.read('2026-11-01', '2026-11-30', 0, patient)
  expect(read.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02'])
  expect(asked.map(({ ConsistentRead }) => ConsistentRead)).toEqual([true, true])
  expect(asked[1]?.ExclusiveStartKey).toEqual(pages[0]?.LastEvaluatedKey)
})
