import type { PersonKey } from '../household/ids.ts'
import { isActive, ordersOf } from '../household/orders.ts'
import type { Household, Phone, Reservation, Search } from '../household/state.ts'
import { reaches } from '../speaker/assurance.ts'
import type { Threshold } from '../speaker/policy.ts'

/** What a phone may see of its household. */
export interface Seen {
  /** It is a person's own, and the policy asks for no more than it was claimed with. */
  readonly isOwn: boolean
  /** Whose own phone it is, as long as `isOwn`. */
  readonly person: PersonKey | undefined
  readonly searches: readonly Search[]
  /** What the person whose phone it is asked to be called. */
  readonly called: string | undefined
  /** What that person has reserved and the shop still keeps, the last one first. */
  readonly orders: readonly Reservation[]
  /** When it was looked at, in epoch seconds. */
  readonly now: number
}

/**
 * What this phone may see: the household's searches, and on a person's own phone theirs, as long as the level it
 * was claimed at is enough for `resumeSearch` (rulings, 18).
 * @param now epoch seconds
 */
export function seenBy(
  household: Household,
  { owner, level }: Phone,
  resumeSearch: Threshold,
  now: number,
): Seen {
  const isOwn = owner !== 'household' && level !== undefined && reaches(level, resumeSearch)
  const person = isOwn ? owner : undefined
  const mayHave = (search: Search) =>
    search.owner === 'household' ? !search.unowned : person !== undefined && search.owner === person
  const has = person !== undefined && Object.hasOwn(household.people, person)
  return {
    isOwn,
    person,
    searches: household.searches.filter(mayHave),
    called: has ? household.people[person]?.called : undefined,
    orders: person === undefined ? [] : ordersOf(household, person).filter((order) => isActive(order, now)),
    now,
  }
}

/** The later of two; of two in the same second the one that was begun later. */
const later = (last: Search | undefined, next: Search): Search =>
  last && last.touched > next.touched ? last : next

/** The search that is shown: the one asked for, else the open one that was touched last. */
export const currentOf = ({ searches }: Seen, wanted?: string): Search | undefined =>
  searches.find(({ id }) => id === wanted) ??
  searches.filter(({ closed }) => !closed).reduce<Search | undefined>(later, undefined)

/** The other searches, the one touched last first. */
export const othersOf = ({ searches }: Seen, current: Search | undefined): Search[] =>
  searches.filter(({ id }) => id !== current?.id).toSorted((a, b) => b.touched - a.touched)
