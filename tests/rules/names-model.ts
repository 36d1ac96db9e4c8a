import { WISHES } from '../../lambda/skill/wishes.ts'
import type { Policy, Threshold } from '../../lambda/speaker/policy.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { CALLED } from './generators.ts'

/** What a member chose, as the model has it. Times are in seconds. */
export interface Choices {
  optedOut: boolean
  hold: { level: number; until: number } | undefined
  called: string | undefined
  /** Agreed to be asked whether it was they who spoke. */
  mayAsk?: boolean
  /** When they were asked that, and when an objection of theirs was noted. */
  asked?: number | undefined
  objected?: number | undefined
}

type Matter =
  | { is: 'called'; whose: string; before: string | undefined; again: boolean }
  | { is: 'what to call'; whose: string; again: boolean }
  | { is: 'use the name' | 'forget'; whose: string }
  | Check

/** Was asked about, after a turn at that time and level. */
interface Check {
  is: 'check'
  whose: string
  level: number
  at: number
  isDoubted: boolean
}

/** What a turn adds to the evidence: the moment and the level that it counts for. */
export interface Counted {
  readonly at: number
  readonly level: number
  readonly counts: Readonly<Record<string, number>>
}

interface Session {
  /** A name was spoken here, or is not wanted. */
  isOver: boolean
  /** Somebody here wants none. */
  isUnwanted: boolean
  /** It was asked here who spoke, or is not wanted. */
  isUnasked: boolean
  named: { whose: string; level: number; until: number } | undefined
  matter: Matter | undefined
  touched: number
}

/** The level at which somebody is held, or undefined. */
export const heldAt = (
  hold: { level: number; until: number } | undefined,
  now: number,
): number | undefined => (hold && hold.until > now ? hold.level : undefined)

/** What a turn may say: a name that only Alexa knows, one that was chosen, or none. */
export type Spoken = { tag: string } | { called: string } | undefined

const MONTH = 30 * 86_400
const WEEK = 7 * 86_400
const HOUR = 3600

const enough = (level: number | null, threshold: Threshold): boolean =>
  level !== null && threshold !== 'never' && level >= threshold

/**
 * Everything around a name, written a second time from the design and the rulings alone, without any of the
 * skill's own code: whoever disagrees with it, the skill or the model, has a fault.
 */
export class NamesModel {
  readonly choices = new Map<string, Choices>()
  readonly #policy: Policy
  #session: Session = fresh()
  #isBarred = false
  #counted: Counted | undefined

  constructor(policy: Policy) {
    this.#policy = policy
  }

  begin(): void {
    this.#session = fresh()
  }

  /** Takes a turn and tells which name may be spoken in it. */
  turn({ speaker, level }: Voice, said: Said, now: number): Spoken {
    const matter = this.#enter(now)
    const intent = said.type === 'IntentRequest' ? said.intent.name : said.type
    if (intent === 'AMAZON.RepeatIntent' || isUnknown(intent)) this.#session.matter = matter
    if (intent === 'LaunchRequest') return this.#visit(speaker, level, now)
    const { resumeSearch, greetByName } = this.#policy.thresholds
    if (speaker !== null && enough(level, resumeSearch)) {
      if (intent === 'CallMeIntent') return this.#call(speaker, wordsOf(said), matter)
      this.#byThemselves(intent, speaker, enough(level, greetByName), matter)
      if (intent === 'MayAskIntent') this.#mayAsk(speaker, isUs(said))
    }
    if (intent === 'AskNoMoreIntent') this.#askNoMore(speaker, isUs(said), matter)
    else if (matter?.is === 'check') this.#answer(intent, matter, now)
    else this.#byAnybody(intent, matter, now)
    if (intent === 'LeaveMyNameOutIntent') this.#leaveOut(speaker)
    return undefined
  }

  #visit(speaker: string | null, level: number | null, now: number): Spoken {
    const spoken = this.#greet(speaker, level, now)
    if (speaker !== null && level !== null)
      this.#count(now, level, { recognized: 1, [spoken ? 'named' : 'neutral']: 1 })
    return spoken
  }

  /** What the last turn had to count, but for chances to ask. */
  get counted(): Counted | undefined {
    return this.#counted
  }

  #count(at: number, level: number, counts: Counted['counts']): void {
    this.#counted = { at, level, counts }
  }

  /** The name that it may be asked about after this turn: that of whoever is speaking. */
  mayCheck({ speaker }: Voice, now: number): Spoken {
    const choices = this.choices.get(speaker ?? '')
    if (speaker === null || !choices?.mayAsk || choices.optedOut) return undefined
    if (heldAt(choices.hold, now) !== undefined || isWithin(choices.asked, WEEK, now)) return undefined
    if (this.#isBarred || this.#session.isUnwanted || this.#session.isUnasked) return undefined
    return choices.called === undefined ? { tag: speaker } : { called: choices.called }
  }

  /** It was asked about whoever is speaking. */
  checked({ speaker, level }: Voice, at: number): void {
    if (speaker === null || level === null) throw new Error('Nobody can be asked about.')
    this.#of(speaker).asked = at
    this.#session.isUnasked = true
    this.#session.matter = { is: 'check', whose: speaker, level, at, isDoubted: false }
  }

  #mayAsk(speaker: string, isForAll: boolean): void {
    if (isForAll) this.#isBarred = false
    else this.#of(speaker).mayAsk = true
  }

  #askNoMore(speaker: string | null, isForAll: boolean, matter: Matter | undefined): void {
    this.#session.isUnasked = true
    if (isForAll) {
      this.#isBarred = true
      return
    }
    for (const whose of [speaker, matter?.is === 'check' ? matter.whose : null]) {
      const choices = this.choices.get(whose ?? '')
      if (choices) choices.mayAsk = false
    }
  }

  /** A yes and a no that is confirmed count; of a name that was spoken, the objection holds at once. */
  #answer(intent: string, matter: Check, now: number): void {
    const { named } = this.#session
    const isObjection = intent === 'WrongPersonIntent'
    const isYes = intent === 'AMAZON.YesIntent'
    if (isObjection || (isYes && matter.isDoubted)) {
      Object.assign(this.#session, { isOver: true, isUnwanted: true })
      if (named?.whose === matter.whose) this.#hold(named, now)
    }
    if (isYes || (isObjection && matter.isDoubted))
      this.#count(matter.at, matter.level, matter.isDoubted ? { no: 1 } : { yes: 1 })
    else if (!matter.isDoubted && (isObjection || intent === 'AMAZON.NoIntent'))
      this.#session.matter = { ...matter, isDoubted: true }
  }

  #hold(named: { whose: string; level: number }, now: number): void {
    const choices = this.#of(named.whose)
    choices.hold = { level: Math.max(named.level, heldAt(choices.hold, now) ?? 0), until: now + MONTH }
    if (!isWithin(choices.objected, MONTH, now)) choices.objected = now
  }

  #leaveOut(speaker: string | null): void {
    Object.assign(this.#session, { isOver: true, isUnwanted: true })
    if (speaker !== null) this.#of(speaker).optedOut = true
  }

  /** A talk in silence for an hour is forgotten, but for what travels with the session. */
  #enter(now: number): Matter | undefined {
    const { named, touched, matter } = this.#session
    const isForgotten = now - touched >= HOUR
    if (isForgotten || (named && named.until <= now)) this.#session.named = undefined
    if (isForgotten) Object.assign(this.#session, { isUnwanted: false, isUnasked: false })
    this.#session.touched = now
    this.#session.matter = undefined
    this.#counted = undefined
    return isForgotten ? undefined : matter
  }

  /** What needs the person, surely. */
  #byThemselves(intent: string, speaker: string, mayLift: boolean, matter: Matter | undefined): void {
    if (intent === 'UseMyNameIntent' && mayLift) this.#session.matter = { is: 'use the name', whose: speaker }
    if (intent === 'YesUseMyNameIntent' && mayLift) this.#use(speaker, matter)
    if (intent === 'ForgetMeIntent') this.#session.matter = { is: 'forget', whose: speaker }
    if (intent === 'YesForgetMeIntent') this.#forget(speaker, matter)
  }

  /** What anybody may say. */
  #byAnybody(intent: string, matter: Matter | undefined, now: number): void {
    if (intent === 'WrongPersonIntent') this.#object(matter, now)
    if (intent === 'AMAZON.YesIntent' && matter && matter.is !== 'called') this.#session.matter = matter
    if (intent === 'AMAZON.NoIntent' && matter?.is === 'called') this.#takeBack(matter)
  }

  #of(speaker: string): Choices {
    const known = this.choices.get(speaker) ?? { optedOut: false, hold: undefined, called: undefined }
    this.choices.set(speaker, known)
    return known
  }

  #greet(speaker: string | null, level: number | null, now: number): Spoken {
    if (speaker === null || level === null || this.#session.isOver) return undefined
    const { optedOut, hold, called } = this.choices.get(speaker) ?? {}
    const isHeld = level <= (heldAt(hold, now) ?? -1)
    if (!enough(level, this.#policy.thresholds.greetByName) || optedOut || isHeld) return undefined
    this.#session.isOver = true
    this.#session.named = { whose: speaker, level, until: now + HOUR }
    return called === undefined ? { tag: speaker } : { called }
  }

  #object(matter: Matter | undefined, now: number): void {
    // "I have you down as Zoe": it is the no to that.
    if (matter?.is === 'called') {
      this.#takeBack(matter)
      return
    }
    const { named } = this.#session
    Object.assign(this.#session, { isOver: true, isUnwanted: true })
    if (named) {
      const isCounted = !isWithin(this.choices.get(named.whose)?.objected, MONTH, now)
      if (isCounted) this.#count(named.until - HOUR, named.level, { objected: 1 })
      this.#hold(named, now)
    }
  }

  #call(speaker: string, name: string, matter: Matter | undefined): Spoken {
    const again = matter?.is === 'what to call' && matter.whose === speaker && matter.again
    if (!(CALLED as readonly string[]).includes(name)) {
      this.#session.matter = { is: 'what to call', whose: speaker, again }
      return undefined
    }
    const choices = this.#of(speaker)
    this.#session.matter = { is: 'called', whose: speaker, before: choices.called, again }
    choices.called = name
    return { called: name }
  }

  #takeBack({ whose, before, again }: Matter & { is: 'called' }): void {
    this.#of(whose).called = before
    if (!again) this.#session.matter = { is: 'what to call', whose, again: true }
  }

  #use(speaker: string, matter: Matter | undefined): void {
    if (matter?.is !== 'use the name' || matter.whose !== speaker)
      this.#session.matter = { is: 'use the name', whose: speaker }
    else if (this.choices.has(speaker)) Object.assign(this.#of(speaker), { optedOut: false, hold: undefined })
  }

  #forget(speaker: string, matter: Matter | undefined): void {
    const { named } = this.#session
    if (matter?.is !== 'forget' || matter.whose !== speaker) {
      this.#session.matter = { is: 'forget', whose: speaker }
      return
    }
    this.choices.delete(speaker)
    if (named?.whose === speaker) Object.assign(this.#session, { named: undefined, isUnwanted: true })
  }
}

const fresh = (): Session => ({
  isOver: false,
  isUnwanted: false,
  isUnasked: false,
  named: undefined,
  matter: undefined,
  touched: 0,
})

const isWithin = (since: number | undefined, seconds: number, now: number): boolean =>
  since !== undefined && since + seconds > now

/** What no intent of the skill is for closes no question. */
export const isUnknown = (intent: string): boolean =>
  intent !== 'LaunchRequest' && (intent === 'AMAZON.FallbackIntent' || !Object.hasOwn(WISHES, intent))

const isUs = (said: Said): boolean => said.type === 'IntentRequest' && said.intent.slots?.whom !== undefined

const wordsOf = (said: Said): string =>
  said.type === 'IntentRequest' ? (said.intent.slots?.name?.value ?? '').trim() : ''
