import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import type { Product } from './catalog.ts'
import { createSchema, INDEXED, indexOf } from './schema.ts'
import { SqliteCatalog } from './sqlite-catalog.ts'
import { indexed } from './words.ts'

/** A shop's products in each language it has. */
export type ProductsByLanguage = Partial<Record<Language, readonly Product[]>>

/** Where `buildCatalog` keeps a catalogue that lives only as long as the process. */
export const IN_MEMORY = ':memory:'

/**
 * Builds a catalogue at a path or in memory. A file is made beside its place and moved there when whole, so
 * that nobody ever opens half a catalogue and a failed build leaves the old one.
 * @throws {Error} when an id comes twice in a language or the file cannot be written
 */
export function buildCatalog(path: string, products: ProductsByLanguage): SqliteCatalog {
  if (path === IN_MEMORY) return new SqliteCatalog(filled(new DatabaseSync(IN_MEMORY), products))
  const unfinished = `${path}.${process.pid}.new`
  try {
    rmSync(unfinished, { force: true })
    filled(new DatabaseSync(unfinished), products).close()
    renameSync(unfinished, path)
  } finally {
    rmSync(unfinished, { force: true })
  }
  return new SqliteCatalog(path)
}

function filled(db: DatabaseSync, products: ProductsByLanguage): DatabaseSync {
  try {
    db.exec('BEGIN')
    createSchema(db)
    for (const language of LANGUAGES) addProducts(db, language, products[language] ?? [])
    db.exec('COMMIT')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

function addProducts(db: DatabaseSync, language: Language, products: readonly Product[]): void {
  const addProduct = db.prepare(
    `INSERT INTO product (id, language, title, spoken_name, description, price, currency, in_stock,
       brand, color, kind, link, image) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const columns = INDEXED.map(({ column }) => column)
  const addWords = db.prepare(
    `INSERT INTO ${indexOf(language)} (rowid, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})`,
  )
  for (const product of products) {
    const { id, title, spokenName, description, price, inStock } = product
    const { brand = null, color = null, kind = null, link = null, image = null } = product
    const { lastInsertRowid } = addProduct.run(
      ...[id, language, title, spokenName, description, price.minor, price.currency, inStock ? 1 : 0],
      ...[brand, color, kind, link, image],
    )
    const text = { spoken_name: spokenName, kind, title, brand, color, description }
    addWords.run(lastInsertRowid, ...columns.map((column) => indexed(text[column] ?? '', language)))
  }
}
