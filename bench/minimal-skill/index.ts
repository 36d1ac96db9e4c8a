import { getSlot, getSlotValue, type HandlerInput, type RequestHandler, SkillBuilders } from 'ask-sdk-core'
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import { PRODUCTS, type Product, search } from './products.ts'
import { EMPTY, load, type Memory, save } from './store.ts'

/**
 * What the skill is measured against: the same turns as a competent developer writes them in an
 * afternoon. One read and one conditional write a turn with the SDK's own settings, plain sentences in
 * one language, a list of products in the code. It knows no names, no second voice, no repeated request
 * and no failing store.
 */
type Reply = (input: HandlerInput, memory: Memory) => Memory

const ROW = 3

const isIntent = (name: string) => (input: HandlerInput) => {
  const { request } = input.requestEnvelope
  return request.type === 'IntentRequest' && request.intent.name === name
}

/** A handler between the turn's one read and its one write. */
const turn = (canHandle: RequestHandler['canHandle'], reply: Reply): RequestHandler => ({
  canHandle,
  async handle(input) {
    const userId = input.requestEnvelope.context.System.user.userId
    await save(userId, reply(input, await load(userId)))
    return input.responseBuilder.getResponse()
  },
})

const rowOf = ({ results, place }: Memory): Product[] =>
  results.slice(place, place + ROW).flatMap((index) => PRODUCTS[index] ?? [])

const listed = (products: readonly Product[]): string =>
  products.map(({ name, price }) => `the ${name}, ${price}`).join('; ')

const launch = turn(
  ({ requestEnvelope }) => requestEnvelope.request.type === 'LaunchRequest',
  ({ responseBuilder }, memory) => {
    const greeting = memory.version === 0 ? 'Welcome to the shop.' : 'Welcome back.'
    responseBuilder.speak(`${greeting} What are you looking for?`).reprompt('What are you looking for?')
    return memory
  },
)

const find = turn(isIntent('FindProductIntent'), ({ requestEnvelope, responseBuilder }, memory) => {
  const query = getSlotValue(requestEnvelope, 'query')
  const results = search(query)
  const found: Memory = { ...memory, query, results, place: 0 }
  if (results.length === 0) {
    responseBuilder.speak(`I found nothing for ${query}. What else?`).reprompt('What else?')
    return found
  }
  const list = listed(rowOf(found))
  responseBuilder
    .speak(`I found ${results.length} products: ${list}. Shall I read more?`)
    .reprompt('Shall I read more?')
    .withStandardCard(query, list)
  return found
})

const more = turn(isIntent('MoreProductsIntent'), ({ responseBuilder }, memory) => {
  const next: Memory = { ...memory, place: memory.place + ROW }
  const products = rowOf(next)
  const speech = products.length === 0 ? 'That was everything.' : `There is ${listed(products)}.`
  responseBuilder.speak(`${speech} What else?`).reprompt('What else?')
  return products.length === 0 ? memory : next
})

const detail = turn(isIntent('ProductDetailIntent'), ({ requestEnvelope, responseBuilder }, memory) => {
  const position = getSlot(requestEnvelope, 'position')?.resolutions?.resolutionsPerAuthority?.[0]
  const product = rowOf(memory)[Number(position?.values[0]?.value.id ?? 1) - 1]
  const speech = product ? `The ${product.name}: ${product.description}` : 'I do not have that one.'
  responseBuilder.speak(`${speech} What else?`).reprompt('What else?')
  return memory
})

const help = turn(isIntent('AMAZON.HelpIntent'), ({ responseBuilder }, memory) => {
  responseBuilder.speak('You can say: find a kettle. What are you looking for?').reprompt('What is it?')
  return memory
})

const stop = turn(isIntent('AMAZON.StopIntent'), ({ responseBuilder }, { version }) => {
  responseBuilder.speak('Goodbye.').withShouldEndSession(true)
  return { ...EMPTY, version }
})

const skill = SkillBuilders.custom()
  .addRequestHandlers(launch, find, more, detail, help, stop)
  .addErrorHandlers({
    canHandle: () => true,
    handle: ({ responseBuilder }) => responseBuilder.speak('Sorry, something went wrong.').getResponse(),
  })
  .create()

export const handler = (event: RequestEnvelope, context: unknown): Promise<ResponseEnvelope> =>
  skill.invoke(event, context)
