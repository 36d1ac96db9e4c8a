import { DatabaseSync } from 'node:sqlite'
import MiniSearch from 'minisearch'
import { build, search } from '../search-adapter.mjs'
import type { IcecatProduct } from './icecat.ts'

/** A search that is measured. */
export interface Contender {
  readonly name: string
  search(query: string, most: number): Promise<readonly string[]>
}

/** Lower-case words, as every contender but ours takes them. */
const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Skill, plain FTS5 and MiniSearch over the same products. */
export async function contendersOver(products: readonly IcecatProduct[]): Promise<readonly Contender[]> {
  await build(products)
  return [
    { name: 'corner shop', search: async (query, most) => await search(query, most) },
    fts5(products),
    miniSearch(products),
  ]
}

const textOf = ({ attributes = {} }: IcecatProduct): string => Object.values(attributes).join(' ')

/** SQLite FTS5 with its porter stemmer: every word, then any word, by bm25 with weights 3/2/1/0.7/0.2. */
function fts5(products: readonly IcecatProduct[]): Contender {
  const db = new DatabaseSync(':memory:')
  db.exec(`CREATE VIRTUAL TABLE plain USING fts5(
    id UNINDEXED, title, name, brand, description, attributes, tokenize = 'porter unicode61 remove_diacritics 2')`)
  const add = db.prepare('INSERT INTO plain VALUES (?, ?, ?, ?, ?, ?)')
  db.exec('BEGIN')
  for (const product of products) {
    const { id, title, name = '', brand = '', description = '' } = product
    add.run(id, title, name, brand, description, textOf(product))
  }
  db.exec('COMMIT')
  const ranked = db.prepare(
    'SELECT id FROM plain WHERE plain MATCH ? ORDER BY bm25(plain, 0, 3, 2, 1, 0.7, 0.2) LIMIT ?',
  )
  const matching = (words: readonly string[], joint: string, most: number): string[] =>
    ranked.all(words.map((word) => `"${word}"`).join(joint), most).map(({ id }) => String(id))
  return {
    name: 'plain FTS5',
    search(query, most) {
      const words = wordsIn(query)
      if (words.length === 0) return Promise.resolve([])
      const all = matching(words, ' AND ', most)
      return Promise.resolve(
        all.length < most ? [...new Set([...all, ...matching(words, ' OR ', most)])].slice(0, most) : all,
      )
    },
  }
}

/** MiniSearch as its documentation would have it: fuzzy, prefixes, the same weights. */
function miniSearch(products: readonly IcecatProduct[]): Contender {
  const index = new MiniSearch<{ id: string }>({
    fields: ['title', 'name', 'brand', 'description', 'attributes'],
    searchOptions: {
      boost: { title: 3, name: 2, brand: 1, description: 0.7, attributes: 0.2 },
      fuzzy: 0.2,
      prefix: true,
    },
  })
  index.addAll(products.map((product) => ({ ...product, attributes: textOf(product) })))
  return {
    name: 'MiniSearch',
    search: (query, most) =>
      Promise.resolve(
        index
          .search(query)
          .slice(0, most)
          .map(({ id }) => String(id)),
      ),
  }
}
