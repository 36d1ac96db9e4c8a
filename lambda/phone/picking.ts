import type { Catalog } from '../catalog/catalog.ts'
import { withoutPick, withPick } from '../household/picks.ts'
import type { Household, Search } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import { currentOf, type Seen } from './seen.ts'
import type { Decided, Paired } from './visit.ts'

/** What became of a pick. */
export type Picked =
  | { readonly is: 'done' | 'no such product' | 'full' }
  /** The search is over, or not this phone's to see. */
  | { readonly is: 'no such search' }

/** The household with this search as a phone leaves it: touched, open, and last of those of the same second. */
export function withTouched(household: Household, { closed: _, ...search }: Search, now: number): Household {
  const others = household.searches.filter(({ id }) => id !== search.id)
  return { ...household, searches: [...others, { ...search, touched: now }] }
}

/** Which product of which search; without a search the one that is shown. */
export interface Which {
  readonly id: string
  readonly search: string | undefined
}

/** The search that is meant. One that is named and gone is not replaced by another. */
export const searchFor = (seen: Seen, id: string | undefined): Search | undefined =>
  id === undefined ? currentOf(seen) : seen.searches.find((search) => search.id === id)

/**
 * Picks a product of a search, at today's price. Only what was found can be picked; picking it again changes
 * nothing.
 * @throws {CatalogUnavailable}
 */
export async function picking(
  { household, phone, now }: Paired,
  seen: Seen,
  { id, search: wanted }: Which,
  catalog: Catalog,
): Promise<Decided<Picked>> {
  const unchanged = (is: Picked['is']): Decided<Picked> => ({ household, did: { is } })
  const search = searchFor(seen, wanted)
  if (!search) return unchanged('no such search')
  if (!search.results.includes(id)) return unchanged('no such product')
  if (search.picks.some((pick) => pick.id === id)) return unchanged('done')
  const [product] = await catalog.products([id], languageOf(phone.locale))
  if (!product) return unchanged('no such product')
  const { minor, currency } = product.price
  const next = withPick(search, { id, minor, currency }, now)
  if (!next) return unchanged('full')
  return { household: withTouched(household, next, now), did: { is: 'done' } }
}

/** Takes a pick out. One that is not there is out already. */
export function unpicking(
  { household, now }: Paired,
  seen: Seen,
  { id, search: wanted }: Which,
): Decided<Picked> {
  const search = searchFor(seen, wanted)
  if (!search) return { household, did: { is: 'no such search' } }
  const isThere = search.picks.some((pick) => pick.id === id)
  if (!isThere) return { household, did: { is: search.results.includes(id) ? 'done' : 'no such product' } }
  return { household: withTouched(household, withoutPick(search, id), now), did: { is: 'done' } }
}
