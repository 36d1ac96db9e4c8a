import { statSync } from 'node:fs'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import { type Catalog, CatalogUnavailable, type Fit, type Found, type Product } from './catalog.ts'
import { prepareQueries, type Queries } from './queries.ts'
import { productIn } from './rows.ts'
import { hasSchema, INDEXED } from './schema.ts'
import { wanted } from './words.ts'

type Row = Record<string, SQLOutputValue>

interface Opened {
  readonly db: DatabaseSync
  readonly queries: Record<Language, Queries>
  /** Products that were asked for, by language and id. An open file never changes, so they stay true. */
  readonly known: Map<string, Product>
}

/** A talk asks for the same dozen products again and again; no process keeps more than this. */
const KNOWN_MAX = 500

const NOTHING: Found = { ids: [], total: 0, fit: 'closest' }

/** A catalogue in a SQLite file, opened at the first question and again after a failure. */
export class SqliteCatalog implements Catalog {
  readonly #open: () => DatabaseSync
  #opened: Opened | undefined

  /** @param source a catalogue file, or a database that is open already */
  constructor(source: string | DatabaseSync) {
    this.#open =
      typeof source === 'string' ? () => new DatabaseSync(source, { readOnly: true }) : () => source
  }

  search(query: string, language: Language, limit: number): Promise<Found> {
    const { words, heads } = wanted(query, language)
    if (words.length === 0 || heads.length === 0) return Promise.resolve(NOTHING)
    const most = Math.min(Math.max(0, Math.floor(limit)) || 0, Number.MAX_SAFE_INTEGER)
    return this.#ask(({ queries }) => {
      const { all, closest } = queries[language]
      const named = heads.map((head) => `${NAMED} : ${quote(head)}`)
      const quoted = words.map(quote)
      // At least one row is asked for, because the total comes with the rows.
      const rows = all.all(`(${named.join(' OR ')}) AND ${quoted.join(' AND ')}`, Math.max(1, most))
      if (rows.length > 0) return found(rows, most, 'all')
      const looked = JSON.stringify(
        words.map((word, i) => (heads.includes(word) ? `${NAMED} : ${quote(word)}` : quoted[i])),
      )
      return found(closest.all(JSON.stringify(named), looked, Math.max(1, most)), most, 'closest')
    })
  }

  products(ids: readonly string[], language: Language): Promise<Product[]> {
    return this.#ask((opened) => ids.flatMap((id) => productWith(opened, id, language) ?? []))
  }

  /** Lets go of the database. A later question opens a file again; what was in memory is gone. */
  close(): void {
    const opened = this.#opened
    this.#opened = undefined
    if (opened?.db.isOpen) opened.db.close()
  }

  /** Whatever SQLite has to complain about, missing, locked or cut off, is one thing to the caller. */
  #ask<Answer>(question: (opened: Opened) => Answer): Promise<Answer> {
    try {
      this.#opened ??= opened(this.#open())
      return Promise.resolve(question(this.#opened))
    } catch (cause) {
      this.close()
      return Promise.reject(new CatalogUnavailable('The catalogue cannot be read.', { cause }))
    }
  }
}

function opened(db: DatabaseSync): Opened {
  try {
    if (!isWhole(db)) throw new Error('The file is cut off.')
    if (!hasSchema(db)) throw new Error('This is no catalogue, or one of another format.')
    const queries = LANGUAGES.map((language) => [language, prepareQueries(db, language)])
    return { db, queries: Object.fromEntries(queries) as Record<Language, Queries>, known: new Map() }
  } catch (error) {
    if (db.isOpen) db.close()
    throw error
  }
}

/** SQLite reads a last page that is cut off as if it ended in zeros, so the size is looked at here. */
function isWhole(db: DatabaseSync): boolean {
  const path = db.location()
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() ?? {}
  const { page_size: bytes } = db.prepare('PRAGMA page_size').get() ?? {}
  return path === null || statSync(path).size === Number(pages) * Number(bytes)
}

/**
 * Where the word for the kind of thing has to stand: a kettle whose description mentions cups is no cup.
 * The words beside it may stand anywhere.
 */
const NAMED = `{${INDEXED.map(({ column }) => column)
  .filter((column) => column !== 'description')
  .join(' ')}}`

/** A word for FTS5. Words are letters and digits only, so nothing in them can end the quotation. */
const quote = (word: string): string => `"${word}"`

function found(rows: readonly Row[], most: number, fit: Fit): Found {
  if (rows.length === 0) return NOTHING
  return { ids: rows.slice(0, most).map((row) => String(row.id)), total: Number(rows[0]?.total), fit }
}

function productWith({ queries, known }: Opened, id: string, language: Language): Product | undefined {
  const key = `${language} ${id}`
  const found = known.get(key)
  if (found) return found
  const row = queries[language].product.get(id)
  if (!row) return undefined
  if (known.size >= KNOWN_MAX) known.clear()
  const product = productIn(row)
  known.set(key, product)
  return product
}
