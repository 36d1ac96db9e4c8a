import type { Act } from '../acts.ts'
import { calledName } from '../household/called.ts'
import { hasRoomFor } from '../household/change.ts'
import type { PersonKey } from '../household/ids.ts'
import {
  objectedVisit,
  withCalled,
  withNaming,
  withObjection,
  withOptOut,
  withoutNames,
} from '../household/naming.ts'
import type { Household, Matter, Talk } from '../household/state.ts'
import { thenAskedAgain } from './reading.ts'
import { type Decision, decided, type Situation, surePerson } from './situation.ts'

type Called = Extract<Matter, { matter: 'called' }>

/** Why a voice cannot have something about itself right now, in the same words for all; undefined if it can. */
export function refusal(situation: Situation): Act | undefined {
  if (!situation.keeps) return { act: 'could not note it' }
  return surePerson(situation) === undefined ? { act: 'needs a sure voice' } : undefined
}

/** What somebody is called, as it was before they were called something new in this talk. */
function withoutCalled({ household, now }: Situation, { person, before }: Called): Household {
  return person in household.people ? withCalled(household, person, before, now) : household
}

/**
 * "Wrong person", "I'm not Anna": one apology, and no name in this talk any more. It reaches whoever was
 * named in it, whatever name the objector says (rulings, 1); nothing else is asked and nothing explained.
 */
export function object(situation: Situation): Decision | Promise<Decision> {
  const { household, talk, now } = situation
  // To "I have you down as Zoe" it is the no: the name that was spoken last is the one that is wrong.
  if (talk.matter?.matter === 'called') return takeBack(situation, talk.matter)
  const visit = objectedVisit(household, talk)
  return thenAskedAgain(
    situation,
    { act: 'apologized for the name' },
    {
      talk: withoutNames(talk),
      household: withObjection(household, talk, now),
      evidence: visit && { ...visit, counts: { objected: 1 } },
    },
  )
}

/**
 * "Don't use my name": open to every voice, for it is the safe direction. A recognized person's record keeps
 * it; for nobody it holds in this talk. The sentence is the same for all (rulings, 5).
 */
export function leaveNameOut(situation: Situation): Promise<Decision> {
  const { household, talk, speaker, keeps, now } = situation
  const { person } = speaker
  const nameless = withoutNames(talk)
  if (!keeps) return thenAskedAgain(situation, { act: 'could not note it' }, { talk: nameless })
  // Without room for a record nobody can be named either.
  const isKept = person !== undefined && hasRoomFor(household, person)
  return thenAskedAgain(
    situation,
    { act: 'left the name out' },
    { talk: nameless, household: isKept ? withOptOut(household, person, now) : household },
  )
}

/** "Call me Mary Jo": kept at once, said back once, and asked whether it is right (rulings, 4). */
export function call(situation: Situation, words: string | undefined): Decision | Promise<Decision> {
  const { household, talk, now } = situation
  const person = surePerson(situation)
  const refused = refusal(situation)
  if (refused || person === undefined)
    return thenAskedAgain(situation, refused ?? { act: 'needs a sure voice' })
  if (!hasRoomFor(household, person)) return thenAskedAgain(situation, { act: 'had no room' })

  const open = talk.matter?.matter === 'called' && talk.matter.person === person ? talk.matter : undefined
  // "No, call me Zooey" takes the first one back and is the second try.
  const again = open !== undefined || isSecondTry(talk, person)
  const name = words === undefined ? undefined : calledName(words)
  if (name === undefined)
    return decided(
      situation,
      [{ act: 'asked what to call', why: words === undefined ? 'missed' : 'unfit' }],
      { talk: { ...talk, matter: { matter: 'what to call', person, again } } },
    )
  const before = open ? open.before : household.people[person]?.called
  const matter: Called = { matter: 'called', person, again, ...(before === undefined ? {} : { before }) }
  return decided(situation, [{ act: 'called', named: true }], {
    talk: { ...talk, matter },
    household: withCalled(household, person, name, now),
  })
}

const isSecondTry = ({ matter }: Talk, person: PersonKey): boolean =>
  matter?.matter === 'what to call' && matter.person === person && matter.again

/** A no to "is that right?": it is taken back, and once they may say it again. */
export function takeBack(situation: Situation, matter: Called): Decision | Promise<Decision> {
  if (!situation.keeps) return thenAskedAgain(situation, { act: 'could not note it' })
  const household = withoutCalled(situation, matter)
  const { person, again } = matter
  if (again) return thenAskedAgain(situation, { act: 'took the name back' }, { household })
  return decided(situation, [{ act: 'asked what to call', why: 'taken back' }], {
    talk: { ...situation.talk, matter: { matter: 'what to call', person, again: true } },
    household,
  })
}

/** Whose opt-out or hold this turn may lift: surely their own, at `greetByName` or above (rulings, 2). */
const liftable = (situation: Situation): PersonKey | undefined =>
  situation.keeps && situation.speaker.reachesName ? surePerson(situation) : undefined

const refusedToLift = (situation: Situation): Act =>
  situation.keeps ? { act: 'needs a sure voice' } : { act: 'could not note it' }

/** "Use my name again": asks for a yes that is long enough to be known by its voice. */
export function useName(situation: Situation): Decision | Promise<Decision> {
  const person = liftable(situation)
  if (person === undefined) return thenAskedAgain(situation, refusedToLift(situation))
  return decided(situation, [{ act: 'asked to use the name' }], {
    talk: { ...situation.talk, matter: { matter: 'use the name', person } },
  })
}

/** "Yes, use my name": by the same person, in a turn of the same kind. Without the question it puts it. */
export function confirmName(situation: Situation): Decision | Promise<Decision> {
  const { talk, household, now } = situation
  const person = liftable(situation)
  if (person === undefined) return thenAskedAgain(situation, refusedToLift(situation))
  const isTheirs = talk.matter?.matter === 'use the name' && talk.matter.person === person
  if (!isTheirs) return useName(situation)
  return thenAskedAgain(
    situation,
    { act: 'uses the name' },
    { household: withNaming(household, person, now) },
  )
}

/**
 * "Why didn't you say my name?": only who is sure and asked for it hears that (rulings, 7), with the way back
 * where it is open to this turn.
 */
export function explainName(situation: Situation): Promise<Decision> {
  const person = surePerson(situation)
  const unwanted = person !== undefined && situation.household.people[person]?.optedOut === true
  const way = unwanted && liftable(situation) !== undefined
  return thenAskedAgain(situation, { act: 'explained the name', unwanted, way })
}
