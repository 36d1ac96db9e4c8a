import { type Unsaved, unsavedOfAttributes } from './unsaved.ts'

/**
 * What travels in Alexa's session attributes: that a name was spoken (not whose) or is not wanted here, and
 * what could not be saved. Everything else about a session is in the household's state.
 */
export interface SessionMemory {
  /** No name may be spoken in this session any more. */
  readonly wasNamed: boolean
  /** What the last turns did, if their writes failed: the next turn goes on from there and saves it. */
  readonly unsaved: Unsaved | undefined
}

/** Reads session attributes. Anything in the name's place counts as "a name was spoken": fail closed. */
export function memoryOf(attributes: unknown): SessionMemory {
  const { named, unsaved } = (attributes ?? {}) as Record<string, unknown>
  return { wasNamed: named !== undefined, unsaved: unsavedOfAttributes(unsaved) }
}

/** Session attributes for the response. */
export const attributesOf = ({ wasNamed, unsaved }: SessionMemory): Record<string, unknown> => ({
  ...(wasNamed ? { named: true } : {}),
  ...(unsaved ? { unsaved } : {}),
})
