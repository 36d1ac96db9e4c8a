import type { Language } from '../../locale.ts'
import type { Product } from '../catalog.ts'
import { isColor } from '../query/colors.ts'
import { plainOf } from '../query/tokens.ts'
import { piecesOf } from './pieces.ts'
import { saidAs } from './say.ts'
import { sizesIn } from './sizes.ts'

/** A spoken name has at most so many words. */
export const MOST_WORDS = 8

type Named = Pick<Product, 'spokenName' | 'title' | 'color'>

/** In what a product differs from those of the same name, in words to be said after it; empty if in nothing. */
type Difference = (product: Named, alike: readonly Named[], language: Language) => readonly string[]

const IN: Record<Language, string> = { en: 'in', fr: 'en' }
const AND: Record<Language, string> = { en: 'and', fr: 'et' }
const NUMBER: Record<Language, string> = { en: 'number', fr: 'numéro' }

/** More of a title than two words is a list of specifications again. */
const MOST_TITLE_WORDS = 2

const DIFFERENCES: readonly Difference[] = [
  ({ color = '', title }, _alike, language) => {
    const colors = color === '' ? colorsIn(title, language) : color.toLowerCase().split(/[,;/]/)
    const [first = [], second = []] = colors
      .map((one) => saidAs(one, language).slice(0, 2))
      .filter((one) => one.length > 0)
    return [
      ...(first.length > 0 ? [IN[language], ...first] : []),
      ...(second.length > 0 ? [AND[language], ...second] : []),
    ]
  },
  ...[0, 1].map(
    (at): Difference =>
      ({ title }, _alike, language) =>
        sizesIn(title, language)[at]?.split(' ') ?? [],
  ),
  ({ spokenName, title }, alike, language) => {
    const others = alike.filter((one) => one.title !== title).flatMap((one) => wordsOf(one.title, language))
    const known = new Set([...others, ...wordsOf(spokenName, language)].map(plainOf))
    return wordsOf(title, language)
      .filter((word) => word.length > 2 && !known.has(plainOf(word)))
      .slice(0, MOST_TITLE_WORDS)
  },
]

/**
 * Names for products that are read in one breath, each different and at most eight words: what differs is added,
 * the colour, else a size, else words of the title, else which one it is. The price is not: it is said after the name.
 */
export function distinctNames(products: readonly Named[], language: Language): string[] {
  return products.map((product, index) => {
    const { spokenName } = product
    const alike = products.filter((other) => plainOf(other.spokenName) === plainOf(spokenName))
    if (alike.length === 1) return spokenName
    const number = [NUMBER[language], String(index + 1)]
    return withDifference(spokenName, differenceOf(product, alike, language) ?? number)
  })
}

/** The first that tells this one from all others, and sooner one that tells them all apart. */
function differenceOf(
  product: Named,
  alike: readonly Named[],
  language: Language,
): readonly string[] | undefined {
  const keyOf = (of: Difference, one: Named) => plainOf(of(one, alike, language).join(' '))
  const isOwn = (of: Difference, one: Named) =>
    keyOf(of, one) !== '' && alike.every((other) => other === one || keyOf(of, other) !== keyOf(of, one))
  const best =
    DIFFERENCES.find((of) => alike.every((one) => isOwn(of, one))) ??
    DIFFERENCES.find((of) => isOwn(of, product))
  return best?.(product, alike, language)
}

const wordsOf = (title: string, language: Language): string[] =>
  piecesOf(title).flatMap(({ kind, text }) => (kind === 'word' ? saidAs(text, language) : []))

const colorsIn = (title: string, language: Language): string[] =>
  wordsOf(title, language)
    .map((word) => word.toLowerCase())
    .filter((word) => isColor(plainOf(word), language))
    .slice(0, 1)

/** The name gives way, from its middle, if it is too long with what is added. */
function withDifference(name: string, added: readonly string[]): string {
  const words = name.split(' ')
  const most = Math.max(1, MOST_WORDS - added.length)
  const kept =
    words.length <= most
      ? words
      : most === 1
        ? words.slice(-1)
        : [...words.slice(0, 1), ...words.slice(-(most - 1))]
  return [...kept, ...added].join(' ')
}
