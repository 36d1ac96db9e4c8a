import { KEPT } from '../household/limits.ts'
import { withOrder } from '../household/orders.ts'
import { phonesOf } from '../household/phones.ts'
import { searchById } from '../household/searches.ts'
import { hasOwnPhone } from './handoff.ts'
import { askForLonger } from './kept-open.ts'
import { thenAskedAgain } from './reading.ts'
import { asking, canUsePin, finish, hadReserved, type Reserve, reserveThis } from './reserve.ts'
import {
  type ConnectionResult,
  type Decision,
  decided,
  type Situation,
  surePerson,
  type Wanted,
} from './situation.ts'

/**
 * A yes to "shall I reserve it?". It counts only from the person who was asked, at the assurance of this very
 * turn.
 * @param isLong the yes has enough words for a voice to be known by
 */
export async function confirmReserve(
  situation: Situation,
  matter: Reserve,
  isLong: boolean,
): Promise<Decision> {
  const { speaker, keeps, now } = situation
  const isAskers = surePerson(situation) === matter.person
  if (!isAskers && !isLong) return askForLonger(situation, matter, 'reserve')
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const wanted = await wantedIn(situation, matter)
  if (!wanted) return thenAskedAgain(situation, { act: 'described the pick', pick: matter })
  // Another voice asks for itself, and what was asked long ago is asked anew.
  if (!isAskers || matter.until <= now || matter.pin) return reserveThis(situation, wanted)
  if (speaker.assurance.privileges.order.allowed) return place(situation, matter, wanted)
  if (!canUsePin(situation)) return finish(situation, wanted)
  return decided(situation, [{ act: 'asked for the PIN', question: matter.question }], {
    talk: { ...situation.talk, matter: { ...matter, pin: true, until: now + KEPT.question } },
  })
}

/** The product that was asked about, as the shop sells it now. */
async function wantedIn(situation: Situation, { id, search: from }: Reserve): Promise<Wanted | undefined> {
  const { household, talk, catalog, language } = situation
  const search = searchById(household, from ?? talk.search) ?? searchById(household, talk.search)
  const [product] = await catalog.products([id], language)
  return product && { product, search }
}

/**
 * Reserves it: stock and price are looked at again, and what costs more or less than was said is asked about
 * anew. One write keeps it; the same question never makes two.
 */
function place(situation: Situation, matter: Reserve, wanted: Wanted): Decision | Promise<Decision> {
  const { household, reserving, locale, now, talk } = situation
  const { product } = wanted
  const { id, minor, currency, person, search, question } = matter
  if (product.asin !== undefined || !product.inStock) return reserveThis(situation, wanted)
  if (product.price.minor !== minor || product.price.currency !== currency)
    return asking(situation, wanted, person, product.price.currency === currency ? { was: minor } : {})
  const became = withOrder(household, {
    order: reserving.orderOf(question),
    owner: person,
    id,
    minor,
    currency,
    ...(search === undefined ? {} : { search }),
    locale,
    at: now,
    until: now + reserving.holds,
  })
  // What was taken back since is asked about anew: a yes is about what was asked last.
  if (became.outcome === 'over') return asking(situation, wanted, person)
  if (became.outcome === 'full') return thenAskedAgain(situation, { act: 'had no room for the order' })
  if (became.outcome === 'had already') return hadReserved(situation, became.order)
  const isShared = phonesOf(household, 'household').length > 0
  const phone = hasOwnPhone(situation) ? 'own' : isShared ? 'shared' : 'none'
  const asked = { ...talk, asked: 'what', reserved: true } as const
  return thenAskedAgain(
    { ...situation, talk: asked },
    { act: 'reserved', id, minor, currency, holds: reserving.holds, phone },
    { talk: asked, household: became.household },
  )
}

/**
 * Alexa has asked for the PIN. It counts only if it was right, for the same person, and this turn's level is
 * enough to order: the token that comes back names the question and grants nothing (rulings, 15).
 */
export async function afterPin(
  situation: Situation,
  matter: Reserve,
  result: ConnectionResult,
): Promise<Decision> {
  const { speaker, keeps, now } = situation
  const isAskers = surePerson(situation) === matter.person
  const wanted = await wantedIn(situation, matter)
  if (!matter.pin || matter.until <= now || !wanted)
    return thenAskedAgain(situation, { act: 'reserved nothing' })
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  if (result === 'achieved' && isAskers && speaker.assurance.privileges.order.allowed)
    return place(situation, matter, wanted)
  // Whether somebody has a PIN is said to nobody else.
  const why = result === 'not set up' && isAskers ? 'none' : 'other'
  return finish(situation, wanted, [{ act: 'could not check the PIN', why }])
}
