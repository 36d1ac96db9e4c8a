import type { CalibrationInput, NamingThreshold } from '../../lambda/speaker/calibration/input.ts'
import { type Recommendation, recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { LEVELS, PEOPLE, type People, QUESTIONS, START, WANTED } from './assumptions.ts'
import type { Draw } from './draw.ts'
import type { Fleet, Truth, Visit } from './fleet.ts'
import { Memory } from './memory.ts'

/** A way to set the threshold. */
export interface Rule {
  readonly name: string
  /** The threshold in the first week. */
  readonly start: number
  /** How it is set anew each week; not at all if left out. */
  readonly retune?: {
    readonly asks: boolean
    /** Whoever is named and does not object counts as a yes. */
    readonly silenceIsYes?: boolean
    readonly bound?: 'anytime'
  }
}

/** The one that is held to what is expected of the method. */
export const METHOD: Rule = { name: 'the method, with questions', start: START, retune: { asks: true } }

/** The rules that are compared. */
export const RULES: readonly Rule[] = [
  { name: 'always name', start: 100 },
  { name: 'fixed 200', start: 200 },
  { name: 'fixed 300', start: 300 },
  { name: 'fixed 400', start: 400 },
  // It has to name everybody first: it learns from those whom it names.
  { name: 'silence counted as right', start: 100, retune: { asks: false, silenceIsYes: true } },
  { name: 'the method, without questions', start: START, retune: { asks: false } },
  METHOD,
  {
    name: 'the same, time-uniform bound',
    start: START,
    retune: { asks: true, bound: 'anytime' },
  },
]

/** Where twelve weeks under a rule end. */
export interface Outcome {
  readonly threshold: NamingThreshold
  /** The last week's recommendation. */
  readonly said: Recommendation | undefined
  /** Questions asked, of recognized visits. */
  readonly askedShare: number
  /** What was true of the visits of people whom no objection held back. */
  readonly free: Truth
}

/** Counters by level, as a shop keeps them. */
class Counters {
  readonly visits = LEVELS.map(() => 0)
  readonly asked = LEVELS.map(() => 0)
  readonly wrong = LEVELS.map(() => 0)
  readonly named = LEVELS.map(() => 0)
  readonly objected = LEVELS.map(() => 0)
  questions = 0
}

const add = (counts: number[], level: number): void => {
  counts[level] = (counts[level] ?? 0) + 1
}

/** Lives through a fleet's weeks under a rule. */
export function live(rule: Rule, fleet: Fleet, draw: Draw, people = PEOPLE): Outcome {
  const { start, retune } = rule
  const free = { visits: LEVELS.map(() => 0), wrong: LEVELS.map(() => 0) }
  if (!retune) return { threshold: start, said: undefined, askedShare: 0, free }
  const counters = new Counters()
  const memory = new Memory(people, fleet.reluctance)
  const talk: Talk = { counters, memory, people, draw }
  let threshold: NamingThreshold = start
  let said: Recommendation | undefined
  for (const week of fleet.weeks) {
    for (const visit of week) {
      add(counters.visits, visit.level)
      if (memory.isHeld(visit)) continue
      add(free.visits, visit.level)
      if (visit.isWrong) add(free.wrong, visit.level)
      const names = reaches(visit, threshold)
      if (!(retune.asks && isAsked(visit, names, talk)) && names) name(visit, talk)
    }
    said = recommendThreshold(inputOf(counters, retune, threshold))
    threshold = said.recommended
  }
  const visits = counters.visits.reduce((sum, n) => sum + n, 0)
  return { threshold, said, askedShare: counters.questions / visits, free }
}

const reaches = ({ level }: Visit, threshold: NamingThreshold): boolean =>
  threshold !== null && (LEVELS[level] ?? 0) >= threshold

/** Who and what a visit has to do with. */
interface Talk {
  readonly counters: Counters
  readonly memory: Memory
  readonly people: People
  readonly draw: Draw
}

/** Asks the check question at the end of a visit, if it is drawn and may be asked. @returns whether it was */
function isAsked(visit: Visit, isNamed: boolean, { counters, memory, people, draw }: Talk): boolean {
  if (!draw.happens(isNamed ? QUESTIONS.above : QUESTIONS.below)) return false
  if (!memory.mayBeAsked(visit)) return false
  memory.wasAsked(visit)
  counters.questions += 1
  if (!draw.happens(people.answer)) return true
  add(counters.asked, visit.level)
  if (draw.happens(visit.isWrong ? 1 - people.wrongSayYes : people.rightSayNo))
    add(counters.wrong, visit.level)
  return true
}

/** Names without asking, and hears the objection. */
function name(visit: Visit, { counters, memory, people, draw }: Talk): void {
  add(counters.named, visit.level)
  if (visit.isWrong && draw.happens(people.object) && memory.objects(visit))
    add(counters.objected, visit.level)
}

function inputOf(
  { visits, asked, wrong, named, objected }: Counters,
  { silenceIsYes, bound }: NonNullable<Rule['retune']>,
  current: NamingThreshold,
): CalibrationInput {
  const answers = silenceIsYes ? { asked: named, wrong: objected } : { asked, wrong, named, objected }
  return { levels: LEVELS, visits, ...answers, ...WANTED, current, ...(bound ? { bound } : {}) }
}
