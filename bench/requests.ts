import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** How often each operation was asked for. */
export type Counts = Readonly<Record<string, number>>

/** Node announces here every request that a server of this process gets. */
const CHANNEL = 'http.server.request.start'

/**
 * Counts what the embedded DynamoDB on a port is asked, by operation, without standing in between. It
 * runs in this very process, so Node tells of every request it gets.
 */
export class RequestCounter {
  readonly #port: number
  #counts = new Map<string, number>()

  constructor(endpoint: string) {
    this.#port = Number(new URL(endpoint).port)
    subscribe(CHANNEL, this.#note)
  }

  readonly #note = (message: unknown): void => {
    const { request } = message as { request: IncomingMessage }
    if (request.socket.localPort !== this.#port) return
    const operation = String(request.headers['x-amz-target']).replace(/^.*\./, '')
    this.#counts.set(operation, (this.#counts.get(operation) ?? 0) + 1)
  }

  /** What was counted since the last time. */
  take(): Counts {
    const counts = Object.fromEntries(this.#counts)
    this.#counts = new Map()
    return counts
  }

  close(): void {
    unsubscribe(CHANNEL, this.#note)
  }
}
