import type { DatabaseSync } from 'node:sqlite'
import type { Language } from '../../locale.ts'
import { phrase, quoted } from '../match.ts'
import { indexOf } from '../schema.ts'
import { distanceOf, LETTER, neighboursOf, skeletonOf, writtenApart } from '../sounds/distance.ts'
import { soundsOf } from '../sounds/sounds.ts'
import { singular } from '../words.ts'

/** A word of the catalogue that sounds like one that was said. */
export interface SoundAlike {
  readonly word: string
  /** How far apart they sound (`sounds/distance.ts`). */
  readonly distance: number
  /** How many products have it in their names. */
  readonly n: number
}

/** So many words are looked at for each neighbouring skeleton, the most frequent first. */
const MOST_LOOKED_AT = 150

/** The words of a catalogue's names, looked up in the file. */
export interface Lexicon {
  /** In how many products a word is part of the name; 0 if in none. */
  count(word: string): number
  /** 2 if products are called that, 1 if it stands in their names, else 0. */
  known(word: string): 0 | 1 | 2
  /** Whether something that is told of one product holds both: each a word, or several in a row. */
  together(one: string, other: string): boolean
  /** Words that sound like it, nearest first. */
  soundAlikes(word: string, atMost: number): SoundAlike[]
  /** How far apart two words sound. */
  distance(one: string, other: string): number
}

/** @throws when the tables are not there */
export function openLexicon(db: DatabaseSync, language: Language): Lexicon {
  const one = db.prepare(`SELECT n, nouns FROM word_${language} WHERE word = ?`)
  const near = db.prepare(
    `SELECT word, n, sounds FROM sound_${language} WHERE skeleton = ? ORDER BY n DESC LIMIT ${MOST_LOOKED_AT}`,
  )
  const index = indexOf(language)
  const both = db.prepare(`SELECT 1 FROM ${index} WHERE ${index} MATCH ? LIMIT 1`)
  return {
    count: (word) => Number(one.get(singular(word, language))?.n ?? 0),
    known(word) {
      const found = one.get(singular(word, language))
      return found === undefined ? 0 : Number(found.nouns) > 0 ? 2 : 1
    },
    together(first, other) {
      const [one, two] = [first, other].map((words) => phrase(words, language))
      return (
        one !== undefined && two !== undefined && both.get(`${quoted(one)} AND ${quoted(two)}`) !== undefined
      )
    },
    distance: (first, other) => distanceOf(soundsOf(first, language), soundsOf(other, language)),
    soundAlikes(word, atMost) {
      const said = singular(word, language)
      const sounds = soundsOf(said, language)
      if (sounds === '') return []
      const found = new Map<string, SoundAlike>()
      for (const skeleton of neighboursOf(skeletonOf(sounds)))
        for (const row of near.all(skeleton)) {
          const other = String(row.word)
          if (found.has(other) || other === said) continue
          const distance = apart({ word: said, sounds }, { word: other, sounds: String(row.sounds) }, atMost)
          if (distance <= atMost) found.set(other, { word: other, distance, n: Number(row.n) })
        }
      return [...found.values()].sort((a, b) => a.distance - b.distance || b.n - a.n)
    },
  }
}

interface Heard {
  readonly word: string
  readonly sounds: string
}

/** How far two words are apart, by their sounds or, if that is less, by their letters; not exact beyond a limit. */
function apart(one: Heard, other: Heard, atMost: number): number {
  // Every sound too many or too few costs at least half a sound.
  if (Math.abs(one.sounds.length - other.sounds.length) > 2 * atMost) return Number.POSITIVE_INFINITY
  const sounding = distanceOf(one.sounds, other.sounds)
  const isSpelling = sounding > LETTER && Math.abs(one.word.length - other.word.length) < 2
  return isSpelling ? Math.min(sounding, writtenApart(one.word, other.word)) : sounding
}
