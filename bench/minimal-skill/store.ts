import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'

/** What the minimal skill remembers of an account. */
export interface Memory {
  readonly version: number
  readonly query: string
  readonly results: readonly number[]
  /** Where reading is. */
  readonly place: number
}

export const EMPTY: Memory = { version: 0, query: '', results: [], place: 0 }

const endpoint = process.env.DYNAMODB_ENDPOINT
const client = DynamoDBDocumentClient.from(new DynamoDBClient(endpoint ? { endpoint } : {}))
const TableName = process.env.TABLE

const keyOf = (userId: string) => ({ pk: `user#${userId}`, sk: 'state' })

/** One strongly consistent read. */
export async function load(userId: string): Promise<Memory> {
  const { Item } = await client.send(new GetCommand({ TableName, Key: keyOf(userId), ConsistentRead: true }))
  return (Item as Memory | undefined) ?? EMPTY
}

/** One conditional write of what was read and changed. */
export async function save(userId: string, memory: Memory): Promise<void> {
  await client.send(
    new PutCommand({
      TableName,
      Item: { ...memory, ...keyOf(userId), version: memory.version + 1 },
      ConditionExpression: 'attribute_not_exists(pk) OR version = :read',
      ExpressionAttributeValues: { ':read': memory.version },
    }),
  )
}
