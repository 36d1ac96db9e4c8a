import { fold, words } from '../text.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { none } from './none.ts'
import type { LanguageData } from './types.ts'

/** A language made ready: word lists as sets of folded words. */
export interface Lexicon {
  readonly data: LanguageData
  readonly contractions: ReadonlyMap<string, readonly string[]>
  readonly elisions: ReadonlyMap<string, string>
  readonly fillers: ReadonlySet<string>
  readonly light: ReadonlySet<string>
  readonly question: ReadonlySet<string>
  readonly proForms: ReadonlySet<string>
  readonly answers: ReadonlySet<string>
  readonly naming: ReadonlySet<string>
  readonly notSought: ReadonlySet<string>
  readonly negations: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
  readonly linkers: ReadonlySet<string>
  /** Stems, for things of a colour may be several: `les bleues`. */
  readonly colors: ReadonlySet<string>
  readonly firstNames: ReadonlySet<string>
  readonly states: ReadonlySet<string>
  readonly determiners: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
  readonly irregular: ReadonlyMap<string, string>
  /** Stem to the first stem of its group of synonyms. */
  readonly groups: ReadonlyMap<string, string>
  /** Number words and ordinals to what they are compared as: digits, and digits after `#`. */
  readonly counted: ReadonlyMap<string, string>
}

const setOf = (list: string): ReadonlySet<string> => new Set(words(list))

/** The part of a word that its forms share; numbers stay as they are. */
export function stemOf(lexicon: Lexicon, word: string): string {
  const own = lexicon.irregular.get(word)
  if (own !== undefined) return own
  return /^[#\d]/.test(word) ? word : lexicon.data.stem(word)
}

function ready(data: LanguageData): Lexicon {
  const { units, ordinals } = data.numbers
  const groups = new Map<string, string>()
  const counted = new Map([
    ...Object.entries(units).map(([word, n]) => [fold(word), String(n)] as const),
    ...Object.entries(ordinals).map(([word, n]) => [fold(word), `#${n}`] as const),
  ])
  const lexicon: Lexicon = {
    data,
    contractions: new Map(
      Object.entries(data.contractions).map(([short, long]) => [fold(short), words(long)] as const),
    ),
    elisions: new Map(Object.entries(data.elisions)),
    fillers: setOf(data.fillers),
    light: setOf(data.light),
    question: setOf(data.question),
    proForms: new Set(words(data.proForms).map((word) => counted.get(word) ?? word)),
    answers: setOf(data.answers),
    naming: setOf(data.naming),
    notSought: setOf(data.notSought),
    negations: setOf(data.negations),
    subjects: setOf(data.subjects),
    linkers: setOf(data.linkers),
    colors: new Set(words(data.colors).map((word) => data.stem(word))),
    firstNames: setOf(data.firstNames),
    states: setOf(data.states),
    determiners: setOf(data.invocation.determiners),
    nouns: setOf(data.invocation.nouns),
    irregular: new Map(Object.entries(data.irregular)),
    groups,
    counted,
  }
  for (const group of data.synonyms) {
    const stems = words(group).map((word) => stemOf(lexicon, word))
    for (const stem of stems) groups.set(stem, stems[0] ?? stem)
  }
  return lexicon
}

const LEXICONS = { en: ready(en), fr: ready(fr), none: ready(none) }

/** The words of a locale's language; of a language that has none here, an empty lexicon. */
export function lexiconOf(locale: string): Lexicon {
  const language = locale.slice(0, 2).toLowerCase()
  if (language === 'en' || language === 'fr') return LEXICONS[language]
  return LEXICONS.none
}
