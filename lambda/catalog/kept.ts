import { statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Language } from '../locale.ts'
import { CatalogUnavailable, type Product } from './catalog.ts'
import { productIn } from './rows.ts'
import { hasSchema, isOurs } from './schema.ts'

/** A product with the language it is described in. */
export interface InLanguage {
  readonly product: Product
  readonly language: Language
}

/** A catalogue that another version of Corner Shop made. */
export class OtherVersion extends Error {
  override readonly name = 'OtherVersion'
}

/**
 * The products of a catalogue file in every language but one, for building it anew with that one replaced.
 * No file, or an empty one, has none.
 * @throws {OtherVersion} if it is a catalogue that nobody can read any more
 * @throws {CatalogUnavailable} if it is none of ours, or damaged; with a sentence
 */
export function* productsBeside(path: string, language: Language): Generator<InLanguage> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined || (stat.isFile() && stat.size === 0)) return
  if (!stat.isFile()) throw new CatalogUnavailable(`${path} is no file; name the catalogue in it.`)
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(path, { readOnly: true })
    if (!isOurs(db)) throw unavailable(path, 'is no catalogue')
    if (!hasSchema(db)) throw new OtherVersion(`${path} was made by another version of Corner Shop.`)
    for (const row of db.prepare('SELECT * FROM product WHERE language <> ? ORDER BY row').iterate(language))
      yield { product: productIn(row), language: row.language as Language }
  } catch (error) {
    throw isSqlite(error) ? unavailable(path, 'cannot be read', error) : error
  } finally {
    db?.close()
  }
}

const unavailable = (path: string, why: string, cause?: unknown): CatalogUnavailable =>
  new CatalogUnavailable(
    `${path} ${why}, so it is not replaced. Delete it or name another, and import every language.`,
    { cause },
  )

const isSqlite = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_SQLITE_ERROR'
