import type { Language } from '../../locale.ts'
import en from '../words/synonyms.en.json' with { type: 'json' }
import fr from '../words/synonyms.fr.json' with { type: 'json' }
import { singular, wordsIn } from '../words.ts'

const GROUPS: Record<Language, readonly (readonly string[])[]> = { en, fr }

type Table = ReadonlyMap<string, readonly string[]>
const tables = new Map<Language, Table>()

/** Singular words, so that a group need not name its plurals. */
const keyOf = (text: string, language: Language): string =>
  wordsIn(text)
    .map((word) => singular(word, language))
    .join(' ')

/** Made when it is first asked for: a start of the skill need not wait for it. */
function tableOf(language: Language): Table {
  const known = tables.get(language)
  if (known) return known
  const table = new Map<string, string[]>()
  for (const group of GROUPS[language]) {
    const keys = group.map((text) => keyOf(text, language))
    for (const key of keys) {
      const others = keys.filter((other) => other !== key)
      table.set(key, [...new Set([...(table.get(key) ?? []), ...others])])
    }
  }
  tables.set(language, table)
  return table
}

/** What else a word, or several in a row, may be called. */
export const synonymsOf = (words: string, language: Language): readonly string[] =>
  tableOf(language).get(keyOf(words, language)) ?? []
