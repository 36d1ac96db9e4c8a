import type { Act } from '../acts.ts'
import { type Catalog, CatalogUnavailable } from '../catalog/catalog.ts'
import { BOUNDS } from '../household/limits.ts'
import { searchById } from '../household/searches.ts'
import type { Household, Search, Talk } from '../household/state.ts'
import type { Language } from '../locale.ts'
import type { Evidence } from '../speaker/evidence.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/** A question that can be put again, and what it is about. */
type Open = Omit<Extract<Act, { act: 'asked again' }>, 'act'>

/** How many products are read in one breath (`voice.md`). */
export const ROW = 3

/** The products to read next, and where in the results they begin and end. */
export interface Row {
  readonly ids: readonly string[]
  readonly place: number
  /** How many of the search are left after this row. */
  readonly left: number
}

/** The ids of the first products from a place on that the shop still sells, at most a row. */
async function firstSold(
  search: Search,
  from: number,
  catalog: Catalog,
  language: Language,
): Promise<string[]> {
  const ids: string[] = []
  // Nearly always the first three are there; only where one is gone are the next ones looked up.
  for (let at = from; at < search.results.length && ids.length < ROW; at += ROW) {
    const products = await catalog.products(search.results.slice(at, at + ROW), language)
    ids.push(...products.map((product) => product.id))
  }
  return ids.slice(0, ROW)
}

/**
 * The next three products of a search from a place on, leaving out what the shop no longer sells.
 * @throws {CatalogUnavailable}
 */
export async function nextRow(
  search: Search,
  from: number,
  catalog: Catalog,
  language: Language,
): Promise<Row> {
  const ids = await firstSold(search, from, catalog, language)
  const end = ids.length === 0 ? search.results.length : search.results.indexOf(ids.at(-1) ?? '') + 1
  const unread = search.results.length - end
  // What matched beyond the ids that were kept is counted too: the shopper hears how much there is.
  const beyond = Math.max(0, search.total - search.results.length)
  return {
    ids,
    place: ids[0] === undefined ? from : search.results.indexOf(ids[0]),
    left: unread === 0 ? 0 : unread + beyond,
  }
}

/** The talk after a row of this search was read aloud. */
export function afterReading(talk: Talk, search: Search, row: Row): Talk {
  const { asked: _, offered: _o, tried: _t, it: _i, ...rest } = talk
  const earlier = talk.search === search.id ? talk.heard.filter((id) => !row.ids.includes(id)) : []
  const read: Talk = {
    ...rest,
    search: search.id,
    heard: [...earlier, ...row.ids].slice(-BOUNDS.heard),
    row: row.ids.length,
  }
  return { ...read, asked: row.left > 0 ? 'more' : row.ids.length === 1 ? 'describe' : 'which' }
}

/** The talk with the open question "what?": what to look for, or what else. */
export const askingWhat = ({ offered: _, tried: _t, ...talk }: Talk): Talk => ({ ...talk, asked: 'what' })

/**
 * An act beside what the talk is about, followed by the question that was open before it: nothing said in
 * between closes that one.
 */
export async function thenAskedAgain(
  situation: Situation,
  act: Act,
  {
    talk = situation.talk,
    household = situation.household,
    evidence,
  }: { talk?: Talk; household?: Household; evidence?: Evidence | undefined } = {},
): Promise<Decision> {
  const open = await openQuestion(situation)
  const { tried, ...rest } = talk
  const { question } = open
  return decided(situation, [act, { act: 'asked again', ...open }], {
    talk: {
      ...rest,
      ...(question === 'drop' && tried ? { tried } : {}),
      asked: question === 'what else' ? 'what' : question,
    },
    household,
    evidence,
  })
}

/** The talk with what the products themselves leave open: a single step, such as which filter to drop, is over. */
export function withoutStep({ tried: _, ...talk }: Talk): Talk {
  return { ...talk, asked: talk.row > 1 ? 'which' : talk.row === 1 ? 'describe' : 'what' }
}

/** The question that is open, or the opening one where none is; one about a phone gives way to the products'. */
async function openQuestion(situation: Situation): Promise<Open> {
  const { talk, household, catalog, language } = situation
  const search = searchById(household, talk.search)
  const { asked = 'what', row } = talk
  const what = row > 0 ? 'what else' : 'what'
  if (asked === 'send') return { question: search ? 'send' : what, left: search?.results.length ?? 0 }
  if (asked === 'leave out' || asked === 'reserve') return { question: asked, left: row }
  if (asked === 'drop' && talk.tried) return { question: asked, left: 0, drop: talk.tried.drop }
  if (asked === 'drop' || asked === 'sign out' || asked === 'number')
    return openQuestion({ ...situation, talk: withoutStep(talk) })
  if (asked !== 'more') return { question: asked === 'what' ? what : asked, left: 0 }
  const left = search ? await leftOf(search, talk, catalog, language) : 0
  return { question: left > 0 ? 'more' : what, left }
}

/** How many results were not read; none where the shop cannot be asked, for this is not what was asked about. */
async function leftOf(search: Search, talk: Talk, catalog: Catalog, language: Language): Promise<number> {
  try {
    const ahead = await nextRow(search, search.place + talk.row, catalog, language)
    return ahead.ids.length === 0 ? 0 : ahead.ids.length + ahead.left
  } catch (error) {
    if (error instanceof CatalogUnavailable) return 0
    throw error
  }
}

/** The talk with no search open and nothing heard; that a name was spoken stays. */
export function withoutSearch(talk: Talk): Talk {
  const { search: _, offered: _o, tried: _t, it: _i, picked: _p, ...rest } = talk
  return { ...rest, heard: [], row: 0, asked: 'what' }
}
