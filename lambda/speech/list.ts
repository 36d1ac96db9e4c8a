import type { Product } from '../catalog/catalog.ts'
import { spokenPrice } from './money.ts'
import { present, type Words } from './prompts.ts'
import type { Said } from './ssml.ts'

/** How a language strings products together. */
export interface ListWords {
  /** Before each name: "the ". */
  readonly article: string
  readonly and: string
  readonly soldOut: string
  /** In place of a price that only Amazon may say: its rule for what goes through Alexa's shopping. */
  readonly amazon: string
  /** A semicolon ends a sentence for the ear, so that a name and its price stay together. */
  readonly join: string
}

/** A name in the middle of a sentence: a kind at its head is a common noun ("bouilloire Hush"). */
export function nameInside({ spokenName, kind }: Product): string {
  const [first = ''] = spokenName.toLowerCase().split(' ')
  // The shop's word for the kind may be its plural: "Bouilloires".
  const isKindFirst = kind?.toLowerCase().startsWith(first) ?? false
  return isKindFirst ? spokenName.charAt(0).toLowerCase() + spokenName.slice(1) : spokenName
}

/** "the Hush kettle, 39 pounds; the Fellside kettle, 45 pounds; and the Dawn kettle, 52 pounds". */
export function productList(
  ids: readonly string[],
  words: Words,
  { article, and, soldOut, amazon, join }: ListWords,
): Said {
  const item = (product: Product): string => {
    const price = product.asin === undefined ? spokenPrice(product.price, words.locale) : amazon
    return `${article}${nameInside(product)}, ${price}${product.inStock ? '' : `, ${soldOut}`}`
  }
  const items = present(ids, words).map(item)
  const last = items.pop() ?? ''
  return items.length === 0 ? [last] : [`${items.join(join)}${join}${and} ${last}`]
}

/** How many words of a shop's own description are read: about ten seconds. */
const DESCRIPTION_WORDS = 30

/** The first sentence of a shop's description, cut at a word if it is long, ending in a full stop. */
export function firstSentence(description: string): string {
  const sentence = description.trim().split(/(?<=[.!?])\s/u)[0] ?? ''
  const words = sentence.split(/\s+/u).filter((word) => word !== '')
  const cut = words.slice(0, DESCRIPTION_WORDS).join(' ')
  // No question mark of a shop's may end what we say: it would open the microphone.
  return cut === '' ? '' : `${cut.replace(/[\s.,;:!?…-]+$/u, '')}.`
}
