import type { Language } from '../../locale.ts'
import type { Filters, Order, PriceRange, Wish } from '../catalog.ts'
import { minorUnits } from '../minor-units.ts'
import { type Amount, amountAt } from './amount.ts'
import { isColor, isPlainColor } from './colors.ts'
import { PHRASES } from './phrases.ts'
import { isThing } from './things.ts'
import { LONGEST_QUERY, type Token, tokensOf, wordSet } from './tokens.ts'

/** What only the catalogue can tell of words. */
export interface Knowledge {
  /** The currency of its prices, where it has any. */
  readonly currency: string | undefined
  /** The brand that these words name, as the shop writes it. */
  brand(words: readonly string[]): string | undefined
  /** Whether names of products hold these words in a row: "sans fil" is a kind of mouse, not a mouse without thread. */
  isName(words: readonly string[]): boolean
}

/** A limit, colour, brand or order found at a place, and how many words say it. */
interface Part {
  readonly length: number
  readonly price?: PriceRange
  readonly colors?: readonly string[]
  readonly brands?: readonly string[]
  readonly without?: readonly string[]
  readonly order?: Order
}

interface Place {
  readonly words: readonly string[]
  readonly at: number
  readonly language: Language
  readonly knows: Knowledge
}

const CONJUNCTIONS = wordSet('and but or et mais ou')
const JOINTS = wordSet('and but or et mais ou with for in that is are avec pour en qui est de a')

/** A brand's name is at most so many words. */
const LONGEST_BRAND = 4

/**
 * Takes what limits and orders a search out of the words: "a blue kettle under fifty" is a blue kettle, and a
 * price. A bare colour stays a word, because it may be part of a name ("orange juice"); "in blue", "the blue
 * one" and a colour said alone are filters. Takes any string.
 */
export function understand(text: string, language: Language, knows: Knowledge): Wish {
  const once = understoodOnce(text.slice(0, LONGEST_QUERY), language, knows)
  if (once.words === text.trim()) return once
  // What was apart may stand together now.
  const { words, filters, order } = understand(once.words, language, knows)
  return { words, filters: { ...filters, ...once.filters }, order: once.order === 'fit' ? order : once.order }
}

function understoodOnce(said: string, language: Language, knows: Knowledge): Wish {
  const tokens = tokensOf(said)
  const words = tokens.map(({ plain }) => plain)
  const parts: { readonly at: number; readonly part: Part }[] = []
  for (let at = 0; at < words.length; ) {
    const part = partAt({ words, at, language, knows })
    if (part) parts.push({ at, part })
    at += part?.length ?? 1
  }
  const taken = new Set(parts.flatMap(({ at, part }) => tokens.slice(at, at + part.length)))
  return {
    words: taken.size === 0 ? said.trim() : left(said, tokens, taken),
    filters: filtersOf(parts.map(({ part }) => part)),
    order: parts.findLast(({ part }) => part.order)?.part.order ?? 'fit',
  }
}

function partAt(place: Place): Part | undefined {
  return orderAt(place) ?? limitAt(place) ?? colorAt(place) ?? brandAt(place) ?? withoutAt(place)
}

/** How many words of the first phrase that stands here; phrases are sorted by length. */
function lengthAt({ words, at }: Place, all: readonly (readonly string[])[], offset = 0): number {
  const phrase = all.find((one) => one.every((word, index) => words[at + offset + index] === word))
  return phrase?.length ?? 0
}

const wordAt = ({ words, at }: Place, offset: number): string => words[at + offset] ?? ''

/** Whether a limit may end here: at the end, or before a word that begins something else. */
const endsAt = (place: Place, offset: number): boolean =>
  place.at + offset >= place.words.length || PHRASES[place.language].goesOn.has(wordAt(place, offset))

function orderAt(place: Place): Part | undefined {
  for (const [phrases, order] of PHRASES[place.language].orders) {
    const length = lengthAt(place, phrases)
    if (length > 0) return { length, order }
  }
  return undefined
}

function limitAt(place: Place): Part | undefined {
  const { language, words, at } = place
  const says = PHRASES[language]
  const amount = (offset: number) => amountAt(words, at + offset, language)
  /** A sum without its currency might be a size. */
  const isPrice = (sum: Amount, offset: number) => sum.currency !== undefined || endsAt(place, offset)

  const before = lengthAt(place, says.between)
  const low = before > 0 ? amount(before) : undefined
  if (low && says.and.has(wordAt(place, before + low.length))) {
    const next = before + low.length + 1
    const high = amount(next)
    if (high && isPrice(high, next + high.length)) return priced(place, next + high.length, low, high)
  }
  for (const [phrases, pair] of [
    [says.to, (sum: Amount) => [undefined, sum]],
    [says.from, (sum: Amount) => [sum, undefined]],
    [says.about, (sum: Amount) => [scaled(sum, 0.8), scaled(sum, 1.2)]],
  ] as const) {
    const length = lengthAt(place, phrases)
    const sum = length > 0 ? amount(length) : undefined
    if (sum && isPrice(sum, length + sum.length))
      return priced(place, length + sum.length, ...(pair(sum) as Ends))
  }
  const sum = amount(0)
  if (!sum) return undefined
  const less = lengthAt(place, says.orLess, sum.length)
  if (less > 0) return priced(place, sum.length + less, undefined, sum)
  const more = lengthAt(place, says.orMore, sum.length)
  return more > 0 ? priced(place, sum.length + more, sum, undefined) : undefined
}

type Ends = [Amount | undefined, Amount | undefined]

const scaled = (sum: Amount, by: number): Amount => ({ ...sum, value: sum.value * by })

/** Without a currency anywhere, a sum is no price: there is nothing to count it in. */
function priced({ knows }: Place, length: number, ...[low, high]: Ends): Part | undefined {
  const said = high?.currency ?? low?.currency ?? knows.currency
  if (said === undefined) return undefined
  // A dollar is whatever dollar the shop counts in.
  const currency =
    said === 'USD' && /^(?:USD|CAD|AUD|NZD|SGD|HKD)$/.test(knows.currency ?? '')
      ? (knows.currency ?? said)
      : said
  const ends = [low, high].map((sum) => (sum ? minorUnits(sum.value, currency) : undefined))
  const [from, to] =
    ends[0] !== undefined && ends[1] !== undefined && ends[0] > ends[1] ? ends.reverse() : ends
  return { length, price: { ...(from !== undefined && { from }), ...(to !== undefined && { to }), currency } }
}

function colorAt(place: Place): Part | undefined {
  const { language, words } = place
  const says = PHRASES[language]
  const before = lengthAt(place, says.inColor) || (says.only.has(wordAt(place, 0)) ? 1 : 0)
  const article = says.articles.has(wordAt(place, before)) ? 1 : 0
  const colors: string[] = []
  let end = before + article
  while (isColor(wordAt(place, end), language)) {
    colors.push(wordAt(place, end))
    const linked =
      /^(?:or|and|ou|et)$/.test(wordAt(place, end + 1)) && isColor(wordAt(place, end + 2), language)
    end += linked ? 2 : 1
  }
  if (colors.length === 0) return undefined
  if (says.onesOf.has(wordAt(place, end))) return { length: end + 1, colors }
  const isAlone =
    end === words.length &&
    place.at === 0 &&
    colors.some((color) => isPlainColor(color, language) || !isThing(color, language))
  return (before > 0 && endsAt(place, end)) || isAlone ? { length: end, colors } : undefined
}

function brandAt(place: Place): Part | undefined {
  const says = PHRASES[place.language]
  const only = says.only.has(wordAt(place, 0)) ? 1 : 0
  const before = only || lengthAt(place, says.fromBrand)
  if (before === 0) return undefined
  for (let length = LONGEST_BRAND; length > 0; length -= 1) {
    const start = place.at + before
    const words = place.words.slice(start, start + length)
    const brand = words.length === length ? place.knows.brand(words) : undefined
    if (brand !== undefined) return { length: before + length, brands: [brand] }
  }
  return undefined
}

function withoutAt(place: Place): Part | undefined {
  const says = PHRASES[place.language]
  const before = lengthAt(place, says.not)
  if (before === 0) return undefined
  const start = before + (says.articles.has(wordAt(place, before)) ? 1 : 0)
  let end = start
  while (!endsAt(place, end) && end < start + LONGEST_BRAND) end += 1
  const without = place.words.slice(place.at + start, place.at + end)
  if (without.length === 0 || place.knows.isName(place.words.slice(place.at, place.at + start + 1)))
    return undefined
  return { length: end, without: [without.join(' ')] }
}

/** Later words for the same thing replace earlier ones, except that one price may say both ends. */
function filtersOf(parts: readonly Part[]): Filters {
  const of = <Name extends 'colors' | 'brands' | 'without'>(name: Name) =>
    parts.flatMap((part) => part[name] ?? [])
  const prices = parts.flatMap(({ price }) => price ?? [])
  const price = prices.length > 0 ? (Object.assign({}, ...prices) as PriceRange) : undefined
  const [colors, brands, without] = [of('colors'), of('brands'), of('without')]
  return {
    ...(price && { price }),
    ...(colors.length > 0 && { colors }),
    ...(brands.length > 0 && { brands }),
    ...(without.length > 0 && { without }),
  }
}

/** What was not taken, as it was said, without the words that joined it to what was: "and", "that is". */
function left(said: string, tokens: readonly Token[], taken: ReadonlySet<Token>): string {
  const gone = new Set(taken)
  const isGone = (token: Token | undefined) => token === undefined || gone.has(token)
  for (const [index, token] of [...tokens.entries()].reverse())
    if (JOINTS.has(token.plain) && isGone(tokens[index + 1])) gone.add(token)
  for (const [index, token] of tokens.entries())
    if (CONJUNCTIONS.has(token.plain) && isGone(tokens[index - 1])) gone.add(token)
  const kept = tokens.filter((token) => !gone.has(token))
  return kept
    .map(({ start, end }, index) => {
      const before = kept[index - 1]
      const follows =
        before !== undefined && tokens.indexOf(before) === tokens.findIndex((one) => one.start === start) - 1
      return `${follows ? said.slice(before.end, start) : index > 0 ? ' ' : ''}${said.slice(start, end)}`
    })
    .join('')
}
