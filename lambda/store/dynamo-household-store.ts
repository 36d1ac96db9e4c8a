import { DeleteCommand, type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import type { HouseholdKey } from '../household/ids.ts'
import { type Household, householdSchema } from '../household/state.ts'
import { askStore } from './ask-store.ts'
import { putIf } from './conditional-put.ts'
import { type HouseholdStore, StoreUnavailable, type Written } from './household-store.ts'

/** Households in the one table, an item each: `household#<key>`, `state`. */
export class DynamoHouseholdStore implements HouseholdStore {
  readonly #client: DynamoDBDocumentClient
  readonly #table: string

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async read(key: HouseholdKey, now: number, signal: AbortSignal): Promise<Household | undefined> {
    // Consistent, because a turn must see what the phone did a moment ago, and what was forgotten is gone.
    const command = new GetCommand({ TableName: this.#table, Key: itemKey(key), ConsistentRead: true })
    const answer = await askStore('read a household', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    if (answer.Item === undefined || hasExpired(answer.Item, now)) return undefined
    return understand(answer.Item)
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
    const item = { ...itemKey(key), ...stored(next) }
    const overRead = read === undefined ? overNothing(now) : overWhatWasRead(read, now)
    return await putIf(
      this.#client,
      { table: this.#table, item, ...overRead, doing: 'write a household' },
      signal,
    )
  }

  async delete(key: HouseholdKey, signal: AbortSignal): Promise<void> {
    const command = new DeleteCommand({ TableName: this.#table, Key: itemKey(key) })
    await askStore('delete a household', signal, () => this.#client.send(command, { abortSignal: signal }))
  }
}

/** The condition of a write whose read found nothing. */
function overNothing(now: number) {
  const noSuchItem = 'attribute_not_exists(pk)'
  // The read took it for absent too; a put replaces the item whole, so nothing of it lives on.
  const itHasExpired = 'expiresAt <= :now'
  return { condition: `${noSuchItem} OR ${itHasExpired}`, values: { ':now': now } }
}

/** The condition of a write whose read found a household. An item that is gone fulfils no clause of it. */
function overWhatWasRead(read: Household, now: number) {
  const nobodyWroteSince = 'version = :read'
  // Versions start again in a household that was deleted and came back, `born` tells the two apart.
  const itIsTheSameHousehold = 'born = :born'
  // What expires between the read and the write is absent, so nothing of it may be carried on.
  const itIsStillAlive = 'expiresAt > :now'
  return {
    condition: [nobodyWroteSince, itIsTheSameHousehold, itIsStillAlive].join(' AND '),
    values: { ':read': read.version, ':born': read.born, ':now': now },
  }
}

function itemKey(key: HouseholdKey): { pk: string; sk: string } {
  return { pk: `household#${key}`, sk: 'state' }
}

/**
 * A household as it lies in the table: what conditions and TTL look at as attributes, the rest as one JSON
 * text. DynamoDB's own lists and maps name the type of every value; for a household that is twice the bytes
 * to sign, send and take apart, and nothing ever asks for a part of it.
 */
function stored({ version, born, expiresAt, ...state }: Household) {
  return { version, born, expiresAt, state: JSON.stringify(state) }
}

/** The other half of `itHasExpired`: inclusive in both, so that no second belongs to neither. */
function hasExpired(item: Record<string, unknown>, now: number): boolean {
  return typeof item.expiresAt === 'number' && item.expiresAt <= now
}

function understand(item: Record<string, unknown>): Household {
  const { version, born, expiresAt } = item
  const parsed = householdSchema.safeParse({ ...stateIn(item), version, born, expiresAt })
  if (parsed.success) return parsed.data
  // Only the names of the top: further down a path holds ids of people, and this may be logged.
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const cause = new TypeError(`not a household: ${[...fields].join(', ')}`)
  throw new StoreUnavailable('The store holds a household that cannot be read.', { cause })
}

/** The JSON text of an item, or nothing where it is none: what is missing then fails the schema. */
function stateIn({ state }: Record<string, unknown>): object {
  try {
    return typeof state === 'string' ? Object(JSON.parse(state)) : {}
  } catch {
    return {}
  }
}
