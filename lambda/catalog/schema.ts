import type { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import type { Product } from './catalog.ts'
import { COLUMNS } from './rows.ts'
import { indexed } from './words.ts'

/** Marks a SQLite file as a catalogue of ours ("CSHP" in ASCII). */
const APPLICATION_ID = 0x43534850

/** Goes up with every change of the tables or of how text is indexed; files of another number are refused. */
const FORMAT = 2

/**
 * What the index holds of a product, and how much a word found there weighs: a product is what its name
 * and kind say; its description mentions many other things.
 */
export const INDEXED = [
  { column: 'spoken_name', weight: 8 },
  { column: 'kind', weight: 6 },
  { column: 'title', weight: 5 },
  { column: 'brand', weight: 3 },
  { column: 'color', weight: 3 },
  { column: 'description', weight: 1 },
] as const

/** What the index holds of a product, in the order of `INDEXED`. */
export function indexRow(product: Product, language: Language): string[] {
  const { spokenName, kind, title, brand, color, description } = product
  const text = { spoken_name: spokenName, kind, title, brand, color, description }
  return INDEXED.map(({ column }) => indexed(text[column] ?? '', language))
}

/** The full-text index of one language; its rowid is `product.row`. */
export const indexOf = (language: Language): string => `words_${language}`

/** English words are stemmed by SQLite; French ones by `indexed` alone. */
const TOKENIZER: Record<Language, string> = {
  en: 'porter unicode61 remove_diacritics 2',
  fr: 'unicode61 remove_diacritics 2',
}

/** Makes the tables of an empty database. */
export function createSchema(db: DatabaseSync): void {
  db.exec(`
    CREATE TABLE product (
      row INTEGER PRIMARY KEY,
      language TEXT NOT NULL,
      ${COLUMNS.map(({ name, type }) => `${name} ${type}`).join(', ')},
      UNIQUE (id, language)
    ) STRICT;
  `)
  const columns = INDEXED.map(({ column }) => column).join(', ')
  const weights = INDEXED.map(({ weight }) => weight).join(', ')
  for (const language of LANGUAGES) {
    const index = indexOf(language)
    db.exec(`
      CREATE VIRTUAL TABLE ${index} USING fts5(${columns}, content = '', tokenize = '${TOKENIZER[language]}');
      INSERT INTO ${index} (${index}, rank) VALUES ('rank', 'bm25(${weights})');
    `)
  }
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT};`)
}

/** True if the database is a catalogue of this format. Reads the file, so it fails on one that is none. */
export function hasSchema(db: DatabaseSync): boolean {
  const { application_id } = db.prepare('PRAGMA application_id').get() ?? {}
  const { user_version } = db.prepare('PRAGMA user_version').get() ?? {}
  return application_id === APPLICATION_ID && user_version === FORMAT
}
