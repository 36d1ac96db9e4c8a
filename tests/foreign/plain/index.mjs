// A skill without ask-sdk, in an ES module, with an async handler.
import { setImmediate as soon } from 'node:timers/promises'

const say = (text, shouldEndSession) => ({
  version: '1.0',
  response: { outputSpeech: { type: 'PlainText', text }, shouldEndSession },
})

export async function handler({ request }) {
  await soon()
  if (request.type === 'LaunchRequest') return say('Plain and simple.', false)
  if (request.type === 'IntentRequest') return say(`You meant ${request.intent.name}.`, true)
}
