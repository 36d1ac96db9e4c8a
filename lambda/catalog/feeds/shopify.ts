import { FeedError, type Flaw, type Reason } from './fault.ts'
import type { Fields } from './record.ts'

/** Shopify's columns that are read, as exports have named them since 2025 and before. */
const COLUMNS = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  body: ['Body (HTML)', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category', 'Product category'],
  type: ['Type'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  giftCard: ['Gift Card', 'Gift card'],
  option1Name: ['Option1 Name', 'Option1 name'],
  option1: ['Option1 Value', 'Option1 value'],
  option2Name: ['Option2 Name', 'Option2 name'],
  option2: ['Option2 Value', 'Option2 value'],
  option3Name: ['Option3 Name', 'Option3 name'],
  option3: ['Option3 Value', 'Option3 value'],
  sku: ['Variant SKU', 'SKU'],
  tracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  quantity: ['Variant Inventory Qty', 'Inventory quantity'],
  policy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  price: ['Variant Price', 'Price'],
  compareAt: ['Variant Compare At Price', 'Compare-at price'],
  barcode: ['Variant Barcode', 'Barcode'],
  image: ['Image Src', 'Product image URL'],
  variantImage: ['Variant Image', 'Variant image URL'],
} as const

type Column = keyof typeof COLUMNS

const BY_NAME = new Map(
  Object.entries(COLUMNS).flatMap(([key, names]) => names.map((name) => [name.toLowerCase(), key] as const)),
)

/** The attribute that each of Shopify's columns ends up in, for naming faults in Shopify's words. */
const COLUMN_OF: Readonly<Record<string, Column>> = {
  id: 'sku',
  title: 'title',
  description: 'body',
  price: 'compareAt',
  sale_price: 'price',
  brand: 'vendor',
  gtin: 'barcode',
  image_link: 'image',
  link: 'handle',
  item_group_id: 'handle',
  color: 'option1',
}

/** Whether a table's columns are those of Shopify's product export. */
export function isShopify(columns: readonly string[]): boolean {
  const keys = new Set(columns.map((name) => BY_NAME.get(name.trim().toLowerCase())))
  return keys.has('handle') && keys.has('title') && keys.has('price')
}

/** What a shop must say besides the export: it has neither a currency nor an address. */
export interface ShopifyOptions {
  readonly currency: string
  readonly baseUrl: string
}

/** A row of the export in Google's attributes; undefined for one that only adds a picture. */
export type Translated =
  | { readonly fields: Fields; readonly flaws: readonly Flaw[] }
  | { readonly id?: string; readonly flaw: Flaw }
  | undefined

const isYes = (text: string): boolean => /^(?:true|yes|1)$/i.test(text)
const isNo = (text: string): boolean => /^(?:false|no|0)$/i.test(text)
/** Shopify writes an apostrophe before numbers, so that no spreadsheet takes them for such. */
const bare = (text: string): string => text.replace(/^'/, '')
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

/** The status, or what else keeps a product out of the shop. */
const SKIPPED: Readonly<Record<string, Reason>> = {
  draft: 'draft',
  archived: 'archived',
  unlisted: 'unpublished',
}

/** Reads Shopify's product export, where the first row of a product says what the rows of its variants share. */
export class ShopifyRows {
  readonly #options: ShopifyOptions
  readonly #called = new Map<Column, string>()
  #first: Fields = new Map()

  /** @throws {FeedError} if the address is none */
  constructor(options: ShopifyOptions) {
    if (!/^https?:\/\//.test(options.baseUrl) || !URL.canParse(options.baseUrl))
      throw new FeedError(`${options.baseUrl} is no address of a shop, such as https://shop.example.`)
    this.#options = options
  }

  /** Our name for a column. */
  readonly nameOf = (column: string): Column | undefined => {
    const key = BY_NAME.get(column.toLowerCase()) as Column | undefined
    if (key) this.#called.set(key, column)
    return key
  }

  /** What the export calls an attribute of Google's. */
  fieldOf(attribute: string, isOnSale: boolean): string {
    const key = attribute === 'price' && !isOnSale ? 'price' : COLUMN_OF[attribute]
    return (key && this.#called.get(key)) ?? attribute
  }

  /** Translates a row; those of one product must follow each other. */
  translate(row: Fields): Translated {
    const handle = row.get('handle')?.trim() ?? ''
    if (handle === '') return { flaw: this.#flaw('no-id', 'handle', 'is empty') }
    const isFirst = handle !== this.#first.get('handle')?.trim()
    if (isFirst) this.#first = row
    const get = (key: Column): string => row.get(key)?.trim() ?? ''
    const shared = (key: Column): string => get(key) || (this.#first.get(key)?.trim() ?? '')
    if (!isFirst && get('price') === '' && get('option1') === '' && get('sku') === '') return undefined

    const values = (['option1', 'option2', 'option3'] as const)
      .map(get)
      .filter((value) => value !== '' && value !== 'Default Title')
    const id = bare(get('sku')) || [handle, ...values.map(slug)].join('-')
    const skipped = this.#skipped(shared)
    if (skipped) return { id, flaw: skipped }

    const flaws: Flaw[] = []
    const title = shared('title')
    const fields = new Map([
      ['id', id],
      ['title', title && [title, ...values].join(', ')],
      ['description', shared('body')],
      ['link', `${this.#options.baseUrl.replace(/\/+$/, '')}/products/${encodeURIComponent(handle)}`],
      ['image_link', get('variantImage') || get('image') || shared('image')],
      ['brand', shared('vendor')],
      ['product_type', shared('type') || shared('category')],
      ['gtin', bare(get('barcode'))],
      ['color', this.#color(get, shared)],
      ['item_group_id', values.length > 0 ? handle : ''],
      ['currency', this.#options.currency],
      ['availability', this.#isAvailable(get, flaws) ? 'in_stock' : 'out_of_stock'],
      ...this.#prices(get, flaws),
    ])
    return { fields, flaws }
  }

  #flaw(reason: Reason, key: Column, why: string): Flaw {
    return { reason, field: this.#called.get(key) ?? COLUMNS[key][0], why }
  }

  #skipped(shared: (key: Column) => string): Flaw | undefined {
    const status = shared('status').toLowerCase()
    const reason = Object.hasOwn(SKIPPED, status) ? SKIPPED[status] : undefined
    if (reason) return this.#flaw(reason, 'status', `is ${status}`)
    if (isYes(shared('giftCard'))) return this.#flaw('gift-card', 'giftCard', 'is a gift card')
    if (isNo(shared('published'))) return this.#flaw('unpublished', 'published', 'is not published')
    return undefined
  }

  #color(get: (key: Column) => string, shared: (key: Column) => string): string {
    for (const at of [1, 2, 3] as const)
      if (/^(?:colou?r|couleur|farbe)$/i.test(shared(`option${at}Name`))) return get(`option${at}`)
    return ''
  }

  /** The compare-at price is the regular one, if it is above the price; most products have none. */
  #prices(get: (key: Column) => string, flaws: Flaw[]): [string, string][] {
    const [price, regular] = [get('price'), get('compareAt')]
    if (regular === '' || Number(regular) === 0) return [['price', price]]
    if (Number(regular) > Number(price))
      return [
        ['price', regular],
        ['sale_price', price],
      ]
    flaws.push(this.#flaw('bad-sale-price', 'compareAt', `"${regular}" is not above the price`))
    return [['price', price]]
  }

  /** What is not counted is there, and so is what is sold on when none is left. */
  #isAvailable(get: (key: Column) => string, flaws: Flaw[]): boolean {
    if (get('tracker') === '' || /^(?:continue|true|yes)$/i.test(get('policy'))) return true
    const quantity = get('quantity')
    if (/^-?\d+(?:\.\d+)?$/.test(quantity)) return Number(quantity) > 0
    const why = `${JSON.stringify(quantity)} is no number: taken as out of stock`
    flaws.push(this.#flaw('unknown-availability', 'quantity', why))
    return false
  }
}
