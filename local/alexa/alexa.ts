import type { Directive, er, RequestEnvelope, ResponseEnvelope, Session, ui } from 'ask-sdk-model'
import type { TurnRecord } from '../../lambda/skill/house.ts'
import {
  type DeviceKind,
  envelopeOf,
  newSession,
  type Said,
  type SessionEnd,
  type Setting,
  type Voice,
} from './envelope.ts'
import { nameOf } from './people.ts'
import { type CompiledModel, resolve, resolveInvocation } from './resolver/index.ts'
import { type FaultType, SkillFault } from './skill-fault.ts'
import { heard } from './speech.ts'

/** Runs one request through a skill; the record is what our own skill says of its decision. */
export type Invoke = (
  envelope: RequestEnvelope,
) => Promise<{ response: ResponseEnvelope; record?: TurnRecord }>

/** Something said to a device. */
export interface Utterance {
  readonly utterance: string
  readonly voice: Voice
  readonly locale: string
  /** The caller's name for the session: a device that goes on talking uses the same one. */
  readonly session: string
  readonly device: DeviceKind
  readonly household: string
  /** Epoch milliseconds. */
  readonly now: number
  /** Ends the session that is open before the words are heard, as ask-cli's FORCE_NEW_SESSION does. */
  readonly isForcedNew?: boolean
}

/** What came back, and what a person hears of it. */
export interface Heard {
  readonly speech: string | null
  readonly ssml: string | null
  readonly reprompt: string | null
  readonly card: ui.Card | null
  readonly directives: readonly Directive[]
  readonly sessionEnded: boolean
  /** The intent's name, else the request's type; null where no skill was invoked. */
  readonly intent: string | null
  readonly record: TurnRecord | undefined
  readonly request: RequestEnvelope | null
  readonly response: ResponseEnvelope | null
  /** Why nothing is heard: no skill was invoked, nothing fits, or what is wrong with the skill. */
  readonly error?: string
  /** The error is the skill's, by Alexa's name for it. */
  readonly fault?: FaultType
  /** Where the skill failed, in lines for who wrote it. */
  readonly trace?: readonly string[]
}

/** An open session of a device, as Alexa keeps it between turns. */
interface Open {
  readonly setting: Pick<Setting, 'household' | 'locale' | 'device'>
  session: Session
  at: number
  reprompt: string | null
  /** The reprompt was said already: the next silence ends the session. */
  isWaiting: boolean
  /** What the skill taught with Dialog.UpdateDynamicEntities. */
  dynamic: readonly er.dynamic.EntityListItem[]
}

const SESSION_MS = 10 * 60_000
const OPEN_MAX = 1000
const NO_SKILL = 'no skill was invoked'
const USUAL_LOCALE = 'en-US'

const nothing = (more: Partial<Heard>): Heard => ({
  speech: null,
  ssml: null,
  reprompt: null,
  card: null,
  directives: [],
  sessionEnded: true,
  intent: null,
  record: undefined,
  request: null,
  response: null,
  ...more,
})

const intentIn = ({ request }: RequestEnvelope): string =>
  request.type === 'IntentRequest' ? request.intent.name : request.type

/** The entities that hold after a response: its own, none after a CLEAR, else those from before. */
function taughtBy(
  directives: readonly Directive[],
  earlier: readonly er.dynamic.EntityListItem[],
): readonly er.dynamic.EntityListItem[] {
  return directives.reduce((taught, directive) => {
    if (directive.type !== 'Dialog.UpdateDynamicEntities') return taught
    return directive.updateBehavior === 'REPLACE' ? (directive.types ?? []) : []
  }, earlier)
}

/**
 * Plays Alexa's part on a laptop: understands utterances through the skill's own interaction models,
 * keeps sessions and their attributes, reprompts once on silence, and says names where the skill may not
 * know them.
 */
export class LocalAlexa {
  readonly #skillId: string
  readonly #models: ReadonlyMap<string, CompiledModel>
  readonly #invoke: Invoke
  readonly #open = new Map<string, Open>()
  readonly #queues = new Map<string, Promise<unknown>>()

  constructor(skillId: string, models: ReadonlyMap<string, CompiledModel>, invoke: Invoke) {
    this.#skillId = skillId
    this.#models = models
    this.#invoke = invoke
  }

  /** The locales there is an interaction model for. */
  get locales(): readonly string[] {
    return [...this.#models.keys()]
  }

  /** The locale of those who name none: en-US, or the first there is. */
  get locale(): string {
    return this.#models.has(USUAL_LOCALE) ? USUAL_LOCALE : (this.locales[0] ?? USUAL_LOCALE)
  }

  /** One turn. The turns of one session follow one another, as they do in a room. */
  turn(said: Utterance): Promise<Heard> {
    const before = this.#queues.get(said.session) ?? Promise.resolve()
    const now = before.then(() => this.#turn(said))
    const settled = now.catch(() => undefined)
    this.#queues.set(said.session, settled)
    void settled.then(() => {
      if (this.#queues.get(said.session) === settled) this.#queues.delete(said.session)
    })
    return now
  }

  async #turn(said: Utterance): Promise<Heard> {
    const model = this.#models.get(said.locale)
    // A deployment may leave a locale out.
    if (!model) return nothing({ error: `there is no interaction model for ${said.locale}` })
    const open = said.isForcedNew ? await this.#endForced(said) : await this.#current(said)
    const words = said.utterance.trim()
    if (words === '') return open ? this.#silence(said, open) : nothing({ error: NO_SKILL })

    const invocation = resolveInvocation(model, words)
    if (invocation.kind !== 'none') {
      if (open) await this.#end(said, open, { reason: 'USER_INITIATED' })
      const request: Said =
        invocation.kind === 'launch'
          ? { type: 'LaunchRequest' }
          : { type: 'IntentRequest', intent: invocation.resolution.intent }
      return this.#ask(said, newSession(this.#settingOf(said)), request, [])
    }
    if (!open) return nothing({ error: NO_SKILL })
    const resolution = resolve(model, words, open.dynamic)
    if (!resolution) return nothing({ error: 'nothing in the interaction model fits', sessionEnded: false })
    const session = { ...open.session, new: false }
    return this.#ask(said, session, { type: 'IntentRequest', intent: resolution.intent }, open.dynamic)
  }

  /** The session that goes on, or undefined; one that cannot go on is ended, and the skill told so. */
  async #current(said: Utterance): Promise<Open | undefined> {
    const open = this.#open.get(said.session)
    if (!open) return undefined
    const { household, locale, device } = open.setting
    const isSame = household === said.household && locale === said.locale && device === said.device
    if (isSame && Math.abs(said.now - open.at) < SESSION_MS) return open
    await this.#end({ ...said, ...open.setting }, open, { reason: 'EXCEEDED_MAX_REPROMPTS' })
    return undefined
  }

  async #endForced(said: Utterance): Promise<undefined> {
    const open = this.#open.get(said.session)
    if (open) await this.#end({ ...said, ...open.setting }, open, { reason: 'USER_INITIATED' })
  }

  async #silence(said: Utterance, open: Open): Promise<Heard> {
    if (!open.isWaiting && open.reprompt !== null) {
      open.isWaiting = true
      open.at = said.now
      const { reprompt } = open
      return nothing({ speech: reprompt, reprompt, sessionEnded: false, intent: 'Reprompt' })
    }
    const request = await this.#end(said, open, { reason: 'EXCEEDED_MAX_REPROMPTS' })
    return nothing({ request, intent: 'SessionEndedRequest' })
  }

  async #end(said: Utterance, { session }: Pick<Open, 'session'>, end: SessionEnd): Promise<RequestEnvelope> {
    this.#open.delete(said.session)
    const ended: Said = { type: 'SessionEndedRequest', ...end }
    const request = envelopeOf(this.#settingOf(said), { ...session, new: false }, ended)
    try {
      await this.#invoke(request)
    } catch (error) {
      // Nobody hears an answer to the end of a session, so a wrong one changes nothing: Alexa drops it.
      if (!(error instanceof SkillFault)) throw error
    }
    return request
  }

  /** What comes of a skill that fails: silence, an error that says why, and the end of the session. */
  async #fail(
    said: Utterance,
    session: Session,
    request: RequestEnvelope,
    fault: SkillFault,
  ): Promise<Heard> {
    const { type, message, trace } = fault
    await this.#end(said, { session }, { reason: 'ERROR', error: { type, message } })
    const response = (fault.response ?? null) as ResponseEnvelope | null
    return nothing({ error: message, fault: type, trace, intent: intentIn(request), request, response })
  }

  async #ask(
    said: Utterance,
    session: Session,
    request: Said,
    /** What the skill taught with Dialog.UpdateDynamicEntities. */
    dynamic: readonly er.dynamic.EntityListItem[],
  ): Promise<Heard> {
    const envelope = envelopeOf(this.#settingOf(said), session, request)
    let answer: Awaited<ReturnType<Invoke>>
    try {
      answer = await this.#invoke(envelope)
    } catch (error) {
      if (error instanceof SkillFault) return this.#fail(said, session, envelope, error)
      throw error
    }
    const { response, record } = answer
    const result = this.#hear(said, envelope, response, record)
    if (result.sessionEnded) this.#open.delete(said.session)
    else this.#keep(said, session, response, result, dynamic)
    return result
  }

  #hear(
    said: Utterance,
    envelope: RequestEnvelope,
    response: ResponseEnvelope,
    record: TurnRecord | undefined,
  ): Heard {
    const { outputSpeech, reprompt, card, directives, shouldEndSession } = response.response
    const plain = (speech: ui.OutputSpeech | undefined): string | null => {
      if (!speech) return null
      if (speech.type === 'PlainText') return speech.text
      return heard(speech.ssml, (personId) => nameOf(said.household, personId))
    }
    return {
      speech: plain(outputSpeech),
      ssml: outputSpeech?.type === 'SSML' ? outputSpeech.ssml : null,
      reprompt: plain(reprompt?.outputSpeech),
      card: card ?? null,
      directives: directives ?? [],
      // Left out, the session ends on a device without a screen, and stays open on one that shows something.
      sessionEnded: shouldEndSession ?? said.device !== 'screen',
      intent: intentIn(envelope),
      record,
      request: envelope,
      response,
    }
  }

  #keep(
    said: Utterance,
    session: Session,
    response: ResponseEnvelope,
    result: Heard,
    earlier: readonly er.dynamic.EntityListItem[],
  ): void {
    const { household, locale, device, now } = said
    this.#open.delete(said.session)
    this.#open.set(said.session, {
      setting: { household, locale, device },
      session: { ...session, attributes: response.sessionAttributes ?? {} },
      at: now,
      reprompt: result.reprompt,
      isWaiting: false,
      dynamic: taughtBy(result.directives, earlier),
    })
    // A Map iterates in the order of insertion, so the first is the one that was silent longest.
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN_MAX) break
      this.#open.delete(oldest)
    }
  }

  #settingOf({ household, locale, device, voice, now }: Utterance): Setting {
    return { skillId: this.#skillId, household, locale, device, voice, now }
  }
}
