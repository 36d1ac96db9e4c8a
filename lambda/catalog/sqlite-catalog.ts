import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import {
  type Catalog,
  CatalogUnavailable,
  type FilterName,
  type Filters,
  type Found,
  type Freed,
  type Narrowing,
  type Product,
  type Wish,
} from './catalog.ts'
import { withoutEach } from './filtering.ts'
import { rowsFor } from './finding.ts'
import { phrase, quoted } from './match.ts'
import { recolored } from './query/recolored.ts'
import { understand } from './query/understand.ts'
import { hasSchema } from './schema.ts'
import { openShelf, type Shelf } from './shelf.ts'

interface Opened {
  readonly db: DatabaseSync
  readonly shelves: Record<Language, Shelf>
  /** Products that were asked for, by language and id. An open file never changes, so they stay true. */
  readonly known: Map<string, Product>
}

/** A talk asks for the same dozen products again and again; no process keeps more than this. */
const KNOWN_MAX = 500

/** A catalogue in a SQLite file, opened at the first question and again after a failure. */
export class SqliteCatalog implements Catalog {
  readonly #open: () => DatabaseSync
  #opened: Opened | undefined

  /** @param source a catalogue file, or a database that is open already */
  constructor(source: string | DatabaseSync) {
    this.#open = typeof source === 'string' ? () => openFile(source) : () => source
  }

  search(query: string, language: Language, limit: number, narrowing: Narrowing = {}): Promise<Found> {
    const most = Math.min(Math.max(0, Math.floor(limit)) || 0, Number.MAX_SAFE_INTEGER)
    return this.#ask((opened) =>
      found(opened.shelves[language], wishOf(opened.shelves[language], query, narrowing), most),
    )
  }

  understand(words: string, language: Language): Promise<Wish> {
    return this.#ask((opened) => wishOf(opened.shelves[language], words, {}))
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

/** Pages of the file that are kept in memory, in KiB: SQLite's own 2 MB are read anew at every other search. */
const CACHED_KIB = 8192

function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { readOnly: true })
  db.exec(`PRAGMA cache_size = -${CACHED_KIB}`)
  return db
}

function opened(db: DatabaseSync): Opened {
  try {
    if (!isWhole(db)) throw new Error('The file is cut off.')
    if (!hasSchema(db)) throw new Error('This is no catalogue, or one of another format.')
    const shelves = LANGUAGES.map((language): [Language, Shelf] => [language, openShelf(db, language)])
    return { db, shelves: Object.fromEntries(shelves) as Record<Language, Shelf>, known: new Map() }
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

/** What was said, and how it is narrowed on top of that. */
function wishOf(shelf: Shelf, said: string, { filters, order }: Narrowing): Wish {
  const { language } = shelf
  const wish = understand(said, language, {
    currency: shelf.currency,
    brand: (words) => shelf.brand(words),
    isName(words) {
      const name = phrase(words.join(' '), language)
      return name !== undefined && shelf.count('names', quoted(name), 1) > 0
    },
  })
  const narrowed = { words: wish.words, filters: { ...wish.filters, ...filters }, order: order ?? wish.order }
  return recolored(narrowed, language)
}

/** What matches; where filters left nothing, what there would be without them. */
function found(shelf: Shelf, asked: Wish, most: number): Found {
  const { words, ...rows } = rowsFor(shelf, asked, most)
  const wish = { ...asked, words }
  if (rows.total > 0) return { ...rows, wish, freed: [] }
  const names = Object.keys(wish.filters) as FilterName[]
  const without = (filters: Filters) => rowsFor(shelf, { ...wish, filters }, 0).total
  const singly = withoutEach(wish.filters)
    .map(([name, filters]): Freed => ({ filters: [name], total: without(filters) }))
    .filter(({ total }) => total > 0)
    .sort((a, b) => b.total - a.total)
  const total = singly.length === 0 && names.length > 1 ? without({}) : 0
  return { ...rows, wish, freed: total > 0 ? [{ filters: names, total }] : singly }
}

function productWith({ shelves, known }: Opened, id: string, language: Language): Product | undefined {
  const key = `${language} ${id}`
  const found = known.get(key) ?? shelves[language].product(id)
  if (!found) return undefined
  if (known.size >= KNOWN_MAX) known.clear()
  known.set(key, found)
  return found
}
