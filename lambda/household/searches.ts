import { BOUNDS } from './limits.ts'
import type { Household, Owner, Search } from './state.ts'

/** The first result ids that fit the bounds: 100 ids and 2 KB, each id counted with its quotes and comma. */
export function boundedResults(ids: readonly string[]): string[] {
  let bytes = 0
  const kept: string[] = []
  for (const id of ids.slice(0, BOUNDS.results)) {
    bytes += Buffer.byteLength(id) + 3
    if (bytes > BOUNDS.resultBytes) break
    kept.push(id)
  }
  return kept
}

/** A query at most 200 characters long, cut between characters, never inside one. */
export const boundedQuery = (query: string): string =>
  [...query.normalize('NFC').toWellFormed()].slice(0, BOUNDS.queryLength).join('')

/** So many of the largest searches fit whatever else a household holds, so nobody need measure them. */
const ALWAYS_FIT = 4

/** Whether a household's item is larger than it may be. */
const isTooLarge = (household: Household): boolean =>
  household.searches.length > ALWAYS_FIT && Buffer.byteLength(JSON.stringify(household)) > BOUNDS.itemBytes

/** The same owner's oldest search that holds no pick, other than this one. */
function oldestWithoutPicks(household: Household, search: Search): Search | undefined {
  return household.searches
    .filter((other) => other.owner === search.owner && other.id !== search.id && other.picks.length === 0)
    .sort((a, b) => a.touched - b.touched)[0]
}

const without = (household: Household, gone: Search): Household => ({
  ...household,
  searches: household.searches.filter((search) => search !== gone),
})

const aim = ({ query, filters, order }: Search): string =>
  JSON.stringify([query.toLowerCase(), filters, order])
const sameAim = (a: Search, b: Search): boolean => aim(a) === aim(b)

/** Nobody's, which travelled, is not the household's, though it is kept with those. */
const sameOwner = (a: Search, b: Search): boolean => a.owner === b.owner && a.unowned === b.unowned

/**
 * The household with this search in it, within the bounds: six an owner, and the whole item below 64 KB.
 * What gives way is the same owner's oldest search without picks, never another owner's; where nothing can
 * give way the household comes back as it was, and the search lives only in what was said. Looking for
 * the same thing again replaces the earlier search, unless something was picked in it.
 */
export function withSearch(household: Household, search: Search): Household {
  const isReplaced = (other: Search) =>
    other.id === search.id || (sameOwner(other, search) && other.picks.length === 0 && sameAim(other, search))
  const others = household.searches.filter((other) => !isReplaced(other))
  return fitting({ ...household, searches: [...others, search] }, search) ?? household
}

/** The household with a search of its own changed, within the same bounds; undefined where it has no room. */
export function withSearchChanged(household: Household, search: Search): Household | undefined {
  const others = household.searches.filter(({ id }) => id !== search.id)
  return fitting({ ...household, searches: [...others, search] }, search)
}

/** Makes room for this search; undefined where nothing can give way. */
function fitting(household: Household, search: Search): Household | undefined {
  let next = household
  const isFull = () =>
    next.searches.filter((other) => other.owner === search.owner).length > BOUNDS.searchesPerOwner ||
    isTooLarge(next)
  while (isFull()) {
    const gone = oldestWithoutPicks(next, search)
    if (!gone) return undefined
    next = without(next, gone)
  }
  return next
}

/** The search with reading at a place: something of its results was read aloud. */
export const readAt = ({ readBefore: _, ...search }: Search, place: number): Search => ({ ...search, place })

/** The search with this id, or undefined. */
export const searchById = (household: Household, id: string | undefined): Search | undefined =>
  id === undefined ? undefined : household.searches.find((search) => search.id === id)

/** The owner's open search that was touched last, or undefined. */
export const latestOpen = (household: Household, owner: Owner): Search | undefined =>
  household.searches
    .filter((search) => search.owner === owner && !search.closed)
    // Of two touched in the same second the one that was begun later counts.
    .reduce<Search | undefined>(
      (last, next) => (last && last.touched > next.touched ? last : next),
      undefined,
    )
