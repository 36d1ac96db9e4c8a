import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb'
import type { HouseholdKey } from '../household/ids.ts'
import { answerSchema, type Household, householdSchema } from '../household/state.ts'
import { askStore } from './ask-store.ts'
import { jsonIn, number, numberIn, text, textIn } from './attributes.ts'
import { putIf } from './conditional-put.ts'
import { type HouseholdStore, StoreUnavailable, type Written } from './household-store.ts'

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

const revisionOf = ({ born, version }: Pick<Household, 'born' | 'version'>): string => `${born} ${version}`

type Item = Readonly<Record<string, AttributeValue>>

const itemKey = (key: HouseholdKey) => ({ pk: text(`household#${key}`), sk: text('state') })

/**
 * A household as it lies in the table: what conditions and TTL look at as attributes, the rest as one JSON
 * text. DynamoDB's own lists and maps name the type of every value; for a household that is twice the bytes
 * to sign, send and take apart, and nothing ever asks for a part of it.
 */
function stored({ version, born, expiresAt, ...state }: Household): Item {
  return {
    rev: text(revisionOf({ born, version })),
    version: number(version),
    born: text(born),
    expiresAt: number(expiresAt),
    state: text(JSON.stringify(state)),
  }
}

/** The other half of `itHasExpired`: inclusive in both, so that no second belongs to neither. */
function hasExpired(item: Item, now: number): boolean {
  const expiresAt = numberIn(item.expiresAt)
  return expiresAt !== undefined && expiresAt <= now
}

/** Acts change with the code, and an answer is only kept for its repeat: one of another release is left out. */
const isAnswer = (answer: unknown): boolean => answerSchema.safeParse(answer).success

function understand(item: Item): Household {
  const state: { readonly answers?: unknown } = jsonIn(item.state)
  const raw = {
    ...state,
    version: numberIn(item.version),
    born: textIn(item.born),
    expiresAt: numberIn(item.expiresAt),
  }
  const whole = householdSchema.safeParse(raw)
  if (whole.success) return whole.data
  const { answers } = state
  const parsed = householdSchema.safeParse({
    ...raw,
    answers: Array.isArray(answers) ? answers.filter(isAnswer) : answers,
  })
  if (parsed.success) return parsed.data
  // Only the names of the top: further down a path holds ids of people, and this may be logged.
  const fields = new Set(parsed.error.issues.map(({ path }) => String(path[0])))
  const cause = new TypeError(`not a household: ${[...fields].join(', ')}`)
  throw new StoreUnavailable('The store holds a household that cannot be read.', { cause })
}
