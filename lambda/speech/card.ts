import type { Act } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import { writtenPrice } from './money.ts'
import { type Prompts, present, type SoughtAct, type Words } from './prompts.ts'

/** A card in the Alexa app. Everybody who shares the account can read it, so nothing in it is personal. */
export interface Card {
  readonly title: string
  readonly text: string
  /** Address of the first product's picture, if the shop has one that Alexa accepts. */
  readonly image?: string
}

/** Amazon: a card's text, title and addresses together hold at most 8,000 characters. */
const TEXT_MAX = 4000
const TITLE_MAX = 200

const cut = (text: string, max: number): string => (text.length <= max ? text : `${text.slice(0, max - 1)}…`)

/** The card that an act leaves; undefined for what leaves none and for what is only repeated. */
export function cardFor(act: Act, prompts: Prompts, words: Words): Card | undefined {
  if (act.act === 'found nothing')
    return { title: cut(prompts.cardTitle(act, [], words), TITLE_MAX), text: prompts.cardNothing() }
  if (act.act === 'gave a code')
    return { title: prompts.cardConnect(), text: addressLines(prompts, words, true).join('\n') }
  if (act.act === 'sent')
    return productsCard(act, act.shown, act.of - act.shown.length, prompts, words, [
      '',
      ...addressLines(prompts, words, act.to === 'card'),
    ])
  if (act.act !== 'found' || act.again) return undefined
  return productsCard(act, act.ids, act.left, prompts, words, [])
}

const addressLines = (prompts: Prompts, { door }: Words, hasCode: boolean): readonly string[] =>
  prompts.cardAddress(door.address, hasCode ? door.code : undefined)

/** What a product costs, for eyes; what Amazon sells has no price of ours. */
export const shownPrice = ({ asin, price }: Product, { atAmazon }: Prompts, { locale }: Words): string =>
  asin === undefined ? writtenPrice(price, locale) : atAmazon()

/** What was looked for, a line a product, and the picture of the first. */
function productsCard(
  sought: SoughtAct,
  ids: readonly string[],
  left: number,
  prompts: Prompts,
  words: Words,
  after: readonly string[],
): Card {
  const products = present(ids, words)
  const lines = products.map((product) =>
    prompts.cardLine(capital(product.spokenName), shownPrice(product, prompts, words), product.inStock),
  )
  if (left > 0) lines.push(prompts.cardMore(left))
  const image = products[0]?.image
  return {
    title: cut(prompts.cardTitle(sought, ids, words), TITLE_MAX),
    text: cut([...lines, ...after].join('\n'), TEXT_MAX),
    ...(image?.startsWith('https://') ? { image } : {}),
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
