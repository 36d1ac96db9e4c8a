import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda'
import type { Household } from '../household/state.ts'
import { householdIn, type Item, keyIn } from '../store/household-item.ts'
import { type Change, deliver, type OutboxHouse } from './deliver.ts'

/**
 * Sends what a batch of the table's stream sets going, record by record. A shard is in order, so the first record
 * that fails ends the batch: Lambda takes the lowest sequence number that is reported for its checkpoint and delivers
 * again from there (docs.aws.amazon.com, services-ddb-batchfailurereporting). What was done before it is not
 * repeated, and what comes after it does not overtake it.
 */
export async function deliverRecords(
  house: OutboxHouse,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  for (const record of records) {
    const change = changeIn(record, house.report)
    if (change && !(await deliver(house, change)))
      // Without a number the whole batch counts as failed, which is right as well.
      return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
  }
  return { batchItemFailures: [] }
}

/** The change of a household; undefined for other items, and for what cannot be read, now or ever. */
function changeIn({ dynamodb }: DynamoDBRecord, report: OutboxHouse['report']): Change | undefined {
  const { Keys, OldImage, NewImage } = (dynamodb ?? {}) as { Keys?: Item; OldImage?: Item; NewImage?: Item }
  const key = Keys && keyIn(Keys)
  if (key === undefined || !NewImage) return undefined
  const after = understood(NewImage, report)
  return after && { key, before: OldImage && understood(OldImage, report), after }
}

/** A state from before that cannot be read is an unknown one: then the marks say what was sent already. */
function understood(image: Item, report: OutboxHouse['report']): Household | undefined {
  try {
    return householdIn(image)
  } catch (error) {
    report(error)
    return undefined
  }
}
