import { converse } from '../conversation/converse.ts'
import type { Decision } from '../conversation/situation.ts'
import {
  hasRoomFor,
  met,
  newHousehold,
  pruned,
  talkOf,
  withAnswer,
  withoutTalk,
  withTalk,
} from '../household/change.ts'
import { KEPT } from '../household/limits.ts'
import { namingOf } from '../household/naming.ts'
import type { Household, Talk } from '../household/state.ts'
import { languageOf } from '../locale.ts'
import { type Assurance, assure, assureNothing, respectNaming, withoutName } from '../speaker/assurance.ts'
import type { Policy } from '../speaker/policy.ts'
import { type InForce, inForce } from '../speaker/policy-layers.ts'
import type { House } from './house.ts'
import type { Turn } from './turn.ts'
import { rescued } from './unsaved.ts'

/** What is known of the household before a decision. */
export interface Known {
  /** As stored; undefined where there is none. */
  readonly stored: Household | undefined
  readonly isKnown: boolean
  readonly keeps: boolean
  /** A pairing code of this turn could not be noted for finding its household. */
  readonly cannotPair?: boolean
}

/** The store did not say. */
export const UNREADABLE: Known = { stored: undefined, isKnown: false, keeps: false }

/** The pairing code of a turn: the same however often it is decided or repeated. */
export const codeOf = ({ ids }: Pick<House, 'ids'>, { household, request }: Turn): string =>
  ids.code(household, request)

/** What is random in a turn. */
export interface Chance {
  /** An id that nothing else has. */
  readonly fresh: string
  /** From 0 to 1, without 1. */
  readonly draw: number
}

/** What the settings in force grant, before anything else of the household counts. */
interface Granted {
  readonly settings: InForce
  readonly granted: Assurance
}

/** The settings that are in force for this turn, and what they grant its speaker. */
export function grantedBy(policy: Policy, turn: Turn, stored: Household | undefined): Granted {
  const settings = inForce(policy, turn.locale, stored?.policy?.settings)
  return { settings, granted: assure(turn.recognition, settings) }
}

/** What was decided, and on what. */
interface Decided {
  readonly assurance: Assurance
  /** What the settings alone grant. */
  readonly granted: Assurance
  readonly decision: Decision
}

/** The privileges of this turn: what the policy grants, less what the state says and what can't be kept. */
function assuranceOf(
  turn: Turn,
  { granted, settings }: Granted,
  household: Household,
  talk: Talk,
  known: Known,
): Assurance {
  if (!known.isKnown) return assureNothing(granted, 'the store could not be read')
  const naming = namingOf(household, turn.person, talk, settings.nameAgainAfterHours, turn.now)
  const respected = respectNaming(granted, {
    ...naming,
    spokenInSession: naming.spokenInSession || turn.memory.wasNamed,
  })
  if (!known.keeps) return withoutName(respected, 'the naming could not be noted')
  if (turn.person !== undefined && !hasRoomFor(household, turn.person))
    return withoutName(respected, 'there is no room for another person')
  return respected
}

/**
 * Decides a turn on what is known of the household.
 * @param policy as it is for everybody and in locales; what the household set for itself comes with `known`
 * @param chance the same for all decisions of a turn
 */
export async function decide(
  house: House,
  turn: Turn,
  policy: Policy,
  known: Known,
  { fresh, draw }: Chance,
): Promise<Decided> {
  const { now } = turn
  const before = known.stored ? met(pruned(known.stored, now), now) : newHousehold(fresh, now)
  const { household, talk } = rescued(before, talkOf(before, turn.session, now), turn.memory.unsaved, now)
  const given = grantedBy(policy, turn, known.stored)
  const { granted, settings } = given
  const assurance = assuranceOf(turn, given, household, talk, known)
  const decision = await converse({
    wish: turn.wish,
    speaker: {
      assurance,
      person: turn.person,
      reachesName: granted.privileges.greetByName.allowed,
      isNobody: turn.recognition.kind === 'nobody',
    },
    household,
    talk,
    seenBefore: known.stored !== undefined && !known.stored.unmet,
    keeps: known.keeps,
    notesNames: settings.nameAgainAfterHours > 0,
    isKnown: known.isKnown,
    locale: turn.locale,
    language: languageOf(turn.locale),
    pairing: known.cannotPair ? undefined : { hash: () => house.ids.codeHash(codeOf(house, turn)) },
    reserving: {
      orderOf: (question) => house.ids.order(turn.household, question),
      holds: house.shop.holds,
      hasPin: (settings.pinLocales ?? house.pinLocales).includes(turn.locale),
    },
    now,
    fresh,
    draw,
    questions: settings.questions,
    catalog: house.catalog,
  })
  return { assurance, granted, decision }
}

/** The household as this turn leaves it: one version on, with the talk and the answer noted. */
export function nextHousehold(
  turn: Turn,
  stored: Household | undefined,
  { household, talk, acts }: Decision,
): Household {
  const answer = { request: turn.request, session: turn.session, at: turn.now, acts: [...acts] }
  const isOver = acts.some(({ act }) => act === 'said goodbye')
  const talked = isOver ? withoutTalk(household, talk) : withTalk(household, talk)
  return {
    ...withAnswer(talked, answer),
    version: (stored?.version ?? 0) + 1,
    expiresAt: turn.now + KEPT.household,
  }
}
