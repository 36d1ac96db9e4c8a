import type { Act } from '../acts.ts'
import { withPerson } from '../household/change.ts'
import { KEPT } from '../household/limits.ts'
import { withNamed } from '../household/naming.ts'
import type { Talk } from '../household/state.ts'
import type { Evidence } from '../speaker/evidence.ts'
import { offerFor } from './offer.ts'
import { withoutSearch } from './reading.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/**
 * The launch. A name is spoken only where the assurance of this very turn allows it, and only together
 * with a note of whose it was, so that an objection reaches the right record. After it stands one offer of
 * something unfinished, or the open question; which of them has nothing to do with the name (rulings, 9).
 */
export function greeting(situation: Situation): Decision {
  const { speaker, household, now, seenBefore } = situation
  const { greetByName } = speaker.assurance.privileges
  const offer = offerFor(situation)
  const acts = (named: boolean): readonly Act[] => [
    { act: 'greeted', named, again: seenBefore },
    offer ? { act: 'offered' } : { act: 'asked what to find' },
  ]
  const evidence = visitOf(situation)
  const fresh = withoutSearch(situation.talk)
  const talk: Talk = offer ? { ...fresh, asked: 'go on', offered: offer.id } : fresh
  if (!greetByName.allowed || speaker.person === undefined)
    return decided(situation, acts(false), { talk, evidence })
  const named = { person: speaker.person, level: speaker.assurance.level ?? 0, until: now + KEPT.talk }
  return decided(situation, acts(true), {
    talk: { ...talk, named },
    household: situation.notesNames
      ? withNamed(household, speaker.person, now)
      : withPerson(household, speaker.person, now),
    evidence,
  })
}

/** What a greeting adds to the evidence: nothing where nobody came with a level. */
function visitOf({ speaker, now }: Situation): Evidence | undefined {
  const { level, privileges } = speaker.assurance
  if (level === null || speaker.person === undefined) return undefined
  const outcome = privileges.greetByName.allowed ? 'named' : 'neutral'
  return { at: now, level, counts: { recognized: 1, [outcome]: 1 } }
}
