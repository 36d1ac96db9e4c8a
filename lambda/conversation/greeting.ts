import type { Act } from '../acts.ts'
import { withPerson } from '../household/change.ts'
import { HOUR } from '../household/state.ts'
import { withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/**
 * The launch. A name is spoken only where the assurance of this very turn allows it, and only together
 * with a note of whose it was, so that an objection reaches the right record.
 */
export function greeting(situation: Situation): Decision {
  const { speaker, household, now } = situation
  const { greetByName } = speaker.assurance.privileges
  const talk = withoutSearch(situation.talk)
  const greeted = (named: boolean): readonly Act[] => [
    { act: 'greeted', named, again: situation.seenBefore },
    { act: 'asked what to find' },
  ]
  if (!greetByName.allowed || speaker.person === undefined)
    return decided(situation, greeted(false), { talk })
  const named = { person: speaker.person, level: speaker.assurance.level ?? 0, until: now + HOUR }
  return decided(situation, greeted(true), {
    talk: { ...talk, named },
    household: withPerson(household, speaker.person, now),
  })
}
