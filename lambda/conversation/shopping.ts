import type { Product } from '../catalog/catalog.ts'
import { BOUNDS, KEPT } from '../household/limits.ts'
import type { Matter, Talk } from '../household/state.ts'
import { askForLonger } from './kept-open.ts'
import { pickOut } from './picks.ts'
import { meant, whichOne } from './product.ts'
import { thenAskedAgain } from './reading.ts'
import {
  type ConnectionResult,
  type Decision,
  decided,
  type Situation,
  surePerson,
  type Which,
} from './situation.ts'

/*
 * What Amazon sells goes through Alexa Shopping Actions: the account pays Amazon, Alexa says the price, and
 * we ask a plain yes-or-no question without it, once.
 * https://developer.amazon.com/docs/alexa/alexa-shopping/alexa-shopping-actions-faq.html
 */

export type Shop = Extract<Matter, { matter: 'shop' }>

/** "Put the second one in my cart": Amazon's, for what it sells; anything else is picked. */
export async function addToCart(situation: Situation, which: Which): Promise<Decision> {
  const { talk, catalog, language } = situation
  const id = meant(talk, which)
  const [product] = id === undefined ? [] : await catalog.products([id], language)
  if (!product && talk.row > 0) return whichOne(situation, 'which')
  return product?.asin === undefined ? pickOut(situation, which) : offerAmazon(situation, product, 'cart')
}

/**
 * Asks whether Amazon should sell it. To order, the voice must be one that may order; for any other it is the
 * cart, which orders nothing.
 */
export function offerAmazon(
  situation: Situation,
  { id }: Product,
  wish: Shop['task'],
): Decision | Promise<Decision> {
  const { keeps, talk, now, fresh, speaker } = situation
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const person = speaker.assurance.privileges.order.allowed ? surePerson(situation) : undefined
  const task = person === undefined ? 'cart' : wish
  const matter: Shop = {
    matter: 'shop',
    question: fresh,
    id,
    task,
    until: now + KEPT.question,
    ...(task === 'buy' && person !== undefined ? { person } : {}),
  }
  return decided(situation, [{ act: 'asked to shop', id, task }], { talk: { ...talk, it: id, matter } })
}

/** Whether Amazon's offer of a product may be made unasked: not after a no. */
export const mayOfferAmazon = ({ talk, keeps }: Situation, { id, asin }: Product): boolean =>
  keeps && asin !== undefined && !(talk.declined ?? []).includes(id)

/** A yes to it hands the talk to Alexa's own shopping, which asks whatever it needs itself. */
export async function goShopping(situation: Situation, matter: Shop, isLong: boolean): Promise<Decision> {
  const { talk, now, keeps, speaker, catalog, language } = situation
  const isTheirs = matter.person === undefined || surePerson(situation) === matter.person
  const mayOrder = matter.task === 'cart' || speaker.assurance.privileges.order.allowed
  const { id, task, question } = matter
  if (!(isTheirs && mayOrder) && !isLong) return askForLonger(situation, matter, 'buy')
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const [product] = await catalog.products([id], language)
  if (product?.asin === undefined) return thenAskedAgain(situation, { act: 'could not shop' })
  if (!(isTheirs && mayOrder) || matter.until <= now || matter.underWay)
    return offerAmazon(situation, product, task)
  const { asin } = product
  return decided(situation, [{ act: 'went shopping', id, asin, task, question }], {
    talk: { ...talk, matter: { ...matter, underWay: true, until: now + KEPT.question } },
  })
}

/** The talk in which Amazon's offer of this product is not made again. */
const withDeclined = (talk: Talk, id: string): Talk => ({
  ...talk,
  declined: [...new Set([...(talk.declined ?? []), id])].slice(-BOUNDS.heard),
})

/** A no to it: this product is not offered again. */
export function declineAmazon(situation: Situation, { id }: Shop): Promise<Decision> {
  return thenAskedAgain(situation, { act: 'took the no' }, { talk: withDeclined(situation.talk, id) })
}

/**
 * Alexa's shopping is over. It succeeded only where it says nothing more than that it was completed: a status
 * of 200 with a result is a failure (the API's reference says so). What failed or was refused is not offered
 * again.
 */
export function afterShopping(
  situation: Situation,
  matter: Shop,
  result: ConnectionResult,
): Promise<Decision> {
  const { talk, now } = situation
  if (!matter.underWay || matter.until <= now) return thenAskedAgain(situation, { act: 'reserved nothing' })
  const asked: Situation = { ...situation, talk: { ...talk, asked: 'what' } }
  if (result === 'done') return thenAskedAgain(asked, { act: 'shopped', task: matter.task })
  return thenAskedAgain(asked, { act: 'could not shop' }, { talk: withDeclined(talk, matter.id) })
}
