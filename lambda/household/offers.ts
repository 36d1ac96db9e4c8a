import { hasRoomFor, withPerson } from './change.ts'
import { KEPT } from './limits.ts'
import { withSearch } from './searches.ts'
import type { Household, Offers, Owner, Search } from './state.ts'

/** So many refusals in a row stop offers for a while (rulings, 11). */
const REFUSALS = 2

const offersTo = (household: Household, owner: Owner): Offers | undefined =>
  owner === 'household' ? household.offers : household.people[owner]?.offers

/**
 * Whether a search may be offered: its results were heard, nothing of it is reserved, nobody closed it or
 * refused an offer of it, and if it is the household's, every turn of it came from nobody (rulings, 10). Expired ones are absent anyway.
 */
const isOffered = ({ orders }: Household, search: Search): boolean =>
  !orders.some((order) => order.search === search.id && order.canceled === undefined) &&
  search.results.length > 0 &&
  !search.closed &&
  !search.refused &&
  (search.owner !== 'household' || !search.byPerson)

/** The owner's unfinished search that was touched last, unless two offers in a row were refused. */
export function unfinished(household: Household, owner: Owner, now: number): Search | undefined {
  const quietUntil = offersTo(household, owner)?.quietUntil
  if (quietUntil !== undefined && quietUntil > now) return undefined
  return household.searches
    .filter((search) => search.owner === owner && isOffered(household, search))
    .reduce<Search | undefined>(
      (last, next) => (last && last.touched > next.touched ? last : next),
      undefined,
    )
}

/** The household after a no: that search is never offered again, and two in a row bring silence. */
export function withRefusal(household: Household, search: Search, now: number): Household {
  const refused = (offersTo(household, search.owner)?.refused ?? 0) + 1
  const offers: Offers = { refused, ...(refused >= REFUSALS ? { quietUntil: now + KEPT.quiet } : {}) }
  return withOffers(withSearch(household, { ...search, refused: true }), search.owner, offers, now)
}

/** The household after a yes: no refusals in a row any more. */
export const withAcceptance = (household: Household, owner: Owner, now: number): Household =>
  offersTo(household, owner) ? withOffers(household, owner, undefined, now) : household

function withOffers(household: Household, owner: Owner, offers: Offers | undefined, now: number): Household {
  if (owner === 'household') {
    const { offers: _, ...rest } = household
    return offers ? { ...rest, offers } : rest
  }
  if (!hasRoomFor(household, owner)) return household
  const next = withPerson(household, owner, now)
  const { offers: _, ...person } = next.people[owner] ?? { touched: now }
  return { ...next, people: { ...next.people, [owner]: offers ? { ...person, offers } : person } }
}
