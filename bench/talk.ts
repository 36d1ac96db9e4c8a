import type { Intent, RequestEnvelope, ResponseEnvelope, Session } from 'ask-sdk-model'
import { envelopeOf, newSession, type Said, type Setting } from '../local/alexa/envelope.ts'
import { SKILL_ID } from './skill-id.ts'

/** A skill's entry point, as Lambda calls it. */
export type Handler = (event: RequestEnvelope, context: unknown) => Promise<ResponseEnvelope>

/** A voice that is known and sure: of all speakers the one that gives the skill the most to do. */
const settingOf = (): Setting => ({
  skillId: SKILL_ID,
  household: 'bench',
  locale: 'en-GB',
  device: 'speaker',
  voice: { speaker: 'anna', level: 300 },
  now: Date.now(),
})

const intent = (name: string, slots: Intent['slots'] = {}): Said => ({
  type: 'IntentRequest',
  intent: { name, confirmationStatus: 'NONE', slots },
})

const find = (query: string): Said =>
  intent('FindProductIntent', { query: { name: 'query', value: query, confirmationStatus: 'NONE' } })

const SECOND: Intent['slots'] = {
  position: {
    name: 'position',
    value: 'second',
    confirmationStatus: 'NONE',
    resolutions: {
      resolutionsPerAuthority: [
        {
          authority: 'amzn1.er-authority.echo-sdk.bench.POSITION',
          status: { code: 'ER_SUCCESS_MATCH' },
          values: [{ value: { name: 'second', id: '2' } }],
        },
      ],
    },
  },
}

/** What is looked for, a talk at a time. */
const QUERIES = ['a kettle', 'a new kettle', 'a good kettle', 'a nice kettle']

const saidIn = (talk: number): readonly Said[] => [
  { type: 'LaunchRequest' },
  find(QUERIES[talk % QUERIES.length] ?? ''),
  intent('MoreProductsIntent'),
  intent('ProductDetailIntent', SECOND),
  intent('MoreProductsIntent'),
  intent('AMAZON.HelpIntent'),
  intent('AMAZON.StopIntent'),
]

/** How many turns a talk has. */
export const TURNS = saidIn(0).length

/** A launch, as it comes to a process that has just started. */
export const launch = (): RequestEnvelope => {
  const setting = settingOf()
  return envelopeOf(setting, newSession(setting), { type: 'LaunchRequest' })
}

/**
 * Holds one talk, and gives the milliseconds of each turn.
 * @throws if the skill did not take part in it, as one does whose store fails: that would be quick
 */
export async function holdTalk(handler: Handler, talk: number): Promise<number[]> {
  const setting = settingOf()
  let session: Session = newSession(setting)
  const times: number[] = []
  let cards = 0
  const all = saidIn(talk)
  for (const [place, said] of all.entries()) {
    const envelope = envelopeOf(setting, session, said)
    const began = performance.now()
    const response = await handler(envelope, {})
    times.push(performance.now() - began)
    if (response.response.card) cards += 1
    if (response.response.shouldEndSession !== (place === all.length - 1))
      throw new Error(`Turn ${place + 1} of a talk went wrong: ${JSON.stringify(response)}`)
    session = { ...session, new: false, attributes: response.sessionAttributes ?? {} }
  }
  if (cards !== 1) throw new Error(`A talk left ${cards} cards, and not one.`)
  return times
}
