import type { Locale } from '../locale.ts'
import type { OrderEvent } from './effects.ts'

/** Who events say they are from. */
export const SOURCE = 'corner-shop'

/** What leaves the house of an order. Whose it is, where and on which phone stays inside. */
export interface OrderDetail {
  /** The event's; whoever receives an event twice knows it by this. */
  readonly id: string
  readonly order: string
  readonly product: string
  /** In minor units: 4500 of GBP are 45 pounds. */
  readonly price: { readonly minor: number; readonly currency: string }
  /** ISO 8601: when it was reserved, or taken back. */
  readonly at: string
  /** Until when the shop keeps the product, ISO 8601. */
  readonly until: string
  readonly locale: Locale
}

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString()

export function detailOf({ id, type, order }: OrderEvent): OrderDetail {
  const { order: name, id: product, minor, currency, until, locale } = order
  const at = type === 'OrderCanceled' ? (order.canceled ?? order.at) : order.at
  return { id, order: name, product, price: { minor, currency }, at: iso(at), until: iso(until), locale }
}
