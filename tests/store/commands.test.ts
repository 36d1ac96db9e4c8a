import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { NEEDLESS } from '../../lambda/store/client.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { aHousehold, aPolicy, NOW, newKey, nextOf, patient } from './samples.ts'

/** What no engine on a laptop can show: it has one copy of the data, so that every read is consistent. */
describe('what is sent to the store', () => {
  let engine: TestTable
  let sent: { command: string; input: Record<string, unknown> }[]

  beforeAll(async () => {
    engine = await openTestTable()
    engine.client.middlewareStack.add(
      (next, context) => (args) => {
        sent.push({ command: String(context.commandName), input: { ...args.input } })
        return next(args)
      },
      { step: 'initialize' },
    )
  })
  afterAll(() => engine.close())
  beforeEach(() => {
    sent = []
  })

  test('a household is read by one strongly consistent GetItem', async () => {
    await engine.households.read(newKey(), NOW, patient)
    expect(sent).toEqual([
      { command: 'GetItemCommand', input: expect.objectContaining({ ConsistentRead: true }) },
    ])
  })

  test('the policy is read by one strongly consistent Query of one item, the highest first', async () => {
    await engine.policies.read(patient)
    const input = expect.objectContaining({ ConsistentRead: true, ScanIndexForward: false, Limit: 1 })
    expect(sent).toEqual([{ command: 'QueryCommand', input }])
  })

  test('every write is one put with a condition', async () => {
    const key = newKey()
    await engine.households.write(key, aHousehold(), undefined, NOW, patient)
    await engine.households.write(key, nextOf(aHousehold()), aHousehold(), NOW, patient)
    await engine.policies.append(aPolicy(1), patient)
    const input = expect.objectContaining({ ConditionExpression: expect.any(String) })
    expect(sent).toEqual(Array(3).fill({ command: 'PutItemCommand', input }))
  })
})

test('every step that the client leaves out is one that the SDK has', () => {
  const plain = new DynamoDBClient({ region: 'us-east-1' })
  for (const name of NEEDLESS) expect([name, plain.middlewareStack.remove(name)]).toEqual([name, true])
})
