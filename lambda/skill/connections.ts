import type { Directive, RequestEnvelope } from 'ask-sdk-model'
import type { Act } from '../acts.ts'
import type { ConnectionResult, Wish } from '../conversation/situation.ts'

/** Alexa gives the talk back after a step that she took over. */
export const RESUMED = 'SessionResumedRequest'

const VERIFY = 'connection://AMAZON.VerifyPerson/2'
const SHOPPING = {
  cart: 'connection://AMAZON.AddToShoppingCart/1',
  buy: 'connection://AMAZON.BuyShoppingProducts/1',
} as const

/** Voice and PIN together; nothing documents another level that can be asked for. */
const ASKED_LEVEL = { level: 400, customPolicy: { policyName: 'VOICE_PIN' } }

/**
 * What hands the talk to Alexa, if an act does. The answer it goes out with must leave `shouldEndSession` out.
 * https://developer.amazon.com/en-US/docs/alexa/custom-skills/pin-confirmation-for-alexa-skills.html
 * https://developer.amazon.com/docs/alexa/alexa-shopping/alexa-shopping-actions-for-alexa-skills-api-reference.html
 */
export function connectionIn(acts: readonly Act[]): Directive | undefined {
  for (const act of acts) {
    if (act.act === 'asked for the PIN')
      return starting(VERIFY, { requestedAuthenticationConfidenceLevel: ASKED_LEVEL }, act.question)
    if (act.act === 'went shopping')
      return starting(SHOPPING[act.task], { products: [{ asin: act.asin }] }, act.question)
  }
  return undefined
}

const starting = (uri: string, input: Record<string, unknown>, token: string): Directive => ({
  type: 'Connections.StartConnection',
  uri,
  input,
  token,
})

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a `SessionResumedRequest` says. Only a status of 200 is a success, and not every one: a PIN that was
 * never set up, and a purchase that was refused, come with 200 and a result that says so.
 */
export function goingOn(request: RequestEnvelope['request']): Wish {
  const { cause } = request as { cause?: unknown }
  const { token, status, result } = isObject(cause) ? cause : {}
  return {
    wish: 'go on',
    token: typeof token === 'string' ? token : undefined,
    result: isObject(status) && String(status.code) === '200' ? meantBy(result) : 'failed',
  }
}

function meantBy(result: unknown): ConnectionResult {
  if (result === undefined) return 'done'
  const status = isObject(result) ? result.status : undefined
  if (status === 'ACHIEVED') return 'achieved'
  return status === 'NOT_ENABLED' ? 'not set up' : 'failed'
}
