import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Language } from '../locale.ts'
import { indexOf } from './schema.ts'

/** The prepared statements of one language. */
export interface Queries {
  /** Rows with every word: an FTS5 query and a limit. */
  readonly all: StatementSync
  /** Rows with a head noun or most words: heads and words, each as a JSON array of queries, and a limit. */
  readonly closest: StatementSync
  /** One product by id. */
  readonly product: StatementSync
}

/**
 * How far a row is behind the best one, in whole tenths; SQLite's scores are negative, the best the lowest.
 * A difference below a tenth is the length of a description, and should not put the dearer of two in front.
 */
const behind = (score: string) => `CAST(10 * (1 - ${score} / min(${score}) OVER ()) AS INTEGER)`

/** What can be had comes first, then what fits best, then what costs least. */
const order = (...fit: string[]) => `p.in_stock DESC, ${fit.join(', ')}, p.price, p.id`

/** Prepares the statements of one language. @throws when the tables are not there */
export function prepareQueries(db: DatabaseSync, language: Language): Queries {
  const index = indexOf(language)
  return {
    all: db.prepare(`
      SELECT p.id, count(*) OVER () AS total
      FROM ${index} JOIN product AS p ON p.row = ${index}.rowid
      WHERE ${index} MATCH ?
      ORDER BY ${order(behind(`${index}.rank`))}
      LIMIT ?`),
    // Each word is looked up apart and the scores added up, because FTS5 cannot say how many words matched.
    closest: db.prepare(`
      WITH
        hit AS MATERIALIZED (
          SELECT ${index}.rowid AS row, ${index}.rank AS score, word.value IN (SELECT value FROM json_each(?1)) AS is_head
          FROM json_each(?2) AS word CROSS JOIN ${index}
          WHERE ${index} MATCH word.value
        ),
        fit AS (
          SELECT row, sum(score) AS score, max(is_head) AS has_head
          FROM hit GROUP BY row
          HAVING has_head OR count(*) * 2 > json_array_length(?2)
        )
      SELECT p.id, count(*) OVER () AS total
      FROM fit JOIN product AS p ON p.row = fit.row
      ORDER BY ${order('fit.has_head DESC', behind('fit.score'))}
      LIMIT ?3`),
    product: db.prepare(`SELECT * FROM product WHERE id = ? AND language = '${language}'`),
  }
}
