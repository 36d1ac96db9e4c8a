/** The attributes of Google's product data that we read, and two of ours: `popularity` and `asin`. */
const ATTRIBUTES = [
  'id',
  'title',
  'short_title',
  'description',
  'link',
  'image_link',
  'availability',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'brand',
  'gtin',
  'color',
  'product_type',
  'google_product_category',
  'item_group_id',
  'adult',
  'popularity',
  'asin',
] as const

export type Attribute = (typeof ATTRIBUTES)[number]

/** Other names of the same, as Google's interfaces and older feeds have them. */
const ALIASES: Readonly<Record<string, Attribute | 'currency'>> = {
  offer_id: 'id',
  colour: 'color',
  product_types: 'product_type',
  ean: 'gtin',
  upc: 'gtin',
  // JSON may hold the currency apart.
  currency: 'currency',
}

const KNOWN: ReadonlySet<string> = new Set(ATTRIBUTES)

/**
 * The attribute that a column, a key or an element names: `g:image_link`, `Image Link`, `imageLink` are one.
 * @returns undefined for one that we do not read
 */
export function attributeOf(name: string): Attribute | 'currency' | undefined {
  const plain = name
    .trim()
    .replace(/^g:/i, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .replace(/[\s_-]+/g, '_')
    .toLowerCase()
  if (KNOWN.has(plain)) return plain as Attribute
  return Object.hasOwn(ALIASES, plain) ? ALIASES[plain] : undefined
}
