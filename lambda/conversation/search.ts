import type { Act } from '../acts.ts'
import { CatalogUnavailable } from '../catalog/catalog.ts'
import { hasRoomFor, withPerson } from '../household/change.ts'
import { boundedQuery, boundedResults, searchById, withSearch } from '../household/searches.ts'
import { BOUNDS, type Household, type Owner, type Search } from '../household/state.ts'
import { afterReading, askingWhat, nextRow, ROW, withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation, surePerson, touching } from './situation.ts'

/** A search belongs to the person who began it if this turn is sure of them, else to the household. */
function ownerOf(situation: Situation): Owner {
  const person = surePerson(situation)
  return person !== undefined && hasRoomFor(situation.household, person) ? person : 'household'
}

/** The household with a new search and, where a person owns it, that person's record. */
function withNewSearch(situation: Situation, search: Search): Household {
  const { household, now } = situation
  const next = withSearch(household, search)
  return search.owner === 'household' ? next : withPerson(next, search.owner, now)
}

/**
 * "Find a quiet kettle". The search is kept even where the catalogue fails, so that it can be picked up
 * later without being said again.
 */
export async function find(situation: Situation, words: string | undefined): Promise<Decision> {
  const { catalog, language, now, speaker } = situation
  const query = boundedQuery(words ?? '').trim()
  const { talk } = situation
  // Words that hold no letter and no digit can be neither looked for nor said back.
  if (!/[\p{L}\p{N}]/u.test(query))
    return decided(situation, [{ act: 'missed the query' }], { talk: askingWhat(talk) })

  const search: Search = {
    id: situation.fresh,
    owner: ownerOf(situation),
    query,
    results: [],
    total: 0,
    fit: 'all',
    place: 0,
    picks: [],
    touched: now,
    byPerson: talk.byPerson === true || !speaker.isNobody,
  }
  try {
    const found = await catalog.search(query, language, BOUNDS.results)
    if (found.ids.length === 0)
      return decided(situation, [{ act: 'found nothing', query }], { talk: withoutSearch(talk) })
    return await begun(situation, {
      ...search,
      results: boundedResults(found.ids),
      total: found.total,
      fit: found.fit,
    })
  } catch (error) {
    if (!(error instanceof CatalogUnavailable)) throw error
    const household = withNewSearch(situation, search)
    const kept = situation.keeps && searchById(household, search.id) !== undefined
    return decided(situation, [{ act: 'could not search', query, kept }], {
      talk: { ...withoutSearch(talk), search: search.id },
      household,
    })
  }
}

/** The first three are read, the search becomes the session's one and is kept. */
async function begun(situation: Situation, search: Search): Promise<Decision> {
  const { catalog, language, talk, keeps } = situation
  const row = await nextRow(search, 0, catalog, language)
  const household = withNewSearch(situation, search)
  const kept = keeps && searchById(household, search.id) !== undefined
  const acts: Act[] = [
    { act: 'found', query: search.query, ids: [...row.ids], left: row.left, fit: search.fit },
  ]
  if (!kept) acts.push({ act: 'could not keep the search' })
  return decided(situation, acts, { talk: afterReading(talk, search, row), household })
}

/** "More": the next three of the session's one search, whoever began it (rulings, 12). */
export async function more(situation: Situation): Promise<Decision> {
  const { household, talk, catalog, language } = situation
  const search = searchById(household, talk.search)
  if (!search) return nothingOpen(situation)
  const row = await nextRow(search, search.place + Math.min(talk.row, ROW), catalog, language)
  if (row.ids.length === 0)
    return decided(situation, [{ act: 'had no more', query: search.query }], {
      talk: askingWhat(talk),
    })
  return decided(situation, [{ act: 'read more', ids: [...row.ids], left: row.left }], {
    talk: afterReading(talk, search, row),
    household: touching(situation, { ...search, place: row.place }),
  })
}

/** There is no search to go on with: where the store is gone it may well exist, so that is not denied. */
export function nothingOpen(situation: Situation): Decision {
  const talk = askingWhat(situation.talk)
  return decided(situation, [{ act: situation.isKnown ? 'had nothing open' : 'could not look back' }], {
    talk,
  })
}
