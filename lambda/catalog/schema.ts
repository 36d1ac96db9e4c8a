import type { DatabaseSync } from 'node:sqlite'
import { LANGUAGES, type Language } from '../locale.ts'
import type { Product } from './catalog.ts'
import { nounsOf } from './naming/head.ts'
import { COLUMNS } from './rows.ts'
import { indexed } from './words.ts'

/** Marks a SQLite file as a catalogue of ours ("CSHP" in ASCII). */
const APPLICATION_ID = 0x43534850

/** Goes up with every change of the tables or of how text is indexed; files of another number are refused. */
const FORMAT = 3

/**
 * What a product is called, and how much a word found there weighs. The title counts most: feeds that have a
 * kind and a short title repeat its words in them.
 */
const NAMES = [
  // The noun of the name and of the kind: what the thing is.
  { column: 'head', weight: 0.1 },
  { column: 'spoken_name', weight: 0.1 },
  { column: 'kind', weight: 3 },
  { column: 'title', weight: 3 },
  { column: 'brand', weight: 1 },
  { column: 'color', weight: 1 },
] as const

/** What is told about it: that mentions many other things. */
const TOLD = [
  { column: 'description', weight: 0.7 },
  { column: 'details', weight: 0.2 },
] as const

/** What the index of everything holds. Names alone have an index of their own: it ranks without regard to how
 * much is told about a product, and is quicker to search. */
const ALL = [...NAMES, ...TOLD] as const

const columnsOf = (columns: readonly { readonly column: string }[]): string =>
  columns.map(({ column }) => column).join(', ')

/** Where the word for the kind of thing has to stand: a kettle whose description mentions cups is no cup. */
export const NAMED = `{${NAMES.map(({ column }) => column).join(' ')}}`

/** A product's texts as the indexes hold them. */
export interface Indexed {
  /** In the order of `namesIndexOf`'s columns. */
  readonly names: readonly string[]
  /** In the order of `indexOf`'s columns. */
  readonly all: readonly string[]
}

/** What the indexes hold of a product. */
export function indexRow(product: Product, language: Language): Indexed {
  const { spokenName, kind, title, brand, color, description, details } = product
  const head = [...new Set([...nounsOf(spokenName, language), ...nounsOf(kind ?? '', language)])].join(' ')
  const text = { head, spoken_name: spokenName, kind, title, brand, color, description, details }
  const textsOf = (columns: readonly { readonly column: keyof typeof text }[]) =>
    columns.map(({ column }) => indexed(text[column] ?? '', language))
  const names = textsOf(NAMES)
  return { names, all: [...names, ...textsOf(TOLD)] }
}

/** The full-text index of one language; its rowid is `product.row`. */
export const indexOf = (language: Language): string => `words_${language}`

/** The index of names alone. */
export const namesIndexOf = (language: Language): string => `names_${language}`

/** `INSERT` into an index, the row's number first. */
const insertInto = (index: string, columns: readonly { readonly column: string }[]): string =>
  `INSERT INTO ${index} (rowid, ${columnsOf(columns)}) VALUES (?${', ?'.repeat(columns.length)})`
export const insertAll = (language: Language): string => insertInto(indexOf(language), ALL)
export const insertNames = (language: Language): string => insertInto(namesIndexOf(language), NAMES)

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
    -- What rows are filtered and ordered by, apart: so narrow that a hundred thousand are read in no time.
    CREATE TABLE fact (
      row INTEGER PRIMARY KEY,
      in_stock INTEGER NOT NULL,
      price INTEGER NOT NULL,
      currency TEXT NOT NULL,
      popularity REAL
    ) STRICT;
  `)
  for (const language of LANGUAGES) {
    createIndex(db, indexOf(language), ALL, language)
    createIndex(db, namesIndexOf(language), NAMES, language)
    db.exec(`
      CREATE TABLE word_${language} (word TEXT PRIMARY KEY, n INTEGER NOT NULL, nouns INTEGER NOT NULL) STRICT, WITHOUT ROWID;
      CREATE TABLE sound_${language} (
        skeleton TEXT NOT NULL, n INTEGER NOT NULL, word TEXT NOT NULL, sounds TEXT NOT NULL,
        PRIMARY KEY (skeleton, n, word)
      ) STRICT, WITHOUT ROWID;
    `)
  }
  db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT};`)
}

function createIndex(
  db: DatabaseSync,
  index: string,
  columns: readonly { readonly column: string; readonly weight: number }[],
  language: Language,
): void {
  const weights = columns.map(({ weight }) => weight).join(', ')
  db.exec(`
    CREATE VIRTUAL TABLE ${index} USING fts5(${columnsOf(columns)}, content = '', tokenize = '${TOKENIZER[language]}');
    INSERT INTO ${index} (${index}, rank) VALUES ('rank', 'bm25(${weights})');
  `)
}

/** True if the database is a catalogue of ours, of this format or another. */
export function isOurs(db: DatabaseSync): boolean {
  const { application_id } = db.prepare('PRAGMA application_id').get() ?? {}
  return application_id === APPLICATION_ID
}

/** True if the database is a catalogue of this format. Reads the file, so it fails on one that is none. */
export function hasSchema(db: DatabaseSync): boolean {
  const { user_version } = db.prepare('PRAGMA user_version').get() ?? {}
  return isOurs(db) && user_version === FORMAT
}
