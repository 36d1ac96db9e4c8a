// A skill that has Alexa ask for the PIN, and says how that ended.
const say = (text, more) => ({
  version: '1.0',
  response: { outputSpeech: { type: 'PlainText', text }, ...more },
})
const PIN = {
  type: 'Connections.StartConnection',
  uri: 'connection://AMAZON.VerifyPerson/2',
  input: {
    requestedAuthenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } },
  },
  token: 'open-the-till',
}

export function handler({ request, context }) {
  if (request.type === 'LaunchRequest') return say('The till is shut.', { shouldEndSession: false })
  if (request.type === 'IntentRequest') return say('Just a second.', { directives: [PIN] })
  if (request.type !== 'SessionResumedRequest') return undefined
  const { status, result = {} } = request.cause
  const level = context.System.person?.authenticationConfidenceLevel?.level ?? 'none'
  const words = [status.code, result.status, result.reason, `level ${level}`].filter(Boolean)
  return say(`${words.join(', ')}.`, { shouldEndSession: false })
}
