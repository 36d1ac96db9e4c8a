import type { Language } from '../../locale.ts'
import { shadesOf } from '../query/colors.ts'
import { DROP, type SaidWord } from '../query/said.ts'
import { synonymsOf } from '../query/synonyms.ts'
import type { Shelf } from '../shelf.ts'
import { alike, joinedAlike } from './alike.ts'
import { compound, renamed, sized, split } from './compound.ts'
import { type Arc, COST, type Item, itemOf, type Spot } from './item.ts'
import { repeated, spelled } from './spelled.ts'

/** A way to understand a query. */
export interface Reading {
  readonly items: readonly Item[]
  /** How far it is from what was said: 0 is word for word. */
  readonly cost: number
  /** Nothing that says anything was left out. */
  readonly isWhole: boolean
  /** Nothing was left out of the words for the thing, whatever was beside them. */
  readonly hasThing: boolean
}

const MOST_READINGS = 24

/**
 * The ways to understand a query's words, best first: word for word, joined ("play station", "u s b"), split,
 * and, if asked to mend, as words of this catalogue that sound alike. How well the catalogue bears them out
 * is for `weighed`.
 */
export function readingsOf(
  said: readonly SaidWord[],
  { lexicon, language }: Shelf,
  mends: boolean,
): Reading[] {
  const best = new Map<number, Reading[]>([[0, [{ items: [], cost: 0, isWhole: true, hasThing: true }]]])
  for (let at = 0; at < said.length; at += 1) {
    const arcs = arcsFrom({ said, at, lexicon, language }, mends)
    const here = (best.get(at) ?? []).sort((a, b) => a.cost - b.cost).slice(0, MOST_READINGS)
    for (const reading of here)
      for (const arc of arcs) best.set(arc.to, [...(best.get(arc.to) ?? []), extended(reading, arc)])
  }
  const readings = (best.get(said.length) ?? []).filter(({ items }) => items.length > 0)
  return readings
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST_READINGS)
    .map((reading) => ({ ...reading, items: withHead(reading.items, language) }))
}

/** Where the noun itself was taken for talk, the one beside it is the noun. */
function withHead(items: readonly Item[], language: Language): readonly Item[] {
  if (items.some(({ isHead }) => isHead)) return items
  const head = language === 'fr' ? 0 : items.length - 1
  return items.map((item, index) => ({ ...item, isHead: index === head }))
}

function extended({ items, cost, isWhole, hasThing }: Reading, arc: Arc): Reading {
  const isMended = (item: Item | undefined) => item !== undefined && item.sounds !== 'said'
  const isAgain = isMended(arc.item) && items.some(isMended)
  return {
    items: arc.item ? [...items, arc.item] : items,
    cost: cost + arc.cost + (isAgain ? COST.again : 0),
    isWhole: isWhole && (arc.item !== undefined || arc.cost < DROP.beside),
    hasThing: hasThing && (arc.item !== undefined || arc.cost < DROP.content),
  }
}

function arcsFrom(spot: Spot, mends: boolean): Arc[] {
  const { said, at } = spot
  const word = said[at]
  if (!word) return []
  const dropped = word.drop < DROP.head ? [{ to: at + 1, cost: word.drop }] : []
  const joined = [...spelled(spot), ...compound(spot), ...renamed(spot), ...repeated(spot)]
  if (word.drop === DROP.empty) return [...joined, ...dropped]
  const arcs = [...joined, ...dropped, asSaid(spot, word)]
  if (word.drop === DROP.asking) return arcs
  const mended = mends && word.mends ? [...alike(spot), ...joinedAlike(spot)] : []
  return [...arcs, ...split(spot), ...sized(spot), ...mended]
}

/** The word for itself, what else it is called, and its shades if it is a colour. */
function asSaid({ at, lexicon, language }: Spot, word: SaidWord): Arc {
  const isKnown = lexicon.count(word.word) > 0 || /\d/.test(word.word)
  const own = word.spelled ? [word.spelled, word.word] : [word.word]
  const others = [
    ...shadesOf(word.word, language).slice(1),
    ...synonymsOf(word.word, language, lexicon.together),
  ]
  return { to: at + 1, cost: isKnown ? 0 : COST.unknown, item: itemOf([word], own, others) }
}
