import type { Act, ActName } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import type { Locale } from '../locale.ts'
import type { Shop } from '../shop/shop.ts'
import type { Said } from './ssml.ts'

/** One act in words: what is said, and the question after it, if it leaves one open. */
export interface Worded {
  readonly say: Said
  readonly ask?: Said
  /** The question in other words, if nobody answers: a name is not said again. */
  readonly again?: Said
}

/** Where a phone finds the shop. */
export interface Door {
  /** As people type it: `shop.example/p`. */
  readonly address: string
  /** As a camera reads it: `https://shop.example/p`. */
  readonly url: string
  /** `BCDF-GHJK`. Only a card or a screen shows it, and only where an act gave one. */
  readonly code: string
}

/** What a shop says of itself that is read aloud. */
export type ShopFront = Pick<Shop, 'delivery'>

/** What wording may use besides the act itself. */
export interface Words {
  readonly locale: Locale
  /** What whoever is speaking is called, or nothing at all where no name may be said. */
  readonly name: Said
  /** Where a phone is connected, and this turn's code, if it has one. */
  readonly door: Door
  readonly shop: ShopFront
  /** Today's products by id; one that is gone is missing. */
  readonly products: ReadonlyMap<string, Product>
}

/** All that a title is made of. */
export type Titling = Pick<Words, 'locale' | 'products'>

/** What an act tells of what can be said now. */
export type Sayable = Pick<
  Extract<Act, { act: 'helped' }>,
  'more' | 'heard' | 'resume' | 'narrow' | 'reserved'
>

/** What is looked for: words, and what narrows them. */
export type SoughtAct = Pick<Extract<Act, { act: 'found' }>, 'query' | 'filters' | 'order'>

/** The question that was open before somebody spoke of something else. */
export type Question = Extract<Act, { act: 'asked again' }>['question']

/** A language: one function for every act, so that a new act does not compile until every language says it. */
export type Prompts = {
  readonly [Name in ActName]: (act: Extract<Act, { act: Name }>, words: Words) => Worded
} & {
  /** The title of the card that a search leaves in the Alexa app. */
  readonly cardTitle: (sought: SoughtAct, ids: readonly string[], words: Titling) => string
  readonly cardNothing: () => string
  readonly cardMore: (count: number) => string
  /** Where to go on with a phone, in lines; the code only where one was made for it. */
  readonly cardAddress: (address: string, code: string | undefined) => readonly string[]
  /** The title of a card that is about nothing but a code. */
  readonly cardConnect: () => string
  /** In place of a price on a card or screen, for what only Amazon may say the price of. */
  readonly atAmazon: () => string
  /** The price beside a product on a screen. */
  readonly screenPrice: (price: string, inStock: boolean) => string
  /** One product on the card. */
  readonly cardLine: (name: string, price: string, inStock: boolean) => string
}

/** The name with what joins it to the words before it, or nothing: the sentence is the same without. */
export const joined = (joint: string, { name }: Words): Said => (name.length === 0 ? [] : [joint, ...name])

/** The products of an act that the shop still sells, in order. */
export const present = (ids: readonly string[], { products }: Pick<Words, 'products'>): Product[] =>
  ids.flatMap((id) => products.get(id) ?? [])
