// A skill as thousands were written: ask-sdk-core v2, CommonJS, a callback handler. It knows nothing of
// Corner Shop. It says who is speaking, so that a test sees what came in.
const Alexa = require('ask-sdk-core')

const typeIs = (type) => (input) => Alexa.getRequestType(input.requestEnvelope) === type
const intentIs =
  (...names) =>
  (input) =>
    typeIs('IntentRequest')(input) && names.includes(Alexa.getIntentName(input.requestEnvelope))

const LaunchRequestHandler = {
  canHandle: typeIs('LaunchRequest'),
  handle(input) {
    const { person } = input.requestEnvelope.context.System
    const level = person?.authenticationConfidenceLevel?.level
    const name = person
      ? ` <alexa:name type="first" personId="${person.personId}"/>, level ${level ?? 'none'}`
      : ''
    return input.responseBuilder
      .speak(`Hello${name}. What would you like?`)
      .reprompt('What would you like?')
      .withSimpleCard('Hello', 'A card of the simple kind')
      .getResponse()
  },
}

const CountIntentHandler = {
  canHandle: intentIs('CountIntent'),
  handle(input) {
    const { attributesManager, responseBuilder } = input
    const { count = 0 } = attributesManager.getSessionAttributes()
    attributesManager.setSessionAttributes({ count: count + 1 })
    console.log('counted', count + 1)
    return responseBuilder
      .speak(`That makes ${count + 1}.`)
      .reprompt('Again?')
      .getResponse()
  },
}

const GreetIntentHandler = {
  canHandle: intentIs('GreetIntent'),
  handle: (input) =>
    input.responseBuilder
      .speak(`Say hello to ${Alexa.getSlotValue(input.requestEnvelope, 'name')}.`)
      .withShouldEndSession(true)
      .getResponse(),
}

const BreakIntentHandler = {
  canHandle: intentIs('BreakIntent'),
  handle: (input) => input.responseBuilder.speak('Salt & pepper').getResponse(),
}

const StopIntentHandler = {
  canHandle: intentIs('AMAZON.StopIntent', 'AMAZON.CancelIntent'),
  handle: (input) => input.responseBuilder.speak('Goodbye.').withShouldEndSession(true).getResponse(),
}

const SessionEndedRequestHandler = {
  canHandle: typeIs('SessionEndedRequest'),
  handle: (input) => input.responseBuilder.getResponse(),
}

exports.handler = Alexa.SkillBuilders.custom()
  .addRequestHandlers(
    LaunchRequestHandler,
    CountIntentHandler,
    GreetIntentHandler,
    BreakIntentHandler,
    StopIntentHandler,
    SessionEndedRequestHandler,
  )
  .lambda()
