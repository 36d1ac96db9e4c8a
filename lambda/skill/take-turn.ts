import type { Act } from '../acts.ts'
import { converse } from '../conversation/converse.ts'
import type { Decision } from '../conversation/situation.ts'
import {
  hasRoomFor,
  namingOf,
  newHousehold,
  pruned,
  talkOf,
  withAnswer,
  withTalk,
} from '../household/change.ts'
import { type Household, KEPT, type Talk } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import { type Assurance, assure, assureNothing, respectNaming, withoutName } from '../speaker/assurance.ts'
import type { Written } from '../store/household-store.ts'
import type { House } from './house.ts'
import { rescued, type SessionMemory, unsavedOf } from './session.ts'
import type { Turn } from './turn.ts'

/** Alexa waits 8 seconds, people do not: the store has this long in all, so that 3 seconds always suffice. */
const STORE_MS = 2000
/** A read that takes longer than this is given up, while there is still time to say so. */
const READ_MS = 1200
/** How often a turn is decided. Each loss means that another writer of this household won. */
const DECISIONS = 4

/** What a turn came to. */
export interface Taken {
  readonly acts: readonly Act[]
  readonly assurance: Assurance
  readonly memory: SessionMemory
  /** The products read aloud in this session so far, by id. */
  readonly heard: readonly string[]
  readonly kept: boolean
  readonly lostWrites: number
}

/** What is known of the household before a decision. */
interface Known {
  /** As stored; undefined where there is none. */
  readonly stored: Household | undefined
  readonly isKnown: boolean
  readonly keeps: boolean
}

const UNREADABLE: Known = { stored: undefined, isKnown: false, keeps: false }

/** Undefined on failure, so that no store error ever ends a turn. */
async function attempt<T>(house: House, work: Promise<T>): Promise<{ done: T } | undefined> {
  try {
    return { done: await work }
  } catch (error) {
    house.report(error)
    return undefined
  }
}

/** The privileges of this turn: what the policy grants, less what the state says and what can't be kept. */
function assuranceOf(
  turn: Turn,
  granted: Assurance,
  household: Household,
  talk: Talk,
  known: Known,
): Assurance {
  if (!known.isKnown) return assureNothing(granted, 'the store could not be read')
  const naming = namingOf(household, turn.person, talk)
  const respected = respectNaming(granted, {
    ...naming,
    spokenInSession: naming.spokenInSession || turn.memory.wasNamed,
  })
  if (!known.keeps) return withoutName(respected, 'the naming could not be noted')
  if (turn.person !== undefined && !hasRoomFor(household, turn.person))
    return withoutName(respected, 'there is no room for another person')
  return respected
}

async function decide(house: House, turn: Turn, granted: Assurance, known: Known, fresh: string) {
  const { now } = turn
  const before = known.stored ? pruned(known.stored, now) : newHousehold(fresh, now)
  const { household, talk } = rescued(before, talkOf(before, turn.session, now), turn.memory.unsaved)
  const assurance = assuranceOf(turn, granted, household, talk, known)
  const decision = await converse({
    wish: turn.wish,
    speaker: { assurance, person: turn.person, isNobody: turn.recognition.kind === 'nobody' },
    household,
    talk,
    seenBefore: known.stored !== undefined,
    keeps: known.keeps,
    isKnown: known.isKnown,
    language: languageOf(turn.locale),
    now,
    fresh,
    catalog: house.catalog,
  })
  return { assurance, decision }
}

/** The household as this turn leaves it: one version on, with the talk and the answer noted. */
function next(turn: Turn, stored: Household | undefined, { household, talk, acts }: Decision): Household {
  const answer = { request: turn.request, session: turn.session, acts: [...acts] }
  return {
    ...withAnswer(withTalk(household, talk), answer),
    version: (stored?.version ?? 0) + 1,
    expiresAt: turn.now + KEPT.household,
  }
}

/**
 * The acts of a request that was answered before: the same, and nothing is written. The name only if
 * this envelope, too, may hear it and the note says that it was this person's.
 */
function replayed(turn: Turn, granted: Assurance, stored: Household | undefined): Taken | undefined {
  const answer = stored?.answers.find((one) => one.request === turn.request)
  if (!stored || !answer) return undefined
  const household = pruned(stored, turn.now)
  const talk = talkOf(household, turn.session, turn.now)
  const naming = { ...namingOf(household, turn.person, talk), spokenInSession: turn.memory.wasNamed }
  const respected = respectNaming(granted, naming)
  const isTheirs = turn.person !== undefined && talk.named?.person === turn.person
  const mayName = isTheirs && respected.privileges.greetByName.allowed
  const acts = answer.acts.map((act) =>
    act.act === 'greeted' ? { ...act, named: act.named && mayName } : act,
  )
  const wasNamed = turn.memory.wasNamed || talk.named !== undefined
  const memory = { wasNamed, unsaved: undefined }
  return { acts, assurance: respected, memory, heard: talk.heard, kept: true, lostWrites: 0 }
}

const hasNamed = (acts: readonly Act[]): boolean => acts.some((act) => act.act === 'greeted' && act.named)

/**
 * One turn: read, decide, write. A write that loses reads again and **decides again**, so that what is
 * said always fits what is stored. Never rejects for a store that fails: then the answer is given
 * without a name, and what was asked travels in the session until it can be kept.
 */
export async function takeTurn(house: House, turn: Turn): Promise<Taken> {
  const signal = house.deadline(STORE_MS)
  const reading = AbortSignal.any([signal, house.deadline(READ_MS)])
  const read = (within: AbortSignal) =>
    attempt(house, house.households.read(turn.household, turn.now, within))
  const [policy, first] = await Promise.all([house.policy.get(reading), read(reading)])
  const granted = assure(turn.recognition, policy)
  // One for all decisions of this turn: what a write kept without saying so is known again by it.
  const fresh = house.fresh()

  const unkept = async (known: Known, lostWrites: number): Promise<Taken> => {
    const { assurance, decision } = await decide(house, turn, granted, known, fresh)
    const memory = { wasNamed: turn.memory.wasNamed, unsaved: unsavedOf(decision.household, decision.talk) }
    const { heard } = decision.talk
    return { acts: decision.acts, assurance, memory, heard, kept: false, lostWrites }
  }
  if (!first) return unkept(UNREADABLE, 0)

  let stored = first.done
  for (let lost = 0; lost < DECISIONS; lost++) {
    const before = replayed(turn, granted, stored)
    if (before) return { ...before, lostWrites: lost }
    const { assurance, decision } = await decide(
      house,
      turn,
      granted,
      { stored, isKnown: true, keeps: true },
      fresh,
    )
    const written: { done: Written } | undefined = await attempt(
      house,
      house.households.write(turn.household, next(turn, stored, decision), stored, turn.now, signal),
    )
    if (!written) break
    if (written.done === 'written') {
      const wasNamed = turn.memory.wasNamed || hasNamed(decision.acts)
      const memory = { wasNamed, unsaved: undefined }
      const { heard } = decision.talk
      return { acts: decision.acts, assurance, memory, heard, kept: true, lostWrites: lost }
    }
    const again = await read(signal)
    if (!again) return unkept(UNREADABLE, lost + 1)
    // Gone, or another household under the same key: it was deleted, and must not come back through us.
    if (first.done && again.done?.born !== first.done.born) {
      const dropped = await unkept({ stored: undefined, isKnown: true, keeps: false }, lost + 1)
      return { ...dropped, memory: { ...dropped.memory, unsaved: undefined } }
    }
    stored = again.done
  }
  return unkept({ stored, isKnown: true, keeps: false }, DECISIONS)
}
