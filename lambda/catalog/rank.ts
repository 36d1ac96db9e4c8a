import type { Language } from '../locale.ts'
import type { Order } from './catalog.ts'
import { isNounOf, keyOf, withoutGeneral } from './naming/head.ts'
import type { Item } from './reading/item.ts'

/** A row that matches, with what its rank is made of. */
export interface Candidate {
  readonly id: string
  /** SQLite's bm25, turned round: more is better. */
  readonly score: number
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly price: number
  readonly inStock: boolean
  readonly popularity: number
}

/** How well what a product is called agrees with the word for the kind of thing: 1 is the thing itself. */
const FIT = { itself: 1, almost: 0.85, brand: 0.85, named: 0.45, titled: 0.5, elsewhere: 0.35 } as const

/** How much of the score hangs on that. */
const SHARE = 0.5

/** The score of a candidate: a laptop sleeve is no laptop, however often it says so. */
function scoreOf(candidate: Candidate, heads: readonly string[], language: Language): number {
  if (heads.length === 0) return candidate.score
  const key = (text: string) => keyOf(text, language)
  const [name, kind] = [key(candidate.name), key(candidate.kind)]
  const fits = heads.map(
    (head) =>
      fitOf(head, name, kind, language) ?? (key(candidate.title).includes(head) ? FIT.titled : FIT.elsewhere),
  )
  return candidate.score * (1 - SHARE + SHARE * Math.max(...fits))
}

function fitOf(head: string, name: string, kind: string, language: Language): number | undefined {
  const texts = [kind, name]
  if (texts.some((words) => isNounOf(words, head, language))) return FIT.itself
  if (texts.some((words) => isNounOf(withoutGeneral(words), head, language))) return FIT.almost
  // At the other end of a name stands the brand.
  if (name.startsWith(head) || name.endsWith(head)) return FIT.brand
  return texts.some((words) => words.includes(head)) ? FIT.named : undefined
}

/** A difference below a twentieth is the length of a title, and should not put the dearer of two in front. */
const STEPS = 20

/** Candidates in order: what can be had first, then what fits best, then what costs least. */
export function ordered(
  candidates: readonly Candidate[],
  items: readonly Item[],
  order: Order,
  language: Language,
): Candidate[] {
  const heads = items
    .filter(({ isHead }) => isHead)
    .flatMap(({ forms }) => forms.map((form) => keyOf(form, language)))
  const scored = candidates.map((candidate) => ({ candidate, score: scoreOf(candidate, heads, language) }))
  const best = Math.max(...scored.map(({ score }) => score))
  const behind = (score: number) => Math.trunc(STEPS * (1 - score / best))
  const by: Record<Order, (a: Candidate, b: Candidate) => number> = {
    fit: () => 0,
    cheapest: (a, b) => a.price - b.price,
    dearest: (a, b) => b.price - a.price,
    popular: (a, b) => b.popularity - a.popularity || 0,
  }
  return scored
    .sort(
      (a, b) =>
        Number(b.candidate.inStock) - Number(a.candidate.inStock) ||
        by[order](a.candidate, b.candidate) ||
        behind(a.score) - behind(b.score) ||
        a.candidate.price - b.candidate.price ||
        (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate }) => candidate)
}
