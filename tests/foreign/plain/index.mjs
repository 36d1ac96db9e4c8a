// A skill without ask-sdk, in an ES module, with an async handler.
const say = (text, shouldEndSession) => ({
  version: '1.0',
  response: { outputSpeech: { type: 'PlainText', text }, shouldEndSession },
})

export const handler = async ({ request }) => {
  if (request.type === 'LaunchRequest') return say('Plain and simple.', false)
  if (request.type === 'IntentRequest') return say(`You meant ${request.intent.name}.`, true)
}

export default handler
