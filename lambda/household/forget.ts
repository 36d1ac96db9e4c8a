import type { PersonKey } from './ids.ts'
import { searchById } from './searches.ts'
import type { Answer, Household, Talk } from './state.ts'

/**
 * An answer of which only the request is known: its repeat must neither do again what was taken back nor say
 * anything of it. The hash of a request, an id that Alexa makes for one use, tells nothing about anybody.
 */
const emptied = (answer: Answer): Answer => ({ ...answer, acts: [{ act: 'asked what to find' }] })

/**
 * The household without anything of this person: the record, the searches, and every note of them in a
 * talk. Answers hold the shoppers' words and not whose they were, so they are emptied in every talk in which
 * a recognized voice took part; those of other talks stay, for nobody in them may notice.
 */
export function withoutPerson(household: Household, person: PersonKey): Household {
  const { [person]: _, ...people } = household.people
  const others = household.talks.filter((talk) => !talk.byPerson).map((talk) => talk.session)
  const isTheirs = (id: string | undefined) => searchById(household, id)?.owner === person
  return {
    ...household,
    people,
    searches: household.searches.filter((search) => search.owner !== person),
    phones: household.phones.filter((phone) => phone.owner !== person),
    orders: household.orders.filter((order) => order.owner !== person),
    talks: household.talks.map((talk) => withoutNotes(talk, person, isTheirs)),
    answers: household.answers.map((one) => (others.includes(one.session) ? one : emptied(one))),
  }
}

/**
 * The talk without its notes of this person; that a name was spoken in it stays true. The words of what came
 * to nothing are kept with the talk and not with an owner, so they go wherever they may be this person's.
 */
export function withoutNotes(
  talk: Talk,
  person: PersonKey,
  isTheirs: (search: string | undefined) => boolean,
): Talk {
  const { named, matter, offered, search, heard, row, asked, it, tried, reserved, picked, ...rest } = talk
  const about = isTheirs(search) ? { heard: [], row: 0 } : { search, heard, row, it, asked }
  const words = tried && talk.byPerson ? { asked: 'what' as const } : { tried }
  return defined({
    ...rest,
    ...about,
    ...words,
    named: named?.person === person ? undefined : named,
    nameless: rest.nameless ?? (named?.person === person ? true : undefined),
    picked: isTheirs(picked?.search) ? undefined : picked,
    matter: matter?.person === person ? undefined : matter,
    offered: isTheirs(offered) ? undefined : offered,
  })
}

/** The household without what was looked for in this talk, as far as it is the household's own. */
export function withoutTalksSearches(household: Household, talk: Talk): Household {
  const gone = [...(talk.begun ?? []), talk.search]
  return {
    ...household,
    searches: household.searches.filter(({ id, owner }) => owner !== 'household' || !gone.includes(id)),
    answers: household.answers.map((one) => (one.session === talk.session ? emptied(one) : one)),
  }
}

/** Without fields that are undefined, which no store can keep. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
