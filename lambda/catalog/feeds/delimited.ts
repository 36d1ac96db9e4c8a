import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { FeedError, type Flaw } from './fault.ts'
import { BROKEN, type FeedRow, isBroken, LONGEST_ROW, tooLong } from './record.ts'

/** How a table in text is written. */
export interface Dialect {
  readonly delimiter: string
  /** Whether a value in quotes may hold delimiters and line ends. */
  readonly isQuoted: boolean
  /** The name that we know a column by, or undefined for one that is not read. */
  readonly nameOf: (column: string) => string | undefined
}

interface Read {
  readonly record: string[]
  readonly info: Info
}

/**
 * The rows of a table whose first line names the columns.
 * @throws {FeedError} if the text ends in the middle of a value in quotes
 */
export async function* readDelimited(
  chunks: AsyncIterable<string>,
  dialect: Dialect,
): AsyncGenerator<FeedRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    quote: dialect.isQuoted ? '"' : null,
    record_delimiter: '\n',
    max_record_size: LONGEST_ROW + CUT.length,
    info: true,
    skip_empty_lines: true,
    // Both are for us to judge: rows of another length, and quotes in the middle of a value.
    relax_column_count: true,
    relax_quotes: true,
  })
  const text = withLineFeeds(chunks)
  // Where nothing is in quotes a row ends with its line, however long that is.
  const source = Readable.from(dialect.isQuoted ? text : shortened(text))
  source.once('error', (error) => parser.destroy(error))
  let header: Header | undefined
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Read>) {
      const line = info.lines - inside(record)
      if (header) yield header.rowOf(record, line)
      else header = new Header(record, dialect)
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, parser.info.lines) : error
  } finally {
    source.destroy()
  }
}

/**
 * The text with a line feed for every line end, of Windows or of old Macs: the parser counts some of those
 * twice inside of quotes. A carriage return within lines is none.
 */
async function* withLineFeeds(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let hasLineFeeds = false
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + chunk
    hasLineFeeds ||= text.includes('\n')
    if (!text.includes('\r')) {
      rest = ''
      yield text
      continue
    }
    // The line feed of this one may be in the next chunk.
    rest = text.endsWith('\r') ? '\r' : ''
    const whole = text.slice(0, text.length - rest.length)
    yield hasLineFeeds ? whole.replaceAll('\r\n', '\n') : whole.replaceAll('\r', '\n')
  }
  if (rest !== '') yield hasLineFeeds ? rest : '\n'
}

/** Ends a line that was cut. Unicode sets it aside as no character at all, so it is in no feed. */
const CUT = '\uFDD1'

/** The text with what is too long in a line left out. */
async function* shortened(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let length = 0
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    if (length + chunk.length <= LONGEST_ROW) {
      yield chunk
      length = (lines.length === 1 ? length : 0) + (lines.at(-1)?.length ?? 0)
      continue
    }
    for (const [i, line] of lines.entries()) {
      if (i > 0) {
        yield '\n'
        length = 0
      }
      const room = Math.max(0, LONGEST_ROW - length)
      yield line.length > room && length <= LONGEST_ROW ? line.slice(0, room) + CUT : line.slice(0, room)
      length += line.length
    }
  }
}

/** How many line ends are inside of a record's values. */
const inside = (record: readonly string[]): number =>
  record.reduce((sum, value) => sum + value.split('\n').length - 1, 0)

function explained(error: CsvError, line: number): FeedError {
  const why =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'The feed ends in the middle of a value in quotes: it is cut off, or a quote is not closed.'
      : `Around line ${line} a row has more than ${LONGEST_ROW} characters: a quote may not be closed.`
  return new FeedError(why, { cause: error })
}

/** The names of the columns, by which rows are read. */
class Header {
  readonly #columns: readonly string[]
  /** Our name for each column that is read; of several of one name the first counts. */
  readonly #names: readonly (string | undefined)[]
  readonly #isQuoted: boolean

  constructor(record: readonly string[], { isQuoted, nameOf }: Dialect) {
    this.#isQuoted = isQuoted
    this.#columns = record.map((name) => this.#value(name).trim())
    const names = this.#columns.map(nameOf)
    this.#names = names.map((name, i) => (names.indexOf(name) === i ? name : undefined))
  }

  rowOf(record: readonly string[], line: number): FeedRow {
    const fields = new Map<string, string>()
    for (const [i, name] of this.#names.entries())
      if (name !== undefined) fields.set(name, this.#value(record[i] ?? ''))
    const flaw = this.#tooLong(record) ?? this.#wrongLength(record, line) ?? this.#broken(record)
    if (!flaw) return { line, fields }
    // In a row of a single field that is hardly an id.
    const id = record.length > 1 ? fields.get('id')?.trim() : undefined
    return { line, ...(id && { id }), flaw }
  }

  #tooLong(record: readonly string[]): Flaw | undefined {
    return record.at(-1)?.endsWith(CUT) ? { reason: 'too-long', why: tooLong(LONGEST_ROW) } : undefined
  }

  #wrongLength(record: readonly string[], line: number): Flaw | undefined {
    const expected = this.#columns.length
    if (record.length === expected) return undefined
    const last = line + inside(record)
    const where = last > line ? `; it goes on to line ${last}: is a quote not closed?` : ''
    const why = `${expected} fields were expected, ${record.length} are there${where}`
    return { reason: 'field-count', why }
  }

  #broken(record: readonly string[]): Flaw | undefined {
    const at = record.findIndex(isBroken)
    return at < 0 ? undefined : { reason: 'undecodable', field: this.#columns[at] ?? '', why: BROKEN }
  }

  /** Google's tab-separated feeds have no quotes, but spreadsheets put some around a value with a quote in it. */
  #value(text: string): string {
    if (this.#isQuoted || text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text
    const inner = text.slice(1, -1)
    const isDoubled = !inner.replaceAll('""', '').includes('"')
    return isDoubled ? inner.replaceAll('""', '"') : text
  }
}
