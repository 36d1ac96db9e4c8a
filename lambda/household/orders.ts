import type { PersonKey } from './ids.ts'
import { BOUNDS, KEPT } from './limits.ts'
import type { Household, Reservation } from './state.ts'

/** What became of a wish to reserve. */
export type Reserved =
  | { readonly outcome: 'reserved'; readonly household: Household; readonly order: Reservation }
  /** This person has reserved this product already, and the shop still keeps it. */
  | { readonly outcome: 'had already'; readonly order: Reservation }
  /** The same question was answered before, and what it reserved was taken back or is kept no longer. */
  | { readonly outcome: 'over' }
  /** The household has as many reservations as it may, and the shop still keeps all of them. */
  | { readonly outcome: 'full' }

/** Whether the shop keeps a product for this reservation. */
export const isActive = (order: Reservation, now: number): boolean =>
  order.canceled === undefined && order.until > now

/** The person's reservation of a product, if the shop still keeps it. */
export const activeOrder = (
  household: Household,
  person: PersonKey,
  product: string,
  now: number,
): Reservation | undefined =>
  household.orders.find((order) => order.owner === person && order.id === product && isActive(order, now))

/**
 * The household with this reservation. One person has at most one active reservation of a product: so a second
 * yes, a double tap, or a yes and a tap together cannot make two, whatever question each of them answers.
 * Where there is no room, one gives way that the shop keeps no longer, of which nobody sees anything any more: the
 * oldest of the same person, else of anybody. One that the shop keeps never does.
 */
export function withOrder(household: Household, order: Reservation): Reserved {
  const answered = household.orders.find((other) => other.order === order.order)
  if (answered && !isActive(answered, order.at)) return { outcome: 'over' }
  const already = answered ?? activeOrder(household, order.owner, order.id, order.at)
  if (already) return { outcome: 'had already', order: already }
  const over = household.orders.filter((other) => !isActive(other, order.at))
  const isFull = household.orders.length >= BOUNDS.orders
  const gone = isFull ? (over.find((other) => other.owner === order.owner) ?? over[0]) : undefined
  if (isFull && !gone) return { outcome: 'full' }
  const orders = [...household.orders.filter((other) => other !== gone), order]
  return { outcome: 'reserved', order, household: { ...household, orders } }
}

/** The household with a reservation taken back; taking it back again changes nothing. */
export const withoutOrder = (household: Household, id: string, now: number): Household => ({
  ...household,
  orders: household.orders.map((order) =>
    order.order === id && order.canceled === undefined ? { ...order, canceled: now } : order,
  ),
})

/** A person's reservations that were not taken back, the last one first. */
export const ordersOf = (household: Household, person: PersonKey): Reservation[] =>
  household.orders.filter((order) => order.owner === person && order.canceled === undefined).reverse()

/** Whether a reservation is so new that a word takes it back. */
export const canTakeBack = (order: Reservation, now: number): boolean =>
  isActive(order, now) && order.at + KEPT.takeBack >= now
