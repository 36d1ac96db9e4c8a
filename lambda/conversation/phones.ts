import type { Act } from '../acts.ts'
import { phonesOf, untoldPhones, withOwner, withoutPhones, withPhonesTold } from '../household/phones.ts'
import type { Phone } from '../household/state.ts'
import { thenAskedAgain } from './reading.ts'
import { type Decision, decided, type Situation, surePerson } from './situation.ts'

/** "My phone shows 4 2 7 1": makes it this person's, if this turn is sure of them (rulings, 18). */
export function claim(situation: Situation, digits: string | undefined): Decision | Promise<Decision> {
  const { household, keeps, speaker, talk } = situation
  const person = surePerson(situation)
  if (person === undefined) return thenAskedAgain(situation, { act: 'needs a sure voice' })
  if (!keeps) return decided(situation, [{ act: 'could not note it' }])
  if (digits === undefined)
    return decided(situation, [{ act: 'missed the number', why: 'missed' }], {
      talk: { ...talk, asked: 'number' },
    })
  const level = speaker.assurance.level ?? 0
  const { outcome, household: next } = withOwner(household, digits, { person, level })
  if (outcome === 'claimed')
    return thenAskedAgain(situation, { act: 'claimed the phone' }, { household: next })
  const act = { act: 'missed the number', why: outcome } as const
  if (outcome === 'wrong')
    return decided(situation, [act], { talk: { ...talk, asked: 'number' }, household: next })
  return thenAskedAgain(situation, act, { household: next })
}

/**
 * The phones that this voice may speak of: a sure person's own, and the household's. One that was claimed below
 * what the policy asks for now shows the household's view and is its person's all the same (rulings, 18): were
 * it counted as shared, any voice would hear that somebody has one, could sign it out, and would be told of a
 * phone where "send it" needs a card.
 */
function phonesHere(situation: Situation): { own: Phone[]; shared: Phone[] } {
  const person = surePerson(situation)
  return {
    own: person ? phonesOf(situation.household, person) : [],
    shared: phonesOf(situation.household, 'household'),
  }
}

/** "Which phones are connected?" */
export function tellPhones(situation: Situation): Decision | Promise<Decision> {
  if (!situation.isKnown) return decided(situation, [{ act: 'could not look back' }])
  const { own, shared } = phonesHere(situation)
  return thenAskedAgain(situation, { act: 'told the phones', own: own.length, shared: shared.length })
}

/** "Remove my phone": a sure person's own, if they have any; else the household's (rulings, 16). */
function phonesToGo(situation: Situation): { own: Phone[]; shared: Phone[] } {
  const { own, shared } = phonesHere(situation)
  return own.length > 0 ? { own, shared: [] } : { own, shared }
}

export function removePhone(situation: Situation): Decision | Promise<Decision> {
  if (!situation.isKnown) return decided(situation, [{ act: 'could not look back' }])
  const { own, shared } = phonesToGo(situation)
  if (own.length + shared.length === 0)
    return thenAskedAgain(situation, { act: 'told the phones', own: 0, shared: 0 })
  return decided(situation, [{ act: 'asked to sign out', own: own.length, shared: shared.length }], {
    talk: { ...situation.talk, asked: 'sign out' },
  })
}

/** The yes to that. What goes is decided by who says it: another voice signs out no person's phone. */
export function confirmRemoval(situation: Situation): Decision | Promise<Decision> {
  const { household, keeps, talk } = situation
  if (!keeps) return decided(situation, [{ act: 'could not note it' }])
  const { own, shared } = phonesToGo(situation)
  const act = { act: 'signed out', own: own.length, shared: shared.length } as const
  const { asked: _, ...rest } = talk
  return thenAskedAgain({ ...situation, talk: rest }, act, {
    household: withoutPhones(household, [...own, ...shared]),
  })
}

/**
 * A phone that was connected is told of once, at the next turn (rulings, 18): a code from a card that everybody
 * in the house can read should not be used unnoticed.
 */
export function tellingOfPhones({ keeps }: Situation, decision: Decision): Decision {
  const untold = untoldPhones(decision.household)
  if (untold.length === 0 || !keeps) return decision
  const told: Act = { act: 'told of a phone', phones: untold.length }
  const [first, ...rest] = decision.acts
  const acts = first?.act === 'greeted' ? [first, told, ...rest] : [told, ...decision.acts]
  return { ...decision, acts, household: withPhonesTold(decision.household) }
}
