import { createHash } from 'node:crypto'
import type { er } from 'ask-sdk-model'
import type { Lexicon } from './language/index.ts'
import type { Catalog, Value } from './model.ts'
import { type Token, tokenize } from './tokens.ts'

interface Entry {
  readonly id?: string | null | undefined
  readonly name: { readonly value: string; readonly synonyms?: readonly string[] | undefined }
}

/** How sayings are kept: stems written together, so that `tea pot` and `teapot` are the same. */
export const sayingOf = (stems: readonly string[]): string => stems.join('')

/** Alexa gives a value without an id the MD5 of its name. */
const idOf = (entry: Entry): string => entry.id || createHash('md5').update(entry.name.value).digest('hex')

/** The values of a type, ready to be found by what is said. Sayings without any word are left out. */
export function catalogOf(entries: readonly Entry[], lexicon: Lexicon): Catalog {
  const bySaying = new Map<string, Value[]>()
  const nouns = new Set<string>()
  let longest = 0
  for (const entry of entries) {
    const value = { name: entry.name.value, id: idOf(entry) }
    for (const saying of [entry.name.value, ...(entry.name.synonyms ?? [])]) {
      const stems = tokenize(saying, lexicon).map((token) => token.stem)
      if (stems.length === 0) continue
      longest = Math.max(longest, stems.length)
      if (stems.length === 1 && stems[0] !== undefined) nouns.add(stems[0])
      add(bySaying, sayingOf(stems), value)
    }
  }
  return { bySaying, nouns, longest: longest + 1 }
}

function add(bySaying: Map<string, Value[]>, saying: string, value: Value): void {
  const values = bySaying.get(saying) ?? []
  if (!values.some((known) => known.id === value.id && known.name === value.name)) values.push(value)
  bySaying.set(saying, values)
}

/** The words of every saying of a type. */
export const wordsOf = (entries: readonly Entry[], lexicon: Lexicon): Token[] =>
  entries.flatMap(({ name }) =>
    [name.value, ...(name.synonyms ?? [])].flatMap((saying) => tokenize(saying, lexicon)),
  )

/** Entities of one session, by the name of their type. Several lists of a type count as one. */
export function dynamicCatalogs(
  types: readonly er.dynamic.EntityListItem[],
  lexicon: Lexicon,
): ReadonlyMap<string, Catalog> {
  const entries = new Map<string, Entry[]>()
  for (const { name, values } of types) entries.set(name, [...(entries.get(name) ?? []), ...values])
  return new Map([...entries].map(([name, values]) => [name, catalogOf(values, lexicon)] as const))
}
