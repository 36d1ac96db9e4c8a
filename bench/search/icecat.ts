import type { Product } from '../../lambda/catalog/catalog.ts'
import { spokenName } from '../../lambda/catalog/spoken-name.ts'

/** A line of Icecat's `products.jsonl.gz`. */
export interface IcecatProduct {
  readonly id: string
  readonly title: string
  readonly name?: string
  readonly brand?: string
  readonly description?: string
  readonly price_cents: number
  readonly currency: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** The product as the importer of a feed would make it: nothing here knows of the judged queries. */
export function productOf(line: IcecatProduct): Product {
  const { id, title, brand, description = '', price_cents, currency, attributes = {} } = line
  const color = attributes.product_colour ?? attributes.colour
  return {
    id,
    title,
    spokenName: spokenName({ title, brand }, 'en'),
    description,
    price: { minor: price_cents, currency },
    inStock: true,
    ...(brand && { brand }),
    ...(typeof color === 'string' && { color }),
    details: Object.entries(attributes)
      .filter(([, value]) => value !== false)
      .map(([key, value]) => (value === true ? key.replaceAll('_', ' ') : String(value)))
      .join(' '),
  }
}
