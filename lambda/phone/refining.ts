import type { Catalog, FilterName, Filters, Order } from '../catalog/catalog.ts'
import { decimalsOf } from '../catalog/minor-units.ts'
import { nextRow } from '../conversation/reading.ts'
import { narrowingOf, type Sought, sought, stepOf, widened, withResults } from '../conversation/sought.ts'
import { BOUNDS } from '../household/limits.ts'
import { withSearch } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import { searchFor, touchedBy } from './picking.ts'
import type { Seen } from './seen.ts'
import type { Decided, Paired } from './visit.ts'

/** How a search is to be narrowed. What is undefined stays as it is; what is empty goes. */
export interface Refinement {
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly color?: string | undefined
  readonly brand?: string | undefined
  readonly order?: string | undefined
  /** A filter that is to go. */
  readonly drop?: string | undefined
}

/** What became of it. */
export type Refined =
  | { readonly is: 'done' | 'no such search' | 'no price' | 'no such filter' | 'full' }
  /** Nothing is left: nothing was changed. Without these filters there would be `total`. */
  | { readonly is: 'nothing left'; readonly drop: readonly FilterName[]; readonly total: number }

const FILTERS: readonly FilterName[] = ['price', 'colors', 'brands', 'without', 'except']
const ORDERS: readonly Order[] = ['fit', 'cheapest', 'dearest', 'popular']
const AMOUNT = /^(\d{1,7})(?:[.,](\d{1,3}))?$/

/** An amount as somebody typed it, in minor units: "49.50" and "49,5". Undefined for what is none. */
function amountIn(typed: string, currency: string): number | undefined {
  const [, whole, part = ''] = AMOUNT.exec(typed.replace(/[\s\p{Sc}]/gu, '')) ?? []
  const decimals = decimalsOf(currency)
  if (whole === undefined || part.length > decimals) return undefined
  return Number(whole) * 10 ** decimals + Number(part.padEnd(decimals, '0') || 0)
}

/** The price range after what was typed; undefined for what is no amount. */
function ranged(
  price: Filters['price'],
  { from, to }: Refinement,
  currency: string,
): { readonly price: Filters['price'] } | undefined {
  const end = (typed: string | undefined, before: number | undefined) => {
    if (typed === undefined) return { amount: before }
    if (typed.trim() === '') return { amount: undefined }
    const amount = amountIn(typed, currency)
    return amount === undefined ? undefined : { amount }
  }
  const [least, most] = [end(from, price?.from), end(to, price?.to)]
  if (!least || !most) return undefined
  const ends = [least.amount, most.amount]
  if (ends.every((amount) => amount === undefined)) return { price: undefined }
  // Whoever types them the wrong way round means the same range.
  const [low, high] = ends.every((amount) => amount !== undefined) ? ends.toSorted((a, b) => a - b) : ends
  return {
    price: {
      ...(low === undefined ? {} : { from: low }),
      ...(high === undefined ? {} : { to: high }),
      currency,
    },
  }
}

/** One word that somebody chose, as a filter; several stay as they are while the first of them is chosen. */
function chosen(before: readonly string[] | undefined, typed: string | undefined): readonly string[] {
  if (typed === undefined || (before?.length && before.join(', ') === typed)) return before ?? []
  const word = [...typed.trim().toWellFormed()].slice(0, BOUNDS.filterLength).join('')
  return word === '' ? [] : [word]
}

/** What is looked for after that, or what is wrong with it. */
function wished(search: Search, wish: Refinement, currency: string): Sought | Refined {
  const { drop, order } = wish
  if (drop !== undefined && !FILTERS.includes(drop as FilterName)) return { is: 'no such filter' }
  if (order !== undefined && !ORDERS.includes(order as Order)) return { is: 'no such filter' }
  const filters = (search.filters ?? {}) as Filters
  const range = ranged(filters.price, wish, currency)
  if (!range) return { is: 'no price' }
  const { price: _, ...rest } = filters
  const next: Filters = {
    ...rest,
    ...(range.price ? { price: range.price } : {}),
    colors: chosen(filters.colors, wish.color),
    brands: chosen(filters.brands, wish.brand),
  }
  const narrowed = sought(search.query, next, (order as Order | undefined) ?? search.order)
  return drop === undefined ? narrowed : widened(narrowed, [drop as FilterName])
}

const isSame = (search: Search, next: Sought): boolean => {
  const aim = (one: Sought) =>
    JSON.stringify([
      Object.entries(narrowingOf(one).filters ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
      one.order ?? 'fit',
    ])
  return aim(search) === aim(next)
}

/**
 * Narrows a search from a phone, as the conversation does: it is looked for again from its beginning, and what
 * was before is a step to go back to. Filters that leave nothing change nothing; the same again changes nothing.
 * @throws {CatalogUnavailable}
 */
export async function refining(
  { household, phone, now }: Paired,
  seen: Seen,
  wanted: string | undefined,
  wish: Refinement,
  catalog: Catalog,
): Promise<Decided<Refined>> {
  const search = searchFor(seen, wanted)
  if (!search) return { household, did: { is: 'no such search' } }
  const language = languageOf(phone.locale)
  const [first] = await catalog.products(search.results.slice(0, 1), language)
  const currency = search.filters?.price?.currency ?? first?.price.currency
  const next = wished(search, wish, currency ?? 'EUR')
  if ('is' in next) return { household, did: next }
  if (isSame(search, next)) return { household, did: { is: 'done' } }
  const found = await catalog.search(next.query, language, BOUNDS.results, narrowingOf(next))
  if (found.ids.length === 0) {
    const [freed] = found.freed
    return { household, did: { is: 'nothing left', drop: freed?.filters ?? [], total: freed?.total ?? 0 } }
  }
  const trail = [...(search.trail ?? []), stepOf(search, next)].slice(-BOUNDS.trail)
  // Nothing was read aloud since: the products that were keep their mark, wherever they stand now.
  const readBefore = search.readBefore ?? (await nextRow(search, search.place, catalog, language)).ids
  const again = { ...withResults(search, next, found), trail, readBefore: [...readBefore] }
  // `withSearch` gives the very same household back where there is no room.
  const room = withSearch(household, touchedBy(again, now))
  return { household: room, did: { is: room === household ? 'full' : 'done' } }
}
