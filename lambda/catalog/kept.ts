import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Language } from '../locale.ts'
import { CatalogUnavailable, type Product } from './catalog.ts'
import { productIn } from './rows.ts'
import { hasSchema } from './schema.ts'

/** A product with the language it is described in. */
export interface InLanguage {
  readonly product: Product
  readonly language: Language
}

/**
 * The products of a catalogue file in every language but one, for building it anew with that one replaced.
 * No file, or an empty one, has none.
 * @throws {CatalogUnavailable} if it is no catalogue, one of another version, or damaged; with a sentence
 */
export function* productsBeside(path: string, language: Language): Generator<InLanguage> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined || (stat.isFile() && stat.size === 0)) return
  const unavailable = (sentence: string, cause?: unknown) =>
    new CatalogUnavailable(`${path} ${sentence}`, { cause })
  if (!stat.isFile()) throw unavailable('is no file; name the catalogue in it.')
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true })
    if (!hasSchema(db))
      throw unavailable(
        'is no catalogue of this version, so it is not replaced. Delete it or name another, and import every language.',
      )
    for (const row of db.prepare('SELECT * FROM product WHERE language <> ? ORDER BY row').iterate(language))
      yield { product: productIn(row), language: row.language as Language }
  } catch (error) {
    if (error instanceof CatalogUnavailable || !isSqlite(error)) throw error
    throw unavailable(
      'cannot be read, so it is not replaced. Delete it or name another, and import every language.',
      error,
    )
  } finally {
    db?.close()
  }
}

const isSqlite = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR'
