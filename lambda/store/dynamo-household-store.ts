import { DeleteItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb'
import type { HouseholdKey } from '../household/ids.ts'
import type { Household } from '../household/state.ts'
import { askStore } from './ask-store.ts'
import { number, text } from './attributes.ts'
import { putIf } from './conditional-put.ts'
import { hasExpired, householdIn, itemKey, revisionOf, stored } from './household-item.ts'
import type { HouseholdStore, Written } from './household-store.ts'

/** Households in the one table, an item each: `household#<key>`, `state`. */
export class DynamoHouseholdStore implements HouseholdStore {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async read(key: HouseholdKey, now: number, signal: AbortSignal): Promise<Household | undefined> {
    // Consistent, because a turn must see what the phone did a moment ago, and what was forgotten is gone.
    const command = new GetItemCommand({ TableName: this.#table, Key: itemKey(key), ConsistentRead: true })
    const answer = await askStore('read a household', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    if (answer.Item === undefined || hasExpired(answer.Item, now)) return undefined
    return householdIn(answer.Item)
  }

  /** @throws {RangeError} if `next` does not count on from `read`: two such writers could both win */
  async write(
    key: HouseholdKey,
    next: Household,
    read: Household | undefined,
    now: number,
    signal: AbortSignal,
  ): Promise<Written> {
    if (read !== undefined && next.version <= read.version)
      throw new RangeError(`Version ${next.version} of a household does not count on from ${read.version}.`)
    // What expired since it was read is absent: nothing of it may be carried on.
    if (read !== undefined && read.expiresAt <= now) return 'lost'
    const item = { ...itemKey(key), ...stored(next) }
    const overRead = read === undefined ? overNothing(now) : overWhatWasRead(read)
    return await putIf(
      this.#client,
      { table: this.#table, item, ...overRead, doing: 'write a household' },
      signal,
    )
  }

  async delete(key: HouseholdKey, signal: AbortSignal): Promise<void> {
    const command = new DeleteItemCommand({ TableName: this.#table, Key: itemKey(key) })
    await askStore('delete a household', signal, () => this.#client.send(command, { abortSignal: signal }))
  }
}

/** The condition of a write whose read found nothing. */
function overNothing(now: number) {
  const noSuchItem = 'attribute_not_exists(pk)'
  // The read took it for absent too; a put replaces the item whole, so nothing of it lives on.
  const itHasExpired = 'expiresAt <= :now'
  return { condition: `${noSuchItem} OR ${itHasExpired}`, values: { ':now': number(now) } }
}

/**
 * The condition of a write whose read found a household: nobody wrote since, and it is the same household.
 * Versions start again in one that was deleted and came back; `born` tells the two apart. An item that is
 * gone fulfils no condition. Both stand in one attribute, because every clause is looked at on every write.
 */
function overWhatWasRead(read: Household) {
  const itIsWhatWasRead = 'rev = :read'
  return { condition: itIsWhatWasRead, values: { ':read': text(revisionOf(read)) } }
}
