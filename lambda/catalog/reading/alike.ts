import type { Language } from '../../locale.ts'
import type { SoundAlike } from '../lexicon/lexicon.ts'
import { ASKING, EMPTY } from '../query/fillers.ts'
import { numberAt } from '../query/numbers.ts'
import { DROP } from '../query/said.ts'
import { isAskedFor, isMade } from '../query/things.ts'
import { type Arc, COST, type Item, type Spot, wordItem } from './item.ts'

const MOST_ALIKE = 6
const SHORTEST_COMPOUND = 6

/**
 * How far a word may sound from what it is taken for: less for a number, and less for each of its letters if
 * nothing else bears it out.
 */
const MOST_FAR = {
  word: 1,
  number: 0.3,
  byLetter: 0.25,
  alone: 0.45,
  aloneByLetter: 0.12,
  name: 0.35,
} as const

/** Words of this catalogue that sound like the word, the likelier the nearer; dearer if it knows the word itself. */
export function alike(spot: Spot): Arc[] {
  const { said, at, lexicon, language } = spot
  const word = said[at]
  if (!word) return []
  const isAlone = said.filter(({ drop }) => drop > DROP.asking).length === 1
  const isKnown = lexicon.count(word.word) > 0
  const isPlain = isAskedFor(word.word, language)
  const others = lexicon
    .soundAlikes(word.word, MOST_FAR.word)
    .filter((other) => isLikely(other, word.word, isAlone, language))
    .filter(({ distance }) => distance === 0 || !isMade(word.word, language))
    .map(({ word: other, distance, n }) => ({
      other,
      sounds: soundsLike(word.word, { word: other, distance }, spot, isPlain),
      cost:
        COST.mended +
        COST.distance * distance +
        (isKnown ? COST.known : 0) -
        COST.frequency * (isNumber(other, language) ? 0 : Math.log(n)),
    }))
  const forms = relatedTo(word.word, language)
    .filter((other) => lexicon.count(other) > 0)
    .map((other) => ({
      other,
      sounds: isPlain ? ('doubtful' as const) : ('close' as const),
      cost: COST.related + (isKnown ? COST.known / 2 : 0),
    }))
  return [...others, ...forms]
    .filter(({ sounds }) => !isAlone || sounds === 'close')
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_ALIKE)
    .map(({ other, sounds, cost }) => ({ to: at + 1, cost, item: wordItem([word], [other], spot, sounds) }))
}

/** How far to believe that one word was said for another. A series or a brand is nothing that one thinks of first. */
function soundsLike(
  said: string,
  { word, distance }: Pick<SoundAlike, 'word' | 'distance'>,
  { lexicon }: Spot,
  isPlain: boolean,
): Item['sounds'] {
  const isNoun = lexicon.known(word) === 2
  if (isPlain) return isNoun && distance === 0 ? 'close' : 'doubtful'
  const letters = Math.max(said.length, word.length)
  const most = isNoun ? Math.max(MOST_FAR.alone, MOST_FAR.aloneByLetter * letters) : MOST_FAR.name
  return distance <= most ? 'close' : 'far'
}

/** "Key bored": two words that sound like one. */
export function joinedAlike(spot: Spot): Arc[] {
  const { said, at, lexicon, language } = spot
  const [first, second] = [said[at], said[at + 1]]
  if (!first || !second || second.drop === DROP.empty) return []
  const whole = first.word + second.word
  if (whole.length < SHORTEST_COMPOUND || lexicon.count(whole) > 0) return []
  const isPlain = [first, second].every(({ word }) => isAskedFor(word, language))
  return lexicon
    .soundAlikes(whole, MOST_FAR.word)
    .filter(({ word }) => word !== first.word && word !== second.word)
    .slice(0, 2)
    .map(({ word, distance }) => ({
      to: at + 2,
      cost: COST.mended + COST.joined + COST.distance * distance,
      item: wordItem([first, second], [word], spot, isPlain ? 'doubtful' : 'close'),
    }))
}

const isNumber = (word: string, language: Language): boolean => numberAt([word], 0, language) !== undefined

/** Fillers are nobody's product, and a number says nothing alone. */
function isLikely(
  { word, distance }: SoundAlike,
  said: string,
  isAlone: boolean,
  language: Language,
): boolean {
  if (isNumber(word, language)) return !isAlone && distance <= MOST_FAR.number
  if (word.length < 3 || EMPTY[language].has(word) || ASKING[language].has(word)) return false
  return distance <= MOST_FAR.byLetter * Math.max(said.length, word.length)
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
