import type { RequestEnvelope } from 'ask-sdk-model'
import type { House } from './house.ts'

/** Alexa waits for no answer to an event; the store need not hurry as in a talk. */
const DELETE_MS = 4000

/**
 * Whether a skill event says that the household's data must go: the skill was disabled, and Alexa does
 * not say that the data may stay (rulings, 26). ask-sdk-model does not type this event's body; the values
 * are PERSISTED and NOT_PERSISTED.
 */
function isDataToDelete(request: { readonly type: string }): boolean {
  if (request.type !== 'AlexaSkillEvent.SkillDisabled') return false
  const body = (request as { body?: unknown }).body
  const status = (body as { userInformationPersistenceStatus?: unknown } | undefined)
    ?.userInformationPersistenceStatus
  return status !== 'PERSISTED'
}

/** How late Alexa may deliver an event: the tolerance of Amazon's own ask-sdk-express-adapter, in seconds. */
const LATE = 3600

/**
 * Whether an event is about the household before this one: a few minutes older, and delivered late. Where it
 * does not say when it happened it counts, for what should be gone must not stay.
 */
function isLate(request: RequestEnvelope['request'], since: number): boolean {
  const { eventCreationTime } = request as { eventCreationTime?: unknown }
  const happened = typeof eventCreationTime === 'string' ? Date.parse(eventCreationTime) / 1000 : Number.NaN
  return happened < since && since - happened < LATE
}

/**
 * Handles the events that Alexa sends beside any talk. One deletes a household; permissions and account
 * linking change nothing here, because every turn reads anew who is speaking, and no token is ever kept.
 * May come twice and late: one that is older than the household is about the one before it.
 * @throws {StoreUnavailable} so that Alexa delivers the event again
 */
export async function handleEvent(house: House, { request, context }: RequestEnvelope): Promise<void> {
  const userId = context?.System?.user?.userId
  if (!userId || !isDataToDelete(request)) return
  const key = house.ids.household(userId)
  const signal = house.deadline(DELETE_MS)
  const { since = 0 } = (await readable(house, key, signal)) ?? {}
  if (!isLate(request, since)) await house.households.delete(key, signal)
}

/** The household as stored, whatever its age; undefined where it cannot be read, so that it is deleted. */
async function readable(house: House, key: Parameters<House['households']['read']>[0], signal: AbortSignal) {
  try {
    return await house.households.read(key, 0, signal)
  } catch (error) {
    house.report(error)
    return undefined
  }
}
