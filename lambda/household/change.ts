import type { PersonKey } from './ids.ts'
import { BOUNDS, KEPT } from './limits.ts'
import type { Answer, Household, Offers, Person, Phone, Talk } from './state.ts'

/** A household that was never seen before (or whose data has expired), ready for its first write. */
export const newHousehold = (born: string, now: number): Household => ({
  version: 1,
  born,
  since: now,
  expiresAt: now + KEPT.household,
  people: {},
  searches: [],
  talks: [],
  answers: [],
  phones: [],
  codes: [],
  orders: [],
})

/**
 * A household that an admin made settings for, and that nobody has spoken in, at its first turn: it begins now, and
 * is greeted like one that was never seen before.
 */
export function met({ unmet, ...household }: Household, now: number): Household {
  return unmet ? { ...household, since: now } : household
}

/**
 * The household without what has expired. DynamoDB deletes late and only whole items, so every read goes
 * through here: what is past its time is absent, whether or not it is still stored.
 * @param now epoch seconds
 */
export function pruned(household: Household, now: number): Household {
  const { offers, ...rest } = household
  const people = Object.entries(household.people).map(([key, person]) => [key, prunedPerson(person, now)])
  // A talk is touched by the turn that notes a name in it, so no note outlives its talk's hour.
  const talks = household.talks
    .filter((talk) => talk.touched + KEPT.talk > now)
    .map(({ named, ...talk }) => (named && named.until > now ? { ...talk, named } : talk))
  return {
    ...rest,
    ...(isOver(offers, now) ? {} : { offers }),
    people: Object.fromEntries(people),
    searches: household.searches.filter((search) => search.touched + KEPT.search > now),
    talks,
    // What was answered holds the shopper's words.
    answers: household.answers.filter((answer) => answer.at + KEPT.talk > now),
    phones: household.phones.filter((phone) => phone.touched + KEPT.phone > now).map(prunedPhone(now)),
    codes: household.codes.filter((code) => code.until > now),
    orders: household.orders.filter((order) => order.at + KEPT.order > now),
  }
}

/** The silence after refused offers is over, and with it the count: the next ones begin from nothing. */
const isOver = (offers: Offers | undefined, now: number): boolean =>
  offers === undefined || (offers.quietUntil !== undefined && offers.quietUntil <= now)

function prunedPerson({ hold, offers, named, objected, asked, ...rest }: Person, now: number): Person {
  return {
    ...rest,
    ...(named !== undefined && named + KEPT.named > now ? { named } : {}),
    ...(asked !== undefined && asked + KEPT.asked > now ? { asked } : {}),
    ...(objected !== undefined && objected + KEPT.objected > now ? { objected } : {}),
    ...(hold && hold.until > now ? { hold } : {}),
    ...(isOver(offers, now) ? {} : { offers }),
  }
}

const prunedPhone =
  (now: number) =>
  ({ claim, ...phone }: Phone): Phone =>
    claim && claim.until > now ? { ...phone, claim } : phone

/** What the session with this hash is about; a session not met before starts from nothing. */
export const talkOf = (household: Household, session: string, now: number): Talk =>
  household.talks.find((talk) => talk.session === session) ?? { session, touched: now, heard: [], row: 0 }

const newestFirst = (a: { touched: number }, b: { touched: number }) => b.touched - a.touched

/** A note of a name stays its hour, so a talk with one gives way last. */
const notedThenNewest = (a: Talk, b: Talk) =>
  Number(b.named !== undefined) - Number(a.named !== undefined) || newestFirst(a, b)

/** The household with this talk in place of the session's earlier one; the longest silent talks give way. */
export function withTalk(household: Household, talk: Talk): Household {
  const others = household.talks.filter((other) => other.session !== talk.session).sort(notedThenNewest)
  return { ...household, talks: [talk, ...others].slice(0, BOUNDS.talks) }
}

/**
 * The household without this talk, which is over. The note of its name goes with it: an objection concerns
 * the name that was spoken in the same session (rulings, 1), and there is no such session any more.
 */
export const withoutTalk = (household: Household, talk: Talk): Household => ({
  ...household,
  talks: household.talks.filter((other) => other.session !== talk.session),
})

/** The household with this answer noted, so that a repeat of the request gets the same acts. */
export const withAnswer = (household: Household, answer: Answer): Household => ({
  ...household,
  answers: [...household.answers, answer].slice(-BOUNDS.answers),
})

/** Whether the person chose nothing and owns nothing, so that nothing is lost when the record goes. */
function isSpare(household: Household, key: string, person: Person): boolean {
  const { touched: _, ...choices } = person
  const chose = Object.values(choices).some((choice) => choice !== undefined)
  const named = household.talks.some((talk) => talk.named?.person === key || talk.matter?.person === key)
  const owns = [...household.searches, ...household.orders].some(({ owner }) => owner === key)
  return !chose && !named && !owns
}

function spareKey(household: Household): string | undefined {
  const spare = Object.entries(household.people).filter(([key, person]) => isSpare(household, key, person))
  return spare.sort(([, a], [, b]) => a.touched - b.touched)[0]?.[0]
}

/** Whether this person has a record or can get one without another's choices being forgotten. */
export const hasRoomFor = (household: Household, key: PersonKey): boolean =>
  key in household.people ||
  Object.keys(household.people).length < BOUNDS.people ||
  spareKey(household) !== undefined

/** The household with this person's record touched, made if need be. Ask `hasRoomFor` first. */
export function withPerson(household: Household, key: PersonKey, now: number): Household {
  const { ...people } = household.people
  if (!(key in people) && Object.keys(people).length >= BOUNDS.people)
    delete people[spareKey(household) ?? '']
  return { ...household, people: { ...people, [key]: { ...people[key], touched: now } } }
}
