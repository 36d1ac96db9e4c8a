import type { Language } from '../../locale.ts'
import { singular, wordsIn } from '../words.ts'

/** What a name goes on with: "Cover for Laptop" is no laptop. */
const GOES_WITH = / (?:for|to|with|from|on) .*$/

/** Nouns so general that the word beside them says what the thing is: "Notebook PC", "appareil photo". */
const GENERAL =
  / (?:pc|computer|machine|device|unit|system|set|kit|pack|maker|appliance) $|^ (?:appareil|machine|ensemble|kit|lot|set|pack) (?:a |de |d )?/

/** Singular words with a space before, between and after them, so that one text is looked for in another. */
export const keyOf = (text: string, language: Language): string =>
  ` ${wordsIn(text)
    .map((word) => singular(word, language))
    .join(' ')} `

/** Whether a name or kind is that of the thing: its noun comes last in English and first in French. */
export const isNounOf = (words: string, noun: string, language: Language): boolean =>
  language === 'fr' ? words.startsWith(noun) : words.replace(GOES_WITH, ' ').endsWith(noun)

/** The words without a general noun at the place of the noun. */
export const withoutGeneral = (words: string): string => words.replace(GENERAL, ' ')

/** The nouns of a name or kind, one or two words: "PC" and "Notebook" of "Notebook PC". */
export function nounsOf(text: string, language: Language): string[] {
  const whole = keyOf(text, language).replace(language === 'fr' ? /$^/ : GOES_WITH, ' ')
  return [whole, withoutGeneral(whole)].flatMap((words) => {
    const parts = words.trim().split(' ')
    const noun = language === 'fr' ? parts[0] : parts.at(-1)
    return noun ? [noun] : []
  })
}
