import * as z from 'zod/mini'
import type { Decision } from '../conversation/situation.ts'
import { BOUNDS } from '../household/limits.ts'
import { withObjection } from '../household/naming.ts'
import { withRefusal } from '../household/offers.ts'
import { boundedQuery, boundedResults, searchById, withSearch } from '../household/searches.ts'
import { type Household, type Search, searchSchema, type Talk, talkSchema } from '../household/state.ts'

/** Bounded like everything that comes in from outside. */
const idSchema = z.string().check(z.maxLength(BOUNDS.idLength))

/** What turns whose writes failed did. It travels through the device, so nothing in it says who spoke. */
const unsavedSchema = z.object({
  talk: z.extend(
    z.omit(talkSchema, {
      named: true,
      matter: true,
      byPerson: true,
      picked: true,
      session: true,
      touched: true,
      reserved: true,
    }),
    {
      heard: z.array(idSchema).check(z.maxLength(BOUNDS.heard)),
      declined: z.optional(z.array(idSchema).check(z.maxLength(BOUNDS.heard))),
    },
  ),
  /** How far a search that is stored was read. */
  place: z.int().check(z.nonnegative()),
  /** A search that is not stored, without its owner. */
  search: z.optional(z.omit(searchSchema, { owner: true, touched: true, picks: true, sent: true })),
  /** Somebody objected to a name. Whose it was, the note in the household's state says, if there is one. */
  objected: z.optional(z.boolean()),
  /** The search of which an offer was refused. */
  refused: z.optional(idSchema),
  /** The question about somebody's name or data that the state remembers is still open. */
  open: z.optional(z.boolean()),
})
export type Unsaved = z.infer<typeof unsavedSchema>

/** What could not be saved, as session attributes have it; undefined for what makes no sense. */
export function unsavedOfAttributes(attribute: unknown): Unsaved | undefined {
  const parsed = unsavedSchema.safeParse(attribute)
  return parsed.success ? parsed.data : undefined
}

/** A turn whose write failed. */
export interface UnsavedTurn {
  /** What the store holds, as far as is known. */
  readonly stored: Household | undefined
  readonly decision: Decision
  /** What the turns before it could not save either. */
  readonly earlier: Unsaved | undefined
  /** Whether the policy alone is sure of this turn's speaker, who would own a search begun in it. */
  readonly isOwn: boolean
  /** Whether somebody objected to a name in it. */
  readonly isObjection: boolean
}

/**
 * What a failed write leaves for the next turn: where the talk is, what must not be lost, and its search, if
 * that is in no store yet. Session attributes may not say who was speaking, so such a search travels without
 * its owner. One that is a person's own comes back closed: the talk can go on with it, but nobody can bring
 * it back later, by voice or on a phone, for that might be somebody else.
 */
export function unsavedOf({ stored, decision, earlier, isOwn, isObjection }: UnsavedTurn): Unsaved {
  const { household, talk } = decision
  const {
    named: _n,
    matter,
    byPerson: _b,
    picked: _c,
    session: _s,
    touched: _t,
    reserved: _r,
    ...rest
  } = talk
  const refused = newlyRefused(stored, household) ?? earlier?.refused
  const unsaved: Unsaved = {
    talk: rest,
    place: 0,
    ...(isObjection || earlier?.objected ? { objected: true } : {}),
    ...(refused === undefined ? {} : { refused }),
    ...(matter ? { open: true } : {}),
  }
  const search = searchById(household, talk.search)
  if (!search) return unsaved
  if (stored && searchById(stored, search.id)) return { ...unsaved, place: search.place }
  const { owner, touched: _, picks: _p, sent: _sent, ...ownerless } = search
  const isPersons = isOwn || owner !== 'household'
  const travels = isPersons ? { ...ownerless, closed: true, unowned: true } : ownerless
  return { ...unsaved, place: search.place, search: travels }
}

/** The search of which an offer was refused since the household was stored. */
const newlyRefused = (stored: Household | undefined, household: Household): string | undefined =>
  household.searches.find(
    ({ id, refused }) => refused && stored && searchById(stored, id)?.refused === undefined,
  )?.id

/** A search that travelled, as the household's. */
function arrived(travelled: NonNullable<Unsaved['search']>, now: number): Search {
  const query = boundedQuery(travelled.query)
  const results = boundedResults(travelled.results)
  return { ...travelled, query, results, owner: 'household', picks: [], touched: now }
}

/** A household, and what one session is about. */
interface Place {
  readonly household: Household
  readonly talk: Talk
}

/** The household and talk as the last turns left them, though they could not save that. */
export function rescued(household: Household, talk: Talk, unsaved: Unsaved | undefined, now: number): Place {
  if (!unsaved) return { household, talk }
  const objected = unsaved.objected ? withObjection(household, talk, now) : household
  const offer = searchById(objected, unsaved.refused)
  // A write whose answer was lost may have counted it already.
  const refused = offer && !offer.refused ? withRefusal(objected, offer, now) : objected
  return resumed(refused, talk, unsaved, now)
}

/** The talk where it was left, with its search. */
function resumed(household: Household, before: Talk, unsaved: Unsaved, now: number): Place {
  // What could not be kept was not said to be picked, so what is stored of that is true.
  const { session, touched, named, matter, reserved, picked } = before
  const talk: Talk = {
    ...unsaved.talk,
    session,
    touched,
    // Session attributes do not say whether a recognized voice took part; so one may have.
    byPerson: true,
    ...(named ? { named } : {}),
    ...(reserved ? { reserved } : {}),
    ...(picked ? { picked } : {}),
    ...(matter && unsaved.open ? { matter } : {}),
  }
  const search = searchById(household, unsaved.talk.search)
  if (search) return { household: withSearch(household, { ...search, place: unsaved.place }), talk }
  if (unsaved.search && unsaved.search.id === unsaved.talk.search)
    return { household: withSearch(household, arrived(unsaved.search, now)), talk }
  // It was replaced or forgotten in the meantime: then there is nothing to go on with.
  const { search: _, ...lost } = talk
  return { household, talk: { ...lost, heard: [], row: 0 } }
}
