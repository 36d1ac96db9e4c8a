import { setTimeout } from 'node:timers/promises'
import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb'

const POLL_MS = 20
const POLLS = 500

/**
 * Makes the one table on a local engine, if it is not there, and waits until it can be used. On AWS the
 * deployment makes it, and turns TTL on; no local engine deletes what has expired in time for it to
 * matter, and dynalite does not know the call.
 * @throws if the engine cannot be reached, or the table is not usable after ten seconds
 */
export async function createTable(client: DynamoDBClient, name: string): Promise<void> {
  const found = await describe(client, name)
  if (found === 'ACTIVE') return
  if (found === undefined) await create(client, name)
  for (let poll = 0; poll < POLLS; poll += 1) {
    if ((await describe(client, name)) === 'ACTIVE') return
    await setTimeout(POLL_MS)
  }
  throw new Error(`The table ${name} was made but does not become usable.`)
}

/** The table's status, or undefined where there is no such table. */
async function describe(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }))
    return Table?.TableStatus
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined
    throw error
  }
}

async function create(client: DynamoDBClient, name: string): Promise<void> {
  try {
    await client.send(
      new CreateTableCommand({
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    )
  } catch (error) {
    // Another process made it at the same moment: this is the same code, so it is the same table.
    if (!isNamed(error, 'ResourceInUseException')) throw error
  }
}

function isNamed(error: unknown, name: string): boolean {
  return (error as { name?: unknown } | undefined)?.name === name
}
