import type { RequestEnvelope, ResponseEnvelope, Session } from 'ask-sdk-model'
import type { TurnRecord } from '../../lambda/skill/house.ts'
import {
  type Connection,
  type Course,
  connectionIn,
  forced,
  noConnection,
  shownConnection,
} from './connections/index.ts'
import type { Step } from './connections/task.ts'
import {
  type DeviceKind,
  envelopeOf,
  newSession,
  type Said,
  type SessionEnd,
  type Setting,
  type Voice,
} from './envelope.ts'
import { followedBy, type Heard, hearing, intentIn, nothing, withWords } from './heard.ts'
import { speakerIn, verified } from './people.ts'
import { type CompiledModel, resolve, resolveInvocation } from './resolver/index.ts'
import { goesOn, type Open, Sessions, type Taught, taughtBy } from './sessions.ts'
import { SkillFault } from './skill-fault.ts'

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
  /** Makes the connection that is open, or that this turn opens, end so. */
  readonly outcome?: string | undefined
  /** The session that a connection's end is told in: the one before, or a new one without attributes. */
  readonly resumes?: Resumes | undefined
}

/** Amazon's pages do not say which of the two it is, so a skill has to bear both. */
export const RESUMES = ['same', 'anew'] as const
export type Resumes = (typeof RESUMES)[number]

/** A skill that answers the end of a connection with another one would never come to an end. */
const CONNECTIONS_MAX = 5
const TOO_MANY = `The skill began more than ${CONNECTIONS_MAX} connections in one turn.`
const NO_SKILL = 'no skill was invoked'
const USUAL_LOCALE = 'en-US'

/**
 * Plays Alexa's part on a laptop: understands utterances through the skill's own interaction models,
 * keeps sessions and their attributes, reprompts once on silence, says names where the skill may not know
 * them, and holds her own side of skill connections.
 */
export class LocalAlexa {
  readonly #skillId: string
  readonly #models: ReadonlyMap<string, CompiledModel>
  readonly #invoke: Invoke
  readonly #sessions = new Sessions()
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

  /**
   * One turn. The turns of one session follow one another, as they do in a room.
   * @throws {OutcomeRefused} for an outcome without a connection, or that it cannot have; what was said counts
   */
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
    const course: Course = { outcome: said.outcome, connections: 0 }
    const heard = await this.#say(said, course)
    if (course.outcome !== undefined) throw noConnection()
    return heard
  }

  async #say(said: Utterance, course: Course): Promise<Heard> {
    const model = this.#models.get(said.locale)
    // A deployment may leave a locale out.
    if (!model) return nothing({ error: `there is no interaction model for ${said.locale}` })
    const open = said.isForcedNew ? await this.#endForced(said) : await this.#current(said)
    const words = said.utterance.trim()
    const connection = open?.connection
    if (open && connection && course.outcome !== undefined)
      return this.#step(said, open, connection, forced(connection, course), nothing({}), course)
    // Not said in silence, which would end the talk: nothing was said but the outcome.
    if (words === '' && !connection && course.outcome !== undefined) throw noConnection()
    if (words === '' && !open) return nothing({ error: NO_SKILL })

    const invocation = resolveInvocation(model, words)
    if (invocation.kind !== 'none') {
      if (open) await this.#end(said, open, { reason: 'USER_INITIATED' })
      const request: Said =
        invocation.kind === 'launch'
          ? { type: 'LaunchRequest' }
          : { type: 'IntentRequest', intent: invocation.resolution.intent }
      return this.#ask(said, newSession(this.#settingOf(said)), request, [], course)
    }
    if (!open) return nothing({ error: NO_SKILL })
    if (connection) {
      const { locale } = said
      const { wrong } = connection
      const speaker = speakerIn(said.voice, said.household)
      const step = connection.task.hear({ words, lexicon: model.lexicon, locale, speaker, wrong })
      const again = { ...connection, wrong: wrong + 1 }
      return this.#step(said, open, again, step, nothing({ intent: 'Connection' }), course)
    }
    if (words === '') return this.#silence(said, open)
    const resolution = resolve(model, words, open.dynamic)
    if (!resolution) return nothing({ error: 'nothing in the interaction model fits', sessionEnded: false })
    const session = { ...open.session, new: false }
    return this.#ask(
      said,
      session,
      { type: 'IntentRequest', intent: resolution.intent },
      open.dynamic,
      course,
    )
  }

  /** Alexa's side of a connection: she says something and listens, or tells the skill how it ended. */
  async #step(
    said: Utterance,
    open: Open,
    connection: Connection,
    step: Step,
    before: Heard,
    course: Course,
  ): Promise<Heard> {
    const { task, token } = connection
    if ('says' in step) {
      this.#sessions.keep(said.session, { ...open, at: said.now, connection })
      const shown = { sessionEnded: false, connection: shownConnection(connection) }
      return { ...withWords(before, step.says), ...shown }
    }
    const setting = this.#settingOf(said)
    const isAnew = said.resumes === 'anew'
    const session = isAnew ? newSession(setting) : { ...open.session, new: false }
    const request: Said = {
      type: 'SessionResumedRequest',
      cause: {
        type: 'ConnectionCompleted',
        ...(token === undefined ? {} : { token }),
        ...task.outcomes[step.outcome],
      },
    }
    const voice = step.outcome === 'ACHIEVED' ? verified(said.voice, said.household) : said.voice
    this.#sessions.drop(said.session)
    const after = await this.#ask({ ...said, voice }, session, request, isAnew ? [] : open.dynamic, course)
    return followedBy(withWords(before, task.says(step.outcome, said.locale)), after)
  }

  /** The session that goes on, or undefined; one that cannot go on is ended, and the skill told so. */
  async #current(said: Utterance): Promise<Open | undefined> {
    const open = this.#sessions.get(said.session)
    if (!open || goesOn(open, said)) return open
    await this.#end({ ...said, ...open.setting }, open, { reason: 'EXCEEDED_MAX_REPROMPTS' })
    return undefined
  }

  async #endForced(said: Utterance): Promise<undefined> {
    const open = this.#sessions.get(said.session)
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
    return nothing({
      request,
      intent: 'SessionEndedRequest',
      exchanges: [{ request, response: null }],
    })
  }

  async #end(said: Utterance, { session }: Pick<Open, 'session'>, end: SessionEnd): Promise<RequestEnvelope> {
    this.#sessions.drop(said.session)
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
    return nothing({
      ...{ error: message, fault: type, trace },
      ...{ intent: intentIn(request), request, response, exchanges: [{ request, response }] },
    })
  }

  async #ask(
    said: Utterance,
    session: Session,
    request: Said,
    earlier: Taught,
    course: Course,
  ): Promise<Heard> {
    const envelope = envelopeOf(this.#settingOf(said), session, request)
    let answer: Awaited<ReturnType<Invoke>>
    try {
      answer = await this.#invoke(envelope)
      if (connectionIn(answer.response) && ++course.connections > CONNECTIONS_MAX)
        throw new SkillFault('INVALID_RESPONSE', TOO_MANY, answer)
    } catch (error) {
      if (error instanceof SkillFault) return this.#fail(said, session, envelope, error)
      throw error
    }
    const { response, record } = answer
    const result = hearing(said, envelope, response, record)
    const connection = connectionIn(response)
    if (result.sessionEnded && !connection) {
      this.#sessions.drop(said.session)
      return result
    }
    const { household, locale, device, now } = said
    const open: Open = {
      setting: { household, locale, device },
      session: { ...session, attributes: response.sessionAttributes ?? {} },
      at: now,
      reprompt: result.reprompt,
      isWaiting: false,
      dynamic: taughtBy(result.directives, earlier),
      connection,
    }
    this.#sessions.keep(said.session, open)
    if (!connection) return result
    const step =
      course.outcome === undefined
        ? connection.task.begin(speakerIn(said.voice, household), locale)
        : forced(connection, course)
    return this.#step(said, open, connection, step, result, course)
  }

  #settingOf({ household, locale, device, voice, now }: Utterance): Setting {
    return { skillId: this.#skillId, household, locale, device, voice, now }
  }
}
