import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb'
import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { text } from '../../lambda/store/attributes.ts'
import { householdIn, type Item, keyIn } from '../../lambda/store/household-item.ts'

/** Every household of a table. On a laptop there are few; on AWS nobody ever asks this. */
export async function* householdsIn(
  client: DynamoDBClient,
  table: string,
  report: (error: unknown) => void,
): AsyncGenerator<{ key: HouseholdKey; household: Household }> {
  let from: Item | undefined
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'begins_with(pk, :household)',
        ExpressionAttributeValues: { ':household': text('household#') },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    )
    for (const item of page.Items ?? []) {
      const key = keyIn(item)
      const household = key && readable(item, report)
      if (household) yield { key, household }
    }
    from = page.LastEvaluatedKey
  } while (from)
}

function readable(item: Item, report: (error: unknown) => void): Household | undefined {
  try {
    return householdIn(item)
  } catch (error) {
    report(error)
    return undefined
  }
}
