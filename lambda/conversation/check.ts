import type { Act } from '../acts.ts'
import type { PersonKey } from '../household/ids.ts'
import { isAskable, withAsked, withObjection, withoutNames } from '../household/naming.ts'
import type { Matter } from '../household/state.ts'
import { keptOpen } from './kept-open.ts'
import { thenAskedAgain } from './reading.ts'
import { type Decision, decided, type Situation } from './situation.ts'

type Check = Extract<Matter, { matter: 'check' }>

/** What deals with a shopper's request, where nothing but "what else?" is asked after it. */
const DEALT_WITH: ReadonlySet<Act['act']> = new Set(['sent', 'reserved', 'shopped', 'took the no'])
const OPEN_ENDED: ReadonlySet<unknown> = new Set(['what', 'what else'])

const isDealtWith = (before: Situation, { acts, talk }: Decision): boolean => {
  const last = acts.at(-1)
  const { matter } = before.talk
  // A question that was there before is answered by now: only what this turn asks is open.
  const asks = talk.matter !== undefined && talk.matter !== matter
  // A no to a question about somebody deals with no request, as a yes to "shall I reserve it?" does.
  const isNo = matter !== undefined && acts.some(({ act }) => act === 'took the no')
  if (!last || asks || isNo || !acts.some(({ act }) => DEALT_WITH.has(act))) return false
  // A no to something else than products, such as a question about a name, deals with no request.
  if (talk.search === undefined) return false
  return last.act === 'asked again' ? OPEN_ENDED.has(last.question) : DEALT_WITH.has(last.act)
}

/** Who agreed may be asked about their name, unless it is held back, unwanted here, or was asked about lately. */
function mayBeAsked({ keeps }: Situation, { household, talk }: Decision, person: PersonKey): boolean {
  const isLately = household.people[person]?.asked !== undefined
  return keeps && !isLately && !talk.unasked && isAskable(household, talk, person)
}

/**
 * After the shopper's own request, asks a few by chance: "One quick check: was that Anna?" The chance is drawn
 * before anything but the level is looked at, so that who is asked is a fair sample of each level; what is drawn
 * and then not asked, because nobody agreed to it, leaves nothing but a number.
 */
export function checking(situation: Situation, decision: Decision): Decision {
  const { speaker, questions, draw, now } = situation
  const { person, assurance } = speaker
  const { level } = assurance
  const share = speaker.reachesName ? questions.above : questions.below
  // What is said a second time was dealt with before.
  if (situation.wish.wish === 'repeat') return decision
  if (share === 0 || level === null || person === undefined || !isDealtWith(situation, decision))
    return decision
  const isDrawn = draw < share
  if (!isDrawn) return { ...decision, evidence: { at: now, level, counts: { chances: 1 } } }
  if (!mayBeAsked(situation, decision, person))
    return { ...decision, evidence: { at: now, level, counts: { chances: 1, drawn: 1 } } }
  const matter: Check = { matter: 'check', person, level, at: now }
  return {
    acts: [...decision.acts, { act: 'asked to check', named: true }],
    talk: { ...decision.talk, matter, unasked: true },
    household: withAsked(decision.household, person, now),
    evidence: { at: now, level, counts: { chances: 1, drawn: 1, asked: 1 } },
  }
}

/** The talk goes on where it was, or is over if it was over before the question. */
export const goingOn = (
  situation: Situation,
  act: Act,
  changed: Parameters<typeof thenAskedAgain>[2] = {},
): Decision | Promise<Decision> =>
  situation.talk.matter?.matter === 'check' && situation.talk.asked === undefined
    ? decided(situation, [act], changed)
    : thenAskedAgain(situation, act, changed)

const answered = ({ at, level }: Check, counts: { yes: 1 } | { no: 1 }) => ({ at, level, counts })

/** A yes: it was them; or, to "So I had the wrong person?", it was not. It lifts nothing (design: the answer). */
export function confirmCheck(situation: Situation, matter: Check): Decision | Promise<Decision> {
  const { talk, household, now } = situation
  if (!matter.doubted)
    return goingOn(situation, { act: 'thanked for the check' }, { evidence: answered(matter, { yes: 1 }) })
  // A name that was spoken to the wrong one is held as after an objection; it counts once, as a no.
  const isNamed = talk.named?.person === matter.person
  return goingOn(
    situation,
    { act: isNamed ? 'apologized for the name' : 'noted the wrong person' },
    {
      talk: withoutNames(talk),
      household: isNamed ? withObjection(household, talk, now) : household,
      evidence: answered(matter, { no: 1 }),
    },
  )
}

/**
 * A no. It counts only once "So I had the wrong person?" is answered: a few who are right say
 * no by mistake, and would outnumber those who are wrong. A no to that takes the first one back; neither counts.
 */
export function doubtCheck(situation: Situation, matter: Check): Decision | Promise<Decision> {
  // A doubt that cannot be kept would turn the yes to it into a yes to the question before.
  if (matter.doubted || !situation.keeps) return goingOn(situation, { act: 'thanked for the check' })
  return keptOpen(situation, { ...matter, doubted: true }, { act: 'asked whether wrong' })
}

/**
 * "That's not me": a no, and where a name was spoken it is held back at once, whatever is answered next. To "So I
 * had the wrong person?" it is a yes.
 */
export function objectToCheck(situation: Situation, matter: Check): Decision | Promise<Decision> {
  const { talk, household, keeps, now } = situation
  if (matter.doubted || !keeps) return confirmCheck(situation, { ...matter, doubted: true })
  const isNamed = talk.named?.person === matter.person
  return doubtCheck(
    {
      ...situation,
      talk: withoutNames(talk),
      household: isNamed ? withObjection(household, talk, now) : household,
    },
    matter,
  )
}

/** What was not understood may have been the answer: the question is put once more, without the name. */
export const putCheckAgain = (situation: Situation, matter: Check): Decision =>
  keptOpen(
    situation,
    matter,
    matter.doubted ? { act: 'asked whether wrong' } : { act: 'asked to check', named: false },
  )
