import { LocalAlexa } from '../../local/alexa/alexa.ts'
import { checked, SkillFault } from '../../local/alexa/skill-fault.ts'
import { Clocks } from '../../local/clocks.ts'
import { createSmapi } from '../../local/smapi/index.ts'
import { invocation } from '../../local/smapi/invocations.ts'
import { Simulations } from '../../local/smapi/simulations.ts'
import { faultsBySpec } from '../support/smapi-spec.ts'
import { at, captionOf, fixture, messageOf, NEW, openSmapi, type Smapi, STAGE_V2 } from './smapi.ts'

const SPEC = 'v2.skill.simulations.SimulationsApiResponse'
const ANNA = 'speaker=anna;level=300'
const NO_MATCH = /^This utterance did not resolve to any intent in your skill\. Please invoke your skill/

let smapi: Smapi
beforeAll(async () => {
  smapi = await openSmapi()
})
afterAll(() => smapi?.close())

const body = (content: unknown, more: Record<string, unknown> = {}) => ({
  input: { content },
  device: { locale: 'en-US' },
  ...more,
})
const post = (sent: unknown, token = 'local') =>
  smapi.send('POST', `${STAGE_V2}/simulations`, sent, { token })

describe('a simulation', () => {
  test('is in progress first and done when asked for, in the shapes of the spec', async () => {
    const began = await post(body('open corner shop', NEW), ANNA)
    expect(began.status).toBe(200)
    expect(began.body).toEqual({ id: expect.any(String), status: 'IN_PROGRESS' })
    const done = (await smapi.send('GET', `${STAGE_V2}/simulations/${began.body.id}`)).body
    expect([...faultsBySpec(SPEC, began.body), ...faultsBySpec(SPEC, done)]).toEqual([])
    expect(done).toMatchObject({
      id: began.body.id,
      status: 'SUCCESSFUL',
      result: {
        alexaExecutionInfo: {
          alexaResponses: [{ type: 'Speech', content: { caption: expect.stringContaining('Anna') } }],
          consideredIntents: [],
        },
        skillExecutionInfo: {
          invocations: [
            {
              invocationRequest: {
                endpoint: 'http://127.0.0.1:3000',
                body: { request: { type: 'LaunchRequest' }, context: { System: { person: {} } } },
              },
              invocationResponse: { body: { version: '1.0', response: { shouldEndSession: false } } },
              metrics: { skillExecutionTimeInMilliseconds: expect.any(Number) },
            },
          ],
        },
      },
    })
  })

  test.each([
    ['speaker=anna;level=300', true],
    ['Bearer speaker=anna;level=300', true],
    ['speaker=anna;level=299', false],
    ['speaker=anna', false],
    ['local', false],
    ['', false],
  ])('as "%s" hears a name: %s', async (token, isNamed) => {
    const caption = String(captionOf(await smapi.say('open corner shop', token, NEW)))
    expect([caption.startsWith('Welcome'), caption.includes('Anna')]).toEqual([true, isNamed])
  })

  test('shows the intents considered, with slots in the shape of the spec', async () => {
    const done = await smapi.say('ask corner shop to find a quiet kettle', ANNA, NEW)
    expect(faultsBySpec(SPEC, done)).toEqual([])
    expect(at(done, 'result', 'alexaExecutionInfo', 'consideredIntents', 0)).toMatchObject({
      name: 'FindProductIntent',
      slots: { query: { name: 'query', value: expect.stringContaining('quiet kettle') } },
    })
    const value = at(await smapi.say('tell me about the second one', ANNA), 'result', 'alexaExecutionInfo')
    expect(JSON.stringify(value)).not.toContain('"values":[{"value"')
  })
})

describe('a session', () => {
  const KETTLE = 'find a quiet kettle'

  test.each<[string, Record<string, unknown>]>([
    ['without a mode', {}],
    ['with an empty session', { session: {} }],
    ['with the mode DEFAULT', { session: { mode: 'DEFAULT' } }],
  ])('goes on %s', async (_, more) => {
    await smapi.say('open corner shop', ANNA, NEW)
    expect(captionOf(await smapi.say(KETTLE, ANNA, more))).toMatch(/^Quiet kettles/)
  })

  test('that has ended needs the skill to be invoked again, and then is a new one', async () => {
    await smapi.say('open corner shop', ANNA, NEW)
    const stopped = await smapi.say('stop', ANNA)
    const response = ['invocationResponse', 'body', 'response', 'shouldEndSession']
    expect(at(stopped, 'result', 'skillExecutionInfo', 'invocations', 0, ...response)).toBe(true)
    expect(messageOf(await smapi.say(KETTLE, ANNA))).toMatch(NO_MATCH)
    expect(captionOf(await smapi.say('open corner shop', ANNA))).toMatch(/^Welcome/)
  })

  test('does not outlive FORCE_NEW_SESSION, even where the words then invoke nothing', async () => {
    await smapi.say('open corner shop', ANNA, NEW)
    expect(messageOf(await smapi.say(KETTLE, ANNA, NEW))).toMatch(NO_MATCH)
    expect(messageOf(await smapi.say(KETTLE, ANNA))).toMatch(NO_MATCH)
  })

  test('belongs to one token and one locale', async () => {
    await smapi.say('open corner shop', ANNA, NEW)
    expect(messageOf(await smapi.say(KETTLE, 'speaker=anna;level=400', {}))).toMatch(NO_MATCH)
    expect(messageOf(await smapi.say(KETTLE, ANNA, { device: { locale: 'en-GB' } }))).toMatch(NO_MATCH)
    expect(captionOf(await smapi.say(KETTLE, ANNA))).toMatch(/^Quiet kettles/)
  })

  test('is not the one of the page', async () => {
    await smapi.say('open corner shop', 'local', NEW)
    const utterance = { utterance: KETTLE, voice: { speaker: null, level: null }, locale: 'en-US' }
    const turn = { ...utterance, session: 'standing', device: 'speaker', household: 'demo', now: 0 } as const
    expect((await smapi.stack.alexa.turn(turn)).error).toBe('no skill was invoked')
  })
})

describe('a simulation that fails says so with status FAILED and a sentence', () => {
  test.each<[string, string, string, Record<string, unknown>, RegExp]>([
    ['words that match nothing', 'gibberish', 'local', NEW, NO_MATCH],
    ['silence to nobody', '?', 'local', NEW, NO_MATCH],
    ['an unknown speaker', 'open corner shop', 'speaker=zoe;level=300', NEW, /not in the household/],
    ['a level without a speaker', 'open corner shop', 'level=300', NEW, /without a speaker/],
    ['a real token', 'open corner shop', 'Atza|secret', NEW, /not understood/],
    ['another locale', 'open corner shop', 'local', { device: { locale: 'de-DE' } }, /it has en-GB, en-US/],
    ['a locale that is none', 'open corner shop', 'local', { device: { locale: '../..' } }, /no interaction/],
    [
      'the name-free type',
      'open corner shop',
      'local',
      { simulation: { type: 'NFI_ISOLATED_SIMULATION' } },
      /DEFAULT/,
    ],
  ])('%s', async (_, content, token, more, message) => {
    const done = await smapi.say(content, token, more)
    expect(done.status).toBe('FAILED')
    expect(messageOf(done)).toMatch(message)
    expect(JSON.stringify(done)).not.toContain('secret')
    expect(faultsBySpec(SPEC, done)).toEqual([])
  })

  test('a disabled skill, until it is enabled again', async () => {
    const enablement = STAGE_V2.replace('v2', 'v1')
    await smapi.send('DELETE', `${enablement}/enablement`)
    expect(messageOf(await smapi.say('open corner shop'))).toMatch(/disabled/)
    await smapi.send('PUT', `${enablement}/enablement`)
    expect(captionOf(await smapi.say('open corner shop'))).toMatch(/^Welcome/)
  })
})

describe('refused with 400', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    ['a list', []],
    ['null', 'null'],
    ['half a body', '{"input":'],
    ['no content', body(undefined)],
    ['an empty content', body('  ')],
    ['a content that is no text', body(['open corner shop'])],
    ['no device', { input: { content: 'open corner shop' } }],
    ['no locale', body('open corner shop', { device: {} })],
    ['an unknown mode', body('open corner shop', { session: { mode: 'NEW' } })],
    ['a mode that is no text', body('open corner shop', { session: { mode: null } })],
    ['a session that is no object', body('open corner shop', { session: 'FORCE_NEW_SESSION' })],
    ['an unknown type', body('open corner shop', { simulation: { type: 'VOICE' } })],
    ['a nest', `{"input":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ])('%s', async (_, sent) => {
    const { status, body: answer } = await post(sent)
    expect([status, answer]).toEqual([400, { code: 'INVALID_REQUEST', message: expect.any(String) }])
    expect(faultsBySpec('v2.BadRequestError', answer)).toEqual([])
  })

  test('an unknown simulation is not found', async () => {
    for (const id of ['x', '..', '%2e%2e', 'constructor', '00000000-0000-4000-8000-000000000000'])
      expect((await smapi.send('GET', `${STAGE_V2}/simulations/${id}`)).status).toBe(404)
  })
})

describe('a skill that fails', () => {
  test.each<[string, () => Promise<never>, RegExp]>([
    [
      'throws',
      () => Promise.reject(new RangeError('out of kettles')),
      /could not answer: RangeError: out of kettles/,
    ],
    ['throws a text', () => Promise.reject('kettle'), /could not answer: kettle/],
    [
      'has a handler that threw',
      () =>
        Promise.reject(
          new SkillFault('INVALID_RESPONSE', 'The handler threw Error: boom', {
            trace: ['at look (lambda/index.js:12:9)', 'at lambda/index.js:4:1'],
          }),
        ),
      /^The handler threw Error: boom\n {4}at look \(lambda\/index\.js:12:9\)\n {4}at lambda\/index\.js:4:1$/,
    ],
    [
      'answers a text',
      () => Promise.reject(new SkillFault('INVALID_RESPONSE', 'Refused.', { response: 'hello' })),
      /^Refused\.$/,
    ],
    [
      'gives an answer that Alexa refuses',
      () =>
        Promise.reject(
          new SkillFault('INVALID_RESPONSE', 'Alexa refuses this response.', { response: { response: {} } }),
        ),
      /^Alexa refuses this response\.$/,
    ],
  ])('%s: the simulation and the invocation are FAILED and say so', async (_, invoke, message) => {
    const { deployed: skill } = smapi.stack
    const clocks = new Clocks()
    const alexa = new LocalAlexa(skill.id, skill.compiled, invoke)
    const app = createSmapi({ alexa, invoke, skill, clocks })
    const send = async (path: string, sent: unknown) => {
      const headers = { host: '127.0.0.1:3000', 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify(sent) }
      const response = await app.request(`/smapi${STAGE_V2}/${path}`, init)
      return (await response.json()) as { id: string }
    }
    const { id } = await send('simulations', body('open corner shop'))
    const done = await (await app.request(`/smapi${STAGE_V2}/simulations/${id}`)).json()
    expect([at(done, 'status'), messageOf(done)]).toEqual(['FAILED', expect.stringMatching(message)])
    expect(faultsBySpec('v2.skill.simulations.SimulationsApiResponse', done)).toEqual([])
    const invoked = await send('invocations', { endpointRegion: 'NA', skillRequest: { body: fixture() } })
    expect([at(invoked, 'status'), messageOf(invoked)]).toEqual(['FAILED', expect.stringMatching(message)])
    expect(faultsBySpec('v2.skill.invocations.InvocationsApiResponse', invoked)).toEqual([])
  })

  test('leaves the request that it failed at, and the answer that was refused', async () => {
    const { deployed: skill } = smapi.stack
    const refused = { version: '1.0', response: { card: 7 } }
    const clocks = new Clocks()
    const invoke = checked(async () => ({ response: refused as never }))
    const simulations = new Simulations(new LocalAlexa(skill.id, skill.compiled, invoke), skill, clocks)
    const said = { content: 'open corner shop', locale: 'en-US', mode: 'DEFAULT', type: 'DEFAULT' } as const
    const done = simulations.get(await simulations.run('speaker=anna;level=300', said, 'http://here'))
    expect(at(done, 'result', 'skillExecutionInfo', 'invocations')).toMatchObject([
      {
        invocationRequest: { body: { request: { type: 'LaunchRequest' } } },
        invocationResponse: { body: refused },
      },
    ])
    const request = { endpointRegion: 'NA', skillRequest: { body: fixture() } }
    expect(await invocation(request, 'v1', invoke, 'http://here')).toMatchObject({
      result: { skillExecutionInfo: { invocationResponse: { body: refused } } },
    })
  })
})
