import { DROP } from '../query/said.ts'
import { synonymsOf } from '../query/synonyms.ts'
import { sizesOf } from '../query/units.ts'
import { type Arc, COST, itemOf, type Spot, wordItem } from './item.ts'

const SHORTEST = 5
const SHORTEST_PART = 3

/** Two words that the catalogue writes as one: "play station". It may know both ways. */
export function compound(spot: Spot): Arc[] {
  const { said, at, lexicon } = spot
  const [first, second] = [said[at], said[at + 1]]
  if (!first || !second || first.drop === DROP.empty || second.drop === DROP.empty) return []
  const whole = first.word + second.word
  if (whole.length < SHORTEST || lexicon.count(whole) === 0) return []
  const item = wordItem([first, second], [whole, `${first.word} ${second.word}`], spot)
  return [{ to: at + 2, cost: COST.joined, item }]
}

/** A word that the catalogue writes as two: "smartwatch". */
export function split({ said, at, lexicon }: Spot): Arc[] {
  const word = said[at]
  if (!word || word.word.length < 2 * SHORTEST_PART || lexicon.count(word.word) > 0) return []
  const arcs: Arc[] = []
  for (let cut = SHORTEST_PART; cut <= word.word.length - SHORTEST_PART; cut += 1) {
    const [left, right] = [word.word.slice(0, cut), word.word.slice(cut)]
    if (lexicon.count(left) > 0 && lexicon.count(right) > 0)
      arcs.push({ to: at + 1, cost: 2 * COST.joined, item: itemOf([word], [`${left} ${right}`], []) })
  }
  return arcs
}

/** Two or three words that are called otherwise too: "memory stick". */
export function renamed({ said, at, lexicon, language }: Spot): Arc[] {
  return [2, 3].flatMap((length) => {
    const words = said.slice(at, at + length)
    const [first, last] = [words[0], words.at(-1)]
    if (!first || !last || words.length < length) return []
    const phrase = words.map(({ word }) => word).join(' ')
    const others = synonymsOf(phrase, language, lexicon.together)
    return others.length === 0
      ? []
      : [{ to: at + length, cost: 0, item: itemOf([first, last], [phrase], others) }]
  })
}

/** "Sixty watt" as feeds write it. */
export function sized({ said, at, language }: Spot): Arc[] {
  const [value, unit] = [said[at], said[at + 1]]
  if (!value || !unit || !/^\d/.test(value.word)) return []
  const sizes = sizesOf(value.word, unit.word, language)
  return sizes.length === 0 ? [] : [{ to: at + 2, cost: 0, item: itemOf([value, unit], sizes, []) }]
}
