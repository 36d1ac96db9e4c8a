import type { Act } from '../acts.ts'
import type { Freed } from '../catalog/catalog.ts'
import { hasRoomFor, withPerson } from '../household/change.ts'
import { BOUNDS } from '../household/limits.ts'
import { readAt, searchById, withSearch } from '../household/searches.ts'
import type { Household, Owner, Search } from '../household/state.ts'
import { afterReading, askingWhat, nextRow } from './reading.ts'
import { type Decision, decided, type Situation, surePerson, touching } from './situation.ts'
import { narrowingOf, type Sought, soughtBy, stepOf, told, withResults } from './sought.ts'

/** A search belongs to the person who began it if this turn is sure of them, else to the household. */
function ownerOf(situation: Situation): Owner {
  const person = surePerson(situation)
  return person !== undefined && hasRoomFor(situation.household, person) ? person : 'household'
}

/** The household with a new search and, where a person owns it, that person's record. */
export function withNewSearch(situation: Situation, search: Search): Household {
  const { household, now } = situation
  const next = withSearch(household, search)
  return search.owner === 'household' ? next : withPerson(next, search.owner, now)
}

/** A search before anything is found. */
export const begunWith = (situation: Situation, next: Sought): Search => ({
  id: situation.fresh,
  owner: ownerOf(situation),
  ...next,
  results: [],
  total: 0,
  fit: 'all',
  place: 0,
  picks: [],
  touched: situation.now,
  byPerson: situation.talk.byPerson === true || !situation.speaker.isNobody,
})

/** The first three are read, the search becomes the session's one and is kept. */
export async function begun(situation: Situation, search: Search): Promise<Decision> {
  const { catalog, language, talk, keeps } = situation
  const row = await nextRow(search, 0, catalog, language)
  const household = withNewSearch(situation, search)
  const kept = keeps && searchById(household, search.id) !== undefined
  const acts: Act[] = [{ act: 'found', ...told(search), ids: [...row.ids], left: row.left, fit: search.fit }]
  if (!kept) acts.push({ act: 'could not keep the search' })
  const read = afterReading(talk, search, row)
  const begun = [...(talk.begun ?? []), search.id].slice(-BOUNDS.searchesPerOwner)
  return decided(situation, acts, {
    talk: search.owner === 'household' ? { ...read, begun } : read,
    household,
  })
}

/** A new search for words and filters that are known already. */
export async function lookedFor(situation: Situation, wanted: Sought): Promise<Decision> {
  const { catalog, language } = situation
  const found = await catalog.search(wanted.query, language, BOUNDS.results, narrowingOf(wanted))
  const next = soughtBy(found)
  if (found.ids.length === 0) return tooFar(situation, next, found.freed)
  return begun(situation, withResults(begunWith(situation, next), next, found))
}

/** Where looking again goes on: from which place, and what "back" goes back to. */
interface Way {
  readonly from?: number
  readonly trail?: NonNullable<Search['trail']>
  /** It was heard before, so the Alexa app has its card already. */
  readonly again?: boolean
}

/** Looks again, and reads the first three; where nothing is left, says which filter to drop. */
export async function looked(
  situation: Situation,
  search: Search,
  wanted: Sought,
  { from = 0, trail, again: isAgain }: Way = {},
): Promise<Decision> {
  const { catalog, language, talk } = situation
  const found = await catalog.search(wanted.query, language, BOUNDS.results, narrowingOf(wanted))
  const next = soughtBy(found)
  if (found.ids.length === 0) return tooFar(situation, next, found.freed)
  const way = trail ?? [...(search.trail ?? []), stepOf(search, next)]
  const again: Search = { ...withResults(search, next, found), trail: way.slice(-BOUNDS.trail) }
  const row = await nextRow(again, from, catalog, language)
  if (row.ids.length === 0)
    return decided(situation, [{ act: 'had no more', ...told(next) }], { talk: askingWhat(talk) })
  const act: Act = {
    act: 'found',
    ...told(next),
    ids: [...row.ids],
    left: row.left,
    fit: again.fit,
    ...(isAgain ? { again: isAgain } : {}),
  }
  return decided(situation, [act], {
    talk: afterReading(talk, again, row),
    household: touching(situation, readAt(again, row.place)),
  })
}

/** Filters that leave nothing change nothing: the open search stays as it was. */
export function tooFar(situation: Situation, next: Sought, freed: readonly Freed[]): Decision {
  const [first] = freed
  const { talk } = situation
  const sought = told(next)
  if (!first)
    return decided(situation, [{ act: 'found nothing', ...sought }], { talk: { ...askingWhat(talk) } })
  const drop = [...first.filters]
  return decided(situation, [{ act: 'narrowed too far', ...sought, drop, total: first.total }], {
    talk: { ...talk, asked: 'drop', tried: { ...sought, drop } },
  })
}

/** There is no search to go on with: where the store is gone it may well exist, so that is not denied. */
export function nothingOpen(situation: Situation): Decision {
  const talk = askingWhat(situation.talk)
  return decided(situation, [{ act: situation.isKnown ? 'had nothing open' : 'could not look back' }], {
    talk,
  })
}
