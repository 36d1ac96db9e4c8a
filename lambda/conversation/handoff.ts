import type { Act } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import { BOUNDS, KEPT } from '../household/limits.ts'
import { phonesOf, withCode } from '../household/phones.ts'
import { withPick } from '../household/picks.ts'
import { searchById, withSearch } from '../household/searches.ts'
import type { Household, Phone, Search } from '../household/state.ts'
import { nothingOpen } from './looking.ts'
import { resumable } from './resume.ts'
import { type Decision, decided, isOwners, type Situation, surePerson, touching } from './situation.ts'
import { told } from './sought.ts'

/** A card has room for so many products. */
const SHOWN = 5

/** The household's copy of a person's search that an unsure voice sends, named after it: sent twice, it is one. */
const copyOf = (id: string): string => `${id}.sent`

/** The phones of this sure person's own that show their searches. */
function ownPhones(situation: Situation): Phone[] {
  const person = surePerson(situation)
  if (person === undefined) return []
  const { needs } = situation.speaker.assurance.privileges.resumeSearch
  return phonesOf(situation.household, person).filter(
    ({ level = 0 }) => typeof needs === 'number' && level >= needs,
  )
}

/** This sure person has a phone of their own that shows their searches. */
export const hasOwnPhone = (situation: Situation): boolean => ownPhones(situation).length > 0

/** The search with a note of the phones that it goes to, for the outbox to tell them; without, if it goes to none. */
function noted(situation: Situation, { sent: _, ...search }: Search): Search {
  const { household, fresh, now } = situation
  const isHome = search.owner === 'household'
  const phones = (isHome ? phonesOf(household, 'household') : ownPhones(situation)).map(({ id }) => id)
  return phones.length > 0 ? { ...search, sent: { id: fresh, at: now, phones } } : search
}

/** Some phone would show what this voice sends. */
const hasPhone = (situation: Situation): boolean =>
  hasOwnPhone(situation) || phonesOf(situation.household, 'household').length > 0

/** All of it may be sent by this voice. Of whom a search is that travelled, nothing says: it is nobody's. */
const mayHaveAll = (situation: Situation, search: Search): boolean =>
  !search.unowned && isOwners(situation, search)

/**
 * The search as it goes to a phone, and whose it is there. A sure person's own goes to their own phone. Who
 * has none sends it to the household's, so it is the household's from now on. Any other voice sends a copy of
 * what was said aloud here; the search stays its owner's (rulings, 12).
 */
function sentSearch(situation: Situation, search: Search): Search {
  const { household, talk, now } = situation
  const open: Search = { ...search, touched: now }
  delete open.closed
  delete open.unowned
  if (mayHaveAll(situation, search))
    return search.owner === 'household' || hasOwnPhone(situation) ? open : { ...open, owner: 'household' }
  const { looked: _, trail: _t, told: _p, pickedAt: _w, readBefore: _r, sent: _s, ...said } = open
  const results = search.results.filter((id) => talk.heard.includes(id))
  const id = copyOf(search.id)
  // What was picked in the copy since it was sent before stays picked.
  const before = searchById(household, id)
  const copy = { ...said, id, results, total: results.length, place: 0, picks: before?.picks ?? [] }
  return { ...copy, owner: 'household', ...(before?.told ? { told: before.told } : {}) }
}

/** "Send it to my phone": what is open here, else what "pick up where I left off" would bring back. */
export function send(situation: Situation): Decision {
  const { household, talk } = situation
  const search = searchById(household, talk.search) ?? resumable(situation)
  if (!search || search.results.length === 0) return nothingOpen(situation)
  return sending(situation, search)
}

/** What this voice may not order is put on the phone, picked, to be ordered there. */
export function finishOnPhone(
  situation: Situation,
  search: Search,
  product: Product,
  before: readonly Act[],
): Decision {
  const decision = sending(situation, search, product)
  return { ...decision, acts: [...before, ...decision.acts] }
}

/** The search with a product picked that is to be ordered on the phone; where there is no room, without. */
function withFinish(search: Search, { id, price }: Product, now: number): Search {
  const picked = withPick(search, { id, ...price }, now) ?? search
  return { ...picked, told: [...new Set([...(search.told ?? []), id])] }
}

function sending(situation: Situation, search: Search, finish?: Product): Decision {
  const { household, talk, keeps, now } = situation
  if (!keeps) return couldNotSend(situation)
  const open = noted(situation, sentSearch(situation, search))
  const sent = finish ? withFinish(open, finish, now) : open
  const kept =
    sent.id === search.id ? touching(situation, sent) : withSearch(household, { ...sent, byPerson: true })
  if (searchById(kept, sent.id)?.owner !== sent.owner) return couldNotSend(situation)
  const { asked: _, ...rest } = talk
  const act = {
    act: 'sent',
    ...told(sent),
    shown: finish ? [finish.id] : sent.results.slice(0, SHOWN),
    of: sent.results.length,
    ...(finish ? { finish: finish.id } : {}),
  } as const
  const isCopy = sent.id !== search.id
  const begun = [...new Set([...(talk.begun ?? []), sent.id])].slice(-BOUNDS.searchesPerOwner)
  const after = { ...rest, phoneOffered: true, ...(isCopy ? { begun } : { search: sent.id }) }
  const isShown = sent.owner === 'household' ? phonesOf(household, 'household').length > 0 : true
  if (isShown) return decided(situation, [{ ...act, to: 'phone' }], { talk: after, household: kept })
  const paired = withNewCode(situation, kept)
  if (!paired) return couldNotSend(situation)
  return decided(situation, [{ ...act, to: 'card' }], { talk: after, household: paired })
}

/** "Connect my phone": a code, whatever is connected already. */
export function connect(situation: Situation): Decision {
  const household = situation.keeps ? withNewCode(situation, situation.household) : undefined
  if (!household) return couldNotSend(situation)
  const { asked: _, ...talk } = situation.talk
  return decided(situation, [{ act: 'gave a code' }], { talk, household })
}

/** The household with this turn's code open; undefined where the code could not be noted for finding it. */
function withNewCode({ pairing, locale, now }: Situation, household: Household): Household | undefined {
  return pairing && withCode(household, { hash: pairing.hash(), until: now + KEPT.code, locale })
}

const couldNotSend = (situation: Situation): Decision => decided(situation, [{ act: 'could not send' }])

/**
 * After a row was read and more is left, the phone is offered in place of the next three, once a session: at
 * once where one is connected, else when six were heard. What is asked for by nobody is offered only where it
 * can be kept.
 */
export function offeringPhone(situation: Situation, decision: Decision): Decision {
  const { talk, household } = decision
  const search = searchById(household, talk.search)
  if (talk.asked !== 'more' || talk.phoneOffered || !situation.keeps || !search) return decision
  if (!mayHaveAll(situation, search)) return decision
  const offered = decision.acts.findLast(
    ({ act }) => act === 'read more' || (act === 'found' && hasPhone(situation)),
  )
  if (!offered || offered !== decision.acts.at(-1)) return decision
  const acts = decision.acts.map((act) =>
    act === offered ? ({ ...act, phone: search.results.length } as typeof act) : act,
  )
  return { ...decision, acts, talk: { ...talk, asked: 'send', phoneOffered: true } }
}
