import type { DatabaseSync } from 'node:sqlite'
import type { Language } from '../../locale.ts'
import { neighboursOf, skeletonOf } from '../sounds/distance.ts'
import { soundsOf } from '../sounds/sounds.ts'
import { singular } from '../words.ts'

/** More different words than this are thinned out while they are counted: those seen once go first. */
const MOST_COUNTED = 400_000

/** So many words are kept, the most frequent: a larger shop's rare words are numbers of parts. */
const MOST_KEPT = 60_000

const LONGEST = 24

/** Counts in how many products each word stands where products are named. */
export class WordCounts {
  readonly #counts = new Map<string, number>()
  readonly #nouns = new Map<string, number>()
  readonly #language: Language

  constructor(language: Language) {
    this.#language = language
  }

  /** Counts the words of one product. @param names texts as the index holds them, the nouns first */
  add(names: readonly string[]): void {
    for (const word of new Set(names[0]?.split(' ')))
      if (isWord(word)) increase(this.#nouns, singular(word, this.#language))
    const seen = new Set<string>()
    for (const text of names)
      for (const word of text.split(' ')) if (isWord(word)) seen.add(singular(word, this.#language))
    for (const word of seen) increase(this.#counts, word)
    if (this.#counts.size > MOST_COUNTED) this.#thin()
  }

  /** Writes the lexicon of the language. */
  write(db: DatabaseSync): void {
    const language = this.#language
    const addWord = db.prepare(`INSERT INTO word_${language} (word, n, nouns) VALUES (?, ?, ?)`)
    const addSound = db.prepare(
      `INSERT INTO sound_${language} (skeleton, n, word, sounds) VALUES (?, ?, ?, ?)`,
    )
    const kept = [...this.#counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_KEPT)
    for (const [word, n] of kept) {
      const sounds = soundsOf(word, language)
      addWord.run(word, n, this.#nouns.get(word) ?? 0)
      // Without a vowel it is an abbreviation, and said letter by letter.
      if (!/[aeiouy\d]/.test(word)) continue
      for (const skeleton of neighboursOf(skeletonOf(sounds))) addSound.run(skeleton, n, word, sounds)
    }
  }

  #thin(): void {
    for (let least = 1; this.#counts.size > MOST_COUNTED / 2; least += 1)
      for (const [word, n] of this.#counts)
        if (n <= least) {
          this.#counts.delete(word)
          this.#nouns.delete(word)
        }
  }
}

const increase = (counts: Map<string, number>, word: string): void => {
  counts.set(word, (counts.get(word) ?? 0) + 1)
}

/** Part numbers are looked up in the index itself; nobody mishears one into another. */
const isWord = (word: string): boolean =>
  word !== '' &&
  word.length <= LONGEST &&
  (/^\p{L}+$/u.test(word) ||
    /^\d{1,2}$/.test(word) ||
    /^\p{L}{1,4}\d{1,3}$/u.test(word) ||
    /^\d{1,2}\p{L}{1,3}$/u.test(word))
