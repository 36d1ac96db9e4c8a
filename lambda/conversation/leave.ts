import { searchById, withSearch } from '../household/searches.ts'
import type { Household } from '../household/state.ts'
import { withoutSearch } from './reading.ts'
import { type Decision, decided, isOwners, type Situation } from './situation.ts'

/** The household with the session's search closed, if it is this voice's to close (rulings, 12). */
function closing(situation: Situation): Household {
  const { household, talk } = situation
  // "I'm done" to an offer is about what was offered.
  const search = searchById(household, talk.search ?? talk.offered)
  if (!search || !isOwners(situation, search)) return household
  return withSearch(household, { ...search, closed: true })
}

/** "Start over": the search is closed and the opening question put again. */
export const startOver = (situation: Situation): Decision =>
  decided(situation, [{ act: 'started over' }], {
    talk: withoutSearch(situation.talk),
    household: closing(situation),
  })

/**
 * "Cancel", "I'm done": the search is closed and the talk ends. Where something was reserved in it the word may
 * mean that: so it changes nothing and says how to take it back (rulings, 17).
 */
export function cancel(situation: Situation): Decision {
  const { talk } = situation
  if (talk.reserved) return decided(situation, [{ act: 'said goodbye', kept: false, reserved: true }])
  return decided(situation, [{ act: 'said goodbye', kept: false }], {
    talk: withoutSearch(talk),
    household: closing(situation),
  })
}

/** "Stop": the talk ends, the search stays for whoever may bring it back, and only they are told so. */
export function stop(situation: Situation): Decision {
  const { household, talk, keeps } = situation
  const search = searchById(household, talk.search)
  const kept = keeps && search !== undefined && !search.closed && isOwners(situation, search)
  return decided(situation, [{ act: 'said goodbye', kept }], {
    talk: withoutSearch(talk),
  })
}
