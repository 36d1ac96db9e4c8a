import type { Money, Product } from './catalog.ts'

/** The columns a feed must have, in any order; others are ignored. Names as in Google's product feed. */
const REQUIRED = [
  'id',
  'title',
  'short_title',
  'description',
  'link',
  'price',
  'availability',
  'brand',
  'color',
  'product_type',
] as const

type Column = (typeof REQUIRED)[number]
type Row = Readonly<Record<Column, string>>

/**
 * Reads a tab-separated product feed in one language.
 * @throws {Error} at the first thing wrong, naming the line and the field: half a shop is worse than none
 */
export function readFeed(text: string): Product[] {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const columns = header.split('\t')
  for (const name of REQUIRED)
    if (!columns.includes(name)) throw new Error(`Feed line 1: there is no column ${name}.`)

  const seen = new Set<string>()
  const products: Product[] = []
  for (const [index, line] of lines.entries()) {
    if (line === '') continue
    const where = `Feed line ${index + 2}`
    const product = productOf(rowOf(line, columns, where), where)
    if (seen.has(product.id)) throw new Error(`${where}: id ${product.id} was used before.`)
    seen.add(product.id)
    products.push(product)
  }
  return products
}

/**
 * Reads `39.00 GBP` into minor units. As many decimals are allowed as the currency has.
 * @returns undefined if it is not such a price
 */
export function readPrice(text: string): Money | undefined {
  const [, whole, fraction = '', currency] = /^(\d+)(?:\.(\d+))? ([A-Z]{3})$/.exec(text.trim()) ?? []
  if (whole === undefined || currency === undefined) return undefined
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 2
  if (fraction.length > decimals) return undefined
  const minor = Number(whole + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(minor) ? { minor, currency } : undefined
}

function rowOf(line: string, columns: readonly string[], where: string): Row {
  const fields = line.split('\t')
  if (fields.length !== columns.length)
    throw new Error(`${where}: ${columns.length} fields were expected, ${fields.length} are there.`)
  const field = (name: Column) => fields[columns.indexOf(name)]?.trim() ?? ''
  return Object.fromEntries(REQUIRED.map((name) => [name, field(name)])) as Row
}

function productOf(row: Row, where: string): Product {
  for (const name of ['id', 'title', 'short_title'] as const)
    if (row[name] === '') throw new Error(`${where}: ${name} is empty.`)
  const price = readPrice(row.price)
  if (!price) throw new Error(`${where}: price "${row.price}" is not like "39.00 GBP".`)
  if (row.availability !== 'in_stock' && row.availability !== 'out_of_stock')
    throw new Error(`${where}: availability "${row.availability}" is neither in_stock nor out_of_stock.`)
  if (row.link !== '' && !/^https?:\/\//.test(row.link))
    throw new Error(`${where}: link "${row.link}" is no web address.`)

  const kind = kindOf(row.product_type)
  return {
    id: row.id,
    title: row.title,
    spokenName: row.short_title,
    description: row.description,
    price,
    inStock: row.availability === 'in_stock',
    ...(row.brand && { brand: row.brand }),
    ...(row.color && { color: row.color }),
    ...(kind && { kind }),
    ...(row.link && { link: row.link }),
  }
}

/** The last step of a path such as `Kitchen > Kettle`. */
const kindOf = (productType: string): string => productType.split('>').at(-1)?.trim().toLowerCase() ?? ''
