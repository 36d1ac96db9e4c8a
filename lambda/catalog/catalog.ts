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
}

/** How well the results fit the words: every word of the query, or only some of them. */
export type Fit = 'all' | 'closest'

/** Product ids, best first, at most the limit asked for; `total` counts all that match. */
export interface Found {
  readonly ids: readonly string[]
  readonly total: number
  readonly fit: Fit
}

/**
 * What the conversation needs of a catalogue. Asynchronous, although SQLite answers at once, so that a
 * search service can stand behind the same interface.
 */
export interface Catalog {
  /**
   * Searches in one language. No match gives an empty list.
   * @throws {CatalogUnavailable} when the catalogue is missing or cannot be read
   */
  search(query: string, language: Language, limit: number): Promise<Found>
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
