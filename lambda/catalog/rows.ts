import type { SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { Product } from './catalog.ts'

/** How a part of a product stands in its row. */
interface Column {
  readonly name: string
  readonly type: string
  readonly of: (product: Product) => SQLInputValue
}

const column = (name: string, type: string, of: Column['of']): Column => ({ name, type, of })
const optionalText = (name: string, of: (product: Product) => string | undefined): Column =>
  column(name, 'TEXT', (product) => of(product) ?? null)

/** A product's columns. The table has two more: the row's number and the language. */
export const COLUMNS: readonly Column[] = [
  column('id', 'TEXT NOT NULL', ({ id }) => id),
  column('title', 'TEXT NOT NULL', ({ title }) => title),
  column('spoken_name', 'TEXT NOT NULL', ({ spokenName }) => spokenName),
  column('description', 'TEXT NOT NULL', ({ description }) => description),
  column('price', 'INTEGER NOT NULL', ({ price }) => price.minor),
  column('currency', 'TEXT NOT NULL', ({ price }) => price.currency),
  // In the currency of the price.
  column('regular_price', 'INTEGER', ({ regularPrice }) => regularPrice?.minor ?? null),
  column('in_stock', 'INTEGER NOT NULL', ({ inStock }) => (inStock ? 1 : 0)),
  column('popularity', 'REAL', ({ popularity }) => popularity ?? null),
  optionalText('brand', ({ brand }) => brand),
  optionalText('color', ({ color }) => color),
  optionalText('kind', ({ kind }) => kind),
  optionalText('details', ({ details }) => details),
  optionalText('link', ({ link }) => link),
  optionalText('image', ({ image }) => image),
  // `group` is a word of SQL's.
  optionalText('item_group', ({ group }) => group),
  optionalText('gtin', ({ gtin }) => gtin),
  optionalText('asin', ({ asin }) => asin),
]

type Row = Readonly<Record<string, SQLOutputValue>>

/** The product in a row of the table. */
export function productIn(row: Row): Product {
  const currency = String(row.currency)
  const text = (name: string, key = name) => (typeof row[name] === 'string' ? { [key]: row[name] } : {})
  return {
    id: String(row.id),
    title: String(row.title),
    spokenName: String(row.spoken_name),
    description: String(row.description),
    price: { minor: Number(row.price), currency },
    ...(row.regular_price === null ? {} : { regularPrice: { minor: Number(row.regular_price), currency } }),
    inStock: row.in_stock === 1,
    ...(typeof row.popularity === 'number' ? { popularity: row.popularity } : {}),
    ...text('brand'),
    ...text('color'),
    ...text('kind'),
    ...text('details'),
    ...text('link'),
    ...text('image'),
    ...text('item_group', 'group'),
    ...text('gtin'),
    ...text('asin'),
  }
}
