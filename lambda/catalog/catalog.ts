import type { Language } from '../locale.ts'

/** An amount in the currency's minor unit (pence, cents), so that no price is ever a float. */
export interface Money {
  readonly minor: number
  /** ISO 4217, upper case: `GBP`. */
  readonly currency: string
}

/** One product in one language, as the catalogue holds it today. */
export interface Product {
  readonly id: string
  /** The shop's own title, for eyes. */
  readonly title: string
  /** A name fit for speech: at most eight words, no model numbers. */
  readonly spokenName: string
  readonly description: string
  /** What it costs today: the sale price while there is one. */
  readonly price: Money
  /** What it costs outside of the sale, always more than `price` and in its currency. */
  readonly regularPrice?: Money
  /** Can be ordered now. */
  readonly inStock: boolean
  /** How well it sells in this shop, on a scale of the shop's own: more is better. */
  readonly popularity?: number
  readonly brand?: string
  /** As the shop writes it, in the language of the product. */
  readonly color?: string
  /** What kind of thing it is, in the singular: `kettle`. */
  readonly kind?: string
  readonly link?: string
  /** Address of its picture. */
  readonly image?: string
  /** Shared by the variants of one product: the same lamp in three colours. */
  readonly group?: string
  /** The number under its bar code, 8 to 14 digits. */
  readonly gtin?: string
  /** Amazon's number, if it is sold there too. */
  readonly asin?: string
  /** Facts that are looked for and never read aloud: material, what it goes with. */
  readonly details?: string
}

/** Both ends belong to it, in minor units of one currency: a price in another currency is outside. */
export interface PriceRange {
  readonly from?: number
  readonly to?: number
  readonly currency: string
}

/** What a search is narrowed to. All of them hold at once; one that is absent lets everything through. */
export interface Filters {
  readonly price?: PriceRange
  /** Any of these colours, as people say them; "blue" takes navy in (`words/colors.*.json`). */
  readonly colors?: readonly string[]
  /** Any of these brands, written as `Product.brand` writes them, give or take capitals and accents. */
  readonly brands?: readonly string[]
  /** "Not red", "without a lid": none of these stand in name, kind, title, brand or colour. */
  readonly without?: readonly string[]
  /** "Not that": ids of products that are left out. */
  readonly except?: readonly string[]
}
export type FilterName = keyof Filters

/**
 * What comes first. The last three look only at what fits the words as well as the best does: the cheapest
 * laptop is no laptop sleeve. What is sold out comes after everything else in each of them.
 */
export type Order = 'fit' | 'cheapest' | 'dearest' | 'popular'

/** How a search goes on: "in blue", "under fifty", "the cheapest". */
export interface Narrowing {
  readonly filters?: Filters
  readonly order?: Order
}

/** What words were taken for. */
export interface Wish {
  /**
   * The words that are left when filters and order are taken out, fit to be said back: a word that was
   * misheard is put right. Empty where nothing but filters or an order was said.
   */
  readonly words: string
  readonly filters: Filters
  readonly order: Order
}

/** How well the results fit the words: every word of the query, or only some of them. */
export type Fit = 'all' | 'closest'

/** What a search found. */
export interface Found {
  /** Product ids, best first, at most the limit asked for. Empty where nothing comes close. */
  readonly ids: readonly string[]
  /** How many match, counted up to `COUNTED`. */
  readonly total: number
  /**
   * Where `ids` holds all that fits and that is little: what comes closest after that, best first, none of it in
   * `ids` or `total`.
   */
  readonly near: readonly string[]
  readonly fit: Fit
  /**
   * What was looked for. Searching for `wish.words`, narrowed to `wish.filters` and `wish.order`, finds the
   * same again, so this is what a household keeps of a search.
   */
  readonly wish: Wish
  /**
   * Where filters left nothing: what could be dropped so that there is something, most first. Empty with an
   * empty `ids` means that nothing comes close to the words themselves.
   */
  readonly freed: readonly Freed[]
}

/** Filters that could be dropped, and how many products would match then. */
export interface Freed {
  /** One filter; all of them where it takes more than one. */
  readonly filters: readonly FilterName[]
  readonly total: number
}

/** Nobody wants to hear of more; counting a million would take longer than finding three. */
export const COUNTED = 1000

/**
 * What the conversation needs of a catalogue. Asynchronous, although SQLite answers at once, so that a
 * search service can stand behind the same interface (docs/scale.md).
 */
export interface Catalog {
  /**
   * Searches in one language. Filters and an order in the words themselves are understood ("a blue kettle
   * under fifty"); a narrowing adds to them, and where both speak of the same filter, the narrowing holds.
   * No match gives an empty list.
   * @throws {CatalogUnavailable} when the catalogue is missing or cannot be read
   */
  search(query: string, language: Language, limit: number, narrowing?: Narrowing): Promise<Found>
  /**
   * What words would be taken for, without searching: "only Larkholt, under fifty" of a talk that goes on.
   * @throws {CatalogUnavailable} when the catalogue is missing or cannot be read
   */
  understand(words: string, language: Language): Promise<Wish>
  /**
   * Products by id, in the order asked; ids that are gone are left out.
   * @throws {CatalogUnavailable} when the catalogue is missing or cannot be read
   */
  products(ids: readonly string[], language: Language): Promise<Product[]>
}

/** The catalogue is missing, cut off or of another format. */
export class CatalogUnavailable extends Error {
  override readonly name = 'CatalogUnavailable'
}
