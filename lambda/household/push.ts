import { withPhoneChanged } from './phones.ts'
import type { Household, Phone, PushSubscription } from './state.ts'

const silenced = ({ push: _, ...phone }: Phone): Phone => phone

const isSame = (one: PushSubscription | undefined, other: PushSubscription): boolean =>
  one?.endpoint === other.endpoint && one.p256dh === other.p256dh && one.auth === other.auth

/**
 * The household in which this phone is told when a search is there. One address is one phone's: another that
 * had it is told no more. The very same household where nothing changes.
 */
export function withPush(household: Household, id: string, push: PushSubscription): Household {
  const others = household.phones.filter((phone) => phone.id !== id)
  const had = household.phones.find((phone) => phone.id === id)?.push
  const isTaken = others.some((phone) => phone.push?.endpoint === push.endpoint)
  if (isSame(had, push) && !isTaken) return household
  const phones = household.phones.map((phone) =>
    phone.push?.endpoint === push.endpoint ? silenced(phone) : phone,
  )
  return withPhoneChanged({ ...household, phones }, id, (phone) => ({ ...phone, push }))
}

/**
 * The household in which this phone is told no more; the very same one where it was not.
 * @param endpoint only if it is told there: what it subscribed to since, stays
 */
export function withoutPush(household: Household, id: string, endpoint?: string): Household {
  const had = household.phones.find((phone) => phone.id === id)?.push
  if (!had || (endpoint !== undefined && had.endpoint !== endpoint)) return household
  return withPhoneChanged(household, id, silenced)
}
