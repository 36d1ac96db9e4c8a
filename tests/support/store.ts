import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { createTableClient } from '../../lambda/store/client.ts'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { DynamoPairings } from '../../lambda/store/pairings.ts'
import { DynamoPolicyStore } from '../../lambda/store/policy-store.ts'
import { LOCAL_ACCESS, startEmbedded } from '../../local/dynamodb/embedded.ts'

export type RawItem = Record<string, unknown>

export interface TestTable {
  readonly endpoint: string
  readonly table: string
  readonly client: DynamoDBClient
  readonly households: DynamoHouseholdStore
  readonly pairings: DynamoPairings
  readonly policies: DynamoPolicyStore
  /** Everything in the table, what has expired too: the proof that what was deleted is deleted. */
  rawItems(): Promise<RawItem[]>
  close(): Promise<void>
}

/** A table of its own, in memory, for one test file: open it in `beforeAll`, close it in `afterAll`. */
export async function openTestTable(): Promise<TestTable> {
  const table = 'corner-shop'
  const engine = await startEmbedded({ port: 0, table })
  const client = localClient(engine.endpoint)
  return {
    endpoint: engine.endpoint,
    table,
    client,
    households: new DynamoHouseholdStore(client, table),
    pairings: new DynamoPairings(client, table),
    policies: new DynamoPolicyStore(client, table),
    rawItems: () => rawItems(client, table),
    close: async () => {
      client.destroy()
      await engine.close()
    },
  }
}

/** A client for an engine on this machine. */
export function localClient(endpoint: string): DynamoDBClient {
  return createTableClient({ ...LOCAL_ACCESS, endpoint })
}

/** Every item of a table, as it lies there. */
export async function rawItems(client: DynamoDBClient, table: string): Promise<RawItem[]> {
  const documents = DynamoDBDocumentClient.from(client)
  const items: RawItem[] = []
  let from: RawItem | undefined
  do {
    const page = await documents.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ExclusiveStartKey: from }),
    )
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  } while (from)
  return items
}

/** One item as it lies in the table, as text; empty where there is none. */
export async function rawItem({ client, table }: TestTable, pk: string, sk: string): Promise<string> {
  const documents = DynamoDBDocumentClient.from(client)
  const { Item } = await documents.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  )
  return Object.values(Item ?? {}).join(' ')
}
