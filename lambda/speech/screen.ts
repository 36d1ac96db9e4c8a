import type { Act } from '../acts.ts'
import { shownPrice } from './card.ts'
import { type Prompts, present, type Words } from './prompts.ts'

/** A product on a screen. */
export interface ScreenItem {
  readonly id: string
  readonly name: string
  readonly price: string
  /** Address of its picture, https only: a device loads nothing else. */
  readonly image: string | undefined
}

/** What a device with a screen shows beside what is said. Everybody in the room can read it. */
export interface Screen {
  readonly title: string
  readonly items: readonly ScreenItem[]
  /** How to go on with a phone, in lines, and what its camera is shown: the address, the code in its fragment. */
  readonly door: { readonly lines: readonly string[]; readonly url: string } | undefined
}

/** Acts that are about some products, with their title. */
function listed(act: Act, prompts: Prompts, words: Words) {
  if (act.act === 'found' || act.act === 'resumed')
    return { title: prompts.cardTitle(act, act.ids, words), ids: act.ids }
  if (act.act === 'sent') return { title: prompts.cardTitle(act, act.shown, words), ids: act.shown }
  if (act.act === 'read more' || act.act === 'read back' || act.act === 'compared')
    return { title: '', ids: act.ids }
  return act.act === 'told the picks' ? { title: '', ids: act.picks.map(({ id }) => id) } : undefined
}

/** The screen of a turn; undefined where nothing is to be seen that was not said. */
export function screenFor(acts: readonly Act[], prompts: Prompts, words: Words): Screen | undefined {
  const list = acts.map((act) => listed(act, prompts, words)).findLast((one) => one !== undefined)
  const hasCode = acts.some((act) => act.act === 'gave a code' || (act.act === 'sent' && act.to === 'card'))
  if (!list && !hasCode) return undefined
  const { door } = words
  const items = present(list?.ids ?? [], words).map((product) => ({
    id: product.id,
    name: product.spokenName.charAt(0).toUpperCase() + product.spokenName.slice(1),
    price: prompts.screenPrice(shownPrice(product, prompts, words), product.inStock),
    image: product.image?.startsWith('https://') ? product.image : undefined,
  }))
  return {
    title: list?.title ?? prompts.cardConnect(),
    items,
    door: hasCode
      ? { lines: prompts.cardAddress(door.address, door.code), url: `${door.url}#${door.code}` }
      : undefined,
  }
}
