import type { Naming } from '../speaker/assurance.ts'
import { withPerson } from './change.ts'
import type { PersonKey } from './ids.ts'
import { HOUR, KEPT } from './limits.ts'
import type { Household, Person, Talk } from './state.ts'

/** The household with this person's record touched and changed. Ask `hasRoomFor` first. */
function withChoice(
  household: Household,
  key: PersonKey,
  now: number,
  change: (person: Person) => Person,
): Household {
  const next = withPerson(household, key, now)
  const person = next.people[key]
  return person ? { ...next, people: { ...next.people, [key]: change(person) } } : next
}

/** The household in which this person is not named any more: the safe direction, open to every level. */
export const withOptOut = (household: Household, key: PersonKey, now: number): Household =>
  withChoice(household, key, now, (person) => ({ ...person, optedOut: true }))

/** The household in which this person may be named again: an opt-out and a hold are lifted (rulings, 2). */
export const withNaming = (household: Household, key: PersonKey, now: number): Household =>
  key in household.people
    ? withChoice(household, key, now, ({ optedOut: _, hold: _h, ...person }) => person)
    : household

/** The household with what this person wants to be called; undefined takes it away. */
export const withCalled = (
  household: Household,
  key: PersonKey,
  called: string | undefined,
  now: number,
): Household =>
  withChoice(household, key, now, ({ called: _, ...person }) =>
    called === undefined ? person : { ...person, called },
  )

/**
 * The household after "wrong person": whoever was named in this session is not named for 30 days at the
 * level it took or below. Without a note of a name there is nobody to hold (rulings, 1). A hold at a higher
 * level that is still running stays.
 */
export function withObjection(household: Household, { named }: Talk, now: number): Household {
  // Only who has a record was named; who has none any more asked to be forgotten.
  if (!named || !(named.person in household.people)) return household
  return withChoice(household, named.person, now, (person) => {
    const level = Math.max(named.level, person.hold?.level ?? named.level)
    const objected = person.objected ?? now
    return { ...person, hold: { level, until: now + KEPT.hold }, objected }
  })
}

/**
 * The visit that an objection in this talk counts against; undefined where it counts against none: no name was
 * spoken, whoever was named is forgotten, or another one of theirs was counted in the last 30 days.
 * @returns the level of the naming, and its moment in epoch seconds
 */
export function objectedVisit(
  { people }: Household,
  { named }: Talk,
): { readonly at: number; readonly level: number } | undefined {
  const person = named && people[named.person]
  if (!person || person.objected !== undefined) return undefined
  return { at: named.until - KEPT.talk, level: named.level }
}

/** The household with a note of when this person, who has a record, was named. */
export const withNamed = (household: Household, key: PersonKey, now: number): Household =>
  withChoice(household, key, now, (person) => ({ ...person, named: now }))

/** The household in which this person agreed to be asked about their name, or does not any more. */
export const withMayAsk = (household: Household, key: PersonKey, mayAsk: boolean, now: number): Household => {
  if (mayAsk) return withChoice(household, key, now, (person) => ({ ...person, mayAsk }))
  // Without a record there is nothing to take back.
  return key in household.people
    ? withChoice(household, key, now, ({ mayAsk: _, ...person }) => person)
    : household
}

/** Whether this person agreed to be asked about their name, and nothing that anybody wants stands against it. */
export function isAskable({ people, unasked }: Household, talk: Talk, key: PersonKey): boolean {
  const { mayAsk, optedOut, hold } = people[key] ?? {}
  return mayAsk === true && !optedOut && hold === undefined && !unasked && !talk.nameless
}

/** The household with a note of when this person, who has a record, was asked about their name. */
export const withAsked = (household: Household, key: PersonKey, now: number): Household =>
  withChoice(household, key, now, (person) => ({ ...person, asked: now }))

/** The household in which nobody is asked about a name, or those who agreed are again. */
export function withQuestions({ unasked: _, ...household }: Household, allowed: boolean): Household {
  return allowed ? household : { ...household, unasked: true }
}

/** The talk in which no name is spoken any more. Its note of one stays: an objection may yet come. */
export const withoutNames = (talk: Talk): Talk => ({ ...talk, nameless: true })

/**
 * Whether a person was named less than so many hours ago. A note from the future, as after a clock that was set
 * back, counts too.
 */
const wasNamedLately = (record: Person | undefined, hours: number, now: number): boolean =>
  record?.named !== undefined && now < record.named + hours * HOUR

/**
 * What the state says about naming this person in this session.
 * @param hours `nameAgainAfterHours`
 * @param now epoch seconds
 */
export function namingOf(
  household: Household,
  person: PersonKey | undefined,
  talk: Talk,
  hours: number,
  now: number,
): Naming {
  const record = person === undefined ? undefined : household.people[person]
  return {
    optedOut: record?.optedOut ?? false,
    heldAt: record?.hold?.level,
    spokenInSession: talk.named !== undefined,
    unwantedInSession: talk.nameless ?? false,
    namedLately: hours > 0 && wasNamedLately(record, hours, now),
  }
}
