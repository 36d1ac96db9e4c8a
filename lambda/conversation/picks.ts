import type { Act } from '../acts.ts'
import { changesOf, withoutPick, withPick, withPicksTold } from '../household/picks.ts'
import { searchById } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { nothingOpen } from './looking.ts'
import { meant, whichOne } from './product.ts'
import { ROW, thenAskedAgain } from './reading.ts'
import { type Decision, decided, isOwners, type Situation, touching, type Which } from './situation.ts'

const openSearch = ({ household, talk }: Situation): Search | undefined => searchById(household, talk.search)

/**
 * The picks that this voice may hear of: those of the open search, else of the last one that is theirs or the
 * household's. An unsure voice hears of no person's, whatever is open (rulings, 12).
 */
export function pickedSearch(situation: Situation): Search | undefined {
  const open = openSearch(situation)
  const theirs = situation.household.searches.filter(
    (search) =>
      search.picks.length > 0 && isOwners(situation, search) && (!search.unowned || search.id === open?.id),
  )
  return theirs.find((search) => search.id === open?.id) ?? pickedLast(theirs)
}

/** To be asked about, read on or sent does not make an older pick the last one. */
const pickedLast = (searches: readonly Search[]): Search | undefined =>
  searches.reduce<Search | undefined>(
    // Of two of the same second the one that was begun later counts.
    (last, next) => (last && lastPicked(last) > lastPicked(next) ? last : next),
    undefined,
  )

const lastPicked = ({ pickedAt, touched }: Search): number => pickedAt ?? touched

/** What is asked where several are picked. */
type WhichPick = 'which' | 'reserve'

/** "What did I pick?" */
export function tellPicks(situation: Situation, question: WhichPick = 'which'): Decision | Promise<Decision> {
  const search = pickedSearch(situation)
  if (!search) return noPicks(situation)
  const { taken } = changesOf(search)
  const picks = search.picks.slice(-ROW)
  return decided(
    situation,
    [{ act: 'told the picks', picks, taken: taken.length }, ...askedWhich(picks, question)],
    {
      talk: aboutPicks(situation, search, picks, question),
      household: told(situation, search),
    },
  )
}

/** "I'll take the second one", "pick the Fellside": noted in the search, as a tap on a phone is. */
export async function pickOut(situation: Situation, which: Which): Promise<Decision> {
  const { talk, catalog, language } = situation
  const search = openSearch(situation)
  if (!search || talk.row === 0) return nothingOpen(situation)
  if (!situation.keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const id = meant(talk, which)
  const [product] = id === undefined ? [] : await catalog.products([id], language)
  if (!product) return whichOne(situation, 'which')
  const { minor, currency } = product.price
  const picked = withPick(search, { id: product.id, minor, currency }, situation.now)
  // How many its owner picked is nobody else's to hear.
  if (!picked)
    return thenAskedAgain(situation, {
      act: isOwners(situation, search) ? 'had no room for the pick' : 'needs a sure voice',
    })
  const known = [...new Set([...(search.told ?? []), product.id])]
  return thenAskedAgain(
    situation,
    { act: 'picked', id: product.id },
    {
      talk: { ...talk, it: product.id },
      household: touching(situation, { ...picked, told: known }),
    },
  )
}

/** "Take it out": only its owner takes a pick out of a person's search (rulings, 12). */
export function takeOut(situation: Situation, which: Which): Decision | Promise<Decision> {
  const { talk } = situation
  const search = openSearch(situation)
  if (!search || talk.row === 0) return nothingOpen(situation)
  if (!isOwners(situation, search)) return thenAskedAgain(situation, { act: 'needs a sure voice' })
  if (!situation.keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  // "Take it off my list" of a single pick; a place that was not read means none.
  const only = which.by === 'nothing' && search.picks.length === 1 ? search.picks[0]?.id : undefined
  const id = meant(talk, which) ?? only
  if (id === undefined) return whichOne(situation, 'which')
  const next = withoutPick(search, id)
  return thenAskedAgain(
    situation,
    { act: 'took out', id },
    { household: touching(situation, { ...next, told: (search.told ?? []).filter((one) => one !== id) }) },
  )
}

/** Whoever may hear of picks has none, or there are none for this voice: the same sentence. */
export const noPicks = (situation: Situation): Decision | Promise<Decision> =>
  situation.isKnown
    ? thenAskedAgain(situation, { act: 'had no picks' })
    : decided(situation, [{ act: 'could not look back' }])

const askedWhich = (picks: Search['picks'], question: WhichPick): Act[] => [
  {
    act: 'asked again',
    question: picks.length > 1 ? question : picks.length === 1 ? 'describe' : 'what',
    left: picks.length,
  },
]

/** The talk is about these products of this search from here on. */
export function aboutPicks(
  { talk }: Situation,
  search: Search,
  picks: Search['picks'],
  question: WhichPick = 'which',
): Situation['talk'] {
  const { it: _, tried: _t, offered: _o, ...rest } = talk
  const ids = picks.map(({ id }) => id)
  const before = talk.search === search.id ? talk.heard.filter((id) => !ids.includes(id)) : []
  const asked = ids.length > 1 ? question : ids.length === 1 ? 'describe' : 'what'
  return { ...rest, search: search.id, heard: [...before, ...ids], row: ids.length, asked }
}

/** The household after its picks were spoken of. */
export const told = (situation: Situation, search: Search) => touching(situation, withPicksTold(search))
