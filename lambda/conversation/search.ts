import { CatalogUnavailable, type Wish as SearchWish } from '../catalog/catalog.ts'
import { BOUNDS } from '../household/limits.ts'
import { boundedQuery, readAt, searchById } from '../household/searches.ts'
import { begun, begunWith, nothingOpen, tooFar, withNewSearch } from './looking.ts'
import { narrowTo } from './narrow.ts'
import { afterReading, askingWhat, nextRow, ROW, withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation, touching } from './situation.ts'
import { sought, told, withResults } from './sought.ts'

/** Words that name no thing of their own: "one in blue", "something cheaper". */
const NO_THING =
  /^(?:an?|any|anything|it|one|ones|some|something|that|the|them|these|this|those|ce|celle|celles|celui|ceux|ces|des?|en|la|le|les|quelque|chose|une?)$/u

const namesNothing = (words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => word === '' || NO_THING.test(word))

/**
 * "Find a quiet kettle". Where a search is open and what is said names no other thing ("something under
 * fifty"), it narrows that one. A search is kept even where the catalogue fails, so that it can be picked up
 * later without being said again.
 */
export async function find(situation: Situation, words: string | undefined): Promise<Decision> {
  const { catalog, language, talk } = situation
  const query = boundedQuery(words ?? '').trim()
  // Words that hold no letter and no digit can be neither looked for nor said back.
  if (!/[\p{L}\p{N}]/u.test(query))
    return decided(situation, [{ act: 'missed the query' }], { talk: askingWhat(talk) })
  try {
    const wish = await catalog.understand(query, language)
    const isOpen = searchById(situation.household, talk.search) !== undefined
    const names = !namesNothing(wish.words)
    // "Something in blue" of nothing that is open is all there is in blue; "something" is nothing yet.
    const narrows = Object.keys(wish.filters).length > 0
    if (!names && (isOpen || !narrows)) return narrowedOrMissed(situation, wish)
    return await searched(situation, query)
  } catch (error) {
    if (!(error instanceof CatalogUnavailable)) throw error
    return unsearched(situation, query)
  }
}

function narrowedOrMissed(
  situation: Situation,
  { filters, order }: SearchWish,
): Decision | Promise<Decision> {
  const isOpen = searchById(situation.household, situation.talk.search) !== undefined
  if (!isOpen) return decided(situation, [{ act: 'missed the query' }], { talk: askingWhat(situation.talk) })
  return narrowTo(situation, { filters, ...(order === 'fit' ? {} : { order }) })
}

/** Looks for words, with the filters that are in them. */
async function searched(situation: Situation, query: string): Promise<Decision> {
  const { catalog, language, talk } = situation
  const found = await catalog.search(query, language, BOUNDS.results)
  const { words, filters, order } = found.wish
  const next = sought(words, filters, order)
  if (found.ids.length > 0) return begun(situation, withResults(begunWith(situation, next), next, found))
  return tooFar({ ...situation, talk: withoutSearch(talk) }, next, found.freed)
}

/** The catalogue cannot be read: what was asked for is kept as it was said. */
function unsearched(situation: Situation, query: string): Decision {
  const search = begunWith(situation, { query })
  const household = withNewSearch(situation, search)
  const kept = situation.keeps && searchById(household, search.id) !== undefined
  return decided(situation, [{ act: 'could not search', query, kept }], {
    talk: { ...withoutSearch(situation.talk), search: search.id },
    household,
  })
}

/** "More": the next three of the session's one search, whoever began it (rulings, 12). */
export async function more(situation: Situation): Promise<Decision> {
  const { household, talk, catalog, language } = situation
  const search = searchById(household, talk.search)
  if (!search) return nothingOpen(situation)
  const from = search.readBefore ? 0 : search.place + Math.min(talk.row, ROW)
  const row = await nextRow(search, from, catalog, language)
  if (row.ids.length === 0)
    return decided(
      situation,
      [{ act: 'had no more', ...told(search), ids: talk.heard.slice(-Math.max(1, talk.row)) }],
      { talk: askingWhat(talk) },
    )
  return decided(situation, [{ act: 'read more', ids: [...row.ids], left: row.left }], {
    talk: afterReading(talk, search, row),
    household: touching(situation, readAt(search, row.place)),
  })
}
