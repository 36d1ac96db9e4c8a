import { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import type { Product } from './catalog.ts'
import { WordCounts } from './lexicon/counts.ts'
import { type Place, takePlace } from './place.ts'
import { COLUMNS } from './rows.ts'
import { createSchema, indexRow, insertAll, insertNames } from './schema.ts'
import { SqliteCatalog } from './sqlite-catalog.ts'

/** A shop's products in each language it has. */
export type ProductsByLanguage = Partial<Record<Language, readonly Product[]>>

/** Where `buildCatalog` keeps a catalogue that lives only as long as the process. */
export const IN_MEMORY = ':memory:'

/** How much SQLite may keep in memory while it writes: ids come in any order, and their index is a tree. */
const CACHE_KIB = 16 * 1024

type Add = (product: Product) => boolean

/** Fills an empty database with products, one at a time. */
class Filling {
  readonly db: DatabaseSync
  readonly #add = new Map<Language, Add>()
  readonly #counts = new Map<Language, WordCounts>()

  constructor(path: string) {
    this.db = new DatabaseSync(path)
    // Nobody else sees the file before it is whole, and a failed one is deleted: so there need be no file
    // to undo things by. Off altogether it cannot be, which Node's SQLite takes for dangerous.
    this.db.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}`)
    createSchema(this.db)
    this.db.exec('BEGIN')
  }

  add(product: Product, language: Language): boolean {
    const counts = this.#counts.get(language) ?? new WordCounts(language)
    this.#counts.set(language, counts)
    const add = this.#add.get(language) ?? adder(this.db, language, counts)
    this.#add.set(language, add)
    return add(product)
  }

  finish(): DatabaseSync {
    for (const counts of this.#counts.values()) counts.write(this.db)
    this.db.exec('COMMIT')
    return this.db
  }
}

function adder(db: DatabaseSync, language: Language, counts: WordCounts): Add {
  const names = COLUMNS.map(({ name }) => name)
  const addRow = db.prepare(
    `INSERT INTO product (language, ${names.join(', ')}) VALUES ('${language}'${', ?'.repeat(names.length)})
     ON CONFLICT DO NOTHING`,
  )
  const addAll = db.prepare(insertAll(language))
  const addNames = db.prepare(insertNames(language))
  const addFacts = db.prepare(
    'INSERT INTO fact (row, in_stock, price, currency, popularity) VALUES (?, ?, ?, ?, ?)',
  )
  return (product) => {
    const { changes, lastInsertRowid } = addRow.run(...COLUMNS.map(({ of }) => of(product)))
    if (changes === 0) return false
    const { names, all } = indexRow(product, language)
    addAll.run(lastInsertRowid, ...all)
    addNames.run(lastInsertRowid, ...names)
    const { price, inStock, popularity = null } = product
    addFacts.run(lastInsertRowid, inStock ? 1 : 0, price.minor, price.currency, popularity)
    counts.add(names)
    return true
  }
}

/**
 * Writes a catalogue file product by product. It is made beside its place and moved there when whole, so
 * that nobody ever opens half a catalogue, and a build that fails or is killed leaves the old one.
 */
export class CatalogWriter {
  readonly #place: Place
  readonly #filling: Filling

  /**
   * @throws {PlaceTaken} if another build is under way at this path
   * @throws {Error} with a code if the folder is missing or cannot be written
   */
  constructor(path: string) {
    this.#place = takePlace(path)
    try {
      this.#filling = new Filling(this.#place.unfinished)
    } catch (error) {
      this.#place.abandon()
      throw error
    }
  }

  /**
   * Adds a product, or returns false if its id is there already in this language.
   * @throws {Error} if the disk is full
   */
  add(product: Product, language: Language): boolean {
    return this.#filling.add(product, language)
  }

  /** Puts the catalogue in its place. @throws {Error} if the disk is full; the old one stays */
  finish(): void {
    try {
      this.#filling.finish().close()
    } catch (error) {
      this.abandon()
      throw error
    }
    this.#place.publish()
  }

  /** Gives up: what was written is deleted, the old catalogue stays. */
  abandon(): void {
    if (this.#filling.db.isOpen) this.#filling.db.close()
    this.#place.abandon()
  }
}

/**
 * Builds a catalogue of products that are at hand, at a path or in memory, and opens it.
 * @throws {Error} when an id comes twice in a language or the file cannot be written
 */
export function buildCatalog(path: string, products: ProductsByLanguage): SqliteCatalog {
  if (path === IN_MEMORY) {
    const filling = new Filling(IN_MEMORY)
    addAll(filling, products)
    return new SqliteCatalog(filling.finish())
  }
  const writer = new CatalogWriter(path)
  try {
    addAll(writer, products)
  } catch (error) {
    writer.abandon()
    throw error
  }
  writer.finish()
  return new SqliteCatalog(path)
}

function addAll(to: Pick<CatalogWriter, 'add'>, products: ProductsByLanguage): void {
  for (const language of LANGUAGES)
    for (const product of products[language] ?? [])
      if (!to.add(product, language)) throw new Error(`The id ${product.id} comes twice in ${language}.`)
}
