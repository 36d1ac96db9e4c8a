import { hash } from 'node:crypto'
import { type DynamoDBClient, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { askStore } from './ask-store.ts'
import { number, text } from './attributes.ts'

/** What is noted of one effect, and until when, in epoch seconds. */
export interface Mark {
  readonly id: string
  readonly until: number
}

/** Notes what has left the house, so that nothing leaves too often. */
export interface Marks {
  /** Whether it is finished. @throws {StoreUnavailable} */
  isDone(id: string, signal: AbortSignal): Promise<boolean>
  /**
   * Counts one more try, before it is made. False if it is finished or was tried twice. A count whose answer
   * got lost may count double: then there are fewer tries, never more.
   * @throws {StoreUnavailable} the try may have been counted
   */
  claim(mark: Mark, signal: AbortSignal): Promise<boolean>
  /** It is finished: no more tries. Again is fine. @throws {StoreUnavailable} */
  finish(mark: Mark, signal: AbortSignal): Promise<void>
}

/** How often anything is tried that must not be repeated at will. */
export const TRIES = 2

/** Marks in the one table, an item each: `outbox#<sha256 of the id>`, `sent`, until some days after. */
export class DynamoMarks implements Marks {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async isDone(id: string, signal: AbortSignal): Promise<boolean> {
    const command = new GetItemCommand({ TableName: this.#table, ...markKey(id), ConsistentRead: true })
    const { Item } = await askStore('read a mark', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    return Item?.over !== undefined
  }

  claim({ id, until }: Mark, signal: AbortSignal): Promise<boolean> {
    const isNew = 'attribute_not_exists(tries)'
    const command = new UpdateItemCommand({
      TableName: this.#table,
      ...markKey(id),
      UpdateExpression: 'SET expiresAt = :until ADD tries :one',
      ConditionExpression: `attribute_not_exists(#over) AND (${isNew} OR tries < :most)`,
      ExpressionAttributeNames: { '#over': 'over' },
      ExpressionAttributeValues: { ':until': number(until), ':one': number(1), ':most': number(TRIES) },
    })
    return askStore('count a try', signal, async () => {
      try {
        await this.#client.send(command, { abortSignal: signal })
        return true
      } catch (error) {
        if ((error as { name?: unknown }).name === 'ConditionalCheckFailedException') return false
        throw error
      }
    })
  }

  async finish({ id, until }: Mark, signal: AbortSignal): Promise<void> {
    const command = new UpdateItemCommand({
      TableName: this.#table,
      ...markKey(id),
      UpdateExpression: 'SET expiresAt = :until, #over = :one',
      ExpressionAttributeNames: { '#over': 'over' },
      ExpressionAttributeValues: { ':until': number(until), ':one': number(1) },
    })
    await askStore('write a mark', signal, () => this.#client.send(command, { abortSignal: signal }))
  }
}

/** Hashed, because an id holds that of a phone or an order, which is nobody's business in a key. */
const markKey = (id: string) => ({
  Key: { pk: text(`outbox#${hash('sha256', id, 'base64url')}`), sk: text('sent') },
})
