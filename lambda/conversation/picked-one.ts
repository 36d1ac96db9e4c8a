import type { Act } from '../acts.ts'
import type { Search } from '../household/state.ts'
import { aboutPicks, noPicks, pickedSearch, tellPicks, told } from './picks.ts'
import { askingWhat } from './reading.ts'
import { askable, asking } from './reserve.ts'
import { mayOfferAmazon, offerAmazon } from './shopping.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/**
 * "The one I picked": says what it costs now and goes on from there. Whoever may reserve it is asked whether
 * to; of several it is asked which.
 */
export async function pickedOne(situation: Situation): Promise<Decision> {
  const search = pickedSearch(situation)
  if (!search) return noPicks(situation)
  const [pick, ...others] = search.picks
  if (!pick || others.length > 0) return tellPicks(situation)
  const talk = { ...askingWhat(aboutPicks(situation, search, [pick])), it: pick.id }
  const household = told(situation, search)
  const described: Act = { act: 'described the pick', pick }
  const next = await question({ ...situation, talk, household }, search, pick.id)
  return decided(situation, [described, ...(next?.acts ?? [])], { talk: next?.talk ?? talk, household })
}

/** The question that leads on from a product which was just described; undefined where there is none. */
async function question(situation: Situation, search: Search, id: string) {
  const [product] = await situation.catalog.products([id], situation.language)
  if (!product) return undefined
  if (mayOfferAmazon(situation, product)) return offerAmazon(situation, product, 'buy')
  const person = askable(situation, product)
  return person && asking(situation, { product, search }, person, { told: true })
}
