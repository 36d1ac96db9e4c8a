import type { Language } from '../../locale.ts'
import type { Product } from '../catalog.ts'
import type { Attribute } from './attributes.ts'
import { type Flaw, quoted, REASONS } from './fault.ts'
import { isMoney, readPrice } from './price.ts'
import { BROKEN, type Fields, isBroken, LONGEST_FIELD, tooLong } from './record.ts'
import { isSaleOn, isWebAddress, plainText, readGtin } from './values.ts'

/** What a row is read by. */
export interface ProductOptions {
  /** The language of the feed. */
  readonly language: Language
  /** What a price without a currency is in. */
  readonly currency?: string | undefined
  /** The moment at which a sale is on or not, in milliseconds. */
  readonly now: number
}

/** A row that was read: a product unless a flaw refuses or skips it. */
export interface Read {
  readonly id?: string
  readonly product?: Product
  readonly flaws: readonly Flaw[]
}

/** The longest values that are kept, in characters. A search remembers ids, so they are to be short. */
const LONGEST = { id: 128, title: 500, brand: 100, color: 100, address: 2000 } as const
/** Google's limit; what is beyond is cut. */
const LONGEST_DESCRIPTION = 5000
/** More than any description: HTML is longer than the text in it. */
const LONGEST_HTML = 4 * LONGEST_DESCRIPTION

/** Google's values with an underscore or a space, and those of schema.org. The last two may be ordered now. */
const AVAILABLE: Readonly<Record<string, boolean>> = {
  in_stock: true,
  out_of_stock: false,
  preorder: true,
  backorder: true,
}

const ADULT = new Set(['yes', 'true', '1'])

/** Reads a row of Google's attributes: the product, and every flaw that matters for what comes of it. */
export function readProduct(fields: Fields, options: ProductOptions): Read {
  const flaws: Flaw[] = []
  const row = new Row(fields, flaws)
  const id = row.short('id', LONGEST.id)
  const known = id ? { id } : {}

  for (const [field, value] of fields) {
    if (isBroken(value)) return { ...known, flaws: [{ reason: 'undecodable', field, why: BROKEN }] }
    if (value.length > LONGEST_FIELD)
      return { ...known, flaws: [{ reason: 'too-long', field, why: tooLong(LONGEST_FIELD) }] }
  }
  if (ADULT.has(row.raw('adult').toLowerCase()))
    return { ...known, flaws: [{ reason: 'adult', field: 'adult', why: 'is for adults' }] }

  const title = row.short('title', LONGEST.title)
  if (id === '') row.flaw('no-id', 'id', 'is empty')
  if (title === '') row.flaw('no-title', 'title', 'is empty')
  const price = readPrice(row.raw('price'), row.raw('currency') || options.currency)
  if (!isMoney(price)) flaws.push({ field: 'price', ...price })
  const link = row.address('link')
  const image = row.address('image_link')
  const brand = row.short('brand', LONGEST.brand)
  const color = row.short('color', LONGEST.color)
  const group = row.short('item_group_id', LONGEST.id)
  if (!isMoney(price) || flaws.some(({ reason }) => REASONS[reason] === 'refused'))
    return { ...known, flaws: flaws.filter(({ reason }) => REASONS[reason] === 'refused') }

  const sale = salePrice(row, price, options)
  const description = plainText(row.raw('description').slice(0, LONGEST_HTML))
  const product: Product = {
    id,
    title,
    spokenName: plainText(row.raw('short_title')) || title,
    description: description.slice(0, LONGEST_DESCRIPTION).toWellFormed(),
    price: sale ?? price,
    ...(sale && { regularPrice: price }),
    inStock: isAvailable(row),
    ...optional(
      'popularity',
      row.checked('popularity', 'bad-popularity', readPopularity, 'is no number from 0'),
    ),
    ...optional('brand', brand),
    ...optional('color', color),
    ...optional('kind', kindOf(row)),
    ...optional('link', link),
    ...optional('image', image),
    ...optional('group', group),
    ...optional('gtin', row.checked('gtin', 'bad-gtin', readGtin, 'has a wrong check digit or length')),
    ...optional('asin', row.checked('asin', 'bad-asin', readAsin, 'is not ten capitals and digits')),
  }
  return { ...known, product, flaws }
}

const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { [K in Key]?: Value }

const readPopularity = (text: string): number | undefined =>
  /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : undefined

const readAsin = (text: string): string | undefined => (/^[A-Z\d]{10}$/.test(text) ? text : undefined)

/** A row's values, and a place to say what is wrong with them. */
class Row {
  readonly #fields: Fields
  readonly #flaws: Flaw[]

  constructor(fields: Fields, flaws: Flaw[]) {
    this.#fields = fields
    this.#flaws = flaws
  }

  raw(name: Attribute | 'currency'): string {
    return this.#fields.get(name)?.trim() ?? ''
  }

  flaw(reason: Flaw['reason'], field: Attribute, why: string): void {
    this.#flaws.push({ reason, field, why })
  }

  short(name: Attribute, longest: number): string {
    const text = plainText(this.raw(name))
    if (text.length > longest) this.flaw('too-long', name, tooLong(longest))
    return text
  }

  /** A web address; none is a warning, a wrong one refuses the row. */
  address(name: 'link' | 'image_link'): string {
    const text = this.raw(name)
    if (text === '') this.flaw(name === 'link' ? 'no-link' : 'no-image', name, 'is empty')
    else if (text.length > LONGEST.address) this.flaw('too-long', name, tooLong(LONGEST.address))
    else if (!isWebAddress(text))
      this.flaw('bad-address', name, `${quoted(text)} does not begin with http:// or https://`)
    return text
  }

  /** A value that is dropped, with a warning, where it cannot be read. */
  checked<Value>(
    name: Attribute,
    reason: Flaw['reason'],
    read: (text: string) => Value | undefined,
    wrong: string,
  ): Value | undefined {
    const text = this.raw(name)
    if (text === '') return undefined
    const value = read(text)
    if (value === undefined) this.flaw(reason, name, `${quoted(text)} ${wrong}`)
    return value
  }
}

function salePrice(row: Row, price: Product['price'], options: ProductOptions): Product['price'] | undefined {
  const text = row.raw('sale_price')
  if (text === '') return undefined
  const sale = readPrice(text, row.raw('currency') || options.currency)
  if (!isMoney(sale)) {
    row.flaw('bad-sale-price', 'sale_price', sale.why)
    return undefined
  }
  const isOther = sale.currency !== price.currency
  if (isOther || sale.minor >= price.minor) {
    const why = isOther ? `is not in ${price.currency}, as the price is` : 'is not below the price'
    row.flaw('bad-sale-price', 'sale_price', `${quoted(text)} ${why}`)
    return undefined
  }
  const period = row.raw('sale_price_effective_date')
  const isOn = period === '' ? true : isSaleOn(period, options.now)
  if (isOn === undefined)
    row.flaw('bad-sale-date', 'sale_price_effective_date', `${quoted(period)} is no period; no sale is taken`)
  return isOn ? sale : undefined
}

function isAvailable(row: Row): boolean {
  const text = row.raw('availability')
  const value = text
    .replace(/^https?:\/\/schema\.org\//i, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')
  const plain = value === 'pre_order' || value === 'back_order' ? value.replace('_', '') : value
  if (Object.hasOwn(AVAILABLE, plain)) return AVAILABLE[plain] === true
  row.flaw(
    'unknown-availability',
    'availability',
    `${text === '' ? 'is empty' : `${quoted(text)} is unknown`}: taken as out of stock`,
  )
  return false
}

/** The last step of a path such as `Kitchen > Kettles`; Google's own categories may be mere numbers. */
function kindOf(row: Row): string {
  const path = row.raw('product_type') || row.raw('google_product_category').replace(/^\d+$/, '')
  return plainText(path).split('>').at(-1)?.trim().toLowerCase().slice(0, LONGEST.title) ?? ''
}
