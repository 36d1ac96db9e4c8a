import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pathInProject } from '../../local/root.ts'
import type { IcecatProduct } from './icecat.ts'

/** How a query is put: as typed, and as spoken three ways. */
export const VARIANTS = ['typed', 'clean', 'carrier', 'asr'] as const
export type Variant = (typeof VARIANTS)[number]

/** A query as it is put once. */
export interface Asked {
  readonly id: string
  readonly variant: Variant
  readonly words: string
}

/** A catalogue with judged queries. */
export interface Judged {
  readonly products: readonly IcecatProduct[]
  readonly asked: readonly Asked[]
  /** For each query, what people gave its products: 0 to 3. */
  readonly ratings: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const NEEDED = ['products.jsonl.gz', 'queries.dev.tsv', 'queries.dev.spoken.tsv', 'qrels.dev.tsv']

/** The folder of judged queries: `ICECAT`, or beside the project. Else a sentence that says what is needed. */
export function judgedFolder(named: string | undefined): { folder: string } | { missing: string } {
  const folder = named ?? pathInProject('../shared/data/icecat')
  const missing = NEEDED.filter((file) => !existsSync(join(folder, file)))
  return missing.length === 0
    ? { folder }
    : {
        missing: `No judged queries: ${folder} lacks ${missing.join(', ')}. Name their folder with ICECAT=DIR.`,
      }
}

/** Reads a catalogue with its judged queries. */
export function readJudged(folder: string): Judged {
  const table = (file: string): string[][] =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
  const lines = gunzipSync(readFileSync(join(folder, 'products.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
  const ratings = new Map<string, Map<string, number>>()
  for (const [query = '', product = '', rating] of table('qrels.dev.tsv')) {
    const rated = ratings.get(query) ?? new Map<string, number>()
    ratings.set(query, rated.set(product, Number(rating)))
  }
  const typed = table('queries.dev.tsv').map(
    ([id = '', words = '']): Asked => ({ id, variant: 'typed', words }),
  )
  const spoken = table('queries.dev.spoken.tsv').map(
    ([id = '', variant, , words = '']): Asked => ({ id, variant: variant as Variant, words }),
  )
  return {
    products: lines.map((line) => JSON.parse(line) as IcecatProduct),
    asked: [...typed, ...spoken],
    ratings,
  }
}
