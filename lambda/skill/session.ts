import * as z from 'zod/mini'
import { boundedQuery, boundedResults, searchById, withSearch } from '../household/searches.ts'
import {
  BOUNDS,
  type Household,
  type Search,
  searchSchema,
  type Talk,
  talkSchema,
} from '../household/state.ts'

/**
 * What travels in Alexa's session attributes: that a name was spoken (not whose) or is not wanted here, and
 * what could not be saved. Everything else about a session is in the household's state.
 */
export interface SessionMemory {
  /** No name may be spoken in this session any more. */
  readonly wasNamed: boolean
  /** What the last turn did, if its write failed: the next turn goes on from there and saves it. */
  readonly unsaved: Unsaved | undefined
}

/** Bounded like everything that comes in from outside. */
const unsavedSchema = z.object({
  talk: z.extend(
    z.omit(talkSchema, { named: true, matter: true, byPerson: true, session: true, touched: true }),
    {
      heard: z.array(z.string().check(z.maxLength(BOUNDS.idLength))).check(z.maxLength(BOUNDS.heard)),
    },
  ),
  /** How far a search that is stored was read. */
  place: z.int().check(z.nonnegative()),
  /** A search that is not stored, without its owner. */
  search: z.optional(z.omit(searchSchema, { owner: true, touched: true, picks: true })),
})
type Unsaved = z.infer<typeof unsavedSchema>

/** Reads session attributes. Anything in the name's place counts as "a name was spoken": fail closed. */
export function memoryOf(attributes: unknown): SessionMemory {
  const { named, unsaved } = (attributes ?? {}) as Record<string, unknown>
  const parsed = unsavedSchema.safeParse(unsaved)
  return { wasNamed: named !== undefined, unsaved: parsed.success ? parsed.data : undefined }
}

/** Session attributes for the response. */
export const attributesOf = ({ wasNamed, unsaved }: SessionMemory): Record<string, unknown> => ({
  ...(wasNamed ? { named: true } : {}),
  ...(unsaved ? { unsaved } : {}),
})

/**
 * What a failed write leaves for the next turn: where the talk is, and its search, if that is in no store
 * yet. Session attributes may not say who was speaking, so such a search travels without its owner. One that
 * is a person's own comes back closed: the talk can go on with it, but nobody can bring it back later, for
 * that might be somebody else.
 * @param stored what the store holds, as far as is known
 * @param isOwn whether the policy alone is sure of this turn's speaker, who would own a search begun in it
 */
export function unsavedOf(
  stored: Household | undefined,
  household: Household,
  talk: Talk,
  isOwn: boolean,
): Unsaved {
  const { named: _n, matter: _m, byPerson: _b, session: _s, touched: _t, ...rest } = talk
  const search = searchById(household, talk.search)
  if (!search) return { talk: rest, place: 0 }
  if (stored && searchById(stored, search.id)) return { talk: rest, place: search.place }
  const { owner, touched: _, picks: _p, ...ownerless } = search
  const isPersons = isOwn || owner !== 'household'
  return { talk: rest, place: search.place, search: { ...ownerless, ...(isPersons ? { closed: true } : {}) } }
}

/** A search that travelled, as the household's. */
function arrived(travelled: NonNullable<Unsaved['search']>, now: number): Search {
  const query = boundedQuery(travelled.query)
  const results = boundedResults(travelled.results)
  return { ...travelled, query, results, owner: 'household', picks: [], touched: now }
}

/** The household and talk as the last turn left them, though it could not save that. */
export function rescued(
  household: Household,
  talk: Talk,
  unsaved: Unsaved | undefined,
  now: number,
): { household: Household; talk: Talk } {
  if (!unsaved) return { household, talk }
  const { session, touched, named } = talk
  // Session attributes do not say whether a recognized voice took part; so one may have.
  const resumed: Talk = { ...unsaved.talk, session, touched, byPerson: true, ...(named ? { named } : {}) }
  const search = searchById(household, unsaved.talk.search)
  if (search) return { household: withSearch(household, { ...search, place: unsaved.place }), talk: resumed }
  if (unsaved.search && unsaved.search.id === unsaved.talk.search)
    return { household: withSearch(household, arrived(unsaved.search, now)), talk: resumed }
  // It was replaced or forgotten in the meantime: then there is nothing to go on with.
  const { search: _, ...lost } = resumed
  return { household, talk: { ...lost, heard: [], row: 0 } }
}
