import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import type { Invoke } from '../../local/alexa/alexa.ts'
import { DeployedSkill } from '../../local/alexa/deployed-skill.ts'
import { checked } from '../../local/alexa/skill-fault.ts'
import { SKILL_ID } from '../../local/house.ts'

const model = (invocationName: string, pin: string, cart: string, buy: string) => ({
  interactionModel: {
    languageModel: {
      invocationName,
      intents: [
        { name: 'PinIntent', samples: [pin] },
        { name: 'CartIntent', samples: [cart] },
        { name: 'BuyIntent', samples: [buy] },
        ...['Yes', 'No', 'Stop', 'Cancel', 'Fallback'].map((name) => ({ name: `AMAZON.${name}Intent` })),
      ],
    },
  },
})

/** A skill package with a task of Alexa's behind each intent. */
export const newSkill = (): DeployedSkill =>
  new DeployedSkill(SKILL_ID, {
    manifest: {},
    models: {
      'en-US': model('tiny till', 'reserve it', 'put it in my cart', 'order it'),
      'fr-FR': model('petite caisse', 'réservez la', 'mettez la au panier', 'commandez la'),
    },
  })

export const VERIFY = 'connection://AMAZON.VerifyPerson/2'
export const CART = 'connection://AMAZON.AddToShoppingCart/1'
export const BUY = 'connection://AMAZON.BuyShoppingProducts/1'

const LEVEL = { level: 400, customPolicy: { policyName: 'VOICE_PIN' } }
const PRODUCTS = { products: [{ asin: 'B012345678' }] }
const STARTS: Readonly<Record<string, readonly [uri: string, input: object]>> = {
  PinIntent: [VERIFY, { requestedAuthenticationConfidenceLevel: LEVEL }],
  CartIntent: [CART, PRODUCTS],
  BuyIntent: [BUY, PRODUCTS],
}

const speech = (text: string) => ({ outputSpeech: { type: 'PlainText', text } })

/** A response that begins a connection. */
export const starting = (uri: string, input: unknown, more: object = {}) => ({
  version: '1.0',
  sessionAttributes: { kept: 'yes' },
  response: {
    ...speech('One moment.'),
    directives: [{ type: 'Connections.StartConnection', uri, input, token: 't1' }],
    ...more,
  },
})

/** What the tiny skill answers. */
function answerTo({ request }: RequestEnvelope): object {
  if (request.type === 'SessionEndedRequest') return { version: '1.0', response: {} }
  const start = request.type === 'IntentRequest' ? STARTS[request.intent.name] : undefined
  if (start) return starting(...start)
  const name = request.type === 'IntentRequest' ? request.intent.name : request.type
  return { version: '1.0', response: { ...speech(`${name}.`), shouldEndSession: false } }
}

/** The tiny skill, and all that it is asked. A test may answer something else. */
export function tinySkill(other: (envelope: RequestEnvelope) => object | undefined = () => undefined) {
  const asked: RequestEnvelope[] = []
  const invoke: Invoke = checked((envelope) => {
    asked.push(envelope)
    return Promise.resolve({ response: (other(envelope) ?? answerTo(envelope)) as ResponseEnvelope })
  })
  return { asked, invoke }
}
