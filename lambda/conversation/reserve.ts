import type { Act } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import type { PersonKey } from '../household/ids.ts'
import { KEPT } from '../household/limits.ts'
import { activeOrder } from '../household/orders.ts'
import { searchById } from '../household/searches.ts'
import type { Matter } from '../household/state.ts'
import { finishOnPhone } from './handoff.ts'
import { aboutPicks, hearable, noPicks, stillSold, tellPicks } from './picks.ts'
import { meant, whichOne } from './product.ts'
import { thenAskedAgain } from './reading.ts'
import { find } from './search.ts'
import { offerAmazon } from './shopping.ts'
import {
  type Decision,
  decided,
  isOwners,
  type Situation,
  surePerson,
  type Wanted,
  type Which,
} from './situation.ts'

export type Reserve = Extract<Matter, { matter: 'reserve' }>

/** What Alexa's PIN step raises a voice to, if the PIN is right (facts about `VerifyPerson`: voice and PIN). */
const PIN_LEVEL = 400

/** Whether a right PIN would let this sure voice order, here and under this policy. */
export function canUsePin({ speaker, reserving }: Situation): boolean {
  const { needs } = speaker.assurance.privileges.order
  return reserving.hasPin && needs !== 'never' && needs <= PIN_LEVEL
}

/** Whoever may be asked whether to reserve: sure enough for it now, or one PIN away from it. */
function buyerOf(situation: Situation) {
  const person = surePerson(situation)
  const { order } = situation.speaker.assurance.privileges
  return order.allowed || canUsePin(situation) ? person : undefined
}

/** "Reserve the second one", "buy it". A product that was not read aloud is looked for by its name. */
export async function reserve(situation: Situation, which: Which): Promise<Decision> {
  const { talk, household, catalog, language } = situation
  const search = searchById(household, talk.search)
  const id = meant(talk, which)
  if (id === undefined && which.by === 'product') return find(situation, which.name)
  // "Reserve it", with nothing before: what was picked on a phone.
  if (!search || talk.row === 0) return reservePicked(situation)
  const [product] = id === undefined ? [] : await catalog.products([id], language)
  return product ? reserveThis(situation, { product, search }) : whichOne(situation, 'reserve')
}

/** "Reserve the one I picked". Of several it is asked which. */
export async function reservePicked(situation: Situation): Promise<Decision> {
  const heard = await hearable(situation)
  if (!heard) return noPicks(situation)
  const { search, picks, household } = heard
  const [pick] = await stillSold(situation, picks)
  if (!pick || picks.length > 1) return tellPicks(situation, 'reserve')
  const [product] = await situation.catalog.products([pick.id], situation.language)
  if (!product) return thenAskedAgain(situation, { act: 'described the pick', pick })
  const talk = aboutPicks(situation, search, [pick])
  return reserveThis({ ...situation, talk, household }, { product, search })
}

/**
 * Says price and delivery and asks, whoever may order here. Below that nobody is argued with: it goes to the
 * phone, to be finished there.
 */
export function reserveThis(situation: Situation, wanted: Wanted): Decision | Promise<Decision> {
  const { product } = wanted
  if (product.asin !== undefined) return offerAmazon(situation, product, 'buy')
  if (!product.inStock) return thenAskedAgain(situation, { act: 'was sold out', id: product.id })
  if (!situation.keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const person = buyerOf(situation)
  if (person === undefined) return finish(situation, wanted)
  const already = activeOrder(situation.household, person, product.id, situation.now)
  return already ? hadReserved(situation, already) : asking(situation, wanted, person)
}

/** What `asked to reserve` says besides the product and its price. */
type Aside = Pick<Extract<Act, { act: 'asked to reserve' }>, 'told' | 'was'>

/** The question itself. Only a yes to it, by the same person, in the very next turn, reserves anything. */
export function asking(
  situation: Situation,
  { product, search }: Wanted,
  person: PersonKey,
  aside: Aside = {},
): Decision {
  const { minor, currency } = product.price
  const { id } = product
  const matter: Reserve = {
    matter: 'reserve',
    person,
    question: situation.fresh,
    id,
    minor,
    currency,
    // What was found in somebody else's search does not finish that search.
    ...(search && isOwners(situation, search) ? { search: search.id } : {}),
    until: situation.now + KEPT.question,
  }
  return decided(situation, [{ act: 'asked to reserve', id, minor, currency, ...aside }], {
    talk: { ...situation.talk, it: id, matter },
  })
}

/** The person who may be asked right now whether to reserve a product, unasked; undefined where nobody may. */
export function askable(situation: Situation, { asin, inStock, id }: Product): PersonKey | undefined {
  const person = buyerOf(situation)
  if (person === undefined || !situation.keeps || asin !== undefined || !inStock) return undefined
  return activeOrder(situation.household, person, id, situation.now) ? undefined : person
}

/** To be ordered on the phone. Without the search there is nothing to put there. */
export const finish = (
  situation: Situation,
  { product, search }: Wanted,
  before: readonly Act[] = [],
): Decision | Promise<Decision> =>
  search
    ? finishOnPhone(situation, search, product, before)
    : thenAskedAgain(situation, { act: 'reserved nothing' })

/** They have it already: a second one of the same is not made. */
export const hadReserved = (situation: Situation, { id, until }: { id: string; until: number }) =>
  thenAskedAgain(situation, { act: 'had reserved', id, holds: until - situation.now })
