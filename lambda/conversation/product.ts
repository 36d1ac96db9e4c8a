import type { Act } from '../acts.ts'
import { BOUNDS } from '../household/limits.ts'
import { searchById } from '../household/searches.ts'
import type { Household, Search, Talk } from '../household/state.ts'
import { looked, nothingOpen } from './looking.ts'
import { narrowTo } from './narrow.ts'
import { nextRow, thenAskedAgain } from './reading.ts'
import { find } from './search.ts'
import { type Decision, decided, type Situation, touching, type Which } from './situation.ts'
import { narrowedBy } from './sought.ts'

/** The product that is meant, among those read aloud in this session and no others. */
export function meant(talk: Talk, which: Which): string | undefined {
  const row = talk.heard.slice(-talk.row)
  if (which.by === 'product') return talk.heard.find((id) => id === which.id)
  if (which.by === 'position') return which.position === 'last' ? row.at(-1) : row[which.position - 1]
  return talk.it ?? (row.length === 1 ? row[0] : undefined)
}

/** The search with a product noted as looked at, the last one last. */
const withLook = (search: Search, id: string): Search => ({
  ...search,
  looked: [...(search.looked ?? []).filter((other) => other !== id), id].slice(-BOUNDS.looked),
})

/** The household after a product of the open search was spoken of. */
function lookedAt(situation: Situation, id: string): Household {
  const { household, talk } = situation
  const search = searchById(household, talk.search)
  return search ? touching(situation, withLook(search, id)) : household
}

/** Asks which one is meant; among a row of one there is nothing to choose. */
export const whichOne = (situation: Situation, asked: 'which' | 'leave out' | 'reserve'): Decision => {
  const { talk } = situation
  const act: Act =
    asked === 'leave out'
      ? { act: 'asked what to leave out', heard: talk.row }
      : { act: 'missed the product', heard: talk.row }
  return decided(situation, [act], {
    talk: { ...talk, asked: talk.row === 1 && asked === 'which' ? 'describe' : asked },
  })
}

/** "Tell me about the second one". A product that was not read aloud is looked for by its name. */
export async function describe(situation: Situation, which: Which): Promise<Decision> {
  const { talk, household, catalog, language } = situation
  if (talk.asked === 'leave out') return leaveOut(situation, which)
  const id = meant(talk, which)
  if (id === undefined && which.by === 'product') return find(situation, which.name)
  if (talk.row === 0) return nothingOpen(situation)
  const [product] = id === undefined ? [] : await catalog.products([id], language)
  if (!product) return whichOne(situation, 'which')

  const search = searchById(household, talk.search)
  const ahead = search && (await nextRow(search, search.place + talk.row, catalog, language))
  const left = ahead?.ids.length ? ahead.ids.length + ahead.left : 0
  return decided(situation, [{ act: 'described', id: product.id, left }], {
    talk: { ...talk, asked: left > 0 ? 'more' : 'what', it: product.id },
    household: lookedAt(situation, product.id),
  })
}

/** "Not that one": it is left out of this search, and the row is read again without it. */
export function leaveOut(situation: Situation, which: Which): Decision | Promise<Decision> {
  const { talk, household } = situation
  const search = searchById(household, talk.search)
  if (!search || talk.row === 0) return nothingOpen(situation)
  const id = meant(talk, which)
  // "Not Larkholt": a name that was not read aloud is something to do without.
  if (id === undefined && which.by === 'product')
    return narrowTo(situation, { filters: { without: [which.name] } })
  if (id === undefined) return whichOne(situation, 'leave out')
  // What stood before it keeps its place; what stood behind it moves up.
  return looked(situation, search, narrowedBy(search, { filters: { except: [id] } }), {
    from: search.place,
    trail: search.trail ?? [],
  })
}

/** "How much is it?", "is it in stock?": of the one that was meant, or of the row. */
export async function tell(
  situation: Situation,
  act: 'told the price' | 'told the stock',
  which: Which,
): Promise<Decision> {
  const { talk, catalog, language } = situation
  if (talk.row === 0) return nothingOpen(situation)
  const id = meant(talk, which)
  if (id === undefined && which.by !== 'nothing') return describe(situation, which)
  const products = await catalog.products(id === undefined ? talk.heard.slice(-talk.row) : [id], language)
  if (products.length === 0) return whichOne(situation, 'which')
  return thenAskedAgain(
    situation,
    { act, ids: products.map((product) => product.id) },
    id === undefined ? {} : { talk: { ...talk, it: id }, household: lookedAt(situation, id) },
  )
}

/** "Compare the first two": two that were read aloud, side by side. */
export async function compare(situation: Situation, one: Which, other: Which): Promise<Decision> {
  const { talk, catalog, language } = situation
  if (talk.row === 0) return nothingOpen(situation)
  const row = talk.heard.slice(-talk.row)
  const first = one.by === 'nothing' ? row[0] : meant(talk, one)
  const second = other.by === 'nothing' ? row.find((id) => id !== first) : meant(talk, other)
  const ids = [first, second].filter((id) => id !== undefined)
  const products = await catalog.products(ids, language)
  if (products.length < 2 || first === second) return whichOne(situation, 'which')
  return thenAskedAgain(situation, { act: 'compared', ids: products.map(({ id }) => id) })
}
