import type { Act } from '../acts.ts'
import { withoutNotes, withoutPerson, withoutTalksSearches } from '../household/forget.ts'
import type { PersonKey } from '../household/ids.ts'
import { isActive, ordersOf } from '../household/orders.ts'
import { searchById } from '../household/searches.ts'
import { refusal } from './identity.ts'
import { thenAskedAgain, withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation, surePerson } from './situation.ts'

/** "What do you know about me?": kinds and numbers, and nothing of what is in them (rulings, 6). */
export function tellWhatIsKept(situation: Situation): Promise<Decision> {
  const { household, isKnown } = situation
  if (!isKnown) return thenAskedAgain(situation, { act: 'could not look back' })
  const person = surePerson(situation)
  if (person === undefined) return thenAskedAgain(situation, { act: 'needs a sure voice' })
  const record = household.people[person]
  return thenAskedAgain(situation, {
    act: 'told what is kept',
    searches: household.searches.filter((search) => search.owner === person).length,
    orders: ordersOf(household, person).length,
    called: record?.called !== undefined,
    // Whether they asked for it or somebody objected is not said: it might be the objector who asks.
    note: record?.optedOut === true || record?.hold !== undefined,
    mayAsk: record?.mayAsk ?? false,
    refused: record?.offers?.refused ?? 0,
  })
}

/**
 * "Forget me". A sure person is asked first. Any other voice can only take back what the household looked
 * for in this very talk, and hears the same whether or not there was anything (rulings, 5).
 */
export function forget(situation: Situation): Decision | Promise<Decision> {
  const { household, talk, keeps } = situation
  const person = surePerson(situation)
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  if (person !== undefined)
    return decided(situation, [askingToForget(situation, person)], {
      talk: { ...talk, matter: { matter: 'forget', person } },
    })
  return decided(situation, [{ act: 'forgot the talk' }, { act: 'asked what to find' }], {
    talk: withoutSearch(talk),
    household: withoutTalksSearches(household, talk),
  })
}

/** The question, and whether something stays with the shop that is none of ours to forget. */
export const askingToForget = ({ household, now }: Situation, person: PersonKey): Act => ({
  act: 'asked to forget',
  reserved: ordersOf(household, person).some((order) => isActive(order, now)),
})

/** "Yes, forget me": by the same person, as sure as before. Without the question it puts it. */
export function confirmForget(situation: Situation): Decision | Promise<Decision> {
  const { household, talk } = situation
  const person = surePerson(situation)
  const refused = refusal(situation)
  if (refused || person === undefined)
    return thenAskedAgain(situation, refused ?? { act: 'needs a sure voice' })
  if (talk.matter?.matter !== 'forget' || talk.matter.person !== person) return forget(situation)
  const isTheirs = (id: string | undefined) => searchById(household, id)?.owner === person
  return decided(situation, [{ act: 'forgot' }, { act: 'asked what to find' }], {
    talk: { ...withoutNotes(talk, person, isTheirs), asked: 'what' },
    household: withoutPerson(household, person),
  })
}
