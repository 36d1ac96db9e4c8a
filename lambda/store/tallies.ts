import {
  type DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { LOCALES, type Locale } from '../locale.ts'
import { type Cell, COUNTERS, type Counts, keptUntil, type Tally } from '../speaker/evidence.ts'
import { askStore } from './ask-store.ts'
import { number, numberIn, text, textIn } from './attributes.ts'
import type { Item } from './household-item.ts'

/** Where turns are counted. */
export interface Tallies {
  /**
   * Adds what one turn has to add.
   * @param request the request's hash: turns spread over several items, so that none is written too often
   * @throws {StoreUnavailable} it may have been counted all the same, so never again
   */
  add(tally: Tally, request: string, signal: AbortSignal): Promise<void>
}

/** Items that the turns of one cell spread over. One item takes a thousand writes a second. */
const SHARDS = 8

/** A year is thirteen partitions. All at once would be a megabyte or more to read while each one's second runs. */
const MONTHS_AT_ONCE = 4

/**
 * Counters in the one table, an item for each day, locale, level and shard:
 * `tally#2026-11`, `day#21#fr-FR#level#300#3`. Numbers only: nothing in them is anybody's.
 */
export class DynamoTallies implements Tallies {
  readonly #client: DynamoDBClient
  readonly #table: string

  /** @param client one that tries once: an addition that is tried again may count twice */
  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async add({ counts, ...cell }: Tally, request: string, signal: AbortSignal): Promise<void> {
    const added = COUNTERS.filter((counter) => counts[counter])
    const command = new UpdateItemCommand({
      TableName: this.#table,
      Key: keyOf(cell, shardOf(request)),
      UpdateExpression: `SET expiresAt = :until ADD ${added.map((one) => `#${one} :${one}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(added.map((one) => [`#${one}`, one])),
      ExpressionAttributeValues: {
        ':until': number(keptUntil(cell.day)),
        ...Object.fromEntries(added.map((one) => [`:${one}`, number(counts[one] ?? 0)])),
      },
    })
    await askStore('count a turn', signal, () => this.#client.send(command, { abortSignal: signal }))
  }

  /**
   * Puts in what was counted elsewhere, beside what is counted here. The same source puts it in place of what it
   * put in before.
   * @param source a name of letters, digits and hyphens that no other source has
   * @returns whether that source had put in something there before
   * @throws {StoreUnavailable} again is fine
   */
  async put({ counts, ...cell }: Tally, source: string, signal: AbortSignal): Promise<boolean> {
    const numbers = COUNTERS.filter((one) => counts[one]).map((one) => [one, number(counts[one] ?? 0)])
    const Item = {
      ...keyOf(cell, `from-${source}`),
      ...Object.fromEntries(numbers),
      expiresAt: number(keptUntil(cell.day)),
    }
    const command = new PutItemCommand({ TableName: this.#table, Item, ReturnValues: 'ALL_OLD' })
    const { Attributes: before } = await askStore('put in what was counted', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    return before !== undefined
  }

  /**
   * What was counted from one day to another, both included, without what has expired; in no order.
   * @param now epoch seconds
   * @throws {StoreUnavailable}
   */
  async read(first: string, last: string, now: number, signal: AbortSignal): Promise<Tally[]> {
    const months = monthsFrom(first, last).values()
    const tallies: Tally[] = []
    const work = async (): Promise<void> => {
      for (const month of months)
        for (const tally of await this.#month(month, first, last, now, signal)) tallies.push(tally)
    }
    await Promise.all(Array.from({ length: MONTHS_AT_ONCE }, work))
    return tallies
  }

  async #month(
    month: string,
    first: string,
    last: string,
    now: number,
    signal: AbortSignal,
  ): Promise<Tally[]> {
    const tallies: Tally[] = []
    const from = first.startsWith(month) ? first.slice(8) : '01'
    const to = last.startsWith(month) ? last.slice(8) : '31'
    let after: Item | undefined
    do {
      const command = new QueryCommand({
        TableName: this.#table,
        KeyConditionExpression: 'pk = :month AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: {
          ':month': text(`tally#${month}`),
          ':first': text(`day#${from}#`),
          // The sign after #.
          ':last': text(`day#${to}$`),
        },
        ConsistentRead: true,
        ...(after && { ExclusiveStartKey: after }),
      })
      const answer = await askStore('read what was counted', signal, () =>
        this.#client.send(command, { abortSignal: signal }),
      )
      for (const item of answer.Items ?? []) {
        const tally = tallyIn(item, month)
        if (tally && (numberIn(item.expiresAt) ?? 0) > now) tallies.push(tally)
      }
      after = answer.LastEvaluatedKey
    } while (after)
    return tallies
  }
}

const keyOf = ({ day, locale, level }: Cell, shard: string) => ({
  pk: text(`tally#${day.slice(0, 7)}`),
  sk: text(`day#${day.slice(8)}#${locale}#level#${level}#${shard}`),
})

/** The same for a request whenever it comes, without any randomness. */
function shardOf(request: string): string {
  let sum = 0
  for (const letter of request) sum += letter.codePointAt(0) ?? 0
  return String(sum % SHARDS)
}

/** `2026-11` and every month up to the last day's. */
function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  const at = new Date(`${first.slice(0, 7)}-01`)
  for (; at.toISOString().slice(0, 7) <= last.slice(0, 7); at.setUTCMonth(at.getUTCMonth() + 1))
    months.push(at.toISOString().slice(0, 7))
  return months
}

const isLocale = (name: string): name is Locale => LOCALES.includes(name as Locale)

/** The tally in an item; undefined where it is none. */
function tallyIn(item: Item, month: string): Tally | undefined {
  const [, day, locale = '', , level] = textIn(item.sk)?.split('#') ?? []
  if (!isLocale(locale) || !/^-?\d+$/u.test(level ?? '')) return undefined
  const counted = COUNTERS.map((one) => [one, numberIn(item[one]) ?? 0] as const)
  const counts: Counts = Object.fromEntries(counted.filter(([, count]) => count > 0))
  return { day: `${month}-${day}`, locale, level: Number(level), counts }
}
