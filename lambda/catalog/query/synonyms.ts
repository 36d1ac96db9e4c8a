import type { Language } from '../../locale.ts'
import en from '../words/synonyms.en.json' with { type: 'json' }
import fr from '../words/synonyms.fr.json' with { type: 'json' }
import { singular, wordsIn } from '../words.ts'

const GROUPS: Record<Language, readonly (readonly string[])[]> = { en, fr }

/** Something else that words may be called. */
interface Other {
  readonly words: string
  /** It may be something else, too: written with a question mark before it. */
  readonly isDoubtful: boolean
}

/** Whether a shop speaks of both: then it means the same by them. */
export type Together = (one: string, other: string) => boolean

type Table = ReadonlyMap<string, readonly Other[]>
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
  const table = new Map<string, Other[]>()
  for (const group of GROUPS[language]) {
    const all = group.map(
      (text): Other => ({ words: keyOf(text, language), isDoubtful: text.startsWith('?') }),
    )
    for (const { words: key } of all)
      table.set(key, [...(table.get(key) ?? []), ...all.filter(({ words }) => words !== key)])
  }
  tables.set(language, table)
  return table
}

/** What else a word, or several in a row, may be called; what is doubtful, where the shop has both together. */
export function synonymsOf(words: string, language: Language, together: Together): readonly string[] {
  const key = keyOf(words, language)
  const others = (tableOf(language).get(key) ?? []).filter(
    (other) => !other.isDoubtful || together(key, other.words),
  )
  return [...new Set(others.map(({ words: other }) => other))]
}
