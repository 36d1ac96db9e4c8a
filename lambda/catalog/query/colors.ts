import type { Language } from '../../locale.ts'
import en from '../words/colors.en.json' with { type: 'json' }
import fr from '../words/colors.fr.json' with { type: 'json' }

const FAMILIES: Record<Language, Readonly<Record<string, readonly string[]>>> = { en, fr }

const KNOWN: Record<Language, ReadonlySet<string>> = {
  en: new Set([...Object.keys(en), ...Object.values(en).flat()]),
  fr: new Set([...Object.keys(fr), ...Object.values(fr).flat()]),
}

/** Whether a word (lower case, without accents) is a colour. */
export const isColor = (word: string, language: Language): boolean => KNOWN[language].has(word)

/** Whether it is the name of a family of colours, or a form of it: "blue", "bleue"; "chocolate" is brown, and chocolate. */
export const isPlainColor = (word: string, language: Language): boolean =>
  isColor(word, language) &&
  Object.keys(FAMILIES[language]).some((name) => name === word || isFormOf(word, name))

/** The name of the colour that a word is a form of: "bleues" is "bleu"; else the word. */
export const colorName = (word: string, language: Language): string =>
  Object.hasOwn(FAMILIES[language], word)
    ? word
    : (Object.keys(FAMILIES[language]).find((name) => isFormOf(word, name)) ?? word)

/** The word itself and what belongs to its family: "blue" is navy too, "navy" only navy. */
export const shadesOf = (word: string, language: Language): readonly string[] => {
  const families = FAMILIES[language]
  if (Object.hasOwn(families, word)) return [word, ...(families[word] ?? [])]
  // "Bleue" is "bleu" in another form, while navy is a blue of its own.
  const family = Object.keys(families).find((name) => isFormOf(word, name))
  return family === undefined ? [word] : [word, family, ...(families[family] ?? [])]
}

const isFormOf = (word: string, name: string): boolean =>
  word.length <= name.length + 3 &&
  /^(?:e|s|es|he|hes|te|tes|d|en)$/.test(word.slice(name.length)) &&
  word.startsWith(name)
