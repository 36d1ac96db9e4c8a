import type { RequestEnvelope } from 'ask-sdk-model'
import type { Wish } from '../conversation/situation.ts'
import type { HouseholdKey, PersonKey } from '../household/ids.ts'
import { type Locale, localeOf } from '../locale.ts'
import { personIdOf, type Recognition, recognize } from '../speaker/recognition.ts'
import { goingOn, RESUMED } from './connections.ts'
import type { House } from './house.ts'
import { tapped, USER_EVENT } from './screen/render.ts'
import { memoryOf, type SessionMemory } from './session.ts'
import { wishOf } from './wishes.ts'

/** One request, read: whatever the rest of the way needs of it. Lives for this request only. */
export interface Turn {
  readonly wish: Wish
  readonly recognition: Recognition
  readonly household: HouseholdKey
  readonly person: PersonKey | undefined
  /** Keyed hash of the session id. */
  readonly session: string
  /** Keyed hash of the request id and of who it says is speaking. */
  readonly request: string
  readonly memory: SessionMemory
  readonly locale: Locale
  /** Epoch seconds. */
  readonly now: number
}

function wishOfRequest({ request }: RequestEnvelope): Wish {
  if (request.type === 'LaunchRequest') return { wish: 'open' }
  if (request.type === USER_EVENT) return { wish: 'describe', which: tapped(request) }
  if (request.type === RESUMED) return goingOn(request)
  return request.type === 'IntentRequest' ? wishOf(request.intent) : { wish: 'unknown' }
}

/**
 * Reads a launch or an intent.
 * @throws {TypeError} if the envelope names no account
 */
export function turnOf(envelope: RequestEnvelope, house: House): Turn {
  const { context, session, request } = envelope
  const userId = context?.System?.user?.userId ?? session?.user?.userId
  if (typeof userId !== 'string' || userId === '' || !userId.isWellFormed())
    throw new TypeError('The request names no account.')
  const household = house.ids.household(userId)
  const recognition = recognize(context?.System?.person)
  const personId = personIdOf(recognition)
  const person = personId === undefined ? undefined : house.ids.person(household, personId)
  const { requestId } = request
  return {
    wish: wishOfRequest(envelope),
    recognition,
    household,
    person,
    session: house.ids.brief('session', household, String(session?.sessionId ?? '')),
    // A repeat is the same request from the same speaker: what one voice was told is not replayed to another.
    request: house.ids.brief('request', household, String(requestId), JSON.stringify(recognition)),
    memory: memoryOf(session?.attributes),
    locale: localeOf('locale' in request ? request.locale : undefined),
    now: Math.floor(house.clock(request.timestamp) / 1000),
  }
}
