import { setImmediate } from 'node:timers/promises'
import type { Act } from '../acts.ts'
import type { Decision } from '../conversation/situation.ts'
import { KEPT } from '../household/limits.ts'
import type { Assurance } from '../speaker/assurance.ts'
import { dayOf } from '../speaker/evidence.ts'
import { codeOf, decide, grantedBy, type Known, nextHousehold, UNREADABLE } from './decide.ts'
import type { Counted, House } from './house.ts'
import { replayed } from './replay.ts'
import type { SessionMemory } from './session.ts'
import type { Turn } from './turn.ts'
import { unsavedOf } from './unsaved.ts'

/** Alexa waits 8 seconds, people do not: the store has this long in all, so that 3 seconds always suffice. */
const STORE_MS = 2000
/** A read that takes longer than this is given up, while there is still time to say so. */
const READ_MS = 1200
/** What a turn adds to the evidence may take this long. */
const COUNT_MS = 300
/** How often a turn is decided. Each loss means that another writer of this household won. */
const DECISIONS = 40

/** What a turn came to. */
export interface Taken<Answer> {
  readonly acts: readonly Act[]
  readonly assurance: Assurance
  readonly memory: SessionMemory
  /** The acts in words, of the decision that holds. */
  readonly answer: Answer
  readonly kept: boolean
  readonly lostWrites: number
  readonly evidence: Counted
}

/** What an answer is worded from. */
export interface Told extends Pick<Decision, 'acts' | 'talk'> {
  /** What this turn's person asked to be called. */
  readonly called: string | undefined
}

/** Undefined on failure, so that no store error ever ends a turn. */
async function attempt<T>(house: House, work: Promise<T>): Promise<{ done: T } | undefined> {
  try {
    return { done: await work }
  } catch (error) {
    house.report(error)
    return undefined
  }
}

/** Whether no name may be spoken in this session after this turn. */
const isNamed = ({ acts, talk }: Decision): boolean =>
  talk.nameless === true || acts.some((act) => act.act === 'greeted' && act.named)

/** Whether an objection was heard as one: not as the no to another question, and not an apology said once more. */
const isObjected = ({ wish }: Turn, { acts }: Decision): boolean =>
  wish.wish !== 'repeat' && acts.some(({ act }) => act === 'apologized for the name')

/** Whether this turn's card shows a pairing code. */
const givesCode = ({ acts }: Decision): boolean =>
  acts.some((act) => act.act === 'gave a code' || (act.act === 'sent' && act.to === 'card'))

const toldOf = ({ acts, talk, household }: Decision, { person }: Turn): Told => {
  return { acts, talk, called: person === undefined ? undefined : household.people[person]?.called }
}

/**
 * Counts a turn that was kept, and only that: a repeat finds its answer stored and never comes here. One attempt,
 * for an addition whose answer got lost may have happened.
 */
async function count({ tallies, deadline }: House, turn: Turn, { evidence }: Decision): Promise<Counted> {
  if (!evidence) return 'none'
  const { at, level, counts } = evidence
  const tally = { day: dayOf(at), locale: turn.locale, level, counts }
  try {
    await tallies.add(tally, turn.request, deadline(COUNT_MS))
    return 'counted'
  } catch {
    return 'lost'
  }
}

/**
 * One turn: read, decide, write. A write that loses reads again and **decides again**, so that what is
 * said always fits what is stored. Never rejects for a store that fails: then the answer is given
 * without a name, and what was asked travels in the session until it can be kept.
 *
 *     read ─▶ decide ─▶ write ──▶ won:  the answer
 *      ▲               ╰▶ word ─╯ │
 *      ╰───────── lost ◀──────────╯
 *
 * The answer is worded while the write travels, and given only if the write wins.
 * @param word puts an answer into words
 */
export async function takeTurn<Answer>(
  house: House,
  turn: Turn,
  word: (told: Told) => Promise<Answer>,
): Promise<Taken<Answer>> {
  const signal = house.deadline(STORE_MS)
  const reading = house.deadline(READ_MS)
  const read = (within: AbortSignal) =>
    attempt(house, house.households.read(turn.household, turn.now, within))
  const [policy, first] = await Promise.all([house.policy.get(reading), read(reading)])
  // One for all decisions of this turn: what a write kept without saying so is known again by it.
  const chance = { fresh: house.fresh(), draw: house.draw() }

  const unkept = async (known: Known, lostWrites: number): Promise<Taken<Answer>> => {
    const { assurance, granted, decision } = await decide(house, turn, policy, known, chance)
    const isDropped = known.isKnown && known.stored === undefined && first?.done !== undefined
    // Whoever the settings alone are sure of began a search of their own, also where the state can't be read.
    const isOwn = granted.privileges.resumeSearch.allowed
    const isObjection = isObjected(turn, decision)
    const { stored } = known
    const { unsaved: earlier } = turn.memory
    const unsaved = isDropped ? undefined : unsavedOf({ stored, decision, earlier, isOwn, isObjection })
    const memory = { wasNamed: turn.memory.wasNamed || isNamed(decision), unsaved }
    const answer = await word(toldOf(decision, turn))
    return { acts: decision.acts, assurance, memory, answer, kept: false, lostWrites, evidence: 'none' }
  }
  if (!first) return unkept(UNREADABLE, 0)

  // A code is noted for finding its household before the household is written: a code that leads nowhere yet
  // opens nothing, and one that nobody could find would be a promise that does not hold.
  let canPair: boolean | undefined
  const decideWith = async (known: Known) => {
    const made = await decide(house, turn, policy, { ...known, cannotPair: canPair === false }, chance)
    if (canPair !== undefined || !givesCode(made.decision)) return made
    const opening = { household: turn.household, until: turn.now + KEPT.code }
    const hash = house.ids.codeHash(codeOf(house, turn))
    canPair = (await attempt(house, house.pairings.open(hash, opening, signal))) !== undefined
    return canPair ? made : decide(house, turn, policy, { ...known, cannotPair: true }, chance)
  }

  let stored = first.done
  for (let lost = 0; lost < DECISIONS; lost++) {
    const before = replayed(turn, grantedBy(policy, turn, stored).granted, stored)
    if (before)
      return { ...before, answer: await word(before), kept: true, lostWrites: lost, evidence: 'none' }
    const known: Known = { stored, isKnown: true, keeps: true }
    const { assurance, decision } = await decideWith(known)
    const { acts } = decision
    const next = nextHousehold(turn, stored, decision)
    const writing = attempt(house, house.households.write(turn.household, next, stored, turn.now, signal))
    // Once round the event loop the write is on its way, and nothing here holds it up.
    const wording = setImmediate().then(() => word(toldOf(decision, turn)))
    const [written, answer] = await Promise.all([writing, wording])
    if (!written) break
    if (written.done === 'written') {
      const memory = { wasNamed: turn.memory.wasNamed || isNamed(decision), unsaved: undefined }
      const evidence = await count(house, turn, decision)
      return { acts, assurance, memory, answer, kept: true, lostWrites: lost, evidence }
    }
    // Whoever loses together should not come back together.
    await house.pause(lost)
    const again = await read(signal)
    if (!again) return unkept(UNREADABLE, lost + 1)
    // Gone, or another household under the same key: it was deleted, and must not come back through us.
    if (first.done && again.done?.born !== first.done.born)
      return unkept({ stored: undefined, isKnown: true, keeps: false }, lost + 1)
    stored = again.done
  }
  return unkept({ stored, isKnown: true, keeps: false }, DECISIONS)
}
