import type { Product } from '../catalog.ts'
import { attributeOf } from './attributes.ts'
import { textOf } from './bytes.ts'
import { readDelimited } from './delimited.ts'
import { type Fault, FeedError, type Flaw, REASONS } from './fault.ts'
import { readJsonLines } from './json-lines.ts'
import { type ProductOptions, type Read, readProduct } from './product.ts'
import type { FeedRow } from './record.ts'
import { ShopifyRows } from './shopify.ts'
import { type Format, type Sniffed, sniff } from './sniff.ts'
import { readXml } from './xml.ts'

/** How a feed is to be read; what is left out is told from its content. */
export interface FeedOptions extends ProductOptions {
  readonly format?: Format | undefined
  /** A name that TextDecoder knows. */
  readonly encoding?: string | undefined
  /** The shop's address, for feeds that have none. */
  readonly baseUrl?: string | undefined
}

/** One row of a feed: a product, unless one of its faults keeps it out. */
export interface FeedItem {
  readonly line: number
  readonly product?: Product
  readonly faults: readonly Fault[]
}

/** Options are missing that this format needs. */
export class FeedNeeds extends FeedError {}

/**
 * Reads a product feed of any format row by row, never holding more of it than a few rows.
 * @throws {FeedNeeds} if the format needs a currency or the shop's address
 * @throws {FeedError} if it cannot be read as a whole
 */
export async function* readFeed(
  bytes: AsyncIterable<Uint8Array>,
  options: FeedOptions,
): AsyncGenerator<FeedItem> {
  const { head, chunks } = await textOf(bytes, options.encoding)
  const sniffed = sniff(head, options.format)
  let first: string | undefined
  for await (const { row, read } of rowsOf(chunks, sniffed, options)) {
    const { product, id } = read
    const flaws = [...read.flaws]
    first ??= product?.price.currency
    if (product && product.price.currency !== first)
      flaws.push({
        reason: 'other-currency',
        field: 'price',
        why: `is in ${product.price.currency}, the first one in ${first}`,
      })
    const faults = flaws.map((flaw) => faultOf(flaw, row.line, id))
    yield { line: row.line, ...(product && { product }), faults }
  }
}

/** A flaw at its place. */
export const faultOf = (flaw: Flaw, line: number, id: string | undefined): Fault => ({
  ...flaw,
  severity: REASONS[flaw.reason],
  line,
  ...(id && { id }),
})

interface ReadRow {
  readonly row: FeedRow
  readonly read: Read
}

function rowsOf(
  chunks: AsyncIterable<string>,
  { format, delimiter }: Sniffed,
  options: FeedOptions,
): AsyncIterable<ReadRow> {
  if (format === 'shopify') return shopifyRows(chunks, delimiter, options)
  if (format === 'xml') return googleRows(readXml(chunks), options)
  if (format === 'jsonl') return googleRows(readJsonLines(chunks), options)
  const dialect = { delimiter, isQuoted: format === 'csv', nameOf: attributeOf }
  return googleRows(readDelimited(chunks, dialect), options)
}

/** A row that is already known to be wrong. */
const wrong = ({ flaw, id }: { flaw: Flaw; id?: string }): Read => ({ ...(id && { id }), flaws: [flaw] })

async function* googleRows(rows: AsyncIterable<FeedRow>, options: FeedOptions): AsyncGenerator<ReadRow> {
  for await (const row of rows)
    yield { row, read: 'fields' in row ? readProduct(row.fields, options) : wrong(row) }
}

async function* shopifyRows(
  chunks: AsyncIterable<string>,
  delimiter: string,
  options: FeedOptions,
): AsyncGenerator<ReadRow> {
  const { currency, baseUrl } = options
  if (currency === undefined || baseUrl === undefined)
    throw new FeedNeeds(
      'A Shopify export has neither currency nor address: add --currency GBP --base-url https://your.shop.',
    )
  const shopify = new ShopifyRows({ currency, baseUrl })
  const dialect = { delimiter, isQuoted: true, nameOf: shopify.nameOf }
  for await (const row of readDelimited(chunks, dialect)) {
    if (!('fields' in row)) yield { row, read: wrong(row) }
    else {
      const translated = shopify.translate(row.fields)
      if (!translated) continue
      if ('flaw' in translated) yield { row, read: wrong(translated) }
      else yield { row, read: inShopifysWords(readProduct(translated.fields, options), translated, shopify) }
    }
  }
}

function inShopifysWords(
  read: Read,
  { fields, flaws }: { fields: ReadonlyMap<string, string>; flaws: readonly Flaw[] },
  shopify: ShopifyRows,
): Read {
  const isOnSale = fields.has('sale_price')
  const renamed = read.flaws.map((flaw) =>
    flaw.field === undefined ? flaw : { ...flaw, field: shopify.fieldOf(flaw.field, isOnSale) },
  )
  return { ...read, flaws: read.product ? [...renamed, ...flaws] : renamed }
}
