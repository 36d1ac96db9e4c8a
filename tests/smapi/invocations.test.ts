import { faultsBySpec } from '../support/smapi-spec.ts'
import { at, fixture, messageOf, openSmapi, SKILL, type Smapi, STAGE_V2 } from './smapi.ts'

let smapi: Smapi
beforeAll(async () => {
  smapi = await openSmapi()
})
afterAll(() => smapi?.close())

const ANNA = 'amzn1.ask.person.demo.anna'

/** The fixture of the docs with another person; undefined is nobody. */
function requestOf(person: unknown): unknown {
  const envelope = fixture() as { context: { System: Record<string, unknown> } }
  envelope.context.System.person = person
  return envelope
}

const ssmlOf = (answer: unknown): string =>
  String(
    at(
      answer,
      'result',
      'skillExecutionInfo',
      'invocationResponse',
      'body',
      'response',
      'outputSpeech',
      'ssml',
    ),
  )

describe.each([
  ['v1', `${SKILL}/invocations`, 'NA', 'SUCCEEDED', 'v1.skill.invocations.InvokeSkillResponse'],
  ['v2', `${STAGE_V2}/invocations`, 'default', 'SUCCESSFUL', 'v2.skill.invocations.InvocationsApiResponse'],
])('invocations, %s', (_, path, endpointRegion, succeeded, spec) => {
  const invoke = (body: unknown) => smapi.send('POST', path, { endpointRegion, skillRequest: { body } })

  test('put the fixture of the docs through the skill as it is', async () => {
    const { status, body } = await invoke(fixture())
    expect([status, body.status]).toEqual([200, succeeded])
    expect(ssmlOf(body)).toContain(`<alexa:name type="first" personId="${ANNA}"/>`)
    expect(at(body, 'result', 'skillExecutionInfo', 'invocationRequest', 'body')).toEqual(fixture())
    expect(at(body, 'result', 'skillExecutionInfo', 'metrics', 'skillExecutionTimeInMilliseconds')).toEqual(
      expect.any(Number),
    )
    expect(faultsBySpec(spec, body)).toEqual([])
  })

  test.each<[string, unknown]>([
    ['nobody', undefined],
    ['null', null],
    ['a text', 'anna'],
    ['no level', { personId: ANNA }],
    ['level 299', { personId: ANNA, authenticationConfidenceLevel: { level: 299 } }],
    ['a level as text', { personId: ANNA, authenticationConfidenceLevel: { level: '300' } }],
    ['a custom level only', { personId: ANNA, authenticationConfidenceLevel: { customLevel: 300 } }],
    ['a level without a person id', { authenticationConfidenceLevel: { level: 400 } }],
  ])('say no name to %s', async (_, person) => {
    const { body } = await invoke(requestOf(person))
    expect([body.status, ssmlOf(body).includes('alexa:name')]).toEqual([succeeded, false])
  })

  test.each<[string, unknown, RegExp]>([
    ['no request', { context: { System: {} } }, /no request with a type/],
    ['a request without a type', { request: {}, context: { System: {} } }, /no request with a type/],
    ['no context', { request: { type: 'LaunchRequest' } }, /no context\.System/],
    ['nothing', {}, /no request/],
    [
      'another skill',
      { ...fixture(), context: { System: { application: { applicationId: 'amzn1.ask.skill.other' } } } },
      /another skill/,
    ],
    ['a file that is no JSON, as ask-cli sends it,', '{"request":\n', /The file holds no JSON object: /],
    ['a text', '"hello"', /The file must be a JSON object/],
    ['a list', [fixture()], /The file must be a JSON object/],
    ['null', null, /The file must be a JSON object/],
  ])('that hold %s are FAILED with 200, and say why', async (_, body, message) => {
    const answer = await invoke(body)
    expect([answer.status, answer.body.status]).toEqual([200, 'FAILED'])
    expect(messageOf(answer.body)).toMatch(message)
    expect(faultsBySpec(spec, answer.body)).toEqual([])
  })

  test.each<[string, unknown]>([
    ['no region', { skillRequest: { body: fixture() } }],
    ['an unknown region', { endpointRegion: 'MARS', skillRequest: { body: fixture() } }],
    ['no request', { endpointRegion }],
    ['no body', { endpointRegion, skillRequest: {} }],
    ['what is no JSON', '{'],
  ])('refuse %s with 400', async (_, sent) => {
    expect((await smapi.send('POST', path, sent)).status).toBe(400)
  })
})

test('the region "default" is not one of v1', async () => {
  const sent = { endpointRegion: 'default', skillRequest: { body: fixture() } }
  expect((await smapi.send('POST', `${SKILL}/invocations`, sent)).status).toBe(400)
})
