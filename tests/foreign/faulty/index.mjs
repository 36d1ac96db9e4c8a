// A skill that fails, in each way that a skill can: it throws, at once or later, it never answers, and it
// answers what Alexa refuses.
import { setImmediate as soon } from 'node:timers/promises'

const say = (outputSpeech, shouldEndSession = false) => ({
  version: '1.0',
  response: { outputSpeech, shouldEndSession },
})

async function lookUp(order) {
  await soon()
  return order.items.length
}

const ANSWERS = {
  LaunchRequest: () => say({ type: 'PlainText', text: 'What shall go wrong?' }),
  ThrowIntent: () => lookUp(undefined),
  NeverIntent: () => new Promise(() => {}),
  RefusedIntent: () => say({ type: 'SSML', ssml: '<speak>Salt & pepper</speak>' }),
  'AMAZON.StopIntent': () => say({ type: 'PlainText', text: 'Nothing did.' }, true),
}

export const handler = async ({ request }) => ANSWERS[request.intent?.name ?? request.type]?.()
