/**
 * What the resolver knows of one language, as plain data. Words may be written with accents and
 * apostrophes; phrases are cut into words by the tokenizer, as utterances are.
 */
export interface LanguageData {
  /** Whole words that stand for several: `i'm` for `i am`. */
  readonly contractions: Readonly<Record<string, string>>
  /** What stands before an apostrophe, and the word it is short for: `j` for `je`. */
  readonly elisions: Readonly<Record<string, string>>
  /** Sounds that mean nothing anywhere: `um`. */
  readonly fillers: string
  /** Small words that carry grammar rather than meaning; missing or added, they cost little. */
  readonly light: string
  /** Words that ask; they weigh half of what a word with a meaning does, and none replaces another. */
  readonly question: string
  /** Groups of everyday words that say nearly the same. */
  readonly synonyms: readonly string[]
  /** Words that stand for any thing one can name: `one`, `item`. */
  readonly proForms: string
  /** Polite or idle beginnings and endings, which no intent depends on. */
  readonly openings: readonly string[]
  readonly closings: readonly string[]
  /** Answers that a request may follow at once: `no, that's all`. */
  readonly answers: string
  /** What may stand between a request and the request that it repeats: `I want` **to** `find …`. */
  readonly bridges: readonly string[]
  /** Words of a carrier behind which a phrase is somebody's name, whatever it says: `call me` **Hope**. */
  readonly naming: string
  /** First words that make a phrase no search: `I want` **to** `sleep`. */
  readonly notSought: string
  /** Words that turn what is said into its opposite. */
  readonly negations: string
  /** Subjects of a clause: with one of these inside, a phrase is only at last resort a search. */
  readonly subjects: string
  /** True where what describes a thing may follow it bare: `bouilloire silencieuse`. */
  readonly describesAfter: boolean
  /** Words that may tie a description to the thing before it: `lamp` **for** `the bedroom`. */
  readonly linkers: string
  readonly irregular: Readonly<Record<string, string>>
  /** The part of a folded word that its forms (plural, conjugation) share. */
  readonly stem: (word: string) => string
  readonly numbers: NumberWords
  readonly colors: string
  readonly firstNames: string
  /** What people say of themselves and of things, and no name: `I'm not` **ready**. */
  readonly states: string
  readonly intents: Readonly<Record<string, readonly string[]>>
  readonly invocation: InvocationWords
}

export interface NumberWords {
  /** Words below a hundred. */
  readonly units: Readonly<Record<string, number>>
  readonly hundred: string
  readonly scales: Readonly<Record<string, number>>
  readonly and: string
  /** Words that count only inside a number, since they are articles elsewhere: French `un`. */
  readonly articles: Readonly<Record<string, number>>
  readonly ordinals: Readonly<Record<string, number>>
  /** An ordinal in digits: its first group is the number. */
  readonly ordinalDigits: RegExp
  /** How Alexa writes an ordinal. */
  readonly writeOrdinal: (n: number) => string
  /** True where sixty and eighty go on to nineteen, and four twenties are eighty. */
  readonly vigesimal: boolean
}

export interface InvocationWords {
  /** What opens a skill, with or without a request after its name. */
  readonly openers: readonly string[]
  /** Openers that are also the verb of the request: `search … for a kettle`. */
  readonly verbs: readonly string[]
  /** Between the name and a request that follows it. */
  readonly before: readonly string[]
  /** Between a request and the name that follows it. */
  readonly after: readonly string[]
  /** Around the name: `the … skill`. */
  readonly determiners: string
  readonly nouns: string
}
