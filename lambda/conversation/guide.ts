import type { Act } from '../acts.ts'
import { searchById } from '../household/searches.ts'
import type { Answer } from '../household/state.ts'
import { stop } from './leave.ts'
import { describe } from './product.ts'
import { askingWhat } from './reading.ts'
import { resumable } from './resume.ts'
import { more } from './search.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/** What can be said now, and would be answered. */
function sayable(situation: Situation): { more: boolean; heard: number; resume: boolean } {
  const { household, talk } = situation
  const search = searchById(household, talk.search)
  const isMore = search !== undefined && search.place + talk.row < search.results.length
  return { more: isMore && talk.row > 0, heard: talk.row, resume: resumable(situation) !== undefined }
}

const said = (situation: Situation, act: Act): Decision =>
  decided(situation, [act], { talk: askingWhat(situation.talk) })

/** "Help": three things that can be said now. */
export const help = (situation: Situation): Decision =>
  said(situation, { act: 'helped', ...sayable(situation) })

/** What matched nothing. */
export const notUnderstood = (situation: Situation): Decision =>
  said(situation, { act: 'did not understand', ...sayable(situation) })

/** An act as it is said a second time: never with a name, and without a second card. */
function anew(act: Act): Act {
  if (act.act === 'greeted') return { ...act, named: false }
  return act.act === 'found' ? { ...act, again: true } : act
}

/** "Say that again": the last answer of this session, worded anew. The open question stays open. */
export function repeat(situation: Situation): Decision {
  const { household, talk, isKnown } = situation
  const isWorthIt = ({ acts }: Answer) => acts.every(({ act }) => act !== 'did not understand')
  const last = household.answers.findLast((answer) => answer.session === talk.session && isWorthIt(answer))
  if (!last) return said(situation, { act: isKnown ? 'had nothing to repeat' : 'could not look back' })
  return decided(situation, last.acts.map(anew))
}

/** A yes to the question that is open in this session. */
export function yes(situation: Situation): Decision | Promise<Decision> {
  const { asked } = situation.talk
  if (asked === undefined) return said(situation, { act: 'had asked nothing' })
  if (asked === 'what') return said(situation, { act: 'missed the query' })
  // To "Which one?" a yes is no answer yet: describing nothing asks again.
  return asked === 'more' ? more(situation) : describe(situation, { by: 'nothing' })
}

/** A no to the question that is open in this session: to "what else?" it is the end of the talk. */
export function no(situation: Situation): Decision {
  const { asked } = situation.talk
  if (asked === undefined) return said(situation, { act: 'had asked nothing' })
  return asked === 'what' ? stop(situation) : said(situation, { act: 'took the no' })
}
