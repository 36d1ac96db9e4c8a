import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb'
import { type Policy, parsePolicy } from '../speaker/policy.ts'
import { askStore } from './ask-store.ts'
import { jsonIn, number, numberIn, text, textIn } from './attributes.ts'
import { putIf } from './conditional-put.ts'
import { StoreUnavailable, type Written } from './household-store.ts'

const PARTITION = 'policy'
const DIGITS = 6

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
    const command = new QueryCommand({
      TableName: this.#table,
      KeyConditionExpression: 'pk = :policy AND begins_with(sk, :version)',
      ExpressionAttributeValues: { ':policy': text(PARTITION), ':version': text('v#') },
      ConsistentRead: true,
      ScanIndexForward: false,
      Limit: 1,
    })
    const answer = await askStore('read the policy', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    // An answer without a list is not the answer that the list is empty.
    if (answer.Items === undefined) throw unreadable('an answer without items')
    const [item] = answer.Items
    if (item === undefined) return undefined
    const policy = parsePolicy({ ...jsonIn(item.policy), version: numberIn(item.version) })
    if (policy === undefined) throw unreadable('not a policy')
    if (textIn(item.sk) !== sortKey(policy.version)) throw unreadable('a policy filed under another version')
    return policy
  }

  /**
   * Adds a version, never replaces one: `lost` if that version is there already. Whether it is the next
   * one is the caller's to see to.
   * @throws {StoreUnavailable} if the store does not answer in time; whether it wrote is then unknown
   * @throws {RangeError} for a version that has no place in the order
   */
  async append(policy: Policy, signal: AbortSignal): Promise<Written> {
    const { version, ...rest } = policy
    if (!Number.isInteger(version) || version < 1 || version >= 10 ** DIGITS)
      throw new RangeError(`${version} is no version of a stored policy.`)
    const item = {
      pk: text(PARTITION),
      sk: text(sortKey(version)),
      version: number(version),
      policy: text(JSON.stringify(rest)),
    }
    const versionIsNew = 'attribute_not_exists(pk)'
    const put = { table: this.#table, item, condition: versionIsNew, doing: 'add a policy' }
    return await putIf(this.#client, put, signal)
  }
}

/** `v#000007`: padded, because sort keys are compared as text, where 10 comes before 7. */
function sortKey(version: number): string {
  return `v#${String(version).padStart(DIGITS, '0')}`
}

function unreadable(what: string): StoreUnavailable {
  return new StoreUnavailable('The store holds a policy that cannot be read.', { cause: new TypeError(what) })
}
