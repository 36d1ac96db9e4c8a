import type { Language } from '../locale.ts'
import { MOST_WORDS } from './naming/distinct.ts'
import { headingOf } from './naming/heading.ts'
import { piecesOf } from './naming/pieces.ts'
import { saidAs } from './naming/say.ts'
import { plainOf, wordSet } from './query/tokens.ts'

/** What a name is made of. */
export interface Named {
  readonly title: string
  /** The shop's own short name. */
  readonly shortTitle?: string | undefined
  readonly brand?: string | undefined
  readonly kind?: string | undefined
}

const THING: Record<Language, string> = { en: 'product', fr: 'article' }

/** A name neither begins nor ends with these. */
const DANGLING = wordSet(
  'a an and at by for from in of on or plus the to with au aux avec chez dans de des du en et le la les ou par pour sans sur',
)

/**
 * A name fit for speech: at most eight words, without model numbers, sizes and lists of specifications, the
 * brand once, signs as words. Never empty; the name of a name is that name.
 */
export function spokenName({ title, shortTitle, ...rest }: Named, language: Language): string {
  let name = nameOnce({ ...rest, title, shortTitle }, language)
  // A word that goes may leave another one without what it belonged to.
  for (let round = 0; round < MOST_WORDS; round += 1) {
    const next = nameOnce({ ...rest, title: name }, language)
    if (next === name) break
    name = next
  }
  return name
}

function nameOnce({ title, shortTitle = '', brand = '', kind = '' }: Named, language: Language): string {
  for (const text of [shortTitle, title]) {
    const name = isFit(text) ? saidAs(text, language) : nameIn(text, brand, language)
    if (name.length > (isBrandOnly(name, brand) ? MOST_WORDS : 0)) return name.join(' ')
  }
  const maker = saidAs(brand, language)
    .filter((word) => !/\d/.test(word))
    .slice(0, MOST_WORDS - 2)
  const thing = nameIn(kind, '', language).slice(-(MOST_WORDS - maker.length))
  const named = thing.length > 0 ? thing : [THING[language]]
  return (language === 'fr' ? [...named, ...maker] : [...maker, ...named]).join(' ')
}

/** Whether a text may be said as it is: short, no codes, no sizes, nothing in brackets. */
function isFit(text: string): boolean {
  const pieces = piecesOf(text)
  const words = text.trim().split(/\s+/)
  return (
    text.trim() !== '' &&
    words.length <= MOST_WORDS &&
    pieces.every(({ kind }) => kind === 'word') &&
    /^[\p{L}\p{M}\p{N}\s'’-]+$/u.test(text) &&
    words.every((word) => saidAs(word, 'en')[0] === word)
  )
}

const isBrandOnly = (name: readonly string[], brand: string): boolean =>
  plainOf(name.join(' ')) === plainOf(saidAs(brand, 'en').join(' '))

function nameIn(text: string, brand: string, language: Language): string[] {
  const heading = headingOf(text, brand)
  const maker = saidAs(heading.brand.join(' '), language)
  const known = new Set(maker.map(plainOf))
  const words = saidAs(heading.words.join(' '), language)
    .filter((word) => !known.has(plainOf(word)))
    .filter((word, index, all) => !isStray(word, all[index - 1] ?? maker.at(-1)))
  return trimmed([...maker, ...withinLimit(words, MOST_WORDS - maker.length, language)])
}

/** "Adapter M to F": letters and numbers that lost what they belonged to. */
const isStray = (word: string, before: string | undefined): boolean =>
  (/^\p{L}$/u.test(word) && !/^[aày]$/i.test(word) && !LETTERED.has(plainOf(before ?? ''))) ||
  (/^\d+$/.test(word) && !/^\p{Ll}?\p{Lu}/u.test(before ?? ''))

/** "Model B", "USB C": after these a letter belongs to the name. */
const LETTERED = wordSet(
  'model modele type series serie class classe size taille usb vitamin vitamine plan category categorie',
)

/** The noun comes last in English and first in French; a word less than the whole, where it is too long. */
const withinLimit = (words: readonly string[], most: number, language: Language): readonly string[] =>
  words.length <= most ? words : language === 'fr' ? words.slice(0, most) : trimmed(words.slice(-most))

function trimmed(words: readonly string[]): string[] {
  const isWord = (word: string) => !DANGLING.has(plainOf(word))
  return words.slice(Math.max(0, words.findIndex(isWord)), words.findLastIndex(isWord) + 1)
}
