import { randomUUID } from 'node:crypto'
import type { LocalAlexa } from '../alexa/alexa.ts'
import type { DeployedSkill } from '../alexa/deployed-skill.ts'
import type { Heard } from '../alexa/heard.ts'
import { faultText } from '../alexa/skill-fault.ts'
import type { Clocks } from '../clocks.ts'
import { failure, noModel, skillFailure } from './failure.ts'
import { isObject, type Json, objectIn, oneIn, textIn } from './json.ts'
import { Kept } from './kept.ts'
import { intentShape, nearTo } from './nlu.ts'
import { voiceOf } from './profile.ts'

/** What somebody says to the simulator, and how. */
interface Simulation {
  readonly content: string
  readonly locale: string
  readonly mode: 'DEFAULT' | 'FORCE_NEW_SESSION'
  readonly type: 'DEFAULT' | 'NFI_ISOLATED_SIMULATION'
}

const HOUSEHOLD = 'demo'
const KEPT_MAX = 200

/** Amazon's words (https://github.com/mlomboglia/alexa-skill-heytube/issues/7). */
const NO_MATCH =
  'This utterance did not resolve to any intent in your skill. Please invoke your skill and try again with a ' +
  'different utterance or update your interaction model to include this utterance before testing again.'

/**
 * Reads the body of a simulation (`v2.skill.simulations.SimulationsApiRequest`). ask-cli leaves `session` out
 * where no mode was given, and the SDK may send it empty: both go on with the session that is open.
 * @throws {Refused} 400
 */
export function simulationOf(body: Json): Simulation {
  const { session = {}, simulation = {} } = body
  const content = textIn(objectIn(body, 'input'), 'content', 'input.content')
  const locale = textIn(objectIn(body, 'device'), 'locale', 'device.locale')
  return {
    content,
    locale,
    mode: oneIn(
      { mode: 'DEFAULT', ...objectIn({ session }, 'session') },
      'mode',
      ['DEFAULT', 'FORCE_NEW_SESSION'],
      'session.mode',
    ),
    type: oneIn(
      { type: 'DEFAULT', ...objectIn({ simulation }, 'simulation') },
      'type',
      ['DEFAULT', 'NFI_ISOLATED_SIMULATION'],
      'simulation.type',
    ),
  }
}

/**
 * The requests that a skill got, and what it answered; it may have failed before it did. There are none where
 * Alexa answered by herself, and two where a connection came to its end at once.
 */
const executionOf = ({ exchanges }: Heard, endpoint: string, ms: number) => ({
  invocations: exchanges.map(({ request, response }) => ({
    invocationRequest: { endpoint, body: request },
    // A skill that answers a text or a list is one that failed, and the record has a place for objects.
    ...(isObject(response) ? { invocationResponse: { body: response } } : {}),
    metrics: { skillExecutionTimeInMilliseconds: Math.round(ms / exchanges.length) },
  })),
})

/** What came of a turn, as `v2.skill.simulations.SimulationResult`. */
function resultOf(heard: Heard, near: readonly Json[], endpoint: string, ms: number): Json {
  const { speech, exchanges, error, fault, trace } = heard
  const skillExecutionInfo = executionOf(heard, endpoint, ms)
  if (fault) return { skillExecutionInfo, error: failure('SKILL_FAILED', faultText(error ?? fault, trace)) }
  const asked = exchanges[0]?.request.request
  return {
    alexaExecutionInfo: {
      // An entry without a caption is shown as "undefined".
      alexaResponses: speech === null ? [] : [{ type: 'Speech', content: { caption: speech } }],
      consideredIntents: asked?.type === 'IntentRequest' ? [intentShape(asked.intent), ...near] : [],
    },
    skillExecutionInfo,
  }
}

/** Says things to the local Alexa for ask-cli, and keeps what came of it. */
export class Simulations {
  readonly #alexa: LocalAlexa
  readonly #skill: DeployedSkill
  readonly #clocks: Clocks
  readonly #kept = new Kept<Json>(KEPT_MAX)

  constructor(alexa: LocalAlexa, skill: DeployedSkill, clocks: Clocks) {
    this.#alexa = alexa
    this.#skill = skill
    this.#clocks = clocks
  }

  /**
   * Does the whole simulation, so that who asks for it finds it done at once: `ask dialog` waits two seconds
   * after every answer that says it is in progress.
   * @param token the profile's access token: it says who speaks, and has a session of its own
   * @param endpoint where the skill is, for the record
   * @returns the simulation's id
   */
  async run(token: string, simulation: Simulation, endpoint: string): Promise<string> {
    const id = randomUUID()
    const result = await this.#simulate(token, simulation, endpoint)
    this.#kept.keep(id, { id, status: 'error' in result ? 'FAILED' : 'SUCCESSFUL', result })
    return id
  }

  /** What came of a simulation (`v2.skill.simulations.SimulationsApiResponse`), or undefined. */
  get(id: string): Json | undefined {
    return this.#kept.get(id)
  }

  async #simulate(
    token: string,
    { content, locale, mode, type }: Simulation,
    endpoint: string,
  ): Promise<Json> {
    const failed = (code: string, message: string): Json => ({ error: failure(code, message) })
    const voice = voiceOf(token)
    if (typeof voice === 'string') return failed('UNKNOWN_SPEAKER', voice)
    if (type !== 'DEFAULT')
      return failed('NOT_SUPPORTED', 'This Alexa knows only the simulation type DEFAULT.')
    if (!this.#skill.isEnabled)
      return failed('SKILL_DISABLED', 'The skill is disabled. Enable it: ask smapi set-skill-enablement.')
    const model = this.#skill.compiled.get(locale)
    if (!model) return failed('NO_SUCH_LOCALE', noModel(this.#skill.locales))
    const began = performance.now()
    try {
      const heard = await this.#alexa.turn({
        utterance: content,
        voice,
        locale,
        session: `smapi ${locale} ${token}`,
        device: 'speaker',
        household: HOUSEHOLD,
        now: this.#clocks.now(HOUSEHOLD),
        isForcedNew: mode === 'FORCE_NEW_SESSION',
      })
      // A skill that failed, or whose answer Alexa refuses, is no utterance that was not understood.
      if (!heard.fault && !heard.connection && !(heard.request && heard.response))
        return failed('NO_MATCH', NO_MATCH)
      const near = heard.fault ? [] : nearTo(model, content).map(intentShape)
      return resultOf(heard, near, endpoint, Math.round(performance.now() - began))
    } catch (error) {
      return { error: skillFailure(error) }
    }
  }
}
