import type { FilterName, Filters, Narrowing } from '../catalog/catalog.ts'
import { readAt, searchById } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { looked, lookedFor, nothingOpen } from './looking.ts'
import { afterReading, askingWhat, nextRow, ROW, thenAskedAgain } from './reading.ts'
import { type Decision, decided, type Limits, type Situation, touching } from './situation.ts'
import { narrowedBy, narrowingOf, sought, told, widened } from './sought.ts'

/** How each language says a range of prices; the catalogue knows the shop's currency. */
const RANGE = {
  en: {
    between: (least: string, most: string) => `between ${least} and ${most}`,
    under: (most: string) => `under ${most}`,
    over: (least: string) => `over ${least}`,
  },
  fr: {
    between: (least: string, most: string) => `entre ${least} et ${most}`,
    under: (most: string) => `moins de ${most}`,
    over: (least: string) => `plus de ${least}`,
  },
} as const

/** The session's one search: whoever is in the room may narrow it, and it stays its owner's (rulings, 12). */
const open = ({ household, talk }: Situation): Search | undefined => searchById(household, talk.search)

/** "Under fifty", "in blue", "only Larkholt", "not red". */
export async function narrow(situation: Situation, limits: Limits): Promise<Decision> {
  const { least, most, color, brand, without } = limits
  const filters: Filters = {
    ...(await priceOf(situation, least, most)),
    ...(color === undefined ? {} : { colors: [color] }),
    ...(brand === undefined ? {} : { brands: [brand] }),
    ...(without === undefined ? {} : { without: [without] }),
  }
  return narrowTo(situation, { filters })
}

async function priceOf(
  { catalog, language }: Situation,
  least: string | undefined,
  most: string | undefined,
) {
  const words = RANGE[language]
  const said =
    least !== undefined && most !== undefined
      ? words.between(least, most)
      : most !== undefined
        ? words.under(most)
        : least !== undefined
          ? words.over(least)
          : undefined
  const price = said && (await catalog.understand(said, language)).filters.price
  return price ? { price } : {}
}

/**
 * Narrows the open search by filters, or puts another order in front. Where none is open, a price, a colour or a
 * brand is something to look for; an order alone is not.
 */
export function narrowTo(situation: Situation, by: Narrowing): Decision | Promise<Decision> {
  const search = open(situation)
  const { colors, brands, price } = by.filters ?? {}
  const isEnough = colors || brands || (price && situation.isKnown)
  if (!search && isEnough) return lookedFor(situation, sought('', by.filters, by.order))
  if (!search) return nothingOpen(situation)
  const isNothing = Object.keys(by.filters ?? {}).length === 0 && by.order === undefined
  if (isNothing)
    return decided(situation, [{ act: 'missed the query' }], { talk: askingWhat(situation.talk) })
  return looked(situation, search, narrowedBy(search, by))
}

/** "Cheaper": below the cheapest of those read last; "dearer": above the dearest. */
export async function byPrice(situation: Situation, way: 'cheaper' | 'dearer'): Promise<Decision> {
  const { catalog, language, talk } = situation
  const search = open(situation)
  if (!search) return nothingOpen(situation)
  const read = talk.it === undefined ? talk.heard.slice(-talk.row) : [talk.it]
  const products = await catalog.products(read, language)
  const edge = [...products].sort((a, b) => a.price.minor - b.price.minor).at(way === 'cheaper' ? 0 : -1)
  if (!edge) return nothingOpen(situation)
  const { minor, currency } = edge.price
  const price = way === 'cheaper' ? { to: minor - 1, currency } : { from: minor + 1, currency }
  const next = narrowedBy(search, { filters: { price } })
  // What is cheaper and something else is no cheaper one: in an order, only the thing itself is found.
  const order = way === 'cheaper' ? 'cheapest' : 'dearest'
  const found = await catalog.search(next.query, language, 1, { ...narrowingOf(next), order })
  const isSame = found.ids.length > 0 && (found.fit === 'all' || search.fit === 'closest')
  // "Under 39 pounds" would say the price of what Amazon sells, which is Amazon's to say.
  if (isSame) return looked(situation, search, edge.asin === undefined ? next : narrowedBy(search, { order }))
  return thenAskedAgain(situation, { act: 'had none cheaper', id: edge.id, way })
}

/** "Any colour", "forget the price". */
export function drop(situation: Situation, name: FilterName | undefined): Decision | Promise<Decision> {
  const search = open(situation)
  if (!search) return nothingOpen(situation)
  const has = (Object.keys(search.filters ?? {}) as FilterName[]).filter((one) => one !== 'except')
  const names = name === undefined ? has : has.filter((one) => one === name)
  if (names.length === 0) return thenAskedAgain(situation, { act: 'had nothing to drop' })
  const next = widened(search, names)
  const { price, colors, brands } = next.filters ?? {}
  // "Any colour" of everything in blue leaves nothing to look for.
  if (next.query === '' && !price && !colors && !brands)
    return decided(situation, [{ act: 'missed the query' }], { talk: askingWhat(situation.talk) })
  return looked(situation, search, next)
}

/** A yes to "shall I drop it?". */
export function dropTried(situation: Situation): Decision | Promise<Decision> {
  const { talk } = situation
  const search = open(situation)
  if (!talk.tried) return nothingOpen(situation)
  const next = widened(talk.tried, talk.tried.drop)
  return search ? looked(situation, search, next) : lookedFor(situation, next)
}

/** "Back": the three before; at the beginning, what was looked for before it was narrowed. */
export async function back(situation: Situation): Promise<Decision> {
  const { catalog, language, talk } = situation
  const search = open(situation)
  if (!search) return nothingOpen(situation)
  if (search.place > 0) {
    const row = await nextRow(search, Math.max(0, search.place - ROW), catalog, language)
    return decided(situation, [{ act: 'read back', ids: [...row.ids], left: row.left }], {
      talk: afterReading(talk, search, row),
      household: touching(situation, readAt(search, row.place)),
    })
  }
  const before = search.trail?.at(-1)
  if (!before) return thenAskedAgain(situation, { act: 'was at the start' })
  const trail = (search.trail ?? []).slice(0, -1)
  const { except } = search.filters ?? {}
  const filters = { ...before.filters, ...(except ? { except } : {}) }
  return looked(situation, search, told({ ...before, query: before.query ?? search.query, filters }), {
    trail,
    again: true,
  })
}
