import type { Household, Phone, Reservation, Search } from '../household/state.ts'
import type { Locale } from '../locale.ts'

/** An order that was made or taken back, for whoever prepares it. */
export interface OrderEvent {
  readonly is: 'order'
  /** The same for the same event, however often it is sent. */
  readonly id: string
  readonly type: 'OrderReserved' | 'OrderCanceled'
  readonly order: Reservation
}

/** A phone that is to be told that a search is there. */
export interface PushDue {
  readonly is: 'push'
  /** One of the sending and the phone: sent anew is another. */
  readonly id: string
  readonly sent: string
  readonly phone: string
  readonly locale: Locale
  /** When the search was sent, in epoch seconds. */
  readonly at: number
}

export type Effect = OrderEvent | PushDue

/** How long "is ready" is true, in seconds: after that a message would only surprise. */
export const PUSH_SECONDS = 600

/**
 * What must leave the house because its state changed.
 * @param before undefined where it is not known, or there was none: then everything in `after` is new, and who
 *   sends it knows what was sent already
 * @param after undefined where it was deleted, or has expired: nothing leaves
 * @param now epoch seconds
 */
export function effectsOf(
  before: Household | undefined,
  after: Household | undefined,
  now: number,
): Effect[] {
  if (!after || after.expiresAt <= now) return []
  // One that was deleted and came back is another household: nothing of the old one is known of it.
  const known = before?.born === after.born ? before : undefined
  return [...orderEvents(known, after), ...pushesDue(known, after, now)]
}

function orderEvents(before: Household | undefined, after: Household): OrderEvent[] {
  const known = new Map(before?.orders.map((order) => [order.order, order]))
  return after.orders.flatMap((order): OrderEvent[] => {
    const was = known.get(order.order)
    const reserved = { is: 'order', id: `${order.order}.reserved`, type: 'OrderReserved', order } as const
    const canceled = { is: 'order', id: `${order.order}.canceled`, type: 'OrderCanceled', order } as const
    const isCanceledNow = order.canceled !== undefined && was?.canceled === undefined
    return [...(was ? [] : [reserved]), ...(isCanceledNow ? [canceled] : [])]
  })
}

function pushesDue(before: Household | undefined, after: Household, now: number): PushDue[] {
  const known = new Set(before?.searches.map(({ sent }) => sent?.id))
  return after.searches.flatMap(({ sent }) => {
    if (!sent || known.has(sent.id)) return []
    return [...new Set(sent.phones)].flatMap((phone): PushDue[] => {
      const due = { is: 'push', id: `${sent.id} ${phone}`, sent: sent.id, phone, at: sent.at } as const
      const told = phoneFor(after, due, now)
      return told ? [{ ...due, locale: told.locale }] : []
    })
  })
}

/**
 * The phone that a push is for, as it stands: undefined if it was removed, wants none any more, does not show
 * that search, the search is gone or was sent anew, or it is too late.
 * @param now epoch seconds
 */
export function phoneFor(
  household: Household,
  { sent: id, phone, at }: Pick<PushDue, 'sent' | 'phone' | 'at'>,
  now: number,
): Phone | undefined {
  // Either way: on a laptop a household's clock may have been moved.
  if (Math.abs(now - at) > PUSH_SECONDS) return undefined
  const search = household.searches.find(({ sent }) => sent?.id === id)
  if (!search?.sent?.phones.includes(phone)) return undefined
  return household.phones.find((one) => one.id === phone && one.push !== undefined && shows(one, search))
}

/** A phone may have become somebody else's since it was sent there. */
const shows = (phone: Phone, search: Search): boolean =>
  search.owner === 'household' ? !search.unowned : search.owner === phone.owner
