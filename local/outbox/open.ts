import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { briefly } from '../../lambda/log.ts'
import type { OutboxHouse } from '../../lambda/outbox/deliver.ts'
import { pushHostsOf, type Vapid, vapidOf } from '../../lambda/push-settings.ts'
import type { Values } from '../../lambda/settings.ts'
import { pause } from '../../lambda/skill/pause.ts'
import type { HouseholdStore } from '../../lambda/store/household-store.ts'
import { DynamoMarks } from '../../lambda/store/marks.ts'
import { type DataFolder, newVapidKeys } from '../data-folder.ts'
import { announceLocally } from './events.ts'
import { householdsIn } from './households.ts'
import { LocalOutbox } from './local-outbox.ts'

/** Push services want to know whom to write to; nobody reads this one's mail. */
const SUBJECT = 'mailto:shop@corner-shop.example'

const deadline = (ms: number): AbortSignal => AbortSignal.timeout(ms)
const report = (error: unknown): void => void process.stderr.write(`outbox: ${briefly(error)}\n`)

/** What signs the laptop's pushes: the settings' keys, else the data folder's, else some for this start alone. */
export async function localVapid(settings: Values, folder: DataFolder | undefined): Promise<Vapid> {
  return vapidOf(settings) ?? { subject: SUBJECT, ...((await folder?.vapid()) ?? newVapidKeys()) }
}

/** What the outbox works with. */
export interface OutboxParts {
  readonly client: DynamoDBClient
  readonly table: string
  readonly households: HouseholdStore
  readonly folder: DataFolder | undefined
  readonly settings: Values
  readonly vapid: Vapid
  /** Where order events are told. */
  readonly console: NodeJS.WritableStream
  /** Nobody else has the store open, who would be at it already: what an earlier start left is sent now. */
  readonly sweeps: boolean
}

/** The outbox of a laptop's shop. */
export function openOutbox({
  client,
  table,
  households,
  folder,
  settings,
  vapid,
  console,
  sweeps,
}: OutboxParts): LocalOutbox {
  const outbox = new LocalOutbox({
    households,
    marks: new DynamoMarks(client, table),
    announce: announceLocally(folder?.events, console),
    push: sender(vapid, settings),
    deadline,
    pause,
    report,
  })
  if (sweeps) outbox.sweep(householdsIn(client, table, report), Math.floor(Date.now() / 1000))
  return outbox
}

/** Sends pushes; web-push is loaded with the first, which most commands never come to. */
function sender(vapid: Vapid, settings: Values): NonNullable<OutboxHouse['push']> {
  const hosts = pushHostsOf(settings)
  const load = async () => {
    const { pushService } = await import('../../lambda/outbox/push-service.ts')
    return pushService({ vapid, hosts, deadline, report })
  }
  let loading: ReturnType<typeof load> | undefined
  return async (to, locale, sent) => {
    loading ??= load()
    return (await loading)(to, locale, sent)
  }
}
