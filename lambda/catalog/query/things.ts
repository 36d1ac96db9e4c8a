import type { Language } from '../../locale.ts'
import en from '../words/things.en.json' with { type: 'json' }
import fr from '../words/things.fr.json' with { type: 'json' }
import { singular } from '../words.ts'
import { isColor } from './colors.ts'
import { plainOf, wordSet } from './tokens.ts'

type List = keyof typeof en

const LISTS: Record<Language, Readonly<Record<List, readonly string[]>>> = { en, fr }

const known = new Map<string, ReadonlySet<string>>()

/** Made when it is first asked for: a start of the skill need not wait for it. */
function listed(list: List, language: Language): ReadonlySet<string> {
  const key = `${language} ${list}`
  const words =
    known.get(key) ??
    new Set([...wordSet(plainOf(LISTS[language][list].join(' ')))].map((word) => singular(word, language)))
  known.set(key, words)
  return words
}

const isIn = (lists: readonly List[], word: string, language: Language): boolean =>
  lists.some((list) => listed(list, language).has(singular(word, language)))

/** Whether a word (lower case, without accents) is one for a thing that people ask shops for. */
export const isThing = (word: string, language: Language): boolean => isIn(['things'], word, language)

/** Whether it says what a thing is like: a colour, or what it is made of. */
export const isMade = (word: string, language: Language): boolean =>
  isColor(word, language) || isIn(['stuffs'], word, language)

/**
 * Whether it is a word that people do say to shops. Who asks for a phone where there is none was not misheard about
 * a fan.
 */
export const isAskedFor = (word: string, language: Language): boolean =>
  isMade(word, language) || isIn(['things', 'others'], word, language)
