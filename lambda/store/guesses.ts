import {
  type AttributeValue,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { askStore } from './ask-store.ts'
import { number, numberIn, text } from './attributes.ts'

/** How many wrong codes one address may type in, and for how long it is locked out then. */
export const GUESSES = {
  most: 5,
  lockedSeconds: 600,
  /** So many wrong codes a minute, from all addresses together, are a burst. */
  burst: 60,
  /** In a burst, and the minute after, so many new addresses a minute may begin to try. */
  newInBurst: 60,
} as const

/** What the counters say of an address that wants to type in a code. */
export type Admission =
  | { readonly may: 'try' }
  | { readonly may: 'wait'; readonly seconds: number; readonly why: 'locked' | 'burst' }

/** Counts wrong codes, so that none is found by trying. */
export interface Guesses {
  /**
   * Counts a try before it is looked at, so that many at once cannot slip through together.
   * @param address keyed hash of where it comes from
   * @param now epoch seconds
   * @param isKnown it is that of a connected phone: a burst elsewhere does not make it wait
   * @throws {StoreUnavailable}
   */
  admit(address: string, now: number, signal: AbortSignal, isKnown?: boolean): Promise<Admission>
  /** The code was right: the try did not count. @throws {StoreUnavailable} */
  right(address: string, now: number, signal: AbortSignal): Promise<void>
  /** The code was wrong. True while wrong codes are a burst. @throws {StoreUnavailable} */
  wrong(now: number, signal: AbortSignal): Promise<boolean>
}

const EVERYBODY = 'everybody'
const MINUTE = 60
/** How long a minute's counter is needed: through the next one. */
const KEPT_MINUTES = 3

/**
 * Counters in the one table: `guess#<hash>`, `tries`, an address each, and `guess#everybody`, `minute#…`, one a
 * minute. They hold numbers and a time to go, and nothing of what was typed.
 */
export class DynamoGuesses implements Guesses {
  readonly #client: DynamoDBClient
  readonly #table: string

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client
    this.#table = table
  }

  async admit(address: string, now: number, signal: AbortSignal, isKnown = false): Promise<Admission> {
    if (await this.#counted(address, now, signal)) return { may: 'try' }
    const locked = await this.#locked(address, now, signal)
    if (locked) return locked
    if (!isKnown && (await this.#isTooMuch(now, signal)))
      return { may: 'wait', seconds: MINUTE - (now % MINUTE), why: 'burst' }
    const began = await this.#update(
      {
        ...triesOf(address),
        UpdateExpression: 'SET expiresAt = :until, tries = :one',
        ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
        ExpressionAttributeValues: values({ until: now + GUESSES.lockedSeconds, one: 1, now }),
      },
      signal,
    )
    // Lost to another try from the same address, which began the count: then this one is counted in it.
    if (began || (await this.#counted(address, now, signal))) return { may: 'try' }
    return { may: 'wait', seconds: GUESSES.lockedSeconds, why: 'locked' }
  }

  /** Why an address waits that has tried too often. One that only lost a race has tries left, and may go on. */
  async #locked(address: string, now: number, signal: AbortSignal): Promise<Admission | undefined> {
    const counted = await this.#item(triesOf(address), signal)
    const [until, tries] = [numberIn(counted?.expiresAt) ?? 0, numberIn(counted?.tries) ?? 0]
    return until > now && tries >= GUESSES.most
      ? { may: 'wait', seconds: until - now, why: 'locked' }
      : undefined
  }

  async right(address: string, now: number, signal: AbortSignal): Promise<void> {
    await this.#update(
      {
        ...triesOf(address),
        UpdateExpression: 'ADD tries :less',
        // Not below nothing: a count that began anew in between owes nobody a try.
        ConditionExpression: 'expiresAt > :now AND tries > :none',
        ExpressionAttributeValues: values({ less: -1, none: 0, now }),
      },
      signal,
    )
  }

  async wrong(now: number, signal: AbortSignal): Promise<boolean> {
    const counted = await this.#update(
      {
        ...minuteOf(now),
        UpdateExpression: 'SET expiresAt = :until ADD wrong :one',
        ExpressionAttributeValues: values({ until: now + KEPT_MINUTES * MINUTE, one: 1 }),
        ReturnValues: 'ALL_NEW',
      },
      signal,
    )
    // Not only at the very first: a count that the SDK repeated may step over it.
    return (numberIn(counted?.wrong) ?? 0) >= GUESSES.burst
  }

  /** One more try of an address that has begun and has some left. */
  async #counted(address: string, now: number, signal: AbortSignal): Promise<boolean> {
    const counted = await this.#update(
      {
        ...triesOf(address),
        UpdateExpression: 'SET expiresAt = :until ADD tries :one',
        ConditionExpression: 'expiresAt > :now AND tries < :most',
        ExpressionAttributeValues: values({
          until: now + GUESSES.lockedSeconds,
          one: 1,
          now,
          most: GUESSES.most,
        }),
      },
      signal,
    )
    return counted !== undefined
  }

  /** Counts one more new address, and says whether it has to wait: only in a burst, and then beyond so many. */
  async #isTooMuch(now: number, signal: AbortSignal): Promise<boolean> {
    const [counted, before] = await Promise.all([
      this.#update(
        {
          ...minuteOf(now),
          UpdateExpression: 'SET expiresAt = :until ADD addresses :one',
          ExpressionAttributeValues: values({ until: now + KEPT_MINUTES * MINUTE, one: 1 }),
          ReturnValues: 'ALL_NEW',
        },
        signal,
      ),
      this.#item(minuteOf(now - MINUTE), signal),
    ])
    const isBurst = [counted, before].some((minute) => (numberIn(minute?.wrong) ?? 0) >= GUESSES.burst)
    return isBurst && (numberIn(counted?.addresses) ?? 0) > GUESSES.newInBurst
  }

  async #item(key: ReturnType<typeof triesOf>, signal: AbortSignal) {
    const command = new GetItemCommand({ TableName: this.#table, ...key, ConsistentRead: true })
    const { Item } = await askStore('read a counter', signal, () =>
      this.#client.send(command, { abortSignal: signal }),
    )
    return Item
  }

  /** The attributes asked for, or undefined where the condition does not hold. */
  #update(
    update: Omit<UpdateItemCommandInput, 'TableName'>,
    signal: AbortSignal,
  ): Promise<Record<string, AttributeValue> | undefined> {
    const command = new UpdateItemCommand({ TableName: this.#table, ...update })
    return askStore('count a code that was typed in', signal, async () => {
      try {
        const { Attributes = {} } = await this.#client.send(command, { abortSignal: signal })
        return Attributes
      } catch (error) {
        if ((error as { name?: unknown }).name === 'ConditionalCheckFailedException') return undefined
        throw error
      }
    })
  }
}

const triesOf = (address: string) => ({ Key: { pk: text(`guess#${address}`), sk: text('tries') } })
const minuteOf = (now: number) => ({
  Key: { pk: text(`guess#${EVERYBODY}`), sk: text(`minute#${Math.floor(now / MINUTE)}`) },
})
const values = (numbers: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(numbers).map(([name, value]) => [`:${name}`, number(value)]))
