import type { Act } from '../acts.ts'
import type { Search } from '../household/state.ts'
import { aboutPicks, hearable, noPicks, stillSold, tellPicks } from './picks.ts'
import { askingWhat } from './reading.ts'
import { askable, asking } from './reserve.ts'
import { mayOfferAmazon, offerAmazon } from './shopping.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/**
 * "The one I picked": says what it costs now and goes on from there. Whoever may reserve it is asked whether
 * to; of several it is asked which.
 * @throws {CatalogUnavailable}
 */
export async function pickedOne(situation: Situation): Promise<Decision> {
  const heard = await hearable(situation)
  if (!heard) return noPicks(situation)
  const { search, picks, household } = heard
  const [pick] = await stillSold(situation, picks)
  if (!pick || picks.length > 1) return tellPicks(situation)
  const talk = { ...askingWhat(aboutPicks(situation, search, [pick])), it: pick.id }
  const described: Act = { act: 'described the pick', pick }
  const next = await question({ ...situation, talk, household }, search, pick.id)
  return decided(situation, [described, ...(next?.acts ?? [])], { talk: next?.talk ?? talk, household })
}

/** The question that leads on from a product which was just described; undefined where there is none. */
async function question(situation: Situation, search: Search, id: string): Promise<Decision | undefined> {
  const [product] = await situation.catalog.products([id], situation.language)
  if (!product) return undefined
  if (mayOfferAmazon(situation, product)) return offerAmazon(situation, product, 'buy')
  const person = askable(situation, product)
  return person && asking(situation, { product, search }, person, { told: true })
}
