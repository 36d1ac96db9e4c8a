import { withTalk } from '../household/change.ts'
import { canTakeBack, isActive, ordersOf, withoutOrder } from '../household/orders.ts'
import type { Talk } from '../household/state.ts'
import { afterPin } from './confirm.ts'
import { ROW, thenAskedAgain } from './reading.ts'
import { hadReserved } from './reserve.ts'
import { afterShopping } from './shopping.ts'
import { type ConnectionResult, type Decision, decided, type Situation, surePerson } from './situation.ts'

/** "What did I order?": a sure person's own; every other voice hears the one sentence (rulings, 16). */
export function tellOrders(situation: Situation): Decision | Promise<Decision> {
  const { household, isKnown, now } = situation
  if (!isKnown) return decided(situation, [{ act: 'could not look back' }])
  const person = surePerson(situation)
  if (person === undefined) return thenAskedAgain(situation, { act: 'needs a sure voice' })
  const active = ordersOf(household, person).filter((order) => isActive(order, now))
  if (active.length === 0) return thenAskedAgain(situation, { act: 'had no orders' })
  const orders = active.slice(0, ROW).map(({ id, until }) => ({ id, holds: until - now }))
  return thenAskedAgain(situation, {
    act: 'told the orders',
    orders,
    more: active.length - orders.length,
  })
}

/** "Cancel my order": the last one, if it is not older than ten minutes. */
export function cancelOrder(situation: Situation): Decision | Promise<Decision> {
  const { household, talk, isKnown, keeps, now } = situation
  if (!isKnown) return decided(situation, [{ act: 'could not look back' }])
  const person = surePerson(situation)
  if (person === undefined) return thenAskedAgain(situation, { act: 'needs a sure voice' })
  const [last] = ordersOf(household, person).filter((order) => isActive(order, now))
  if (!last) return thenAskedAgain(situation, { act: 'had no orders' })
  if (!canTakeBack(last, now))
    return thenAskedAgain(situation, { act: 'was too late to cancel', id: last.id })
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const { reserved: _, ...rest } = talk
  return thenAskedAgain(
    situation,
    { act: 'canceled the order', id: last.id },
    { talk: rest, household: withoutOrder(household, last.order, now) },
  )
}

/** The talk in which this question was put, wherever Alexa goes on with it: she may do so in a new session. */
function talkOfQuestion({ household, talk }: Situation, token: string | undefined): Talk | undefined {
  const isIts = ({ matter }: Talk) =>
    token !== undefined && matter !== undefined && 'question' in matter && matter.question === token
  // This session's own is as the turns before it left it, also where they could not save that.
  return isIts(talk) ? talk : household.talks.find((other) => other.session !== talk.session && isIts(other))
}

/** A result that comes again: what it reserved is there, for the person who did. Anything else reserves nothing. */
function answeredBefore(situation: Situation, token: string | undefined): Decision | Promise<Decision> {
  const { household, reserving, now } = situation
  const id = token === undefined ? undefined : reserving.orderOf(token)
  const order = household.orders.find((one) => one.order === id && isActive(one, now))
  return order && order.owner === surePerson(situation)
    ? hadReserved(situation, order)
    : thenAskedAgain(situation, { act: 'reserved nothing' })
}

/** Alexa gives the talk back after a step of her own. Without the question it is about, nothing happens. */
export function goOn(
  situation: Situation,
  token: string | undefined,
  result: ConnectionResult,
): Decision | Promise<Decision> {
  const { household, talk } = situation
  const asked = talkOfQuestion(situation, token)
  const matter = asked?.matter
  if (!asked || !matter) return answeredBefore(situation, token)
  const { matter: _, ...before } = asked
  const moved: Situation = {
    ...situation,
    talk: { ...before, session: talk.session },
    // In a new session the question is closed where it was put, so that its token leads nowhere any more.
    household: asked === talk ? household : withTalk(household, before),
  }
  if (matter.matter === 'reserve') return afterPin(moved, matter, result)
  return matter.matter === 'shop'
    ? afterShopping(moved, matter, result)
    : thenAskedAgain(situation, { act: 'reserved nothing' })
}
