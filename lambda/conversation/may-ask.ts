import { hasRoomFor } from '../household/change.ts'
import { withMayAsk, withQuestions } from '../household/naming.ts'
import type { Talk } from '../household/state.ts'
import { goingOn } from './check.ts'
import { refusal } from './identity.ts'
import { thenAskedAgain } from './reading.ts'
import { type Decision, type Situation, surePerson } from './situation.ts'

/** Who may be asked: oneself, or anybody here. */
export type Whom = 'me' | 'us'

/** "You may ask me": consent, so only from a voice that is sure. "You may ask us" ends what barred all of them. */
export function mayAsk(situation: Situation, whom: Whom): Decision | Promise<Decision> {
  const { household, now } = situation
  const person = surePerson(situation)
  const refused = refusal(situation)
  if (refused || person === undefined)
    return thenAskedAgain(situation, refused ?? { act: 'needs a sure voice' })
  if (whom === 'us')
    return thenAskedAgain(situation, { act: 'may ask', whom }, { household: withQuestions(household, true) })
  if (!hasRoomFor(household, person)) return thenAskedAgain(situation, { act: 'had no room' })
  return thenAskedAgain(
    situation,
    household.unasked ? { act: 'may ask', whom, barred: true } : { act: 'may ask', whom },
    { household: withMayAsk(household, person, true, now) },
  )
}

/**
 * "Don't ask me again": the safe direction, open to every voice, in the same words for all. It reaches whoever was
 * just asked about, and the person who is speaking; for nobody it holds in this talk. "Don't ask anyone here" bars
 * the questions for the household.
 */
export function askNoMore(situation: Situation, whom: Whom): Decision | Promise<Decision> {
  const { talk, household, speaker, keeps, now } = situation
  const quiet: Talk = { ...talk, unasked: true }
  if (!keeps) return goingOn(situation, { act: 'could not note it' }, { talk: quiet })
  const about = talk.matter?.matter === 'check' ? talk.matter.person : undefined
  const silenced = [about, speaker.person].reduce(
    (home, person) => (person === undefined ? home : withMayAsk(home, person, false, now)),
    household,
  )
  return goingOn(
    situation,
    { act: 'asks no more', whom },
    { talk: quiet, household: whom === 'us' ? withQuestions(household, false) : silenced },
  )
}
