import type { Language } from '../../locale.ts'
import { DROP } from '../query/said.ts'
import { type Arc, COST, itemOf, type Spot, wordItem } from './item.ts'

/** A first piece of so many letters may be spelled on: "ps four". */
const LONGEST_PIECE = 4
const LONGEST_ACRONYM = 6

/** "For" and "to" after letters are numbers: "p s for". */
const NUMBERS_IN: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map(Object.entries({ for: '4', to: '2', too: '2', won: '1', ate: '8' })),
  fr: new Map(Object.entries({ cette: '7', set: '7', vin: '20' })),
}

/** Letters that spell a word of the catalogue, the last of them perhaps a number: "u s b", "p s four". */
export function spelled(spot: Spot): Arc[] {
  const { said, at, lexicon, language } = spot
  const first = said[at]
  if (!first || first.word.length > LONGEST_PIECE) return []
  const arcs: Arc[] = []
  let whole = first.word
  for (const [index, next] of said.slice(at + 1, at + LONGEST_ACRONYM).entries()) {
    const to = at + index + 2
    const number = /^\d/.test(next.word) ? next.word : NUMBERS_IN[language].get(next.word)
    if (number !== undefined && lexicon.count(whole + number) > 0) {
      const cost = COST.joined + (number === next.word ? 0 : COST.numberIn)
      arcs.push({ to, cost, item: wordItem([first, next], [whole + number], spot) })
    }
    // Letters go on being spelled; after a piece of several only a number is a part of it.
    if (next.word.length > 1 || first.word.length > 1) break
    whole += next.word
    if (lexicon.count(whole) > 0) arcs.push({ to, cost: 0, item: wordItem([first, next], [whole], spot) })
  }
  return arcs
}

/** "Double a", "triple a" spell batteries. */
const TIMES: readonly (readonly [string, number])[] = [
  ['double', 2],
  ['triple', 3],
]

/** Before a single letter, this far may be heard for "double" and "triple". */
const MOST_FAR = 1.3

/** "Double a": two of a letter. What sounds like "double" before a single letter may be meant for it. */
export function repeated({ said, at, lexicon }: Spot): Arc[] {
  const [first, letter] = [said[at], said[at + 1]]
  if (!first || letter?.word.length !== 1 || !/\p{L}/u.test(letter.word)) return []
  const [nearest] = TIMES.map(([name, times]) => ({
    times,
    far: first.word === name ? 0 : lexicon.distance(first.word, name),
  })).sort((a, b) => a.far - b.far)
  if (!nearest || nearest.far > MOST_FAR) return []
  const word = letter.word.repeat(nearest.times)
  if (lexicon.count(word) === 0) return []
  const item = itemOf([first, letter], [word], [], nearest.far > 0 ? 'close' : 'said')
  const cost = (COST.distance / 2) * nearest.far
  return [{ to: at + 2, cost, item: { ...item, drop: Math.max(item.drop, DROP.content) } }]
}
