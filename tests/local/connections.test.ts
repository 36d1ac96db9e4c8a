import type { RequestEnvelope } from 'ask-sdk-model'
import fc from 'fast-check'
import { LocalAlexa, type Utterance } from '../../local/alexa/alexa.ts'
import { OutcomeRefused } from '../../local/alexa/connections/index.ts'
import type { Voice } from '../../local/alexa/envelope.ts'
import { personIdOf } from '../../local/alexa/people.ts'
import { BUY, CART, newSkill, starting, tinySkill, VERIFY } from '../support/connections.ts'
import { RUNS } from '../support/runs.ts'
import { ANNA, EVENING, NOBODY, voice } from '../support/shop.ts'

const MARY_JO = voice('mary-jo', 300)
const BEN = voice('ben', 300)
const MINUTE = 60_000
const { compiled } = newSkill()

/** A home in which the tiny skill was opened. */
async function home(
  more: Partial<Utterance> = {},
  other?: (envelope: RequestEnvelope) => object | undefined,
) {
  const { asked, invoke } = tinySkill(other)
  const alexa = new LocalAlexa('amzn1.ask.skill.x', compiled, invoke)
  const say = (utterance: string, who: Voice = ANNA, changes: Partial<Utterance> = {}) =>
    alexa.turn({
      utterance,
      voice: who,
      locale: 'en-US',
      session: 's',
      device: 'speaker',
      household: 'h',
      now: EVENING,
      ...more,
      ...changes,
    })
  await say(more.locale === 'fr-FR' ? 'ouvre petite caisse' : 'open tiny till')
  const last = () => asked.at(-1)
  const types = () => asked.map(({ request }) => request.type)
  const resumed = () => asked.filter(({ request }) => request.type === 'SessionResumedRequest')
  return { say, asked, last, types, resumed }
}

const cause = (envelope: RequestEnvelope | undefined): unknown =>
  (envelope?.request as { cause?: unknown } | undefined)?.cause
const person = (envelope: RequestEnvelope | undefined): unknown => envelope?.context.System.person
const ended = (code: string, result?: object) => ({
  type: 'ConnectionCompleted',
  token: 't1',
  status: { code, message: expect.any(String) },
  ...(result === undefined ? {} : { result }),
})

describe('the PIN', () => {
  it('is asked for by Alexa, after the words of the skill', async () => {
    const { say } = await home()
    expect(await say('reserve it')).toMatchObject({
      speech: "One moment. What's your PIN?",
      ssml: null,
      reprompt: null,
      sessionEnded: false,
      intent: 'PinIntent',
      connection: {
        uri: VERIFY,
        token: 't1',
        outcomes: ['ACHIEVED', 'NOT_ACHIEVED', 'NOT_MATCH', 'METHOD_LOCKOUT', 'NOT_ENABLED', 'failed'],
      },
    })
  })

  it.each([
    ...['1234', '1 2 3 4', '12 34', '1,234', 'one two three four', 'twelve thirty four'],
    ...['my PIN is 1234', "it's one two three four", '1-2-3-4', 'One. Two. Three. Four.'],
  ])('is taken in any form: %s', async (words) => {
    const { say, last, types } = await home()
    await say('reserve it')
    expect(await say(words)).toMatchObject({
      speech: 'SessionResumedRequest.',
      intent: 'SessionResumedRequest',
      connection: null,
      sessionEnded: false,
    })
    expect(cause(last())).toEqual(ended('200', { status: 'ACHIEVED' }))
    expect(types()).toEqual(['LaunchRequest', 'IntentRequest', 'SessionResumedRequest'])
  })

  it.each(['1234', 'un deux trois quatre', 'mon code est un deux trois quatre', 'douze trente-quatre'])(
    'is taken in French: %s',
    async (words) => {
      const { say, last } = await home({ locale: 'fr-FR' })
      expect((await say('réservez la')).speech).toBe('One moment. Quel est votre code ?')
      await say(words)
      expect(cause(last())).toEqual(ended('200', { status: 'ACHIEVED' }))
    },
  )

  it('brings the speaker at 400, in the session as it was', async () => {
    const { say, last, asked } = await home()
    await say('reserve it')
    await say('1234')
    const authenticationConfidenceLevel = { level: 400, customPolicy: { policyName: 'VOICE_PIN' } }
    expect(person(last())).toEqual({ personId: personIdOf('h', 'anna'), authenticationConfidenceLevel })
    expect(last()?.session).toMatchObject({
      new: false,
      sessionId: asked[0]?.session?.sessionId,
      attributes: { kept: 'yes' },
    })
    expect(last()?.request).toMatchObject({ locale: 'en-US', timestamp: new Date(EVENING).toISOString() })
  })

  it('raises the level for that one request only', async () => {
    const { say, last } = await home()
    await say('reserve it')
    await say('1234')
    await say('yes')
    expect(person(last())).toMatchObject({ authenticationConfidenceLevel: { level: 300 } })
  })

  it('lowers no level that is higher', async () => {
    const { say, last } = await home()
    await say('reserve it')
    await say('1234', voice('anna', 500))
    expect(person(last())).toMatchObject({ authenticationConfidenceLevel: { level: 500 } })
  })

  it('verifies whoever speaks it, not who asked', async () => {
    const { say, last } = await home()
    await say('reserve it', ANNA)
    await say('1234', MARY_JO)
    expect(cause(last())).toMatchObject({ result: { status: 'ACHIEVED' } })
    expect(person(last())).toMatchObject({
      personId: personIdOf('h', 'mary-jo'),
      authenticationConfidenceLevel: { level: 400 },
    })
  })

  it('may come in a new session without attributes', async () => {
    const { say, last, asked } = await home()
    await say('reserve it')
    await say('1234', ANNA, { resumes: 'anew' })
    expect(last()?.session).toMatchObject({ new: true, attributes: {} })
    expect(last()?.session?.sessionId).not.toBe(asked[0]?.session?.sessionId)
    const { sessionId } = last()?.session ?? {}
    await say('yes')
    expect(last()?.session).toMatchObject({ new: false, sessionId })
  })

  it('that is wrong is asked for again, and the skill hears nothing of it', async () => {
    const { say, types } = await home()
    await say('reserve it')
    const again = { speech: "That's not right. What's your PIN?", intent: 'Connection', request: null }
    expect(await say('4321')).toMatchObject({ ...again, sessionEnded: false, exchanges: [] })
    expect(await say('12345')).toMatchObject({ ...again, connection: { uri: VERIFY } })
    expect(types()).toEqual(['LaunchRequest', 'IntentRequest'])
    await say('1234')
    expect(types().at(-1)).toBe('SessionResumedRequest')
  })

  it('that is wrong three times in a row is locked out', async () => {
    const { say, last } = await home()
    await say('reserve it')
    for (const words of ['4321', 'what do you mean']) await say(words)
    expect(await say('0000')).toMatchObject({ connection: null, intent: 'SessionResumedRequest' })
    expect(cause(last())).toEqual(ended('200', { status: 'NOT_ACHIEVED', reason: 'METHOD_LOCKOUT' }))
    expect(person(last())).toMatchObject({ authenticationConfidenceLevel: { level: 300 } })
  })

  it('that was wrong before does not count in the next connection', async () => {
    const { say, last } = await home()
    await say('reserve it')
    for (const words of ['1', '2', '3']) await say(words)
    await say('reserve it')
    expect(await say('4')).toMatchObject({ intent: 'Connection' })
    await say('1234')
    expect(cause(last())).toMatchObject({ result: { status: 'ACHIEVED' } })
  })

  it.each(['cancel', 'stop', 'no', 'No thanks.', 'never mind', '', '  '])(
    'is refused by "%s"',
    async (words) => {
      const { say, last } = await home()
      await say('reserve it')
      await say(words)
      expect(cause(last())).toEqual(ended('200', { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' }))
      expect(person(last())).toMatchObject({ authenticationConfidenceLevel: { level: 300 } })
    },
  )

  it.each<[string, Voice]>([
    ['nobody', NOBODY],
    ['a malformed person', { ...NOBODY, person: { personId: 7 } }],
    ['a person who is null', { ...NOBODY, person: null }],
  ])('verifies nobody where %s says it', async (_, who) => {
    const { say, last } = await home()
    await say('reserve it')
    await say('1234', who)
    expect(cause(last())).toMatchObject({ result: { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' } })
    expect(person(last())).toBe(who.person)
  })

  it('of somebody who has none is never asked for: the skill is told in the same turn', async () => {
    const { say, last } = await home()
    const heard = await say('reserve it', BEN)
    expect(heard).toMatchObject({
      speech: 'One moment. SessionResumedRequest.',
      connection: null,
      sessionEnded: false,
      exchanges: [
        { request: { request: { type: 'IntentRequest' } }, response: { response: { directives: [{}] } } },
        { request: { request: { type: 'SessionResumedRequest' } } },
      ],
    })
    expect(cause(last())).toEqual(
      ended('200', { status: 'NOT_ENABLED', reason: 'VERIFICATION_METHOD_NOT_SETUP' }),
    )
  })

  it('of somebody who has none is not right either where another asked', async () => {
    const { say, last } = await home()
    await say('reserve it', ANNA)
    await say('1234', BEN)
    expect(cause(last())).toMatchObject({ result: { status: 'NOT_ENABLED' } })
    expect(person(last())).toMatchObject({ authenticationConfidenceLevel: { level: 300 } })
  })

  it('is never achieved by words without its four digits in a row', async () => {
    const words = fc.string().filter((text) => !/1\D*2\D*3\D*4/u.test(text.normalize('NFKC')))
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { say, resumed } = await home()
        await say('reserve it')
        await say(text)
        for (const one of resumed()) expect(cause(one)).not.toMatchObject({ result: { status: 'ACHIEVED' } })
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a connection', () => {
  it('takes all words from the skill but those that open a skill', async () => {
    const { say, types, last } = await home()
    await say('reserve it')
    await say('order it')
    expect(types()).toEqual(['LaunchRequest', 'IntentRequest'])
    const heard = await say('open tiny till')
    expect(heard).toMatchObject({ speech: 'LaunchRequest.', connection: null })
    expect(types().slice(2)).toEqual(['SessionEndedRequest', 'LaunchRequest'])
    expect(last()?.session).toMatchObject({ new: true, attributes: {} })
    expect(await say('1234')).toMatchObject({ intent: 'AMAZON.FallbackIntent' })
  })

  it.each<[string, Partial<Utterance>]>([
    ['ten minutes of silence', { now: EVENING + 10 * MINUTE }],
    ['another household', { household: 'h2' }],
    ['another device', { device: 'screen' }],
    ['another language', { locale: 'fr-FR' }],
    ['a session that is forced to be new', { isForcedNew: true }],
  ])('is over after %s, and the PIN is no PIN any more', async (_, changes) => {
    const { say, types, resumed, last } = await home()
    await say('reserve it')
    expect(await say('1234', ANNA, changes)).toMatchObject({
      error: 'no skill was invoked',
      connection: null,
      sessionEnded: true,
    })
    expect(types().at(-1)).toBe('SessionEndedRequest')
    expect(last()?.context.System.user.userId).toMatch(/\.h$/)
    expect(resumed()).toEqual([])
  })

  it('stays open as long as somebody speaks every ten minutes', async () => {
    const { say, resumed } = await home()
    await say('reserve it')
    await say('4321', ANNA, { now: EVENING + 9 * MINUTE })
    await say('1234', ANNA, { now: EVENING + 18 * MINUTE })
    expect(resumed()).toHaveLength(1)
  })

  it('is of its own session only', async () => {
    const { say, resumed } = await home()
    await say('reserve it')
    expect(await say('1234', ANNA, { session: 'other' })).toMatchObject({ error: 'no skill was invoked' })
    expect(resumed()).toEqual([])
  })

  it('without a token resumes without one', async () => {
    const open = { version: '1.0', response: { directives: [] as unknown[] } }
    const { response } = starting(CART, { products: [{ asin: 'B012345678' }] })
    open.response.directives = response.directives.map(({ token: _, ...rest }) => rest)
    const { say, last } = await home({}, ({ request }) =>
      request.type === 'IntentRequest' ? open : undefined,
    )
    expect(await say('order it')).toMatchObject({
      speech: 'Added to your Amazon cart. SessionResumedRequest.',
    })
    expect(cause(last())).toEqual({ type: 'ConnectionCompleted', status: { code: '200', message: 'OK' } })
  })

  it('may follow another in the same turn', async () => {
    const order = starting(BUY, { products: [{ asin: 'B012345678' }] })
    const { say } = await home({}, ({ request }) =>
      request.type === 'SessionResumedRequest' &&
      request.cause?.token === 't1' &&
      request.cause.result?.status
        ? order
        : undefined,
    )
    await say('reserve it')
    expect(await say('1234')).toMatchObject({
      speech: 'One moment. Shall I order it?',
      connection: { uri: BUY },
      sessionEnded: false,
    })
    expect(await say('yes')).toMatchObject({ speech: 'Ordered. SessionResumedRequest.', connection: null })
  })

  it('that follows itself for ever is a fault of the skill', async () => {
    const again = starting(CART, { products: [{ asin: 'B012345678' }] })
    const { say, types, resumed } = await home({}, ({ request }) =>
      request.type === 'SessionResumedRequest' ? again : undefined,
    )
    expect(await say('put it in my cart')).toMatchObject({
      fault: 'INVALID_RESPONSE',
      error: 'The skill began more than 5 connections in one turn.',
      sessionEnded: true,
      connection: null,
    })
    expect(resumed()).toHaveLength(5)
    expect(types().at(-1)).toBe('SessionEndedRequest')
  })

  it('whose end the skill cannot take ends the session; what was heard before stays heard', async () => {
    const { say, types } = await home({}, ({ request }) =>
      request.type === 'SessionResumedRequest' ? { version: 1 } : undefined,
    )
    expect(await say('put it in my cart')).toMatchObject({
      speech: 'One moment. Added to your Amazon cart.',
      fault: 'INVALID_RESPONSE',
      sessionEnded: true,
    })
    expect(types().at(-1)).toBe('SessionEndedRequest')
  })

  it('that ends at once leaves the card of the first answer, unless the second has one', async () => {
    const card = (title: string) => ({ type: 'Simple', title, content: 'x' })
    const first = starting(CART, { products: [{ asin: 'B012345678' }] }, { card: card('first') })
    const last = { version: '1.0', response: { card: card('last'), shouldEndSession: false } }
    let isLast = false
    const { say } = await home({}, ({ request }) => {
      if (request.type === 'IntentRequest') return first
      return request.type === 'SessionResumedRequest' && isLast ? last : undefined
    })
    expect((await say('put it in my cart')).card).toMatchObject({ title: 'first' })
    isLast = true
    expect((await say('put it in my cart')).card).toMatchObject({ title: 'last' })
  })

  it.each([
    ['the end of a session', { type: 'SessionEndedRequest' }, {}],
    ['an event, which has no session', { type: 'AlexaSkillEvent.SkillDisabled' }, undefined],
  ])('is not begun in the answer to %s', async (_, request, session) => {
    const { invoke } = tinySkill(() => starting(CART, { products: [{ asin: 'B012345678' }] }))
    const sent = { version: '1.0', context: { System: {} }, request, session } as unknown as RequestEnvelope
    await expect(invoke(sent)).rejects.toThrow(`in the answer to ${request.type}.`)
  })

  it('ends with the talk where the skill says so', async () => {
    const { say } = await home({}, ({ request }) =>
      request.type === 'SessionResumedRequest'
        ? { version: '1.0', response: { shouldEndSession: true } }
        : undefined,
    )
    expect(await say('put it in my cart')).toMatchObject({ sessionEnded: true, connection: null })
    expect(await say('yes')).toMatchObject({ error: 'no skill was invoked' })
  })
})

describe('shopping', () => {
  it('puts a product in the cart in the same turn; success comes without a result', async () => {
    const { say, last } = await home()
    expect(await say('put it in my cart')).toMatchObject({
      speech: 'One moment. Added to your Amazon cart. SessionResumedRequest.',
      connection: null,
    })
    expect(cause(last())).toEqual(ended('200'))
    expect(last()?.session).toMatchObject({ new: false, attributes: { kept: 'yes' } })
  })

  it('has an order confirmed to Alexa', async () => {
    const { say, last } = await home()
    expect(await say('order it')).toMatchObject({
      speech: 'One moment. Shall I order it?',
      connection: { uri: BUY },
    })
    expect(await say('yes please')).toMatchObject({ speech: 'Ordered. SessionResumedRequest.' })
    expect(cause(last())).toEqual(ended('200'))
  })

  it.each(['no', 'cancel', ''])(
    'takes "%s" for a refusal, which is a result with a status of 200',
    async (words) => {
      const { say, last } = await home()
      await say('order it')
      expect(await say(words)).toMatchObject({ speech: 'Okay. SessionResumedRequest.' })
      expect(cause(last())).toEqual(ended('200', { message: 'The customer declined.' }))
    },
  )

  it('asks again after what is neither yes nor no', async () => {
    const { say, resumed } = await home()
    await say('order it')
    for (const words of ['maybe', '1234', 'yes no'])
      expect(await say(words)).toMatchObject({ speech: 'Shall I order it?', connection: { uri: BUY } })
    expect(resumed()).toEqual([])
  })
})

describe('an outcome', () => {
  const RESULTS: [outcome: string, words: string, expected: object][] = [
    ['ACHIEVED', 'reserve it', ended('200', { status: 'ACHIEVED' })],
    ['NOT_ACHIEVED', 'reserve it', ended('200', { status: 'NOT_ACHIEVED' })],
    ['NOT_MATCH', 'reserve it', ended('200', { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' })],
    ['METHOD_LOCKOUT', 'reserve it', ended('200', { status: 'NOT_ACHIEVED', reason: 'METHOD_LOCKOUT' })],
    [
      'NOT_ENABLED',
      'reserve it',
      ended('200', { status: 'NOT_ENABLED', reason: 'VERIFICATION_METHOD_NOT_SETUP' }),
    ],
    ['failed', 'reserve it', ended('500')],
    ['done', 'order it', ended('200')],
    ['declined', 'order it', ended('200', { message: 'The customer declined.' })],
    ['failed', 'put it in my cart', ended('500')],
    ...[
      'InternalError',
      'InvalidTaskForMarketplace',
      'ItemNotEligible',
      'NoOffersFound',
      'RetryLaterError',
    ].map((code): [string, string, object] => [
      code,
      'put it in my cart',
      ended('200', { code: `AlexaShopping.${code}`, message: expect.any(String) }),
    ]),
  ]

  it.each(RESULTS)('%s can be had in the turn of "%s"', async (outcome, words, expected) => {
    const { say, last } = await home()
    expect(await say(words, ANNA, { outcome })).toMatchObject({ connection: null, sessionEnded: false })
    expect(cause(last())).toEqual(expected)
  })

  it.each(RESULTS.filter(([, words]) => words !== 'put it in my cart'))(
    '%s can be had while the connection of "%s" is open, whatever is said',
    async (outcome, words, expected) => {
      const { say, last } = await home()
      await say(words)
      await say('open tiny till', ANNA, { outcome })
      expect(cause(last())).toEqual(expected)
    },
  )

  it('names every one that there is', async () => {
    const { say } = await home()
    const names = async (words: string) => (await say(words)).connection?.outcomes
    const pin = await names('reserve it')
    await say('no')
    const order = await names('order it')
    expect(new Set([...(pin ?? []), ...(order ?? [])])).toEqual(new Set(RESULTS.map(([name]) => name)))
  })

  it('of ACHIEVED for nobody brings no person, and for a person put in by hand just that one', async () => {
    const { say, last } = await home()
    await say('reserve it', NOBODY, { outcome: 'ACHIEVED' })
    expect([cause(last()), person(last())]).toEqual([ended('200', { status: 'ACHIEVED' }), undefined])
    const odd = { personId: 'p', authenticationConfidenceLevel: { level: 399 } }
    await say('reserve it', { ...NOBODY, person: odd }, { outcome: 'ACHIEVED' })
    expect(person(last())).toEqual(odd)
    await say('reserve it', { ...ANNA, person: odd }, { outcome: 'ACHIEVED' })
    expect(person(last())).toEqual(odd)
  })

  it.each(['yes', '', 'nothing that fits'])('is refused where "%s" opens no connection', async (words) => {
    const { say } = await home()
    const refused = say(words, ANNA, { outcome: 'ACHIEVED' })
    await expect(refused).rejects.toThrow(OutcomeRefused)
    await expect(refused).rejects.toThrow(/needs a connection that is open/)
  })

  it('is no silence where it is refused', async () => {
    const { say, types } = await home()
    await expect(say('', ANNA, { outcome: 'done' })).rejects.toThrow(OutcomeRefused)
    expect(types()).toEqual(['LaunchRequest'])
    expect(await say('yes')).toMatchObject({ intent: 'AMAZON.YesIntent' })
  })

  it('is refused where no skill is open, or the connection is over by the clock', async () => {
    const { say, types } = await home()
    await expect(say('', ANNA, { session: 'x', outcome: 'done' })).rejects.toThrow(OutcomeRefused)
    await say('reserve it')
    const late = { outcome: 'ACHIEVED', now: EVENING + 10 * MINUTE }
    await expect(say('1234', ANNA, late)).rejects.toThrow(OutcomeRefused)
    expect(types().at(-1)).toBe('SessionEndedRequest')
  })

  it('that the connection cannot have is refused with those it can, and leaves it open', async () => {
    const { say, resumed } = await home()
    await say('reserve it')
    for (const outcome of ['done', 'declined', 'constructor', ''])
      await expect(say('1234', ANNA, { outcome })).rejects.toThrow(
        `The "outcome" of ${VERIFY} must be one of ACHIEVED, NOT_ACHIEVED, NOT_MATCH`,
      )
    expect(resumed()).toEqual([])
    await say('1234')
    expect(resumed()).toHaveLength(1)
  })

  it('that the connection of this turn cannot have leaves it open as well', async () => {
    const { say, resumed } = await home()
    await expect(say('put it in my cart', ANNA, { outcome: 'ACHIEVED' })).rejects.toThrow(CART)
    expect(resumed()).toEqual([])
    expect(await say('')).toMatchObject({ speech: 'Added to your Amazon cart. SessionResumedRequest.' })
  })
})
