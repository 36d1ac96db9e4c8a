import type { Language } from '../locale.ts'
import { COUNTED, type Fit, type Order, type Wish } from './catalog.ts'
import { type Filtering, filtering } from './filtering.ts'
import { quoted } from './match.ts'
import { nounsOf } from './naming/head.ts'
import { DROP, type SaidWord, saidWords } from './query/said.ts'
import { isThing } from './query/things.ts'
import { type Candidate, ordered } from './rank.ts'
import { matchOf, namedMatch, type Weighed, weighed, wholeMatch } from './reading/evidence.ts'
import type { Item } from './reading/item.ts'
import { mended } from './reading/mended.ts'
import { readingsOf } from './reading/readings.ts'
import { NAMED } from './schema.ts'
import type { Shelf, Where } from './shelf.ts'

/** What was found, before it is known what filters left out. */
export interface Rows {
  /** The words of the wish, put right where they were misheard. */
  readonly words: string
  readonly ids: readonly string[]
  readonly near: readonly string[]
  readonly total: number
  readonly fit: Fit
}

const NOTHING: Omit<Rows, 'words'> = { ids: [], near: [], total: 0, fit: 'closest' }

/** So many rows are ranked anew, the best by the index's own measure: at least as many as are asked for. */
const POOL = 128

/** Where this many were found, what only comes close is not looked for: that costs most of a search. */
const ENOUGH_FOUND = 20

/** What only comes close is looked for among so many rows. */
const NEAR_LOOKED = 1000

/** What a row is worth that is called by another name than the one that was said. */
const OTHERWISE = 0.8

/** Finds what fits a wish: all of it, else what comes closest, else nothing. */
export function rowsFor(shelf: Shelf, wish: Wish, most: number): Rows {
  const filters = filtering(wish.filters, shelf.language)
  const said = saidWords(wish.words, shelf.language, (word) => shelf.lexicon.known(word))
  const { words } = wish
  if (!said.some(({ drop }) => drop > DROP.asking)) return { words, ...filtered(shelf, wish, filters, most) }
  const best = understood(said, shelf)
  const found = best && rowsOf(new Look(shelf, filters, wish.order, most), best, most)
  return found && found.total > 0 ? { words: mended(words, best.items), ...found } : { words, ...NOTHING }
}

/** Takes the words as they were said if some name bears them out, else looks for what sounds like them. */
function understood(said: readonly SaidWord[], shelf: Shelf): Weighed | undefined {
  const plain = weighed(readingsOf(said, shelf, false), shelf)
  const [best] = plain
  if (best?.isNamed && best.hasThing) return best
  return [...plain, ...weighed(readingsOf(said, shelf, true), shelf)].sort((a, b) => a.cost - b.cost)[0]
}

/** "Anything from Larkholt", "what do you have in blue": the filters alone. */
function filtered(shelf: Shelf, { filters, order }: Wish, filter: Filtering, most: number): typeof NOTHING {
  const { price, colors, brands } = filters
  if (!price && !colors && !brands) return NOTHING
  const { ids, total } = shelf.filtered(filter, order, Math.min(most, COUNTED))
  return total === 0 ? NOTHING : { ids, near: [], total, fit: 'all' }
}

/** One search of a shelf. */
class Look {
  readonly shelf: Shelf
  readonly #filters: Filtering
  readonly order: Order
  readonly #size: number

  constructor(shelf: Shelf, filters: Filtering, order: Order, most: number) {
    this.shelf = shelf
    this.#filters = filters
    this.order = order
    this.#size = Math.max(POOL, Math.min(most, COUNTED))
  }

  rows(where: Where, match: string, looked?: number): Candidate[] {
    return this.shelf.pool(where, match, this.#filters, this.order, this.#size, looked)
  }

  /** The same without those that are had already: ranking a row is what costs most. */
  more(had: readonly Candidate[], where: Where, match: string, looked?: number): Candidate[] {
    const known = new Set(had.map(({ id }) => id))
    return this.rows(where, match, looked).filter(({ id }) => !known.has(id))
  }

  total(where: Where, match: string): number {
    return this.shelf.countFiltered(where, match, this.#filters)
  }

  ordered(rows: readonly Candidate[], items: readonly Item[]): Candidate[] {
    return ordered(rows, items, this.order, this.shelf.language)
  }
}

function rowsOf(look: Look, best: Weighed, most: number): typeof NOTHING {
  const { items, isBorneOut, isNamed } = best
  if (look.order !== 'fit') return rowsInOrder(look, best, most)
  const named = isNamed ? namedRows(look, items) : []
  const told = isBorneOut && named.length < most ? toldRows(look, items, named) : []
  const ids = inStockFirst(distinct([...named, ...told]))
  const near = ids.length < Math.min(most, ENOUGH_FOUND) ? nearRows(look, items, ids) : []
  if (ids.length > 0) {
    const others = distinct([...ids, ...near]).slice(ids.length, most)
    const total = look.total('all', wholeMatch(items, look.shelf.language))
    return { ids: idsOf(ids.slice(0, most)), near: idsOf(others), total, fit: fitOf(best, look.shelf) }
  }
  const others = distinct(near)
  const total = Math.min(COUNTED, others.length)
  return others.length === 0
    ? NOTHING
    : { ids: idsOf(others.slice(0, most)), near: [], total, fit: 'closest' }
}

/** Rows by price or by how they sell: one order over all that fit, so that what is announced holds to the last of them. */
function rowsInOrder(look: Look, best: Weighed, most: number): typeof NOTHING {
  const { shelf } = look
  const { items, isBorneOut } = best
  const all = isBorneOut ? foundInOrder(look, wholeMatch(items, shelf.language), items, most) : NOTHING
  if (all.total > 0) return { ...all, fit: fitOf(best, shelf) }
  return foundInOrder(look, closestMatch(items, shelf), items, most)
}

function foundInOrder(look: Look, match: string, items: readonly Item[], most: number): typeof NOTHING {
  const things = thingsAmong(match, items, look.shelf)
  const total = look.total('all', things)
  const rows = total === 0 ? [] : look.ordered(look.rows('all', things), items)
  return { ...NOTHING, ids: idsOf(rows.slice(0, most)), total }
}

/** The cheapest laptop is no laptop sleeve: where the shop has the thing itself, nothing else is put in an order. */
function thingsAmong(match: string, items: readonly Item[], { language, count }: Shelf): string {
  const things = itselfMatch(match, items, language)
  return count('all', things, 1) > 0 ? things : match
}

/** What matches and is the thing itself, by its noun. */
function itselfMatch(match: string, items: readonly Item[], language: Language): string {
  const heads = items.filter(({ isHead }) => isHead)
  const nouns = heads.flatMap(({ forms }) => forms.flatMap((form) => nounsOf(form, language)))
  return nouns.length === 0 ? match : `(${match}) AND head : (${nouns.map(quoted).join(' OR ')})`
}

/**
 * Who asks for an oven, and is read a dish for one, is told that this comes closest. Only of words for things: what
 * is "for the dog" or "Larkholt" need not be one.
 */
function fitOf({ items, isWhole }: Weighed, { language, count }: Shelf): Fit {
  const isOfThings = items.some(({ isHead, forms }) => isHead && isThing(forms[0] ?? '', language))
  const isThere = () => count('all', itselfMatch(wholeMatch(items, language), items, language), 1) > 0
  return isWhole && (!isOfThings || isThere()) ? 'all' : 'closest'
}

/** Rows that are called what was said; those that are called otherwise stand a little behind. */
function namedRows(look: Look, items: readonly Item[]): Candidate[] {
  const { language } = look.shelf
  const match = namedMatch(own(items), language)
  const hasOthers = items.some(({ forms, own }) => forms.length > own)
  const others = hasOthers ? look.rows('names', `(${namedMatch(items, language)}) NOT (${match})`) : []
  return look.ordered(
    [...look.rows('names', match), ...others.map((row) => ({ ...row, score: row.score * OTHERWISE }))],
    items,
  )
}

/** Rows of the kind, with the words beside it somewhere in what is told of them. */
const toldRows = (look: Look, items: readonly Item[], had: readonly Candidate[]): Candidate[] =>
  look.ordered(look.more(had, 'all', wholeMatch(items, look.shelf.language)), items)

/** If the kind of thing is known at all: rows with all words somewhere, then those of the kind, or with most words. */
function nearRows(look: Look, items: readonly Item[], had: readonly Candidate[]): Candidate[] {
  const { language } = look.shelf
  const close = look.more(had, 'all', closestMatch(items, look.shelf), NEAR_LOOKED)
  if (close.length === 0 && had.length === 0) return []
  const somewhere = look.ordered(look.more(had, 'all', namedMatch(items, language), NEAR_LOOKED), items)
  const first = new Set(somewhere.map(({ id }) => id))
  return [
    ...somewhere,
    ...look.ordered(
      close.filter(({ id }) => !first.has(id)),
      items,
    ),
  ]
}

/** The items by what was said alone. */
const own = (items: readonly Item[]): Item[] =>
  items.map((item) => ({ ...item, forms: item.forms.slice(0, item.own) }))

/**
 * The kind of thing, whatever else was said of it; and other kinds with most of the words. Ranked by all words,
 * because SQLite's measure counts every word of a query that is there.
 */
function closestMatch(items: readonly Item[], { language }: Shelf): string {
  const heads = items.filter(({ isHead }) => isHead).map((item) => `${NAMED} : ${matchOf(item, language)}`)
  const all = items.map((item) => matchOf(item, language)).join(' OR ')
  const kinds = heads.length > 0 ? [`((${heads.join(' OR ')}) AND (${all}))`] : []
  const most = mostOf(items.filter(({ drop }) => drop > DROP.beside)).map(
    (some) => `(${namedMatch(some, language)})`,
  )
  return [...kinds, ...most].join(' OR ') || all
}

/** Every choice of more than half of the items, if there are at least three. */
function mostOf(items: readonly Item[]): Item[][] {
  if (items.length < 3 || items.length > 6) return []
  const choose = (from: number, left: number): Item[][] =>
    left === 0
      ? [[]]
      : items.flatMap((item, at) =>
          at < from ? [] : choose(at + 1, left - 1).map((rest) => [item, ...rest]),
        )
  return choose(0, Math.floor(items.length / 2) + 1)
}

function distinct(rows: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>()
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id))
}

const inStockFirst = (rows: readonly Candidate[]): Candidate[] =>
  [...rows].sort((a, b) => Number(b.inStock) - Number(a.inStock))

const idsOf = (rows: readonly Candidate[]): string[] => rows.map(({ id }) => id)
