import type { Language } from '../locale.ts'
import { plainOf } from './query/tokens.ts'

/** Plurals that no rule brings back to their singular. */
const PLURALS = new Map(
  Object.entries({
    knives: 'knife',
    shelves: 'shelf',
    scarves: 'scarf',
    loaves: 'loaf',
    leaves: 'leaf',
    halves: 'half',
    wolves: 'wolf',
    children: 'child',
    people: 'person',
    men: 'man',
    women: 'woman',
    feet: 'foot',
    mice: 'mouse',
    teeth: 'tooth',
    geese: 'goose',
  }),
)

/**
 * The text as the index holds it, and as a query is compared with it: lower case, no accents, no punctuation,
 * plurals folded. Both sides go through here, so they cannot drift apart. English regular forms are left to
 * SQLite's porter stemmer; French loses a final s or x, singular or not (`tapis` is `tapi` on both sides).
 */
export const indexed = (text: string, language: Language): string =>
  wordsIn(text)
    .map((word) => fold(word, language))
    .join(' ')

/** The words of a text: runs of letters and digits, lower case, without accents. */
export const wordsIn = (text: string): string[] => plainOf(text).match(/[\p{L}\p{N}]+/gu) ?? []

function fold(word: string, language: Language): string {
  if (language === 'en') return PLURALS.get(word) ?? word
  return word.length > 3 ? word.replace(/[sx]$/, '') : word
}

/** A word as the lexicon holds it: `indexed`, and in English without the s of a regular plural. */
export function singular(word: string, language: Language): string {
  const folded = fold(word, language)
  if (language === 'fr' || folded.length < 4 || !folded.endsWith('s')) return folded
  if (/(?:ss|us|is|os)$/.test(folded)) return folded
  if (/[^aeiou]ies$/.test(folded)) return folded.replace(/ies$/, 'y')
  if (/(?:sh|ch|x|zz|ss)es$/.test(folded)) return folded.slice(0, -2)
  return folded.slice(0, -1)
}
