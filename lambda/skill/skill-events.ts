import type { RequestEnvelope } from 'ask-sdk-model'
import type { HouseholdKey } from '../household/ids.ts'
import { StoreUnavailable } from '../store/household-store.ts'
import type { House } from './house.ts'

/** Alexa waits for no answer to an event; the store need not hurry as in a talk. */
const DELETE_MS = 4000

const DISABLED = 'AlexaSkillEvent.SkillDisabled'

/**
 * Whether the event of a disabled skill says that the household's data must go: Alexa does not say that the data may stay (rulings, 26). ask-sdk-model does not type this event's body; the values
 * are PERSISTED and NOT_PERSISTED.
 */
function isDataToDelete(request: { readonly type: string }): boolean {
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
  if (!userId || request.type !== DISABLED) return
  const key = house.ids.household(userId)
  const signal = house.deadline(DELETE_MS)
  if (!isDataToDelete(request)) return signOutPhones(house, key, request.timestamp, signal)
  const { since = 0, codes = [] } = (await readable(house, key, signal)) ?? {}
  if (isLate(request, since)) return
  // What leads to the household goes first: after it nothing would tell which codes were its.
  await Promise.all(codes.map(({ hash }) => house.pairings.close(hash, signal)))
  await house.households.delete(key, signal)
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

/** How often signing out is tried while others write the same household. */
const TRIES = 10

/**
 * The skill was disabled and the data may stay: what is kept runs to its expiry, and no phone shows it.
 * @throws {StoreUnavailable} so that Alexa delivers the event again
 */
async function signOutPhones(
  house: House,
  key: HouseholdKey,
  timestamp: string,
  signal: AbortSignal,
): Promise<void> {
  const now = Math.floor(house.clock(timestamp) / 1000)
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await house.households.read(key, now, signal)
    if (!stored || stored.phones.length + stored.codes.length === 0) return
    const next = { ...stored, version: stored.version + 1, phones: [], codes: [] }
    if ((await house.households.write(key, next, stored, now, signal)) === 'written') return
    await house.pause(tries)
  }
  throw new StoreUnavailable('The phones of a household could not be signed out.')
}
