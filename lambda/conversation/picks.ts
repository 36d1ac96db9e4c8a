import type { Act } from '../acts.ts'
import { changesOf, withoutPick, withPick, withPicksTold } from '../household/picks.ts'
import { searchById } from '../household/searches.ts'
import type { Household, Search, Talk } from '../household/state.ts'
import { nothingOpen } from './looking.ts'
import { meant, whichOne } from './product.ts'
import { ROW, thenAskedAgain } from './reading.ts'
import { type Decision, decided, isOwners, type Situation, touching, type Which } from './situation.ts'

const openSearch = ({ household, talk }: Situation): Search | undefined => searchById(household, talk.search)

/**
 * The picks that this voice may hear of: those of the open search, else of the last one that is theirs or the
 * household's. An unsure voice hears of no person's, whatever is open (rulings, 12).
 */
function pickedSearch(situation: Situation): Search | undefined {
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

/** What a voice may hear of picks: in which search, which ones, and the household once that was told. */
export interface Hearable {
  readonly search: Search
  readonly picks: Search['picks']
  readonly taken: number
  readonly household: Household
}

/**
 * What this voice may hear. In a search that is another's, those that such a voice picked in this talk, at
 * today's price and whatever became of them since: no more than that was said to it here (rulings, 12).
 * @throws {CatalogUnavailable}
 */
export async function hearable(situation: Situation): Promise<Hearable | undefined> {
  const { talk, household, catalog, language } = situation
  const open = openSearch(situation)
  const theirs = open && !isOwners(situation, open) ? pickedByGuests(talk, open) : []
  if (open && theirs.length > 0) {
    const products = await catalog.products(theirs, language)
    const picks = products.map(({ id, price: { minor, currency } }) => ({ id, minor, currency }))
    return { search: open, picks, taken: 0, household }
  }
  const search = pickedSearch(situation)
  if (!search) return undefined
  const { picks } = search
  return { search, picks, taken: changesOf(search).taken.length, household: told(situation, search) }
}

/** What is asked where several are picked. */
type WhichPick = 'which' | 'reserve'

/** Those of the picks that the shop still sells. @throws {CatalogUnavailable} */
export async function stillSold(
  { catalog, language }: Situation,
  picks: Search['picks'],
): Promise<Search['picks']> {
  const products = await catalog.products(
    picks.map(({ id }) => id),
    language,
  )
  return picks.filter((pick) => products.some(({ id }) => id === pick.id))
}

/**
 * "What did I pick?" Where nothing of it is sold any more, the talk stays with what it is about.
 * @throws {CatalogUnavailable}
 */
export async function tellPicks(situation: Situation, question: WhichPick = 'which'): Promise<Decision> {
  const heard = await hearable(situation)
  if (!heard) return noPicks(situation)
  const { search, taken, household } = heard
  const sold = await stillSold(situation, heard.picks)
  const picks = sold.slice(-ROW)
  const act: Act = { act: 'told the picks', picks, taken }
  if (picks.length === 0) return thenAskedAgain(situation, act, { household })
  const talk = aboutPicks(situation, search, picks, question)
  return decided(situation, [act, ...askedWhich(picks, question)], { talk, household })
}

const pickedByGuests = ({ picked }: Talk, search: Search): readonly string[] =>
  picked?.search === search.id ? picked.ids : []

/** The talk in which this product was picked or taken out; as many are noted as are read in one breath. */
function withGuestsPick(talk: Talk, search: Search, id: string, isIn: boolean): Talk {
  const others = pickedByGuests(talk, search).filter((one) => one !== id)
  return { ...talk, picked: { search: search.id, ids: isIn ? [...others, id].slice(-ROW) : others } }
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
  const household = touching(situation, { ...picked, told: known })
  // The very same household: it has no room for one more.
  if (household === situation.household) return thenAskedAgain(situation, { act: 'could not note it' })
  return thenAskedAgain(
    situation,
    { act: 'picked', id: product.id },
    {
      talk: {
        ...(isOwners(situation, search) ? talk : withGuestsPick(talk, search, product.id, true)),
        it: product.id,
      },
      household,
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
    {
      talk: withGuestsPick(talk, search, id, false),
      household: touching(situation, { ...next, told: (search.told ?? []).filter((one) => one !== id) }),
    },
  )
}

/** Whoever may hear of picks has none, or there are none for this voice: the same sentence. */
export const noPicks = async (situation: Situation): Promise<Decision> =>
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

const told = (situation: Situation, search: Search) => touching(situation, withPicksTold(search))
