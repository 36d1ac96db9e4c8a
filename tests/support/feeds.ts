import { type FeedItem, type FeedOptions, readFeed } from '../../lambda/catalog/feeds/read-feed.ts'

/** When the tests import: in the middle of November. */
export const NOW = Date.parse('2026-11-15T12:00:00Z')

/** A row in Google's attributes. */
export type Attributes = Readonly<Record<string, string>>

/** A row that nothing is wrong with. */
export const KETTLE: Attributes = {
  id: 'k1',
  title: 'Plain Kettle, 1 L',
  short_title: 'Plain kettle',
  description: 'It boils.',
  link: 'https://shop.example/p/k1',
  image_link: 'https://shop.example/i/k1.png',
  price: '39.00 GBP',
  availability: 'in_stock',
  brand: 'Larkholt',
  color: 'red',
  product_type: 'Kitchen > Kettles',
}

export const kettle = (changes: Attributes = {}): Attributes => ({ ...KETTLE, ...changes })

export const columnsOf = (rows: readonly Attributes[]): string[] => [...new Set(rows.flatMap(Object.keys))]

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')

function table(rows: readonly Attributes[], delimiter: string, write: (text: string) => string): string {
  const columns = columnsOf(rows)
  const lines = rows.map((row) => columns.map((column) => write(row[column] ?? '')))
  return [columns, ...lines].map((line) => `${line.join(delimiter)}\n`).join('')
}

const elements = (row: Attributes, prefix: string): string =>
  Object.entries(row)
    .map(([name, value]) => `    <${prefix}:${name}>${escaped(value)}</${prefix}:${name}>\n`)
    .join('')

/** The same rows in every format that Google's attributes come in. Line 1 is a heading in all but JSON Lines. */
export const WRITERS = {
  tsv: (rows) => table(rows, '\t', (text) => text.replace(/[\t\r\n]/g, ' ')),
  csv: (rows) => table(rows, ',', inQuotes),
  semicolons: (rows) => table(rows, ';', inQuotes),
  rss: (rows) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>\n${rows
      .map((row) => `  <item>\n${elements(row, 'g')}  </item>\n`)
      .join('')}</channel></rss>\n`,
  atom: (rows) =>
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:shop="http://base.google.com/ns/1.0"><title>Shop</title><id>tag:shop</id>\n${rows
      .map(
        (row, i) =>
          `  <entry><id>tag:${i}</id><link rel="self" href="https://no.example/"/>\n${elements(row, 'shop')}  </entry>\n`,
      )
      .join('')}</feed>\n`,
  jsonl: (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
} as const satisfies Record<string, (rows: readonly Attributes[]) => string>

export type Written = keyof typeof WRITERS
export const WRITTEN = Object.keys(WRITERS) as Written[]

/** Bytes in pieces of a size, as a stream brings them. */
// biome-ignore lint/suspicious/useAwait: a stream is asynchronous even where its bytes are at hand
export async function* pieces(content: string | Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(content as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Reads a whole feed. */
export async function read(
  content: string | Uint8Array,
  options: Partial<FeedOptions> & { size?: number } = {},
): Promise<FeedItem[]> {
  const { size, ...rest } = options
  const items: FeedItem[] = []
  for await (const item of readFeed(pieces(content, size), { language: 'en', now: NOW, ...rest }))
    items.push(item)
  return items
}

/** The faults of a whole feed, as `line field reason id`. */
export async function faultsOf(
  content: string | Uint8Array,
  options: Parameters<typeof read>[1] = {},
): Promise<string[]> {
  const items = await read(content, options)
  return items.flatMap(({ faults }) =>
    faults.map(({ line, field, reason, id }) => [line, field ?? '-', reason, id ?? '-'].join(' ')),
  )
}
