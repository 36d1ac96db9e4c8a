import type { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'

/** Marks a SQLite file as a catalogue of ours ("CSHP" in ASCII). */
const APPLICATION_ID = 0x43534850

/** Goes up with every change of the tables or of how text is indexed; files of another number are refused. */
const FORMAT = 1

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
      id TEXT NOT NULL,
      language TEXT NOT NULL,
      title TEXT NOT NULL,
      spoken_name TEXT NOT NULL,
      description TEXT NOT NULL,
      price INTEGER NOT NULL,
      currency TEXT NOT NULL,
      in_stock INTEGER NOT NULL,
      brand TEXT,
      color TEXT,
      kind TEXT,
      link TEXT,
      image TEXT,
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
