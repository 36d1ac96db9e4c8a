import { SKILL_ID } from '../../local/house.ts'
import { DOOR, fixture, MODEL, openSmapi, SKILL, type Smapi, STAGE, STAGE_V2 } from './smapi.ts'

let smapi: Smapi
beforeAll(async () => {
  smapi = await openSmapi()
})
afterAll(() => smapi?.close())

const SIMULATION = { input: { content: 'open corner shop' }, device: { locale: 'en-US' } }
const CALLS: readonly [string, string, unknown][] = [
  ['POST', `${STAGE_V2}/simulations`, SIMULATION],
  ['POST', `${STAGE_V2}/invocations`, { endpointRegion: 'NA', skillRequest: { body: fixture() } }],
  ['POST', `${SKILL}/invocations`, { endpointRegion: 'NA', skillRequest: { body: fixture() } }],
  ['POST', `${MODEL}/profileNlu`, { utterance: 'stop' }],
  ['GET', MODEL, undefined],
  ['GET', `${STAGE}/manifest`, undefined],
  ['GET', `${STAGE}/enablement`, undefined],
  ['GET', `${SKILL}/status`, undefined],
]

test.each(CALLS)('%s %s answers with success', async (method, path, body) => {
  expect((await smapi.send(method, path, body)).status).toBeLessThan(300)
})

describe('the guard stands before every call', () => {
  test.each<[string, Record<string, string>]>([
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['an origin that hides', { origin: 'null' }],
    ['another site by the browser’s word', { 'sec-fetch-site': 'cross-site' }],
    ['a foreign host', { host: 'evil.example:3000' }],
    ['our host with another port', { host: '127.0.0.1:4000' }],
  ])('and turns away %s', async (_, headers) => {
    for (const [method, path, body] of [
      ...CALLS,
      ['POST', '/v1/skills/uploads'] as const,
      ['PUT', '/uploads/x', 'zip'] as const,
      ['POST', '/v1/skills/imports', { location: 'x' }] as const,
      ['DELETE', `${STAGE}/enablement`] as const,
      ['POST', `${DOOR}/auth/o2/token`, { refresh_token: 'local' }] as const,
    ])
      expect([path, (await smapi.send(method, path, body, { headers })).status]).toEqual([path, 403])
  })
})

describe('addresses', () => {
  test.each([
    `//v1/skills/${SKILL_ID}/status`,
    `/v1/skills/${SKILL_ID}/status/`,
    `///v1//skills/${SKILL_ID}///status//`,
    `/v1/skills/${SKILL_ID}/status/?resource=manifest`,
  ])('slashes more or less do not matter: %s', async (path) => {
    expect((await smapi.send('GET', path)).status).toBe(200)
  })

  test.each([
    '',
    '/',
    '/v1',
    '/v3/skills',
    '/v1/skills',
    '/v1/vendors',
    `/v1/skills/${SKILL_ID}`,
    `/v1/skills/${SKILL_ID}/stages/development`,
    `/V1/skills/${SKILL_ID}/status`,
    '/v1/skills/../../local/turn',
    '/%2e%2e/local/turn',
    '/uploads',
  ])('there is no call "%s"', async (path) => {
    const { status, body } = await smapi.send('GET', path)
    expect([status, Object.keys(body).length > 0]).toEqual([404, true])
  })

  test.each(['amzn1.ask.skill.other', `${SKILL_ID}x`, SKILL_ID.toUpperCase(), '..', 'constructor', '%00'])(
    'there is no skill %s',
    async (id) => {
      for (const [method, path, body] of CALLS) {
        const answer = await smapi.send(method, path.replace(SKILL_ID, id), body)
        expect([path, answer.status, typeof (answer.body.message ?? answer.body.error)]).toEqual([
          path,
          404,
          'string',
        ])
      }
    },
  )

  test.each(['live', 'certified', 'DEVELOPMENT', 'x'])('there is no stage %s', async (stage) => {
    for (const [method, path, body] of CALLS.filter(([, one]) => one.includes('development')))
      expect((await smapi.send(method, path.replace('development', stage), body)).status).toBe(404)
  })

  test('a method that a call does not have is not found', async () => {
    for (const [method, path] of [
      ['GET', `${STAGE_V2}/simulations`],
      ['DELETE', MODEL],
      ['POST', `${STAGE}/manifest`],
      ['PATCH', `${SKILL}/status`],
      ['GET', '/v1/skills/uploads'],
      ['GET', '/uploads/x'],
    ] as const)
      expect([path, (await smapi.send(method, path)).status]).toEqual([path, 404])
  })
})

describe('bodies', () => {
  const json = CALLS.filter(([, , body]) => body !== undefined)

  test.each(json)('%s %s takes JSON only', async (method, path, body) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', '']) {
      const headers = { 'content-type': type }
      expect((await smapi.send(method, path, body, { headers })).status).toBe(415)
    }
    const headers = { 'content-type': 'Application/JSON;charset=utf-8' }
    expect((await smapi.send(method, path, body, { headers })).status).toBe(200)
  })

  test.each(json)('%s %s refuses what is no JSON object, and never fails', async (method, path) => {
    const nest = `{"a":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_001)}`
    for (const body of [
      '',
      '{',
      'null',
      '7',
      '"text"',
      '[]',
      '{}',
      nest,
      '\ud800',
      '{"__proto__":{"input":1}}',
    ])
      expect([body.slice(0, 20), (await smapi.send(method, path, body)).status]).toEqual([
        body.slice(0, 20),
        400,
      ])
  })

  test.each(json)('%s %s refuses what is too large', async (method, path) => {
    const { status, body } = await smapi.send(method, path, { padding: 'x'.repeat(2 * 1024 * 1024) })
    expect([status, body.code]).toEqual([413, 'TOO_LARGE'])
  })
})

describe('the token door', () => {
  const token = 'speaker=anna;level=300'
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test.each([`${DOOR}/auth/o2/token`, `${DOOR}/auth/O2/token`, `${DOOR}//auth/o2/token/`, '/auth/O2/token'])(
    '%s gives the refresh token back as access token',
    async (path) => {
      const answer = { access_token: token, refresh_token: token, token_type: 'bearer', expires_in: 3600 }
      const body = { grant_type: 'refresh_token', refresh_token: token, client_id: 'x' }
      expect((await smapi.send('POST', path, body)).body).toEqual(answer)
      const sent = new URLSearchParams(body).toString()
      expect((await smapi.send('POST', path, sent, { headers: form })).body).toEqual(answer)
    },
  )

  test.each(['{', 'null', '[]', '{}', '{"refresh_token":7}', '{"refresh_token":""}'])(
    'refuses %s',
    async (body) => {
      expect((await smapi.send('POST', `${DOOR}/auth/o2/token`, body)).status).toBe(400)
    },
  )

  test('refuses an empty form', async () => {
    expect((await smapi.send('POST', `${DOOR}/auth/o2/token`, 'a=b', { headers: form })).status).toBe(400)
  })
})
