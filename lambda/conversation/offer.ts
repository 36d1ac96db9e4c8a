import { unfinished, withAcceptance, withRefusal } from '../household/offers.ts'
import { searchById } from '../household/searches.ts'
import type { Search } from '../household/state.ts'
import { nothingOpen } from './looking.ts'
import { askingWhat } from './reading.ts'
import { broughtBack, resume } from './resume.ts'
import { type Decision, decided, isOwners, type Situation, surePerson } from './situation.ts'

/**
 * What the launch offers to go on with: a person's own to that person, as surely as `resumeSearch` asks;
 * else what nobody in particular left unfinished (rulings, 10). An offer is asked for by nobody, so none is
 * made where the answer to it could not be kept.
 */
export function offerFor(situation: Situation): Search | undefined {
  const { household, now, keeps } = situation
  const person = surePerson(situation)
  if (!keeps) return undefined
  return (person && unfinished(household, person, now)) ?? unfinished(household, 'household', now)
}

const offeredIn = ({ household, talk }: Situation): Search | undefined => searchById(household, talk.offered)

/** A yes to the offer. Whoever says it gets only what is theirs to have. */
export function acceptOffer(situation: Situation): Decision | Promise<Decision> {
  const search = offeredIn(situation)
  if (!search) return nothingOpen(situation)
  if (!isOwners(situation, search))
    return decided(situation, [{ act: 'said how to go on' }], {
      talk: { ...askingWhat(situation.talk), offered: search.id },
    })
  const household = withAcceptance(situation.household, search.owner, situation.now)
  return broughtBack({ ...situation, household }, search)
}

/** "Pick up where I left off": what was offered in this talk, if it is this voice's to have, else the last one. */
export function pickUp(situation: Situation): Decision | Promise<Decision> {
  const search = offeredIn(situation)
  return search && isOwners(situation, search) ? acceptOffer(situation) : resume(situation)
}

/** A no to the offer counts, whoever says it: that search is not offered again. */
export function refuseOffer(situation: Situation): Decision {
  const { household, now, talk } = situation
  const search = offeredIn(situation)
  return decided(situation, [{ act: 'took the no' }, { act: 'asked what to find' }], {
    talk: askingWhat(talk),
    household: search ? withRefusal(household, search, now) : household,
  })
}
