import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { HouseholdKey } from '../household/ids.ts'
import { askStore } from './ask-store.ts'
import { number, numberIn, text, textIn } from './attributes.ts'

/** Where a pairing code leads to. What counts is the hash in that household's state. */
export interface Pointer {
  readonly household: HouseholdKey
  /** Epoch seconds. */
  readonly until: number
}

/** Finds the household of a pairing code. */
export interface Pairings {
  /** @throws {StoreUnavailable} */
  open(hash: string, pointer: Pointer, signal: AbortSignal): Promise<void>
  /**
   * Undefined for a hash that nobody opened. Whether it is too late is the caller's to say, whose clock the
   * household's is; reading consumes nothing.
   * @throws {StoreUnavailable}
   */
  find(hash: string, signal: AbortSignal): Promise<Pointer | undefined>
  /** Forgets a pointer; one that is not there is fine. @throws {StoreUnavailable} */
  close(hash: string, signal: AbortSignal): Promise<void>
}

const itemKey = (hash: string) => ({ pk: text(`code#${hash}`), sk: text('pairing') })

/** Pointers in the one table: `code#<hash>`, `pairing`, for ten minutes. */
export class DynamoPairings implements Pairings {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async open(hash: string, { household, until }: Pointer, signal: AbortSignal): Promise<void> {
    // Unconditional: the same code is the same household's, and a repeat puts the same again.
    const Item = { ...itemKey(hash), household: text(household), expiresAt: number(until) }
    const command = new PutItemCommand({ TableName: this.#table, Item })
    await askStore('open a pairing code', signal, () => this.#client.send(command, { abortSignal: signal }))
  }

  async close(hash: string, signal: AbortSignal): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.#table, Key: itemKey(hash) })
    await askStore('close a pairing code', signal, () => this.#client.send(command, { abortSignal: signal }))
  }

  async find(hash: string, signal: AbortSignal): Promise<Pointer | undefined> {
    // Consistent, because the card is read a moment after the code was made.
    const command = new GetItemCommand({
      TableName: this.#table,
      Key: itemKey(hash),
      ConsistentRead: true,
    })
    const { Item } = await askStore('look for a pairing code', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    const household = textIn(Item?.household)
    const until = numberIn(Item?.expiresAt)
    if (household === undefined || until === undefined) return undefined
    return { household: household as HouseholdKey, until }
  }
}
