import { appendFile } from 'node:fs/promises'
import type { OrderEvent } from '../../lambda/outbox/effects.ts'
import { detailOf, SOURCE } from '../../lambda/outbox/order-event.ts'
import { writtenPrice } from '../../lambda/speech/money.ts'

const SAID = { OrderReserved: 'reserved', OrderCanceled: 'taken back' } as const

/** An order event for people who look at a terminal. */
function lineOf({ type, order }: OrderEvent): string {
  const { id, minor, currency, locale, until } = order
  const price = writtenPrice({ minor, currency }, locale)
  const kept = type === 'OrderReserved' ? `, kept until ${new Date(until * 1000).toISOString()}` : ''
  return `order ${SAID[type]}: ${id}, ${price}${kept}\n`
}

/**
 * What the laptop has in place of an event bus: a line on the console, and one of JSON in a file, shaped as
 * EventBridge hands an event on.
 * @param file undefined keeps none
 */
export const announceLocally =
  (file: string | undefined, console: NodeJS.WritableStream) =>
  async (event: OrderEvent): Promise<void> => {
    const detail = detailOf(event)
    const line = { source: SOURCE, 'detail-type': event.type, time: detail.at, detail }
    if (file !== undefined) await appendFile(file, `${JSON.stringify(line)}\n`)
    console.write(lineOf(event))
  }
