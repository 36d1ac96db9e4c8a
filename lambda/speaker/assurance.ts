import { ORDER_FLOOR, PRIVILEGES, type Privilege, type Threshold } from './policy.ts'
import type { InForce } from './policy-layers.ts'
import { levelOf, type Recognition } from './recognition.ts'

/** Why a privilege is or is not there, in words an admin and a developer can read. */
export type Reason =
  | 'the level is enough'
  | 'nobody was recognized'
  | 'the person came without a level'
  | 'the person was malformed'
  | 'the level is too low'
  | 'the policy says never'
  | 'the store could not be read'
  | 'this person does not want to be named'
  | 'a wrong name is being held back'
  | 'a name was spoken in this session'
  | 'no name is wanted in this session'
  | 'a name was spoken not long ago'
  | 'the naming could not be noted'
  | 'there is no room for another person'

/** One privilege of one turn. */
export interface Verdict {
  readonly allowed: boolean
  readonly needs: Threshold
  readonly reason: Reason
}

/** Recognition under a policy: what this turn may do, and why not. */
export interface Assurance {
  readonly level: number | null
  readonly policy: number
  readonly privileges: Readonly<Record<Privilege, Verdict>>
}

/** What the household's state says about naming the person who was recognized. */
export interface Naming {
  /** The person does not want to be named. */
  readonly optedOut: boolean
  /** After an objection: not named at this level or below. */
  readonly heldAt: number | undefined
  /** A name, whosever, was spoken in this session. */
  readonly spokenInSession: boolean
  /** Somebody in this session objected to a name, or wants none. */
  readonly unwantedInSession: boolean
  /** The person was named less than `nameAgainAfterHours` ago. */
  readonly namedLately: boolean
}

/**
 * Whether a level reaches a threshold. **The one place** where that is decided: the threshold is the
 * lowest level that is enough, so it is inclusive.
 */
export const reaches = (level: number, threshold: Threshold): boolean =>
  threshold !== 'never' && level >= threshold

function verdict(recognition: Recognition, needs: Threshold): Verdict {
  const refused = (reason: Reason): Verdict => ({ allowed: false, needs, reason })
  if (recognition.kind === 'nobody') return refused('nobody was recognized')
  if (recognition.kind === 'malformed') return refused('the person was malformed')
  if (recognition.kind === 'person without level') return refused('the person came without a level')
  if (needs === 'never') return refused('the policy says never')
  if (!reaches(recognition.level, needs)) return refused('the level is too low')
  return { allowed: true, needs, reason: 'the level is enough' }
}

/** What a privilege needs. No policy, however it came into the store, lets a weaker voice than this order. */
const needed = (privilege: Privilege, threshold: Threshold): Threshold =>
  privilege === 'order' && threshold !== 'never' ? Math.max(threshold, ORDER_FLOOR) : threshold

/** The privileges that a recognition has under a policy, before anything is known about the household. */
export function assure(recognition: Recognition, policy: Pick<InForce, 'version' | 'thresholds'>): Assurance {
  const entries = PRIVILEGES.map((p) => [p, verdict(recognition, needed(p, policy.thresholds[p]))] as const)
  return {
    level: levelOf(recognition),
    policy: policy.version,
    privileges: Object.fromEntries(entries) as Record<Privilege, Verdict>,
  }
}

/** Takes `greetByName` away from an assurance that has it, and says why. */
export function withoutName(assurance: Assurance, reason: Reason): Assurance {
  const { greetByName } = assurance.privileges
  if (!greetByName.allowed) return assurance
  const refused = { ...greetByName, allowed: false, reason }
  return { ...assurance, privileges: { ...assurance.privileges, greetByName: refused } }
}

/** Narrows `greetByName` by what the household's state says: opt-out, hold, a name already spoken. */
export function respectNaming(assurance: Assurance, naming: Naming): Assurance {
  if (naming.optedOut) return withoutName(assurance, 'this person does not want to be named')
  // At the held level or below. A higher one (a PIN) still names: rulings, 2.
  if (naming.heldAt !== undefined && (assurance.level ?? 0) <= naming.heldAt)
    return withoutName(assurance, 'a wrong name is being held back')
  if (naming.unwantedInSession) return withoutName(assurance, 'no name is wanted in this session')
  if (naming.spokenInSession) return withoutName(assurance, 'a name was spoken in this session')
  if (naming.namedLately) return withoutName(assurance, 'a name was spoken not long ago')
  return assurance
}

/**
 * Takes every privilege away: without the household's state nobody knows who opted out, is held or owns
 * what, so a turn that could not read it is treated like one from nobody.
 */
export function assureNothing(assurance: Assurance, reason: Reason): Assurance {
  const refuse = (v: Verdict): Verdict => (v.allowed ? { ...v, allowed: false, reason } : v)
  const entries = PRIVILEGES.map((p) => [p, refuse(assurance.privileges[p])] as const)
  return { ...assurance, privileges: Object.fromEntries(entries) as Record<Privilege, Verdict> }
}

/**
 * One line that explains a turn: "level 200, greetByName needs 300, policy 7: neutral".
 * @param hasGreeted whether the turn greeted at all; one that did not can only say what a greeting would be
 */
export function explain(assurance: Assurance, hasGreeted: boolean): string {
  const { allowed, needs, reason } = assurance.privileges.greetByName
  const level = assurance.level === null ? 'no level' : `level ${assurance.level}`
  const policy = assurance.policy < 0 ? 'no readable policy' : `policy ${assurance.policy}`
  const outcome = allowed ? (hasGreeted ? 'named' : 'no greeting') : 'neutral'
  const because = reason === 'the level is enough' || reason === 'the level is too low' ? '' : ` (${reason})`
  return `${level}, greetByName needs ${needs}, ${policy}: ${outcome}${because}`
}
