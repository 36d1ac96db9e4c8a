import type { Language } from '../../locale.ts'
import type { SoundAlike } from '../lexicon/lexicon.ts'
import { ASKING, EMPTY } from '../query/fillers.ts'
import { DROP } from '../query/said.ts'
import { type Arc, COST, type Spot, wordItem } from './item.ts'

const MOST_ALIKE = 6
const SHORTEST_COMPOUND = 6

/**
 * How far a word may sound from what it is taken for: less if the names know it, less for a number, and less
 * for each of its letters if it stands alone, where no other word bears it out.
 */
const MOST_FAR = {
  known: 1,
  unknown: 1.5,
  number: 0.9,
  byLetter: 0.4,
  alone: 0.45,
  aloneByLetter: 0.12,
} as const

/** Words of this catalogue that sound like the word, the likelier the nearer; dearer if it knows the word itself. */
export function alike({ said, at, lexicon, language }: Spot): Arc[] {
  const word = said[at]
  if (!word) return []
  const isAlone = said.filter(({ drop }) => drop > DROP.asking).length === 1
  const isKnown = lexicon.count(word.word) > 0
  const others = lexicon
    .soundAlikes(word.word, isKnown ? MOST_FAR.known : MOST_FAR.unknown)
    .filter((other) => isLikely(other, word.word, isAlone, language))
    .map(({ word: other, distance, n }) => ({
      other,
      cost:
        COST.mended +
        COST.distance * distance +
        (isKnown ? COST.known : 0) -
        COST.frequency * (isNumber(other) ? 0 : Math.log(n)),
    }))
  const forms = relatedTo(word.word, language)
    .filter((other) => lexicon.count(other) > 0)
    .map((other) => ({ other, cost: COST.related + (isKnown ? COST.known / 2 : 0) }))
  return [...others, ...forms]
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_ALIKE)
    .map(({ other, cost }) => ({ to: at + 1, cost, item: wordItem([word], [other], language, true) }))
}

/** "Key bored": two words that sound like one. */
export function joinedAlike({ said, at, lexicon, language }: Spot): Arc[] {
  const [first, second] = [said[at], said[at + 1]]
  if (!first || !second || second.drop === DROP.empty) return []
  const whole = first.word + second.word
  if (whole.length < SHORTEST_COMPOUND || lexicon.count(whole) > 0) return []
  return lexicon
    .soundAlikes(whole, MOST_FAR.known)
    .filter(({ word }) => word !== first.word && word !== second.word)
    .slice(0, 2)
    .map(({ word, distance }) => ({
      to: at + 2,
      cost: COST.mended + COST.joined + COST.distance * distance,
      item: wordItem([first, second], [word], language, true),
    }))
}

const isNumber = (word: string): boolean => /^\d+$/.test(word)

/** Fillers are nobody's product, and a number says nothing alone. */
function isLikely(
  { word, distance }: SoundAlike,
  said: string,
  isAlone: boolean,
  language: Language,
): boolean {
  if (isNumber(word)) return !isAlone && distance <= MOST_FAR.number
  if (word.length < 3 || EMPTY[language].has(word) || ASKING[language].has(word)) return false
  const letters = Math.max(said.length, word.length)
  return (
    distance <=
    (isAlone ? Math.max(MOST_FAR.alone, MOST_FAR.aloneByLetter * letters) : MOST_FAR.byLetter * letters)
  )
}

const ENDINGS: Record<Language, readonly string[]> = {
  en: ['r', 'er', 'or', 'y', 'ing', 'ed', 'able'],
  fr: ['r', 'e', 'eur', 'euse', 'age', 'ette'],
}

/** Other forms of a word: "print" is "printer" cut short, "batter" is "battery". */
const relatedTo = (word: string, language: Language): string[] =>
  ENDINGS[language].flatMap((ending) => [
    ...(word.length > 3 ? [word + ending] : []),
    ...(word.endsWith(ending) && word.length - ending.length > 3 ? [word.slice(0, -ending.length)] : []),
  ])
