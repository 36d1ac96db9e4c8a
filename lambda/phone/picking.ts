import type { Catalog } from '../catalog/catalog.ts'
import { withoutPick, withPick } from '../household/picks.ts'
import { withSearchChanged } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import { currentOf, type Seen } from './seen.ts'
import type { Decided, Paired } from './visit.ts'

/** What became of a pick. */
export type Picked =
  | { readonly is: 'done' | 'no such product' | 'full' | 'no room' }
  /** The search is over, or not this phone's to see. */
  | { readonly is: 'no such search' }

/** The search as a phone leaves it: touched and open. */
export const touchedBy = ({ closed: _, ...search }: Search, now: number): Search => ({
  ...search,
  touched: now,
})

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
  const room = withSearchChanged(household, touchedBy(next, now))
  return room ? { household: room, did: { is: 'done' } } : unchanged('no room')
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
  const next = touchedBy(withoutPick(search, id), now)
  // What gets smaller has room; the newest of the same second stands last.
  const others = household.searches.filter((other) => other !== search)
  return { household: { ...household, searches: [...others, next] }, did: { is: 'done' } }
}
