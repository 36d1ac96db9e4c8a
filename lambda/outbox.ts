import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { report } from './log.ts'
import type { OutboxHouse } from './outbox/deliver.ts'
import { announceOn, createEventBus } from './outbox/event-bus.ts'
import { pushService } from './outbox/push-service.ts'
import { deliverRecords } from './outbox/stream.ts'
import { pushHostsOf, vapidOf } from './push-settings.ts'
import { parseSettings, required } from './settings.ts'
import { pause } from './skill/pause.ts'
import { createTableClient, credentialsIn } from './store/client.ts'
import { DynamoHouseholdStore } from './store/dynamo-household-store.ts'
import { DynamoMarks } from './store/marks.ts'

// Read and made once a process.
const settings = parseSettings(process.env)
const table = required(settings, 'TABLE')
const at = { region: process.env.AWS_REGION ?? 'us-east-1', ...credentialsIn(process.env) }
const client = createTableClient({
  ...at,
  ...(settings.DYNAMODB_ENDPOINT ? { endpoint: settings.DYNAMODB_ENDPOINT } : {}),
})
const vapid = vapidOf(settings)
const deadline = (ms: number): AbortSignal => AbortSignal.timeout(ms)

const house: OutboxHouse = {
  households: new DynamoHouseholdStore(client, table),
  marks: new DynamoMarks(client, table),
  announce: announceOn(createEventBus(at), required(settings, 'EVENT_BUS')),
  ...(vapid ? { push: pushService({ vapid, hosts: pushHostsOf(settings), deadline, report }) } : {}),
  now: () => Math.floor(Date.now() / 1000),
  deadline,
  pause,
  report,
}

/**
 * The Lambda behind the table's stream (NEW_AND_OLD_IMAGES, with ReportBatchItemFailures): what a household's state
 * sets going outside. Order events leave at least once, pushes at most twice (`outbox/deliver.ts`).
 */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> =>
  deliverRecords(house, event.Records)
