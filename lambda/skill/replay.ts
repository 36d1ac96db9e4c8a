import type { Act } from '../acts.ts'
import { pruned, talkOf } from '../household/change.ts'
import type { PersonKey } from '../household/ids.ts'
import { isAskable, namingOf } from '../household/naming.ts'
import type { Household, Talk } from '../household/state.ts'
import { type Assurance, respectNaming } from '../speaker/assurance.ts'
import type { Taken, Told } from './take-turn.ts'
import type { Turn } from './turn.ts'

const NOTHING_ASKED: Act = { act: 'asked what to find' }

/** A question who spoke as it stands by now: answered, doubted, or about somebody who is not to be asked any more. */
function replayedCheck(act: Act, household: Household, talk: Talk, person: PersonKey | undefined): Act {
  if (act.act !== 'asked to check' && act.act !== 'asked whether wrong') return act
  const { matter } = talk
  if (matter?.matter !== 'check') return NOTHING_ASKED
  if (act.act === 'asked whether wrong') return matter.doubted ? act : NOTHING_ASKED
  if (matter.doubted || matter.person !== person) return NOTHING_ASKED
  return { ...act, named: act.named && isAskable(household, talk, person) }
}

/**
 * The acts of a request that was answered before: the same, and nothing is written. The name only if
 * this envelope, too, may hear it and the note says that it was this person's; and a name is asked about only
 * as long as a yes or no answers that.
 */
export function replayed(
  turn: Turn,
  granted: Assurance,
  stored: Household | undefined,
): (Told & Pick<Taken<never>, 'assurance' | 'memory'>) | undefined {
  const answer = stored?.answers.find((one) => one.request === turn.request)
  if (!stored || !answer) return undefined
  const household = pruned(stored, turn.now)
  const talk = talkOf(household, turn.session, turn.now)
  const naming = {
    // That they were named lately is the note of this very answer.
    ...namingOf(household, turn.person, talk, 0, turn.now),
    spokenInSession: turn.memory.wasNamed,
  }
  const respected = respectNaming(granted, naming)
  const isTheirs = turn.person !== undefined && talk.named?.person === turn.person
  const mayName = isTheirs && respected.privileges.greetByName.allowed
  const called = turn.person === undefined ? undefined : household.people[turn.person]?.called
  const mayCall = granted.privileges.resumeSearch.allowed && called !== undefined && !talk.nameless
  const isAsked = talk.matter?.matter === 'called' && talk.matter.person === turn.person
  const acts = answer.acts.map((act): Act => {
    if (act.act === 'greeted') return { ...act, named: act.named && mayName }
    if (act.act === 'called') return isAsked ? { ...act, named: act.named && mayCall } : NOTHING_ASKED
    return replayedCheck(act, household, talk, turn.person)
  })
  const wasNamed = turn.memory.wasNamed || talk.named !== undefined || talk.nameless === true
  const memory = { wasNamed, unsaved: undefined }
  return { acts, talk, called, assurance: respected, memory }
}
