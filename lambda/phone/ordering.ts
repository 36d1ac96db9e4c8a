import type { Catalog, Money, Product } from '../catalog/catalog.ts'
import type { Ids } from '../household/ids.ts'
import { KEPT } from '../household/limits.ts'
import { activeOrder, canTakeBack, withOrder, withoutOrder } from '../household/orders.ts'
import type { Household, Reservation } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import type { Shop } from '../shop/shop.ts'
import { searchFor, type Which } from './picking.ts'
import type { Seen } from './seen.ts'
import type { Decided, Paired } from './visit.ts'

/** Why a product is not to be reserved from this phone. */
export type Hindered =
  /** The phone is the household's, or shows no more than such a one: it never reserves (rulings, 16). */
  | { readonly is: 'not own' }
  /** This person has it already, and the shop still keeps it: there is no second one. */
  | { readonly is: 'had already'; readonly order: Reservation }
  | { readonly is: 'gone' | 'amazons' | 'sold out' }

/** What became of a tap on "Reserve it". */
export type Ordered =
  | Hindered
  | { readonly is: 'reserved'; readonly order: Reservation }
  /** It costs something else than the page said: nothing is reserved, it is asked about anew. */
  | { readonly is: 'dearer or cheaper'; readonly product: Product; readonly was: Money }
  | { readonly is: 'full' }

/** What became of taking an order back. Somebody else's is no such order. */
export type TakenBack = { readonly is: 'done' | 'no such order' | 'too late' }

/** What stands against reserving a product, as the shop sells it now; undefined where nothing does. */
export function hindranceTo(
  { household, now }: Pick<Paired, 'household' | 'now'>,
  { person }: Seen,
  id: string,
  product: Product | undefined,
): Hindered | undefined {
  if (person === undefined) return { is: 'not own' }
  const order = activeOrder(household, person, id, now)
  if (order) return { is: 'had already', order }
  if (!product) return { is: 'gone' }
  if (product.asin !== undefined) return { is: 'amazons' }
  return product.inStock ? undefined : { is: 'sold out' }
}

/** What it cost when it was picked, in the search that is shown. */
export const pickedPrice = (seen: Seen, { id, search }: Which): Money | undefined => {
  const pick = searchFor(seen, search)?.picks.find((one) => one.id === id)
  return pick && { minor: pick.minor, currency: pick.currency }
}

export const isSamePrice = (one: Money, other: Money): boolean =>
  one.minor === other.minor && one.currency === other.currency

/** What ordering needs besides the visit. */
export interface Counter {
  readonly catalog: Catalog
  readonly shop: Shop
  readonly ids: Ids
}

/**
 * Reserves a product. Stock and price are looked at again: what costs something else than was shown is asked
 * about anew.
 * @param shown the price that the page showed; left out, the pick's, else today's
 * @throws {CatalogUnavailable}
 */
export async function ordering(
  visit: Paired,
  seen: Seen,
  which: Which,
  shown: Money | undefined,
  counter: Counter,
): Promise<Decided<Ordered>> {
  const { household, phone, now } = visit
  const unchanged = (did: Ordered): Decided<Ordered> => ({ household, did })
  const [product] = await counter.catalog.products([which.id], languageOf(phone.locale))
  const hindered = hindranceTo(visit, seen, which.id, product)
  if (hindered || !product || seen.person === undefined) return unchanged(hindered ?? { is: 'gone' })
  const { minor, currency } = product.price
  const was = shown ?? pickedPrice(seen, which) ?? product.price
  if (!isSamePrice(was, product.price)) return unchanged({ is: 'dearer or cheaper', product, was })
  const search = searchFor(seen, which.search)
  const became = withOrder(household, {
    order: orderIdOf(visit, { ...which, ...product.price, owner: seen.person }, counter.ids),
    owner: seen.person,
    id: which.id,
    minor,
    currency,
    // What was not found in it does not finish it.
    ...(search?.results.includes(which.id) ? { search: search.id } : {}),
    locale: phone.locale,
    at: now,
    until: now + counter.shop.holds,
  })
  // Its id is one that no order has, so it answers nothing that is over.
  if (became.outcome === 'full' || became.outcome === 'over') return unchanged({ is: 'full' })
  if (became.outcome === 'had already') return unchanged({ is: 'had already', order: became.order })
  return { household: became.household, did: { is: 'reserved', order: became.order } }
}

type Wanted = Pick<Reservation, 'owner' | 'id' | 'minor' | 'currency'>

/**
 * The id of an order that is made with a tap. If a voice has just asked this person the same, a yes to that and
 * this tap are one order. Otherwise the question is what the page asked: on this phone, of this product, at this
 * price, after so many orders of it. The month keeps it apart from orders of which nothing is kept any more.
 */
function orderIdOf({ household, key, phone, now }: Paired, wanted: Wanted, ids: Ids): string {
  const { owner, id, minor, currency } = wanted
  const isFree = (order: string) => household.orders.every((other) => other.order !== order)
  const asked = questionsOf(household)
    .filter((one) => one.person === owner && one.id === id && isSamePrice(one, wanted) && one.until > now)
    .map(({ question }) => ids.order(key.household, question))
    .find(isFree)
  if (asked !== undefined) return asked
  const month = Math.floor(now / KEPT.order)
  const derived = (nth: number) =>
    ids.order(key.household, JSON.stringify(['tap', phone.id, id, minor, currency, month, nth]))
  let nth = household.orders.filter((order) => order.owner === owner && order.id === id).length
  while (!isFree(derived(nth))) nth += 1
  return derived(nth)
}

/** The questions of the voice side whether to reserve something. */
const questionsOf = ({ talks }: Household) =>
  talks.flatMap(({ matter }) => (matter?.matter === 'reserve' ? [matter] : []))

/** Takes a reservation back that is not older than ten minutes; one that is taken back already, stays so. */
export function takingBack(
  { household, key, now }: Paired,
  { person }: Seen,
  id: string,
  ids: Ids,
): Decided<TakenBack> {
  const order = household.orders.find((one) => one.order === id && one.owner === person)
  if (!order || person === undefined) return { household, did: { is: 'no such order' } }
  if (order.canceled !== undefined) return { household, did: { is: 'done' } }
  if (!canTakeBack(order, now)) return { household, did: { is: 'too late' } }
  // A yes that is still to come to the question of this order would be told that it is reserved already.
  const talks = household.talks.map(({ matter, ...talk }) =>
    matter === undefined || (matter.matter === 'reserve' && ids.order(key.household, matter.question) === id)
      ? talk
      : { ...talk, matter },
  )
  return { household: withoutOrder({ ...household, talks }, id, now), did: { is: 'done' } }
}
