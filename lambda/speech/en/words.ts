import type { FilterName, Product } from '../../catalog/catalog.ts'
import { productList } from '../list.ts'
import { spokenPrice } from '../money.ts'
import { plural } from '../plural.ts'
import { present, type Question, type SoughtAct, type Titling, type Words } from '../prompts.ts'
import { saidBack } from '../spoken-query.ts'
import { type Said, say } from '../ssml.ts'

export const WHAT = say`What are you looking for?`
export const ELSE = say`What else can I find for you?`
export const WOULD = say`What would you like?`
export const GO_ON = say`Shall I go on with it?`
export const GONE = say`That one is gone from the shop.`

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
export const count = (n: number): string => NUMBERS[n] ?? (n > 100 ? 'over a hundred' : String(n))
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
export const inside = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
export const capitalized = ([first = '', ...rest]: Said): Said =>
  typeof first === 'string' ? [capital(first), ...rest] : [first, ...rest]

/** In place of a price that only Amazon may say. */
export const AMAZON = 'sold by Amazon'

export const listed = (ids: readonly string[], words: Words): Said =>
  productList(ids, words, {
    article: 'the ',
    and: 'and',
    soldOut: 'sold out for now',
    amazon: AMAZON,
    join: '; ',
  })

/**
 * What was understood of a search's words, at the head of a sentence: "Quiet kettles". Without an article only
 * the shop's own word for the kind ("Kettles", but "Coffee") tells what is counted from what is not.
 */
function understood(query: string, ids: readonly string[], words: Titling): string {
  const [first] = present(ids, words)
  const kind = first?.kind?.toLowerCase().split(/\s+/u).at(-1)
  const last = query.toLowerCase().split(/\s+/u).at(-1) ?? ''
  return saidBack(kind !== undefined && kind !== last && kind === plural(last) ? `a ${query}` : query, 'en')
}

const ORDERS = {
  fit: '',
  cheapest: ', the cheapest first',
  dearest: ', the dearest first',
  popular: ', best sellers first',
} as const

/** All that is looked for, at the head of a sentence: "Kettles in blue under 50 pounds, the cheapest first". */
export function lookedFor(
  { query, filters = {}, order = 'fit' }: SoughtAct,
  ids: readonly string[],
  words: Titling,
): string {
  const { colors = [], brands = [], without = [], price } = filters
  // "Blue towels" are in blue already.
  const said = colors.filter((color) => !query.toLowerCase().includes(color.toLowerCase()))
  const what = saidBack(query, 'en') === '' ? 'Everything' : understood(query, ids, words)
  const color = said.length > 0 ? ` in ${said.join(' or ')}` : ''
  const brand = brands.length > 0 ? ` from ${brands.join(' or ')}` : ''
  const not = without.length > 0 ? `, but not ${without.join(' or ')}` : ''
  return `${what}${color}${brand}${rangeOf(price, words)}${not}${ORDERS[order]}`
}

/** " under 50 pounds". A range that ends a penny below a round price was meant to stop short of it. */
function rangeOf(price: NonNullable<SoughtAct['filters']>['price'], { locale }: Titling): string {
  if (!price) return ''
  const { from, to, currency } = price
  const said = (minor: number) => spokenPrice({ minor, currency }, locale)
  const most = to === undefined ? undefined : said((to + 1) % 100 === 0 ? to + 1 : to)
  const least = from === undefined ? undefined : said((from - 1) % 100 === 0 ? from - 1 : from)
  if (most !== undefined && least !== undefined) return ` between ${least} and ${most}`
  return most === undefined ? ` over ${least}` : ` under ${most}`
}

/** What was asked for, in the middle of a sentence: "quiet kettles". What comes first says nothing there. */
export const heard = ({ order: _, ...act }: SoughtAct, words: Titling, ids: readonly string[] = []): string =>
  inside(lookedFor(act, ids, words))

/** The same after a "for": what is for something is said by that. */
export const heardFor = (act: SoughtAct, words: Words, ids?: readonly string[]): string =>
  heard(act, words, ids).replace(/^(?:something|anything) for /, '')

const FILTERS: Readonly<Record<FilterName, string>> = {
  price: 'the price',
  colors: 'the colour',
  brands: 'the brand',
  without: 'what you ruled out',
  except: 'what you left out',
}
export const named = (filters: readonly FilterName[]): string => inARow(filters.map((name) => FILTERS[name]))
export const thereAre = (total: number): string =>
  total === 1 ? 'there is one' : `there are ${count(total)}`
const ofThem = (n: number): string =>
  n > 2 ? 'the first, the second or the third' : 'the first or the second'

/** A price, and what it was before a sale; none of what Amazon sells. */
export function priced({ price, regularPrice, asin }: Product, { locale }: Words): string {
  if (asin !== undefined) return AMAZON
  const before = regularPrice ? `, down from ${spokenPrice(regularPrice, locale)}` : ''
  return `${spokenPrice(price, locale)}${before}`
}

/** A product's price, and in what it differs from the other one. */
export function traits(product: Product, one: Product, other: Product, words: Words): string {
  const stock = one.inStock === other.inStock ? [] : [product.inStock ? 'in stock' : 'sold out for now']
  const color = product.color && one.color !== other.color ? [product.color] : []
  const brand = product.brand && one.brand !== other.brand ? [`from ${product.brand}`] : []
  return [priced(product, words), ...color, ...brand, ...stock].join(', ')
}

/** What one costs more than the other. */
export function difference(one: Product, other: Product, { locale }: Words): string {
  if (one.price.currency !== other.price.currency || one.asin || other.asin) return ''
  const minor = Math.abs(one.price.minor - other.price.minor)
  if (minor === 0) return ' Both cost the same.'
  const place = one.price.minor < other.price.minor ? 'first' : 'second'
  return ` The ${place} costs ${spokenPrice({ ...one.price, minor }, locale)} less.`
}

/** "It", "both", "all nine": the products of a search, at the head of a sentence or in it. */
export const allOfThem = (n: number): string => (n === 1 ? 'it' : n === 2 ? 'both' : `all ${count(n)}`)

const offerPhone = (n: number): Said =>
  say`Shall I put ${n === 2 ? 'them both' : allOfThem(n)} on your phone?`

/** The question after some products, and how many more there are; `phone`: how many a phone would show. */
export function onward(left: number, read: number, phone?: number): { more: Said; ask: Said } {
  if (phone !== undefined) return { more: onward(left, read).more, ask: offerPhone(phone) }
  if (left === 1) return { more: say` There is one more.`, ask: say`Shall I read it?` }
  if (left > 1) {
    const ask = left > 3 ? say`Shall I read the next three?` : say`Shall I read them?`
    return { more: say` There are ${count(left)} more.`, ask }
  }
  return {
    more: [],
    ask: read === 1 ? say`Shall I tell you more about it?` : say`Which one shall I tell you about?`,
  }
}

/** Which of so many to leave out. */
export const leaveWhichOut = (n: number): Said =>
  n === 1 ? say`Shall I leave it out?` : say`Which one shall I leave out: ${ofThem(n)}?`

/** Which filters to drop, so that something is left. */
export const shallDrop = (drop: readonly FilterName[]): Said =>
  say`Shall I drop ${drop.length > 1 ? 'them' : named(drop)}?`

/** The question that was open before, in the words it was put in. */
export function askedAgain(question: Question, left: number, drop: readonly FilterName[] = []): Said {
  if (question === 'go on') return GO_ON
  if (question === 'send') return offerPhone(left)
  if (question === 'leave out') return leaveWhichOut(left)
  if (question === 'reserve') return say`Which one shall I reserve${left > 1 ? `: ${ofThem(left)}` : ''}?`
  if (question === 'drop') return shallDrop(drop)
  if (question === 'describe') return onward(0, 1).ask
  if (question === 'which') return onward(0, 2).ask
  if (question === 'more') return left === 1 ? say`Shall I read the last one?` : onward(left, 0).ask
  return question === 'what else' ? ELSE : WHAT
}

/** "two searches, what to call you, and a note". */
export function inARow(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  const before = items.slice(0, -1)
  return before.length === 0 ? last : `${before.join(', ')}${before.length > 1 ? ',' : ''} and ${last}`
}
