import type { Language } from '../locale.ts'
import type { FilterName, Filters } from './catalog.ts'
import { phrase, quoted } from './match.ts'
import { shadesOf } from './query/colors.ts'
import { NAMED } from './schema.ts'

/** Filters as the index and the rows are asked for them. */
export interface Filtering {
  /** An FTS5 query that has to match too, and one that must not. */
  readonly wanted: string | undefined
  readonly unwanted: string | undefined
  /** Currency or null, least and most minor units, ids that are left out as JSON. */
  readonly bound: readonly (string | number | null)[]
  /** Whether these leave rows out at all. */
  readonly narrowsFacts: boolean
}

/** Turns filters into what SQLite is asked. Words that hold no letter and no digit narrow nothing. */
export function filtering(filters: Filters, language: Language): Filtering {
  const { price, colors = [], brands = [], without = [], except = [] } = filters
  const shades = [...new Set(colors.flatMap((color) => shadesOf(color, language)))]
  const wanted = [
    anyOf(`{color kind spoken_name title}`, shades, language),
    anyOf('brand', brands, language),
  ].filter((one) => one !== undefined)
  const unwanted = anyOf(
    NAMED,
    without.flatMap((words) => (/\s/.test(words) ? [words] : shadesOf(words, language))),
    language,
  )
  return {
    wanted: wanted.length > 0 ? wanted.join(' AND ') : undefined,
    unwanted,
    bound: [
      price?.currency ?? null,
      price?.from ?? 0,
      price?.to ?? Number.MAX_SAFE_INTEGER,
      JSON.stringify(except),
    ],
    narrowsFacts: price !== undefined || except.length > 0,
  }
}

/** An FTS5 query with what is wanted and not wanted besides. */
export const narrowedMatch = (match: string, { wanted, unwanted }: Filtering): string =>
  `(${match})${wanted ? ` AND ${wanted}` : ''}${unwanted ? ` NOT ${unwanted}` : ''}`

/** Each filter that is set, and what is left when it is dropped. */
export function withoutEach(filters: Filters): readonly (readonly [FilterName, Filters])[] {
  return (Object.keys(filters) as FilterName[]).map((name) => {
    const { [name]: _, ...rest } = filters
    return [name, rest]
  })
}

function anyOf(columns: string, texts: readonly string[], language: Language): string | undefined {
  const words = texts.flatMap((text) => phrase(text, language) ?? [])
  return words.length === 0 ? undefined : `${columns} : (${words.map(quoted).join(' OR ')})`
}
