import { randomBytes } from 'node:crypto'
import {
  type AttributeValue,
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb'
import * as z from 'zod/mini'
import { DAY } from '../speaker/evidence.ts'
import { askStore } from './ask-store.ts'
import { number, numberIn, text, textIn } from './attributes.ts'
import type { Item } from './household-item.ts'

/** Somebody looked at a household, or changed its settings. Which household it was is nowhere. */
export interface Lookup {
  readonly by: { readonly role: string; readonly subject: string }
  /** Epoch seconds. */
  readonly at: number
  readonly did: 'looked' | 'changed'
}

/** A lookup as it lies in the table; `id` leads to those before it. */
export interface StoredLookup extends Lookup {
  readonly id: string
}

/** Thirteen months, as what was counted. */
const KEPT = 397 * DAY
const PARTITION = 'lookups'

const lookupSchema = z.object({
  by: z.object({ role: z.string(), subject: z.string() }),
  at: z.int().check(z.nonnegative()),
  did: z.enum(['looked', 'changed']),
})

/** Who looked at a household, and when, in the one table: `lookups`, `<time>#<random>`, an item each. */
export class DynamoLookups {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  /** @throws {StoreUnavailable} it may have been noted: noted twice is better than not at all */
  async note({ by, at, did }: Lookup, signal: AbortSignal): Promise<void> {
    const Item: Record<string, AttributeValue> = {
      pk: text(PARTITION),
      sk: text(`${timeOf(at)}#${randomBytes(6).toString('base64url')}`),
      role: text(by.role),
      subject: text(by.subject),
      at: number(at),
      did: text(did),
      expiresAt: number(at + KEPT),
    }
    const command = new PutItemCommand({ TableName: this.#table, Item })
    await askStore('note a lookup', signal, () => this.#client.send(command, { abortSignal: signal }))
  }

  /**
   * Lookups, the newest first, without what has expired or cannot be read.
   * @param before only those before this one
   * @param now epoch seconds
   * @throws {StoreUnavailable}
   */
  async read(
    limit: number,
    before: string | undefined,
    now: number,
    signal: AbortSignal,
  ): Promise<StoredLookup[]> {
    const found: StoredLookup[] = []
    let from: Item | undefined = before === undefined ? undefined : { pk: text(PARTITION), sk: text(before) }
    do {
      const command = new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :lookups AND sk > :oldest',
        ExpressionAttributeValues: { ':lookups': text(PARTITION), ':oldest': text(timeOf(now - KEPT)) },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
        ...(from && { ExclusiveStartKey: from }),
      })
      const answer = await askStore('read the lookups', signal, () =>
        this.#client.send(command, { abortSignal: signal }),
      )
      found.push(...(answer.Items ?? []).flatMap((item) => lookupIn(item, now)))
      from = answer.LastEvaluatedKey
    } while (from && found.length < limit)
    return found.slice(0, limit)
  }
}

/** Sorts as text as the times do. */
const timeOf = (at: number): string => new Date(at * 1000).toISOString()

function lookupIn(item: Item, now: number): StoredLookup[] {
  const { success, data } = lookupSchema.safeParse({
    by: { role: textIn(item.role), subject: textIn(item.subject) },
    at: numberIn(item.at),
    did: textIn(item.did),
  })
  const isThere = (numberIn(item.expiresAt) ?? 0) > now
  return success && isThere ? [{ ...data, id: textIn(item.sk) ?? '' }] : []
}
