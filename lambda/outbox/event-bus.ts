import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { TableClientSettings } from '../store/client.ts'
import type { OrderEvent } from './effects.ts'
import { detailOf, SOURCE } from './order-event.ts'

const CONNECT_MS = 1000
const REQUEST_MS = 3000

/** A client for the event bus, made once a process. It connects to nothing until the first event. */
export const createEventBus = ({ region, endpoint, credentials }: TableClientSettings): EventBridgeClient =>
  new EventBridgeClient({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials !== undefined && { credentials }),
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    },
    // Whatever of these is left out is looked for in files that Lambda does not have.
    retryMode: 'standard',
    defaultsMode: 'standard',
    authSchemePreference: ['sigv4'],
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
  })

/** The bus did not take an event. */
class EventRefused extends Error {
  override readonly name = 'EventRefused'
  readonly code: string

  constructor(code: string) {
    super('The event bus did not take an event.')
    this.code = code
  }
}

/**
 * Puts order events on a bus: `source` corner-shop, `detail-type` OrderReserved or OrderCanceled. The bus may
 * deliver one twice itself; `detail.id` tells.
 */
export const announceOn =
  (client: EventBridgeClient, bus: string) =>
  async (event: OrderEvent): Promise<void> => {
    const detail = detailOf(event)
    const entry = {
      EventBusName: bus,
      Source: SOURCE,
      DetailType: event.type,
      Time: new Date(detail.at),
      Detail: JSON.stringify(detail),
    }
    const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: [entry] }))
    // An entry that was not taken comes in an answer that says 200.
    if (FailedEntryCount !== 0) throw new EventRefused(Entries?.[0]?.ErrorCode ?? 'unknown')
  }
