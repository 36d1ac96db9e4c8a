import type { Act } from '../acts.ts'
import { BOUNDS, KEPT } from '../household/limits.ts'
import { changesOf, withPicksTold } from '../household/picks.ts'
import { latestOpen, readAt } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { nothingOpen } from './looking.ts'
import { afterReading, nextRow, ROW, withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation, surePerson, touching } from './situation.ts'
import { narrowingOf, sought, told, withResults } from './sought.ts'

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

/** What became of the picks on a phone since they were last spoken of; undefined where nothing did. */
function newsOf(search: Search): Act | undefined {
  const { picked, taken } = changesOf(search)
  if (picked.length === 0 && taken.length === 0) return undefined
  const picks = search.picks.filter(({ id }) => picked.includes(id)).slice(-ROW)
  return { act: 'told the picks', picks, taken: taken.length }
}

/** "Pick up where I left off". */
export function resume(situation: Situation): Decision | Promise<Decision> {
  const kept = resumable(situation)
  return kept ? broughtBack(situation, kept) : nothingOpen(situation)
}

/**
 * A search that this voice may have, brought back: the three at its place, with today's prices. One that is
 * older than a talk is looked for again, so that "under fifty" is true today as well.
 */
export async function broughtBack(situation: Situation, kept: Search): Promise<Decision> {
  const { catalog, language, talk, now } = situation
  const isOld = kept.results.length === 0 || kept.touched + KEPT.talk <= now
  const search = isOld ? await lookedForAgain(situation, kept) : kept
  const row = await nextRow(search, search.place, catalog, language)
  if (row.ids.length === 0)
    return decided(situation, [{ act: 'resumed empty', ...told(search) }], {
      talk: withoutSearch(talk),
    })
  const news = newsOf(search)
  const resumed: Act = { act: 'resumed', ...told(search), ids: [...row.ids], left: row.left }
  return decided(situation, news ? [news, resumed] : [resumed], {
    talk: afterReading(talk, search, row),
    household: touching(situation, withPicksTold(readAt(search, row.place))),
  })
}

/** Today's results; reading goes on at the first product of the last row that is still among them. */
async function lookedForAgain({ catalog, language }: Situation, kept: Search): Promise<Search> {
  const found = await catalog.search(kept.query, language, BOUNDS.results, narrowingOf(kept))
  const { words, filters, order } = found.wish
  const next = kept.results.length === 0 ? sought(words, filters, order) : told(kept)
  const search = withResults(kept, next, found)
  const last = kept.results.slice(kept.place).find((id) => search.results.includes(id))
  return { ...search, place: last === undefined ? 0 : search.results.indexOf(last) }
}
