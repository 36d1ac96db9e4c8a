import * as z from 'zod/mini'
import { searchById, withSearch } from '../household/searches.ts'
import { type Household, type Search, searchSchema, type Talk, talkSchema } from '../household/state.ts'

/**
 * What travels in Alexa's session attributes: that a name was spoken (not whose), and what could not be
 * saved. Everything else about a session is in the household's state.
 */
export interface SessionMemory {
  readonly wasNamed: boolean
  /** The search and talk of the last turn, if its write failed: the next turn saves them. */
  readonly unsaved: Unsaved | undefined
}

const unsavedSchema = z.object({
  search: z.extend(searchSchema, { owner: z.literal('household') }),
  talk: z.omit(talkSchema, { named: true, session: true }),
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
 * What a failed write leaves for the next turn. Session attributes may not say who was speaking, so the
 * search comes back without its owner. One that is a person's own (`isOwn`) comes back closed: the talk can
 * go on with it, but nobody can bring it back later, for that might be somebody else.
 */
export function unsavedOf(household: Household, talk: Talk, isOwn: boolean): Unsaved | undefined {
  const search = searchById(household, talk.search)
  const { named: _n, session: _s, ...rest } = talk
  if (!search) return undefined
  const ownerless = { ...search, owner: 'household' as const, ...(isOwn ? { closed: true } : {}) }
  return { search: ownerless, talk: rest }
}

/** The household and talk with what the last turn could not save, unless it was saved after all. */
export function rescued(
  household: Household,
  talk: Talk,
  unsaved: Unsaved | undefined,
): { household: Household; talk: Talk } {
  if (!unsaved || searchById(household, unsaved.search.id)) return { household, talk }
  const search: Search = unsaved.search
  return { household: withSearch(household, search), talk: { ...talk, ...unsaved.talk } }
}
