import { Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { FeedError } from './fault.ts'
import { BROKEN, type FeedRow, isBroken, LONGEST_FIELD, LONGEST_ROW } from './record.ts'

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

const LINE_END = /\r\n|\n|\r/g

/**
 * The rows of a table whose first line names the columns.
 * @throws {FeedError} if a column comes twice, or the text ends in the middle of a quoted value
 */
export async function* readDelimited(
  chunks: AsyncIterable<string>,
  { delimiter, isQuoted, nameOf }: Dialect,
): AsyncGenerator<FeedRow> {
  const parser = parse({
    delimiter,
    quote: isQuoted ? '"' : null,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
    info: true,
    skip_empty_lines: true,
    // Both are for us to judge: rows of another length, and quotes in the middle of a value.
    relax_column_count: true,
    relax_quotes: true,
  })
  const source = Readable.from(chunks)
  source.once('error', (error) => parser.destroy(error))
  let header: Header | undefined
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<Read>) {
      const line = info.lines - inside(record)
      if (header) yield header.rowOf(record, line)
      else header = new Header(record, line, isQuoted, nameOf)
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, parser.info.lines) : error
  } finally {
    source.destroy()
  }
}

/** How many line ends are inside of a record's values. */
const inside = (record: readonly string[]): number =>
  record.reduce((sum, value) => sum + (value.match(LINE_END)?.length ?? 0), 0)

function explained(error: CsvError, line: number): FeedError {
  const why =
    error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? 'The feed ends in the middle of a value in quotes: it is cut off, or a quote is not closed.'
      : `Around line ${line} a row has more than ${LONGEST_ROW} characters: a quote may not be closed.`
  return new FeedError(why, { cause: error })
}

/** The names of the columns, by which rows are read. */
class Header {
  readonly #names: readonly (string | undefined)[]
  readonly #columns: readonly string[]
  readonly #isQuoted: boolean

  constructor(
    record: readonly string[],
    line: number,
    isQuoted: boolean,
    nameOf: (column: string) => string | undefined,
  ) {
    this.#isQuoted = isQuoted
    this.#columns = record.map((name) => this.#value(name).trim())
    this.#names = this.#columns.map(nameOf)
    const twice = this.#names.find((name, i) => name !== undefined && this.#names.indexOf(name) < i)
    if (twice !== undefined) throw new FeedError(`Line ${line}: there are two columns for ${twice}.`)
  }

  rowOf(record: readonly string[], line: number): FeedRow {
    const fields = new Map<string, string>()
    for (const [i, name] of this.#names.entries())
      if (name !== undefined) fields.set(name, this.#value(record[i] ?? ''))
    const id = fields.get('id')?.trim()
    const known = id && record.length > 1 ? { id } : {}
    if (record.length !== this.#names.length) {
      const last = line + inside(record)
      const where = last > line ? `; it goes on to line ${last}: is a quote not closed?` : ''
      const why = `${this.#names.length} fields were expected, ${record.length} are there${where}`
      return { line, ...known, flaw: { reason: 'field-count', why } }
    }
    for (const [i, text] of record.entries()) {
      const field = this.#columns[i] ?? ''
      if (text.length > LONGEST_FIELD)
        return {
          line,
          ...known,
          flaw: { reason: 'too-long', field, why: `has more than ${LONGEST_FIELD} characters` },
        }
      if (isBroken(text))
        return {
          line,
          ...known,
          flaw: { reason: 'undecodable', field, why: BROKEN },
        }
    }
    return { line, fields }
  }

  /** Google's tab-separated feeds have no quotes, but spreadsheets put some around a value with a quote in it. */
  #value(text: string): string {
    if (this.#isQuoted || !/^".*"$/s.test(text) || text.length < 2) return text
    const inner = text.slice(1, -1)
    return /(?<!")(?:"")*"(?!")/.test(inner) ? text : inner.replaceAll('""', '"')
  }
}
