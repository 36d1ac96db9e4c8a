import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import type { Language } from '../locale.ts'
import { COUNTED, type Order, type Product } from './catalog.ts'
import { type Filtering, narrowedMatch } from './filtering.ts'
import { type Lexicon, openLexicon } from './lexicon/lexicon.ts'
import { phrase, quoted } from './match.ts'
import type { Candidate } from './rank.ts'
import { productIn } from './rows.ts'
import { indexOf, namesIndexOf } from './schema.ts'

/** Which index is asked: of names alone, or of everything. */
export type Where = 'names' | 'all'

/** The products of one language in an open catalogue. */
export interface Shelf {
  readonly language: Language
  readonly lexicon: Lexicon
  /** How many rows match an FTS5 query, up to a limit. */
  count(where: Where, match: string, atMost: number): number
  /** How many rows match and pass filters, up to `COUNTED`. */
  countFiltered(where: Where, match: string, filters: Filtering): number
  /** The first so many rows in an order, with the scores of the index, of so many rows that are looked at. */
  pool(
    where: Where,
    match: string,
    filters: Filtering,
    order: Order,
    size: number,
    looked?: number,
  ): Candidate[]
  /** Ids of rows that pass filters, whatever they are, and how many there are. */
  filtered(filters: Filtering, order: Order, limit: number): { ids: string[]; total: number }
  product(id: string): Product | undefined
  /** The brand that these words name, as the shop writes it. */
  brand(words: readonly string[]): string | undefined
  /** The currency of the prices, if there are any. */
  readonly currency: string | undefined
}

/**
 * So many matching rows are ranked: SQLite scores a row in about a microsecond. Of more, as of a bare "case" in
 * a shop with a hundred thousand cases, the first so many in the catalogue are as good as any others.
 */
const MOST_RANKED = 3000

/** What can be had comes first in every order. */
const ORDERS: Record<Order, string> = {
  fit: 'fact.in_stock DESC, score',
  cheapest: 'fact.in_stock DESC, fact.price, fact.row',
  dearest: 'fact.in_stock DESC, fact.price DESC, fact.row',
  popular: 'fact.in_stock DESC, fact.popularity DESC NULLS LAST, fact.price, fact.row',
}

/** The condition on a row's facts; takes four values, in this order. */
const PASSES = `(?1 IS NULL OR fact.currency = ?1) AND fact.price BETWEEN ?2 AND ?3
  AND fact.row NOT IN (SELECT product.row FROM json_each(?4) AS id JOIN product ON product.id = id.value)`

/** Prepares what one language is asked. @throws when the tables are not there */
export function openShelf(db: DatabaseSync, language: Language): Shelf {
  /** Statements are prepared when they are first needed: a start of the skill waits for none of them. */
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const statement = (sql: string) => {
    const known = prepared.get(sql) ?? db.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const one = (sql: string, ...bound: SQLInputValue[]) => statement(sql).get(...bound)
  const indexes = { names: namesIndexOf(language), all: indexOf(language) }
  const passing = (where: Where) =>
    `FROM ${indexes[where]} AS f JOIN fact ON fact.row = f.rowid WHERE ${indexes[where]} MATCH ?5 AND ${PASSES}`

  /** The number of the last row that is ranked; none if all are. */
  function lastRanked(where: Where, match: string, { bound, narrowsFacts }: Filtering, most: number): number {
    const rows = narrowsFacts
      ? `SELECT fact.row ${passing(where)} LIMIT ${most}`
      : `SELECT rowid AS row FROM ${indexes[where]} WHERE ${indexes[where]} MATCH ? LIMIT ${most}`
    const values = narrowsFacts ? [...bound, match] : [match]
    const { n, last } = one(`SELECT count(*) AS n, max(row) AS last FROM (${rows})`, ...values) ?? {}
    return Number(n) < most ? Number.MAX_SAFE_INTEGER : Number(last)
  }

  return {
    language,
    lexicon: openLexicon(db, language),
    count: (where, match, atMost) =>
      Number(
        one(
          `SELECT count(*) AS n FROM (SELECT 1 FROM ${indexes[where]} WHERE ${indexes[where]} MATCH ? LIMIT ?)`,
          match,
          atMost,
        )?.n,
      ),
    countFiltered: (where, match, filters) =>
      Number(
        one(
          `SELECT count(*) AS n FROM (SELECT 1 ${passing(where)} LIMIT ${COUNTED})`,
          ...filters.bound,
          narrowedMatch(match, filters),
        )?.n,
      ),
    pool(where, match, filters, order, size, looked = MOST_RANKED) {
      const { bound } = filters
      const whole = narrowedMatch(match, filters)
      const isRanked = order === 'fit'
      const sql = `
        WITH best AS MATERIALIZED (
          SELECT fact.row, ${isRanked ? 'f.rank' : '-1'} AS score, fact.in_stock, fact.price, fact.popularity
          ${passing(where)} AND f.rowid <= ?6 ORDER BY ${ORDERS[order]} LIMIT ?7)
        SELECT best.*, product.id, product.spoken_name, product.kind, product.title
        FROM best JOIN product ON product.row = best.row`
      const last = isRanked ? lastRanked(where, whole, filters, looked) : Number.MAX_SAFE_INTEGER
      return statement(sql)
        .all(...bound, whole, last, size)
        .map(candidateIn)
    },
    filtered(filters, order, limit) {
      const { wanted, unwanted, bound } = filters
      const not = `AND fact.row NOT IN (SELECT rowid FROM ${indexes.names} WHERE ${indexes.names} MATCH ?5)`
      const from = wanted
        ? passing('names')
        : `FROM fact WHERE fact.row IN (SELECT row FROM product WHERE language = '${language}') AND ${PASSES} ${unwanted ? not : ''}`
      const match = wanted ? narrowedMatch(wanted, { ...filters, wanted: undefined }) : unwanted
      const values = match ? [...bound, match] : bound
      const by = order === 'fit' ? ORDERS.popular : ORDERS[order]
      const rows = statement(
        `WITH best AS MATERIALIZED (SELECT fact.* ${from} ORDER BY ${by} LIMIT ${limit})
         SELECT product.id FROM best AS fact JOIN product ON product.row = fact.row ORDER BY ${by}`,
      ).all(...values)
      const { n } = one(`SELECT count(*) AS n FROM (SELECT 1 ${from} LIMIT ${COUNTED})`, ...values) ?? {}
      return { ids: rows.map(({ id }) => String(id)), total: Number(n) }
    },
    product(id) {
      const row = one(`SELECT * FROM product WHERE id = ? AND language = '${language}'`, id)
      return row && productIn(row)
    },
    brand(words) {
      const name = phrase(words.join(' '), language)
      if (name === undefined) return undefined
      const sql = `SELECT product.brand FROM ${indexes.names} AS f JOIN product ON product.row = f.rowid
        WHERE ${indexes.names} MATCH ? LIMIT 20`
      const brands = statement(sql)
        .all(`brand : ^ ${quoted(name)}`)
        .map(({ brand }) => String(brand))
      return brands.find((brand) => phrase(brand, language) === name)
    },
    get currency() {
      const { currency } = one(`SELECT currency FROM product WHERE language = '${language}' LIMIT 1`) ?? {}
      return typeof currency === 'string' ? currency : undefined
    },
  }
}

const candidateIn = (row: Record<string, SQLOutputValue>): Candidate => ({
  id: String(row.id),
  score: -Number(row.score),
  name: String(row.spoken_name),
  kind: String(row.kind ?? ''),
  title: String(row.title),
  price: Number(row.price),
  inStock: row.in_stock === 1,
  popularity: Number(row.popularity ?? Number.NEGATIVE_INFINITY),
})
