import { attributeOf } from './attributes.ts'
import { FeedError } from './fault.ts'
import { isShopify } from './shopify.ts'

export const FORMATS = ['tsv', 'csv', 'xml', 'shopify', 'jsonl'] as const
export type Format = (typeof FORMATS)[number]

/** A format, and for a table what stands between its values. */
export interface Sniffed {
  readonly format: Format
  readonly delimiter: string
}

const DELIMITERS = ['\t', ',', ';', '|']

/**
 * Tells a feed's format by its beginning.
 * @param wanted the format that the caller says it has
 * @throws {FeedError} with what to do, if it is no feed
 */
export function sniff(head: string, wanted?: Format): Sniffed {
  const text = head.trimStart()
  if (text === '') throw new FeedError('The feed is empty.')
  if (/^(?:<!doctype\s+html|<html\b|<head\b|<body\b)/i.test(text.replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')))
    throw new FeedError(
      'This is a web page, no product feed: the address may want a login, or be that of the page beside the feed.',
    )
  const format = wanted ?? formatOf(text)
  if (format === 'xml' || format === 'jsonl') return { format, delimiter: '' }
  const delimiter = format === 'tsv' ? '\t' : delimiterOf(firstLine(text))
  const columns = columnsOf(firstLine(text), delimiter)
  if (wanted === undefined && isShopify(columns)) return { format: 'shopify', delimiter }
  if (format === 'shopify') refuseWithout(columns, isShopify(columns), 'Handle, Title and Variant Price')
  else {
    const names = new Set(columns.map(attributeOf))
    const isWhole = names.has('id') && names.has('title') && names.has('price')
    refuseWithout(columns, isWhole, 'id, title and price')
  }
  return { format, delimiter }
}

function formatOf(text: string): Format {
  if (text.startsWith('<')) return 'xml'
  if (text.startsWith('{')) return 'jsonl'
  if (text.startsWith('['))
    throw new FeedError('This is one JSON array; write one product a line: jq -c ".[]" feed.json')
  return delimiterOf(firstLine(text)) === '\t' ? 'tsv' : 'csv'
}

const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? ''

/** A tab wins, because names of columns may have commas; else what is there most often. */
function delimiterOf(line: string): string {
  if (line.includes('\t')) return '\t'
  const often = (delimiter: string): number => line.split(delimiter).length
  return DELIMITERS.slice(1).reduce((best, one) => (often(one) > often(best) ? one : best), ',')
}

const columnsOf = (line: string, delimiter: string): string[] =>
  line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, '$1'))

const SHOWN = 8

function refuseWithout(columns: readonly string[], isWhole: boolean, needed: string): void {
  if (isWhole) return
  const seen = columns.slice(0, SHOWN).map((name) => name.slice(0, 30))
  const more = columns.length > SHOWN ? ', …' : ''
  throw new FeedError(
    `Line 1 must name the columns, among them ${needed}; here it has: ${seen.join(', ')}${more}.`,
  )
}
