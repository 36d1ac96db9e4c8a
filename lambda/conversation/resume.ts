import { boundedResults, latestOpen } from '../household/searches.ts'
import { BOUNDS, type Search } from '../household/state.ts'
import { afterReading, nextRow } from './reading.ts'
import { nothingOpen } from './search.ts'
import { type Decision, decided, type Situation, surePerson, touching } from './situation.ts'

/**
 * What "pick up where I left off" means for this voice: a person's own search needs that person, as
 * surely as `resumeSearch` asks, in this very turn. Any other voice gets the household's, or the same
 * sentence as if there were nothing (rulings, 13).
 */
export function resumable(situation: Situation): Search | undefined {
  const { household } = situation
  const person = surePerson(situation)
  return (person ? latestOpen(household, person) : undefined) ?? latestOpen(household, 'household')
}

/** "Pick up where I left off". */
export function resume(situation: Situation): Decision | Promise<Decision> {
  const kept = resumable(situation)
  return kept ? broughtBack(situation, kept) : nothingOpen(situation)
}

/** A search that this voice may have, brought back: the three at its place, with today's prices. */
export async function broughtBack(situation: Situation, kept: Search): Promise<Decision> {
  const { catalog, language, talk } = situation
  // A search that was kept while the catalogue was gone has no results yet: it is made now.
  const search = kept.results.length > 0 ? kept : await searched(situation, kept)
  const row = await nextRow(search, search.place, catalog, language)
  if (row.ids.length === 0) return decided(situation, [{ act: 'resumed empty', query: search.query }], {})
  return decided(situation, [{ act: 'resumed', query: search.query, ids: [...row.ids], left: row.left }], {
    talk: afterReading(talk, search, row),
    household: touching(situation, { ...search, place: row.place }),
  })
}

async function searched({ catalog, language }: Situation, search: Search): Promise<Search> {
  const { ids, total, fit } = await catalog.search(search.query, language, BOUNDS.results)
  return { ...search, results: boundedResults(ids), total, fit }
}
