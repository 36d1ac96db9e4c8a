import type { FilterName, Filters, Found, Narrowing, Order } from '../catalog/catalog.ts'
import { BOUNDS } from '../household/limits.ts'
import { boundedResults } from '../household/searches.ts'
import type { Search } from '../household/state.ts'

/** What is looked for: words, and what narrows them. */
export type Sought = Pick<Search, 'query' | 'filters' | 'order'>

const isSet = (filter: unknown): boolean =>
  filter !== undefined && !(Array.isArray(filter) && filter.length === 0)

/** Filters without those that let everything through, as the catalogue wants them. */
const set = (filters: Search['filters']): Filters =>
  Object.fromEntries(Object.entries(filters ?? {}).filter(([, filter]) => isSet(filter))) as Filters

/** A search's narrowing for the catalogue. */
export const narrowingOf = ({ filters, order }: Sought): Narrowing => ({
  filters: set(filters),
  ...(order ? { order } : {}),
})

/** What is looked for as it is kept: nothing is written down that narrows nothing. */
export function sought(query: string, filters: Filters | undefined, order: Order | undefined): Sought {
  const kept = set(filters as Search['filters'])
  return {
    query,
    ...(Object.keys(kept).length > 0 ? { filters: kept as NonNullable<Search['filters']> } : {}),
    ...(order && order !== 'fit' ? { order } : {}),
  }
}

/** What was really looked for, as the catalogue understood it. */
export const soughtBy = ({ wish: { words, filters, order } }: Found): Sought => sought(words, filters, order)

/** What an act tells of a search. */
export const told = ({ query, filters, order }: Sought): Sought =>
  sought(query, filters as Filters | undefined, order)

/** More is said of a search that is narrowed already: what it had holds, but for what is said anew. */
export function narrowedBy(before: Sought, { filters = {}, order }: Narrowing): Sought {
  const had = set(before.filters)
  // What is said last holds: "in red" and then "not red" is any colour but red.
  const without = bounded([
    ...(had.without ?? []).filter((one) => !filters.colors?.some((color) => isSame(color, one))),
    ...(filters.without ?? []),
  ])
  const except = [...(had.except ?? []), ...(filters.except ?? [])].slice(-BOUNDS.refused)
  const { brands } = { ...had, ...filters }
  const colors =
    filters.colors ?? had.colors?.filter((one) => !filters.without?.some((other) => isSame(other, one)))
  const words = {
    colors: bounded(colors ?? []),
    ...(brands ? { brands: bounded(brands) } : {}),
  }
  return sought(before.query, { ...had, ...filters, ...words, without, except }, order ?? before.order)
}

/** "Vert" and "verte" are one colour. */
const isSame = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

/** What somebody said to narrow by, each once, cut to what anybody says in earnest. */
const bounded = (words: readonly string[]): string[] =>
  [...new Set(words.map((one) => [...one.toWellFormed()].slice(0, BOUNDS.filterLength).join('')))].slice(
    -BOUNDS.filterWords,
  )

/** Without some of its filters. */
export function widened(before: Sought, drop: readonly FilterName[]): Sought {
  const left = Object.entries(set(before.filters)).filter(([name]) => !drop.includes(name as FilterName))
  return sought(before.query, Object.fromEntries(left) as Filters, before.order)
}

/**
 * How a search is narrowed now, as a step of its trail, with its words where the next step changes them. What was
 * refused one by one stays refused.
 */
export function stepOf(
  { query, filters, order }: Sought,
  next: Sought,
): NonNullable<Search['trail']>[number] {
  const { except: _, ...step } = filters ?? {}
  return {
    ...(query === next.query ? {} : { query }),
    ...(Object.keys(step).length > 0 ? { filters: step } : {}),
    ...(order ? { order } : {}),
  }
}

/** The search narrowed so, with what was found, from its beginning. */
export function withResults(search: Search, next: Sought, { ids, total, fit }: Found): Search {
  const { filters: _, order: _o, readBefore: _r, ...rest } = search
  return { ...rest, ...next, results: boundedResults(ids), total, fit, place: 0 }
}
