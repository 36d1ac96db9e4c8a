import { type ErrorHandler, type HandlerInput, type RequestHandler, SkillBuilders } from 'ask-sdk-core'
import type { Act } from '../acts.ts'
import { shownCode } from '../household/ids.ts'
import { localeOf } from '../locale.ts'
import { typedAddress } from '../settings.ts'
import { personIdOf } from '../speaker/recognition.ts'
import type { Door } from '../speech/prompts.ts'
import { nameOf } from '../speech/ssml.ts'
import { RESUMED } from './connections.ts'
import { codeOf } from './decide.ts'
import type { House } from './house.ts'
import { respond, type Worded, word } from './respond.ts'
import { hasScreen, USER_EVENT } from './screen/render.ts'
import { attributesOf } from './session.ts'
import { handleEvent } from './skill-events.ts'
import { type Taken, takeTurn } from './take-turn.ts'
import { type Turn, turnOf } from './turn.ts'

/** What the interceptors and the handler of one request hand on to each other. It dies with the request. */
interface InHand {
  turn?: Turn
  taken?: Taken<Worded>
}

const inHand = (input: HandlerInput): InHand => input.attributesManager.getRequestAttributes() as InHand
const typeOf = (input: HandlerInput): string => input.requestEnvelope.request.type
const isSpoken = (input: HandlerInput): boolean =>
  ['LaunchRequest', 'IntentRequest', RESUMED, USER_EVENT].includes(typeOf(input))
const isEvent = (input: HandlerInput): boolean => typeOf(input).startsWith('AlexaSkillEvent.')

/** Where phones are connected. */
const doorOf = ({ phoneUrl: url }: House, code: () => string): Door => ({
  address: typedAddress(url),
  url,
  // Made only for a turn that shows it: it takes a hash, and hardly any turn does.
  get code() {
    return code()
  },
})

/** Launches and intents, all of them: which is which is the conversation's business. */
const conversation = (house: House): RequestHandler => ({
  canHandle: (input) => isSpoken(input),
  async handle(input) {
    const hand = inHand(input)
    const turn = hand.turn as Turn
    const personId = personIdOf(turn.recognition)
    hand.taken = await takeTurn(house, turn, ({ acts, talk, called }) => {
      const name = nameOf(called, personId)
      const door = doorOf(house, () => shownCode(codeOf(house, turn)))
      const { shop } = house
      return word({ acts, heard: talk.heard, locale: turn.locale, name, door, shop }, house.catalog)
    })
    const { acts, assurance, kept, lostWrites, evidence } = hand.taken
    house.watch({ acts: acts.map(({ act }) => act), assurance, kept, lostWrites, evidence })
    return input.responseBuilder.getResponse()
  },
})

/** Events that come beside any talk. */
const skillEvents = (house: House): RequestHandler => ({
  canHandle: isEvent,
  async handle(input) {
    await handleEvent(house, input.requestEnvelope)
    return input.responseBuilder.getResponse()
  },
})

/** Ends of sessions and whatever Alexa may come to send: nothing may be said to these. */
const silence: RequestHandler = {
  canHandle: () => true,
  handle: (input) => input.responseBuilder.getResponse(),
}

const FAILED: readonly Act[] = [{ act: 'failed' }]

/** Whatever went wrong, somebody is standing there and hears a plain sentence in their language. */
const apology = (house: House): ErrorHandler => ({
  canHandle: () => true,
  async handle(input, error) {
    house.report(error)
    // An event whose work failed fails as a whole: Alexa delivers it again.
    if (isEvent(input)) throw error
    if (!isSpoken(input)) return input.responseBuilder.getResponse()
    const { request } = input.requestEnvelope
    const locale = localeOf('locale' in request ? request.locale : undefined)
    const wording = {
      acts: FAILED,
      locale,
      heard: [],
      name: [],
      door: doorOf(house, () => ''),
      shop: house.shop,
    }
    respond(input.responseBuilder, await word(wording, house.catalog))
    return input.responseBuilder.getResponse()
  },
})

/** The skill: one interceptor reads the request, one handler takes the turn, one interceptor answers. */
export function createSkill(house: House) {
  return SkillBuilders.custom()
    .withSkillId(house.skillId)
    .addRequestInterceptors((input) => {
      if (isSpoken(input)) inHand(input).turn = turnOf(input.requestEnvelope, house)
    })
    .addRequestHandlers(conversation(house), skillEvents(house), silence)
    .addResponseInterceptors((input) => {
      const { taken } = inHand(input)
      if (!taken) return
      // The SDK throws where a request has no session to answer to.
      if (input.requestEnvelope.session)
        input.attributesManager.setSessionAttributes(attributesOf(taken.memory))
      respond(input.responseBuilder, taken.answer, hasScreen(input.requestEnvelope))
    })
    .addErrorHandlers(apology(house))
    .create()
}
