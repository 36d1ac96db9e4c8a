import { type Language, type Locale, languageOf, localeOf } from '../../locale.ts'
import { en, type PhoneWords } from './en.ts'
import { fr } from './fr.ts'

const WORDS: Readonly<Record<Language, PhoneWords>> = { en, fr }

/** What the pages say in a locale. */
export const wordsFor = (locale: Locale): PhoneWords => WORDS[languageOf(locale)]

/** The locale of a browser that nobody knows yet, by its own word (`Accept-Language`). */
export function localeAsked(accepted: string | undefined): Locale {
  const asked = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((one) => one.split(';')[0]?.trim() ?? '')
  return localeOf(asked.find((one) => /^(?:en|fr)\b/i.test(one)))
}
