import { randomBytes } from 'node:crypto'
import { type AttributeValue, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { askStore } from './ask-store.ts'
import { text } from './attributes.ts'
import type { Written } from './household-store.ts'

/** A put of a whole item that may win or lose. */
export interface ConditionalPut {
  readonly table: string
  readonly item: Readonly<Record<string, AttributeValue>>
  /** What the item in the table must be like for this put to win. */
  readonly condition: string
  /** The values that the condition names, `:` included. */
  readonly values?: Readonly<Record<string, AttributeValue>>
  /** What the put is for, in words without any id. */
  readonly doing: string
}

/**
 * Puts the item if the condition holds in the table: `lost` if it does not.
 *
 * The SDK repeats a put whose answer did not come, and the first one may have won:
 *
 *     put, stamp s ──▶ written ──▶ answer lost      the table now holds stamp s
 *     put, stamp s ──▶ the condition no longer holds, for the winner was this put itself
 *
 * So each put bears a random stamp, and also wins over its own. That is safe: only this call ever made
 * that stamp, so an item that bears it is this very item, and putting it again changes nothing. Once
 * anybody else has written, the stamp is gone, and the repeat loses like any stale put; its caller reads
 * again and finds there what it wrote. What is deleted between the two stays deleted if the condition
 * asks for an item; a put that asks for none makes a new one, just as if it had only now been sent.
 * @throws {StoreUnavailable} if the store does not answer in time; whether it wrote is then unknown
 */
export function putIf(client: DynamoDBClient, put: ConditionalPut, signal: AbortSignal): Promise<Written> {
  const stamp = text(randomBytes(12).toString('base64url'))
  const itIsThisVeryPut = 'stamp = :stamp'
  const command = new PutItemCommand({
    TableName: put.table,
    Item: { ...put.item, stamp },
    ConditionExpression: `(${put.condition}) OR ${itIsThisVeryPut}`,
    ExpressionAttributeValues: { ...put.values, ':stamp': stamp },
  })
  return askStore(put.doing, signal, async () => {
    try {
      await client.send(command, { abortSignal: signal })
      return 'written'
    } catch (error) {
      if (isConditionFailed(error)) return 'lost'
      throw error
    }
  })
}

/** By name: in a bundle, or with two copies of the SDK, `instanceof` can be false for the real one. */
function isConditionFailed(error: unknown): boolean {
  return (error as { name?: unknown } | undefined)?.name === 'ConditionalCheckFailedException'
}
