import { randomUUID } from 'node:crypto'
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import type { Invoke } from '../alexa/alexa.ts'
import { SkillFault } from '../alexa/skill-fault.ts'
import { asGuest } from './guest.ts'
import type { Callback, Found } from './handler.ts'
import { summaryOf, traceOf } from './trace.ts'

/** How long Alexa waits for a skill. */
const PATIENCE_MS = 8000

/** Calls back after so many milliseconds, unless the function it returns is called before. */
export type Timer = (ms: number, due: () => void) => () => void

const realTimer: Timer = (ms, due) => {
  // Not unref'd: a handler that waits for nothing would otherwise end the process without a word.
  const timer = setTimeout(due, ms)
  return () => clearTimeout(timer)
}

const threw = (error: unknown): SkillFault =>
  new SkillFault('INVALID_RESPONSE', `The handler threw ${summaryOf(error)}`, {
    trace: traceOf(error),
    cause: error,
  })

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function'

/** The context that Lambda passes, as far as a laptop has it. */
function contextOf(due: number, now: () => number) {
  return {
    functionName: 'local',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:local',
    memoryLimitInMB: '128',
    awsRequestId: randomUUID(),
    logGroupName: '/aws/lambda/local',
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(due - now())),
  }
}

/** Requests that Alexa says an answer to. */
const SPOKEN: ReadonlySet<string> = new Set(['LaunchRequest', 'IntentRequest', 'SessionResumedRequest'])

/** What would arrive at Alexa: the answer as JSON and back. */
function overTheWire(answer: unknown, request: RequestEnvelope['request']): ResponseEnvelope {
  // An end of session and an event take no answer, so that none at all is right as well.
  const isSpoken = SPOKEN.has(request.type)
  if (answer == null && !isSpoken) return { version: '1.0', response: {} }
  if (answer == null) throw new SkillFault('INVALID_RESPONSE', `The handler returned nothing (${answer}).`)
  let json: string | undefined
  try {
    json = JSON.stringify(answer)
  } catch (error) {
    throw new SkillFault(
      'INVALID_RESPONSE',
      `The handler returned no JSON: ${(error as Error).message.split('\n')[0]}.`,
    )
  }
  if (json === undefined)
    throw new SkillFault('INVALID_RESPONSE', `The handler returned no JSON, but a ${typeof answer}.`)
  return JSON.parse(json) as ResponseEnvelope
}

/** Turns that wait for the handler now, which whatever it throws out of turn ends. */
const waiting = new Set<Callback>()

/**
 * Keeps the process alive where a handler throws outside of its promise, in a timer for example: on Lambda
 * that ends the turn, not the skill. What no turn waits for is shown and dropped.
 */
export function surviveHandlers(show: (text: string) => void): void {
  const fail = (error: unknown) => {
    if (waiting.size === 0)
      show(`The handler failed outside of a turn: ${(error as Error)?.stack ?? error}\n`)
    for (const done of waiting) done(error)
  }
  process.on('uncaughtException', fail)
  process.on('unhandledRejection', fail)
}

/**
 * Any Lambda handler as a skill behind the local Alexa. It gets a copy of the event, as on Lambda.
 * @throws {SkillFault} from the returned function, if it throws, takes longer than 8 seconds, or returns
 *   nothing or no JSON; whether Alexa would take the JSON is not looked at here
 */
export function foreignSkill(
  { handler, kind }: Pick<Found, 'handler' | 'kind'>,
  { timer = realTimer, now = () => performance.now() }: { timer?: Timer; now?: () => number } = {},
): Invoke {
  const answerTo = (envelope: RequestEnvelope): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        cancel()
        waiting.delete(done)
        end()
      }
      const done: Callback = (error, response) =>
        settle(() => (error == null ? resolve(response) : reject(threw(error))))
      const failed = (error: unknown) => done(error ?? new Error('nothing'))
      const late = () => {
        const message = `The handler did not answer within ${PATIENCE_MS / 1000} seconds.`
        settle(() => reject(new SkillFault('ENDPOINT_TIMEOUT', message)))
      }
      const cancel = timer(PATIENCE_MS, late)
      waiting.add(done)
      try {
        const context = contextOf(now() + PATIENCE_MS, now)
        const result = asGuest(() => handler(structuredClone(envelope), context, done))
        if (isPromise(result)) result.then((response) => done(null, response), failed)
        // As on Lambda: a value counts, unless the handler names a callback, which it then has to call.
        else if (kind === 'async') done(null, result)
      } catch (error) {
        failed(error)
      }
    })
  return async (envelope) => ({ response: overTheWire(await answerTo(envelope), envelope.request) })
}
