import type { Policy, Threshold } from '../../lambda/speaker/policy.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { CALLED } from './generators.ts'

/** What a member chose, as the model has it. Times are in seconds. */
export interface Choices {
  optedOut: boolean
  hold: { level: number; until: number } | undefined
  called: string | undefined
}

type Matter =
  | { is: 'called'; whose: string; before: string | undefined; again: boolean }
  | { is: 'what to call'; whose: string; again: boolean }
  | { is: 'use the name' | 'forget'; whose: string }

interface Session {
  /** A name was spoken here, or is not wanted. */
  isOver: boolean
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
    if (intent === 'AMAZON.RepeatIntent') this.#session.matter = matter
    if (intent === 'LaunchRequest') return this.#greet(speaker, level, now)
    const { resumeSearch, greetByName } = this.#policy.thresholds
    if (speaker !== null && enough(level, resumeSearch)) {
      if (intent === 'CallMeIntent') return this.#call(speaker, wordsOf(said), matter)
      this.#byThemselves(intent, speaker, enough(level, greetByName), matter)
    }
    this.#byAnybody(intent, speaker, matter, now)
    return undefined
  }

  /** A talk in silence for an hour is forgotten, but for what travels with the session. */
  #enter(now: number): Matter | undefined {
    const { named, touched, matter } = this.#session
    const isForgotten = now - touched >= HOUR
    if (isForgotten || (named && named.until <= now)) this.#session.named = undefined
    this.#session.touched = now
    this.#session.matter = undefined
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
  #byAnybody(intent: string, speaker: string | null, matter: Matter | undefined, now: number): void {
    if (intent === 'WrongPersonIntent') this.#object(matter, now)
    if (intent === 'LeaveMyNameOutIntent') {
      this.#session.isOver = true
      if (speaker !== null) this.#of(speaker).optedOut = true
    }
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

  #object(matter: Matter | undefined, now: number): undefined {
    const { named } = this.#session
    this.#session.isOver = true
    if (named) {
      const choices = this.#of(named.whose)
      const level = Math.max(named.level, heldAt(choices.hold, now) ?? 0)
      choices.hold = { level, until: now + MONTH }
    }
    if (matter?.is === 'called') this.#of(matter.whose).called = matter.before
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
    if (named?.whose === speaker) this.#session.named = undefined
  }
}

const fresh = (): Session => ({ isOver: false, named: undefined, matter: undefined, touched: 0 })

const wordsOf = (said: Said): string =>
  said.type === 'IntentRequest' ? (said.intent.slots?.name?.value ?? '').trim() : ''
