import type { Act } from '../acts.ts'
import { isActive } from '../household/orders.ts'
import { searchById } from '../household/searches.ts'
import type { Answer, Matter } from '../household/state.ts'
import { confirmCheck, doubtCheck, putCheckAgain } from './check.ts'
import { confirmReserve } from './confirm.ts'
import { send } from './handoff.ts'
import { explainName, takeBack } from './identity.ts'
import { keptOpen } from './kept-open.ts'
import { stop } from './leave.ts'
import { dropTried } from './narrow.ts'
import { acceptOffer, refuseOffer } from './offer.ts'
import { tellOrders } from './orders.ts'
import { claim, confirmRemoval, tellPhones } from './phones.ts'
import { askingToForget, tellWhatIsKept } from './privacy.ts'
import { describe, leaveOut } from './product.ts'
import { askingWhat, thenAskedAgain, withoutStep } from './reading.ts'
import { reserve } from './reserve.ts'
import { resumable } from './resume.ts'
import { more } from './search.ts'
import { declineAmazon, goShopping } from './shopping.ts'
import { type Decision, decided, type Situation, surePerson } from './situation.ts'

/** What can be said now, and would be answered. */
function sayable(situation: Situation) {
  const { household, talk } = situation
  const search = searchById(household, talk.search)
  const isMore = search !== undefined && search.place + talk.row < search.results.length
  const isRead = talk.row > 0
  const resume = resumable(situation) !== undefined
  const reserved = talk.reserved === true
  return {
    more: isMore && isRead,
    heard: talk.row,
    resume,
    narrow: search !== undefined && isRead,
    ...(reserved ? { reserved } : {}),
  }
}

const said = (situation: Situation, act: Act): Decision =>
  decided(situation, [act], { talk: askingWhat(situation.talk) })

/** "Help": three things that can be said now. */
export const help = (situation: Situation): Decision =>
  said(situation, { act: 'helped', ...sayable(situation) })

/** What matched nothing. */
export function notUnderstood(situation: Situation): Decision {
  // A bare name after "what shall I call you?" is heard as nothing; the words before it were missing.
  if (situation.talk.matter?.matter === 'what to call')
    return decided(situation, [{ act: 'asked what to call', why: 'missed' }])
  if (situation.talk.matter?.matter === 'check') return putCheckAgain(situation, situation.talk.matter)
  // What a yes would reserve is never left open behind another question.
  const { matter } = situation.talk
  if (matter?.matter === 'reserve' || matter?.matter === 'shop') return putAgain(situation, matter)
  return said(situation, { act: 'did not understand', ...sayable(situation) })
}

/** The whole question once more, with the product in it: what was not understood may have meant another. */
function putAgain(situation: Situation, matter: Extract<Matter, { matter: 'reserve' | 'shop' }>): Decision {
  const act: Act =
    matter.matter === 'shop'
      ? { act: 'asked to shop', id: matter.id, task: matter.task }
      : { act: 'asked to reserve', id: matter.id, minor: matter.minor, currency: matter.currency }
  return keptOpen(situation, matter, act)
}

/** An act as it is said a second time: never with a name, and without a second card. */
function anew(act: Act): Act {
  if (act.act === 'greeted' || act.act === 'called' || act.act === 'asked to check')
    return { ...act, named: false }
  return act.act === 'found' ? { ...act, again: true } : act
}

/** What says nothing when it is said again, alone: what was not understood, and what was forgotten since. */
const NOT_WORTH_IT: ReadonlySet<Act['act']> = new Set([
  'did not understand',
  'asked what to find',
  // To say these again would hand the talk to Alexa again.
  'asked for the PIN',
  'went shopping',
])

/** Questions that are put again only as long as a yes or no answers them. */
const ANSWERED_BY: Partial<Record<Act['act'], readonly Matter['matter'][]>> = {
  called: ['called'],
  'asked to check': ['check'],
  'asked whether wrong': ['check'],
  'asked to reserve': ['reserve'],
  'asked to shop': ['shop'],
  'asked for a longer yes': ['reserve', 'shop'],
}

/** "Say that again": the last answer of this session, worded anew. The open question stays open. */
export function repeat(situation: Situation): Decision | Promise<Decision> {
  const { household, talk, isKnown } = situation
  const isAnswerable = ({ act }: Act) => {
    const matters = ANSWERED_BY[act]
    return matters === undefined || matters.some((matter) => matter === talk.matter?.matter)
  }
  const isWorthIt = (answer: Answer) =>
    answer.acts.some(({ act }) => !NOT_WORTH_IT.has(act)) &&
    answer.acts.every(isAnswerable) &&
    stillStands(situation, answer)
  const last = household.answers.findLast((answer) => answer.session === talk.session && isWorthIt(answer))
  // What one voice was told about itself is not told to the next one.
  if (last?.acts.some(({ act }) => act === 'told what is kept')) return tellWhatIsKept(situation)
  if (last?.acts.some(({ act }) => act === 'explained the name')) return explainName(situation)
  if (last?.acts.some(({ act }) => act === 'told the phones')) return tellPhones(situation)
  if (last?.acts.some(({ act }) => act === 'told the orders')) return tellOrders(situation)
  if (!last) return said(situation, { act: isKnown ? 'had nothing to repeat' : 'could not look back' })
  return decided(situation, last.acts.map(anew))
}

/** A yes to the question that is open in this session. */
export function yes(situation: Situation): Decision | Promise<Decision> {
  const { asked, matter } = situation.talk
  if (matter) return yesTo(matter, situation)
  const done = reservedJustNow(situation)
  if (done) return thenAskedAgain(situation, done)
  if (asked === undefined) return said(situation, { act: 'had asked nothing' })
  if (asked === 'what') return said(situation, { act: 'missed the query' })
  if (asked === 'go on') return acceptOffer(situation)
  if (asked === 'drop') return dropTried(situation)
  if (asked === 'leave out') return leaveOut(situation, { by: 'nothing' })
  if (asked === 'reserve') return reserve(situation, { by: 'nothing' })
  if (asked === 'send') return send(situation)
  if (asked === 'sign out') return confirmRemoval(situation)
  if (asked === 'number') return claim(situation, undefined)
  // To "Which one?" a yes is no answer yet: describing nothing asks again.
  return asked === 'more' ? more(situation) : describe(situation, { by: 'nothing' })
}

/** "Yes, reserve it": a yes that a voice can be known by. To nothing that was asked it asks. */
export function longYes(situation: Situation): Decision | Promise<Decision> {
  const { matter } = situation.talk
  if (matter?.matter === 'reserve') return confirmReserve(situation, matter, true)
  if (matter?.matter === 'shop') return goShopping(situation, matter, true)
  const done = reservedJustNow(situation)
  return done ? thenAskedAgain(situation, done) : reserve(situation, { by: 'nothing' })
}

/** A second yes to a question that the first one answered: it is the same reservation, said once more. */
function reservedJustNow(situation: Situation): Act | undefined {
  const { household, talk } = situation
  const last = household.answers.findLast((answer) => answer.session === talk.session)
  if (!talk.reserved || !last || !stillStands(situation, last)) return undefined
  return last.acts.find(({ act }) => act === 'reserved')
}

/** What an answer said to be reserved may have been taken back since, on a phone or in another room. */
function stillStands({ household, now }: Situation, { acts, at }: Answer): boolean {
  const isKept = ({ id, holds }: { id: string; holds: number }) =>
    household.orders.some((order) => order.id === id && order.until === at + holds && isActive(order, now))
  return acts.every((act) => (act.act !== 'reserved' && act.act !== 'had reserved') || isKept(act))
}

/**
 * A bare yes about somebody's name or data. It is too short for a voice to be known by, so what needs that
 * is asked again, with the words to say.
 */
function yesTo(matter: Matter, situation: Situation): Decision | Promise<Decision> {
  if (matter.matter === 'called') return thenAskedAgain(situation, { act: 'settled the name' })
  if (matter.matter === 'check') return confirmCheck(situation, matter)
  if (matter.matter === 'reserve') return confirmReserve(situation, matter, false)
  if (matter.matter === 'shop') return goShopping(situation, matter, false)
  return keptOpen(situation, matter, askOf(matter, situation))
}

function askOf({ matter, person }: Matter, situation: Situation): Act {
  if (matter === 'what to call') return { act: 'asked what to call', why: 'missed' }
  if (matter !== 'forget') return { act: 'asked to use the name' }
  // What somebody reserved is said to nobody else.
  return person !== undefined && surePerson(situation) === person
    ? askingToForget(situation, person)
    : { act: 'asked to forget', reserved: false }
}

/** A no to the question that is open in this session: to "what else?" it is the end of the talk. */
export function no(situation: Situation): Decision | Promise<Decision> {
  const { asked, matter } = situation.talk
  if (matter?.matter === 'called') return takeBack(situation, matter)
  if (matter?.matter === 'check') return doubtCheck(situation, matter)
  if (matter?.matter === 'shop') return declineAmazon(situation, matter)
  if (matter) return thenAskedAgain(situation, { act: 'took the no' })
  if (asked === undefined) return said(situation, { act: 'had asked nothing' })
  if (asked === 'go on') return refuseOffer(situation)
  if (asked === 'send')
    return thenAskedAgain(
      { ...situation, talk: { ...situation.talk, asked: 'more' } },
      { act: 'took the no' },
    )
  if (asked !== 'what' && asked !== 'more' && asked !== 'describe' && asked !== 'which')
    return thenAskedAgain({ ...situation, talk: withoutStep(situation.talk) }, { act: 'took the no' })
  return asked === 'what' ? stop(situation) : said(situation, { act: 'took the no' })
}
