import type { HouseholdKey } from '../household/ids.ts'
import { DAY, KEPT } from '../household/limits.ts'
import { withoutPush } from '../household/push.ts'
import type { Household, PushSubscription } from '../household/state.ts'
import type { Locale } from '../locale.ts'
import { type HouseholdStore, StoreUnavailable } from '../store/household-store.ts'
import type { Marks } from '../store/marks.ts'
import { effectsOf, type OrderEvent, type PushDue, phoneFor } from './effects.ts'

/** A change of one household, as it was written. */
export interface Change {
  readonly key: HouseholdKey
  readonly before: Household | undefined
  readonly after: Household | undefined
}

/** What a push service made of a message. `gone`: nobody is there any more. `failed`: another time, perhaps. */
export type Pushed = 'sent' | 'gone' | 'refused' | 'failed'

/** What the outbox needs from outside. Lambda, the laptop and the tests each bring their own. */
export interface OutboxHouse {
  readonly households: Pick<HouseholdStore, 'read' | 'write'>
  readonly marks: Marks
  /** Hands an order event on; rejects where it is not known to have arrived. */
  readonly announce: (event: OrderEvent) => Promise<void>
  /** Tells a phone that a search is there; left out where the shop has no keys for that. */
  readonly push?: (to: PushSubscription, locale: Locale, sent: string) => Promise<Pushed>
  /** Epoch seconds. */
  readonly now: () => number
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal
  readonly pause: (lost: number) => Promise<void>
  /** Errors, of which only name and code may be written down. */
  readonly report: (error: unknown) => void
}

/** One call of the store; nobody is waiting for the answer as a speaker would. */
const STORE_MS = 3000
/** How often dropping a subscription is decided; each loss means that another writer won. */
const DECISIONS = 40
/** A mark outlives whatever could bring its effect up again: an order in the state, a search that was sent. */
const AFTERWARDS = 3 * DAY
const markOf = (effect: OrderEvent | PushDue) =>
  effect.is === 'order'
    ? { id: effect.id, until: effect.order.at + KEPT.order + AFTERWARDS }
    : { id: effect.id, until: effect.at + KEPT.search + AFTERWARDS }

/**
 * Sends what a change of a household sets going.
 *
 * - **Order events leave at least once.** One is marked only after it was handed on; killed in between, it goes
 *   out again, under the same id.
 * - **A push leaves at most twice.** A try is counted before it is made, so whatever is killed, late or repeated
 *   can only make them fewer. It goes out once where nothing fails.
 *
 * @returns whether nothing is left to be done; if not, deliver the same change again
 */
export async function deliver(house: OutboxHouse, { key, before, after }: Change): Promise<boolean> {
  const effects = effectsOf(before, after, house.now())
  const orders = effects.filter((effect) => effect.is === 'order')
  const pushes = effects.filter((effect) => effect.is === 'push')
  const all = await Promise.all([
    inOrder(house, orders),
    ...pushes.map((due) => isOver(house, () => tell(house, key, due))),
  ])
  return all.every((over) => over)
}

/** An order is made before it is taken back: what cannot be handed on holds up what comes after it. */
async function inOrder(house: OutboxHouse, events: readonly OrderEvent[]): Promise<boolean> {
  for (const event of events) if (!(await isOver(house, () => announce(house, event)))) return false
  return true
}

async function isOver(house: OutboxHouse, send: () => Promise<boolean>): Promise<boolean> {
  try {
    return await send()
  } catch (error) {
    house.report(error)
    return false
  }
}

async function announce({ marks, ...house }: OutboxHouse, event: OrderEvent): Promise<boolean> {
  const mark = markOf(event)
  if (await marks.isDone(mark.id, house.deadline(STORE_MS))) return true
  await house.announce(event)
  await marks.finish(mark, house.deadline(STORE_MS))
  return true
}

async function tell(house: OutboxHouse, key: HouseholdKey, due: PushDue): Promise<boolean> {
  const { marks, push, deadline } = house
  if (!push) return true
  const mark = markOf(due)
  if (!(await marks.claim(mark, deadline(STORE_MS)))) return true
  // What was sent may be old by now: the phone was removed, the search closed its week, the person forgotten.
  const now = house.now()
  const household = await house.households.read(key, now, deadline(STORE_MS))
  const phone = household && phoneFor(household, due, now)
  if (phone?.push) {
    const became = await push(phone.push, phone.locale, due.sent)
    if (became === 'failed') return false
    if (became === 'gone') await drop(house, key, due.phone, phone.push.endpoint)
  }
  await marks.finish(mark, deadline(STORE_MS))
  return true
}

/** Takes a subscription out that leads nowhere any more, unless the phone has another by now. */
async function drop(house: OutboxHouse, key: HouseholdKey, phone: string, endpoint: string): Promise<void> {
  for (let lost = 0; lost < DECISIONS; lost++) {
    const signal = house.deadline(STORE_MS)
    const now = house.now()
    const stored = await house.households.read(key, now, signal)
    if (!stored) return
    const next = withoutPush(stored, phone, endpoint)
    if (next === stored) return
    const counted = { ...next, version: stored.version + 1 }
    if ((await house.households.write(key, counted, stored, now, signal)) === 'written') return
    await house.pause(lost)
  }
  throw new StoreUnavailable('Other writers of this household were always first.')
}
