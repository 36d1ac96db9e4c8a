import { hash } from 'node:crypto'
import type { Filters, Fit, Money, Order, Product } from '../catalog/catalog.ts'
import { pictureIn } from '../catalog/picture.ts'
import { canTakeBack } from '../household/orders.ts'
import type { Phone, Reservation, Search } from '../household/state.ts'
import type { Locale } from '../locale.ts'
import { titleOf } from '../speech/title.ts'
import { currentOf, othersOf, type Seen } from './seen.ts'

/** A product of the search, as the shop sells it today. */
export interface SeenProduct {
  readonly id: string
  /** As it is spoken, so that the page says what was heard. */
  readonly name: string
  readonly price: Money
  readonly regularPrice?: Money
  readonly inStock: boolean
  /** Its square picture. */
  readonly image?: string
  readonly isPicked: boolean
  /** It is one of those that were read aloud last. */
  readonly isRead: boolean
}

/** A product that was picked; without a name where the shop does not sell it any more. */
export interface SeenPick {
  readonly id: string
  readonly name?: string
  readonly price?: Money
  readonly inStock: boolean
  /** What it cost when it was picked, if that differs. */
  readonly before?: Money
  /** Amazon sells it, so nothing is reserved or paid here. */
  readonly isAmazons?: true
}

/** What a person has reserved; without a name where the shop does not sell it any more. */
export interface SeenOrder {
  readonly id: string
  readonly product: string
  readonly name?: string
  /** Its square picture. */
  readonly image?: string
  /** What it cost when it was reserved. */
  readonly price: Money
  /** The shop keeps it until then, in epoch seconds. */
  readonly until: number
  /** It is so new that a tap takes it back. */
  readonly canTakeBack: boolean
}

/** The search that is shown. */
export interface SeenSearch {
  readonly id: string
  readonly query: string
  readonly title: string
  readonly filters: Filters
  readonly order: Order
  readonly fit: Fit
  readonly total: number
  readonly currency: string
  /** What is in stock first; else in the order of the search. */
  readonly products: readonly SeenProduct[]
  readonly picks: readonly SeenPick[]
  /** What there is to choose from. */
  readonly colors: readonly string[]
  readonly brands: readonly string[]
  /** It is the person's own, not the household's. */
  readonly isOwn: boolean
}

/** Another search of the last seven days. */
export interface OtherSearch {
  readonly id: string
  readonly title: string
  readonly total: number
  readonly picks: number
  readonly isOwn: boolean
}

/**
 * All that a phone shows. It is made only from what this phone may see, so nothing else can be told from it or
 * from its tag; and it holds no clock, so that the same household gives the same view until a reservation ends
 * or is too old to be taken back.
 */
export interface View {
  readonly locale: Locale
  readonly isOwn: boolean
  readonly called?: string
  /** The four digits that it shows. */
  readonly claim?: string
  /** Whether it is told when a search is there, and the key to subscribe with; absent where the shop sends no pushes. */
  readonly push?: { readonly isOn: boolean; readonly key: string }
  /** A person's own, the last one first; none on a household's phone. */
  readonly orders: readonly SeenOrder[]
  readonly search?: SeenSearch
  readonly others: readonly OtherSearch[]
}

/** As many choices as fit a small screen. */
const CHOICES = 12
/** The products read in one breath (`voice.md`). */
const ROW = 3

/** The products that a view tells of: what is reserved, the search that is shown, the first of every other. */
export function idsFor(seen: Seen, wanted?: string): string[] {
  const current = currentOf(seen, wanted)
  const first = othersOf(seen, current).flatMap(({ results: [id] }) => id ?? [])
  const chosen = [...(current?.picks ?? []), ...seen.orders].map(({ id }) => id)
  return [...new Set([...(current?.results ?? []), ...chosen, ...first])]
}

/**
 * What the phone shows.
 * @param products what the shop sells today of `idsFor`
 * @param wanted the id of the search to be shown, if one was chosen
 * @param key what browsers subscribe to pushes with
 */
export function viewOf(
  seen: Seen,
  phone: Phone,
  products: readonly Product[],
  wanted?: string,
  key?: string,
): View {
  const sold = new Map(products.map((product) => [product.id, product]))
  const current = currentOf(seen, wanted)
  const { locale, claim } = phone
  const titled = (search: Search) => titleOf(search, someOf(search.results.slice(0, 1), sold), locale)
  return {
    locale,
    isOwn: seen.isOwn,
    ...(seen.called === undefined ? {} : { called: seen.called }),
    ...(claim && !seen.isOwn ? { claim: claim.digits } : {}),
    ...(key === undefined ? {} : { push: { isOn: phone.push !== undefined, key } }),
    orders: seen.orders.map((order) => orderOf(order, sold.get(order.id), seen.now)),
    ...(current ? { search: searchOf(current, sold, locale) } : {}),
    others: othersOf(seen, current).map((search) => ({
      id: search.id,
      title: titled(search),
      total: search.total,
      picks: search.picks.length,
      isOwn: search.owner !== 'household',
    })),
  }
}

/** A strong tag of a view: the same exactly where the view is. */
export const tagOf = (view: View): string =>
  `"${hash('sha256', JSON.stringify(view), 'base64url').slice(0, 27)}"`

type Sold = ReadonlyMap<string, Product>

const someOf = (ids: readonly string[], sold: Sold): Product[] => ids.flatMap((id) => sold.get(id) ?? [])

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function searchOf(search: Search, sold: Sold, locale: Locale): SeenSearch {
  const { id, query, filters, order = 'fit', fit, total, results, owner } = search
  const products = someOf(results, sold)
  const read = someOf(search.readBefore ?? results.slice(search.place), sold).slice(0, ROW)
  const picked = new Set(search.picks.map((pick) => pick.id))
  const seen = (product: Product): SeenProduct => ({
    id: product.id,
    name: capital(product.spokenName),
    price: product.price,
    ...(product.regularPrice ? { regularPrice: product.regularPrice } : {}),
    inStock: product.inStock,
    ...imageOf(product),
    isPicked: picked.has(product.id),
    isRead: read.includes(product),
  })
  const inStock = products.filter((product) => product.inStock)
  const soldOut = products.filter((product) => !product.inStock)
  return {
    id,
    query,
    // The filters stand beside it one by one, so the title says the words alone.
    title: titleOf({ query }, products.slice(0, 1), locale),
    filters: (filters ?? {}) as Filters,
    order,
    fit,
    total,
    currency: filters?.price?.currency ?? products[0]?.price.currency ?? '',
    products: [...inStock, ...soldOut].map(seen),
    picks: search.picks.map((pick) => pickOf(pick, sold.get(pick.id))),
    colors: choices(products.map(({ color }) => color)),
    brands: choices(products.map(({ brand }) => brand)),
    isOwn: owner !== 'household',
  }
}

function pickOf({ id, minor, currency }: Search['picks'][number], product: Product | undefined): SeenPick {
  if (!product) return { id, inStock: false }
  const { price, inStock, asin } = product
  const isSame = price.minor === minor && price.currency === currency
  const name = capital(product.spokenName)
  return {
    id,
    name,
    price,
    inStock,
    ...(isSame ? {} : { before: { minor, currency } }),
    ...(asin === undefined ? {} : { isAmazons: true }),
  }
}

function orderOf(reservation: Reservation, product: Product | undefined, now: number): SeenOrder {
  const { order, id, minor, currency, until } = reservation
  return {
    id: order,
    product: id,
    ...(product ? { name: capital(product.spokenName), ...imageOf(product) } : {}),
    price: { minor, currency },
    until,
    canTakeBack: canTakeBack(reservation, now),
  }
}

function imageOf({ image }: Product): { image?: string } {
  return image === undefined ? {} : { image: pictureIn(image, '320x320') }
}

const choices = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values.filter((value) => value !== undefined))].sort().slice(0, CHOICES)
