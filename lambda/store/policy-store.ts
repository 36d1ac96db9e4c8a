import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { type Policy, parsePolicy } from '../speaker/policy.ts'
import { type Change, changeSchema } from '../speaker/policy-schema.ts'
import { askStore } from './ask-store.ts'
import { jsonIn, number, numberIn, text, textIn } from './attributes.ts'
import { putIf } from './conditional-put.ts'
import type { Item } from './household-item.ts'
import { StoreUnavailable, type Written } from './household-store.ts'

const PARTITION = 'policy'
const PREFIX = 'v#'
const DIGITS = 6
/** After this one the keys would no longer sort as the versions do. */
export const LAST_VERSION = 10 ** DIGITS - 1

/** A version as it lies in the table. */
export interface StoredVersion {
  /** NaN for an item that is filed under no version's key. */
  readonly version: number
  /** That key. */
  readonly strayKey?: string
  /** Undefined where it cannot be read. */
  readonly policy: Policy | undefined
  /** Undefined where nobody noted it. */
  readonly change: Change | undefined
}

/** Policies in the one table: every version is kept for ever, the highest is in force. */
export class DynamoPolicyStore {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  /**
   * The policy in force; undefined only where the store answers that there is none.
   * @throws {StoreUnavailable} if it does not answer in time, or if the newest policy cannot be understood:
   * never the one before it, which somebody replaced for a reason
   */
  async read(signal: AbortSignal): Promise<Policy | undefined> {
    const [item] = await this.#newest(1, undefined, signal)
    if (item === undefined) return undefined
    const policy = policyIn(item)
    if (policy === undefined) throw unreadable('not a policy, or one that is filed under another version')
    return policy
  }

  /**
   * Versions, the newest first, also those that nobody can read: an admin has to see them to replace them.
   * @param limit how many at most
   * @param before only versions below this one: the last one of a page leads to the next page
   * @throws {StoreUnavailable} if the store does not answer in time
   */
  async history(limit: number, before: number | undefined, signal: AbortSignal): Promise<StoredVersion[]> {
    const items = await this.#newest(limit, before, signal)
    return items.map((item) => {
      const change = changeSchema.safeParse(jsonIn(item.change))
      const key = textIn(item.sk) ?? ''
      const version = Number(key.slice(PREFIX.length))
      const isOurs = version <= LAST_VERSION && key === sortKey(version)
      const filed = isOurs ? { version } : { version: Number.NaN, strayKey: key }
      return { ...filed, policy: policyIn(item), change: change.success ? change.data : undefined }
    })
  }

  async #newest(limit: number, before: number | undefined, signal: AbortSignal): Promise<Item[]> {
    const items: Item[] = []
    let from = before === undefined ? undefined : { pk: text(PARTITION), sk: text(sortKey(before)) }
    // A page may end early, at a megabyte.
    do {
      const command = new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :policy AND begins_with(sk, :version)',
        ExpressionAttributeValues: { ':policy': text(PARTITION), ':version': text(PREFIX) },
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit - items.length,
        ...(from && { ExclusiveStartKey: from }),
      })
      const answer = await askStore('read the policy', signal, () =>
        this.#client.send(command, { abortSignal: signal }),
      )
      // An answer without a list is not the answer that the list is empty.
      if (answer.Items === undefined) throw unreadable('an answer without items')
      items.push(...answer.Items)
      const last = answer.LastEvaluatedKey
      from = last?.pk && last.sk ? { pk: last.pk, sk: last.sk } : undefined
    } while (from && items.length < limit)
    return items
  }

  /**
   * Adds a version, never replaces one: `lost` if that version is there already. Whether it is the next
   * one is the caller's to see to.
   * @throws {StoreUnavailable} if the store does not answer in time; whether it wrote is then unknown
   * @param change who made it, when and why
   * @throws {RangeError} for a version that has no place in the order
   */
  async append(policy: Policy, signal: AbortSignal, change?: Change): Promise<Written> {
    const { version, ...rest } = policy
    if (!Number.isInteger(version) || version < 1 || version > LAST_VERSION)
      throw new RangeError(`${version} is no version of a stored policy.`)
    const item = {
      pk: text(PARTITION),
      sk: text(sortKey(version)),
      version: number(version),
      policy: text(JSON.stringify(rest)),
      ...(change && { change: text(JSON.stringify(change)) }),
    }
    const versionIsNew = 'attribute_not_exists(pk)'
    const put = { table: this.#table, item, condition: versionIsNew, doing: 'add a policy' }
    return await putIf(this.#client, put, signal)
  }
}

/** `v#000007`: padded, because sort keys are compared as text, where 10 comes before 7. */
function sortKey(version: number): string {
  return `${PREFIX}${String(version).padStart(DIGITS, '0')}`
}

/** The policy in an item; undefined where it is none, or is filed under another version than its own. */
function policyIn(item: Item): Policy | undefined {
  const policy = parsePolicy({ ...jsonIn(item.policy), version: numberIn(item.version) })
  return policy && textIn(item.sk) === sortKey(policy.version) ? policy : undefined
}

function unreadable(what: string): StoreUnavailable {
  return new StoreUnavailable('The store holds a policy that cannot be read.', { cause: new TypeError(what) })
}
