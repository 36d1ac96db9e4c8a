import type { Invoke } from './alexa.ts'
import { checkResponse } from './response-check.ts'

/** What Alexa calls the faults of a skill, in the SessionEndedRequest that follows one. */
export type FaultType = 'INVALID_RESPONSE' | 'ENDPOINT_TIMEOUT'

/** The skill did not answer as a skill must. The message says in one sentence what is wrong. */
export class SkillFault extends Error {
  override readonly name = 'SkillFault'
  readonly type: FaultType
  /** What the skill answered, where it answered at all. */
  readonly response: unknown
  /** Where it was thrown, in lines for who wrote the skill; empty where nothing was. */
  readonly trace: readonly string[]

  constructor(
    type: FaultType,
    message: string,
    { response, trace = [], cause }: { response?: unknown; trace?: readonly string[]; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.type = type
    this.response = response
    this.trace = trace
  }
}

/** A fault for people, with the lines that say where it was thrown behind it. */
export const faultText = (message: string, trace: readonly string[] = []): string =>
  [message, ...trace.map((line) => `    ${line}`)].join('\n')

/**
 * A skill whose answers are checked as Alexa would, before anybody hears them. To the end of a session and
 * to events nothing can be said, so only their form is checked, and that they begin no connection.
 * @throws {SkillFault} from the returned function, naming the first thing that is wrong
 */
export const checked =
  (invoke: Invoke): Invoke =>
  async (envelope) => {
    const answer = await invoke(envelope)
    const { request, session } = envelope
    // What has no session, an event, has nobody who could talk to Alexa either.
    const isClosed = request.type === 'SessionEndedRequest' || session === undefined
    const [first, ...others] = checkResponse(answer.response, isClosed ? request.type : undefined)
    if (!first) return answer
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`
    throw new SkillFault('INVALID_RESPONSE', `Alexa refuses this response: ${first.message}${more}`, {
      response: answer.response,
    })
  }
