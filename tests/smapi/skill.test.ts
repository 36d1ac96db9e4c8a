import { faultsBySpec } from '../support/smapi-spec.ts'
import {
  at,
  captionOf,
  MANIFEST,
  MODEL,
  MODELS,
  NEW,
  openSmapi,
  renamed,
  SKILL,
  type Smapi,
  STAGE,
} from './smapi.ts'

let smapi: Smapi
beforeEach(async () => {
  smapi = await openSmapi()
})
afterEach(() => smapi?.close())

const statusOf = async (query = '') => (await smapi.send('GET', `${SKILL}/status${query}`)).body
const opens = async (name: string): Promise<boolean> =>
  (await smapi.say(`open ${name}`, 'local', NEW)).status === 'SUCCESSFUL'

describe('the interaction model', () => {
  test('is the file, with a tag, in the shape of the spec', async () => {
    const { status, body, headers } = await smapi.send('GET', MODEL)
    expect([status, body]).toEqual([200, MODELS['en-US']])
    expect(headers.get('etag')).toMatch(/^[0-9a-f]{32}$/)
    expect(faultsBySpec('v1.skill.interactionModel.InteractionModelData', body)).toEqual([])
    const head = await smapi.send('HEAD', MODEL)
    expect([head.status, head.headers.get('etag')]).toEqual([204, headers.get('etag')])
  })

  test('that is put counts at the next utterance, and where to look is said', async () => {
    const { status, headers } = await smapi.send('PUT', MODEL, renamed('village store'))
    expect(status).toBe(202)
    expect(headers.get('location')).toBe(`${SKILL}/status?resource=interactionModel`)
    expect([await opens('village store'), await opens('corner shop')]).toEqual([true, false])
    expect((await smapi.send('GET', MODEL)).body).toEqual(renamed('village store'))
  })

  test('counts in a session that is open', async () => {
    await smapi.say('open corner shop', 'local', NEW)
    await smapi.send('PUT', MODEL, renamed('village store'))
    expect(captionOf(await smapi.say('find a quiet kettle'))).toMatch(/^Quiet kettles/)
  })

  test('with a fault is accepted, not taken, and its status says why', async () => {
    expect((await smapi.send('PUT', MODEL, renamed('Alexa'))).status).toBe(202)
    const status = await statusOf()
    expect(at(status, 'interactionModel', 'en-US', 'lastUpdateRequest')).toMatchObject({
      status: 'FAILED',
      errors: [{ code: 'VALIDATION_FAILED', message: expect.stringContaining('invocationName') }],
    })
    expect(at(status, 'interactionModel', 'fr-FR', 'lastUpdateRequest', 'status')).toBe('SUCCEEDED')
    expect(faultsBySpec('v1.skill.SkillStatus', status)).toEqual([])
    expect((await smapi.send('GET', MODEL)).body).toEqual(MODELS['en-US'])
    expect(await opens('corner shop')).toBe(true)
    await smapi.send('PUT', MODEL, MODELS['en-US'])
    expect(at(await statusOf(), 'interactionModel', 'en-US', 'lastUpdateRequest')).toEqual({
      status: 'SUCCEEDED',
    })
  })

  test.each<[string, unknown, RegExp]>([
    ['nothing', {}, /interactionModel/],
    ['a list', [], /must be a JSON object/],
    ['a text', '"7"', /must be a JSON object/],
    ['null', 'null', /must be a JSON object/],
    ['another file', { a: 1 }, /interactionModel/],
    ['the language model alone', { languageModel: {} }, /interactionModel/],
    [
      'intents that are no list',
      { interactionModel: { languageModel: { invocationName: 'a b', intents: {} } } },
      /intents/,
    ],
    [
      'a file that is no JSON, as ask-cli sends it,',
      JSON.stringify('{"interactionModel"\n'),
      /no JSON object/,
    ],
    ['too deep', `{"a":${'['.repeat(99)}${']'.repeat(99)}}`, /nests more than/],
  ])('that is %s is accepted, not taken, and the status tells of nothing else', async (_, sent, why) => {
    await smapi.send('PUT', MODEL, renamed('Alexa'))
    const { status, headers } = await smapi.send('PUT', MODEL, sent)
    expect([status, headers.get('location')]).toEqual([202, `${SKILL}/status?resource=interactionModel`])
    const found = await statusOf()
    expect(at(found, 'interactionModel', 'en-US', 'lastUpdateRequest')).toEqual({
      status: 'FAILED',
      errors: [{ code: 'VALIDATION_FAILED', message: expect.stringMatching(why) }],
    })
    expect(faultsBySpec('v1.skill.SkillStatus', found)).toEqual([])
    expect((await smapi.send('GET', MODEL)).body).toEqual(MODELS['en-US'])
    expect(await opens('corner shop')).toBe(true)
  })

  test('for a locale that Alexa does not have is accepted, not taken, and its status says why', async () => {
    const put = await smapi.send('PUT', MODEL.replace('en-US', 'xx-XX'), MODELS['en-US'])
    expect(put.status).toBe(202)
    expect(at(await statusOf(), 'interactionModel', 'xx-XX', 'lastUpdateRequest')).toMatchObject({
      status: 'FAILED',
      errors: [{ message: expect.stringContaining('"xx-XX" is no locale of Alexa') }],
    })
    expect((await smapi.send('GET', MODEL.replace('en-US', 'xx-XX'))).status).toBe(404)
  })

  test.each(['', '{', '{"interactionModel"'])(
    'that is no JSON at all is refused with 400: %j',
    async (sent) => {
      expect((await smapi.send('PUT', MODEL, sent)).status).toBe(400)
      expect(await opens('corner shop')).toBe(true)
    },
  )

  test('is held to the version it was made from, where one is named', async () => {
    const etag = (await smapi.send('GET', MODEL)).headers.get('etag') ?? ''
    const put = (match: string) =>
      smapi.send('PUT', MODEL, renamed('village store'), { headers: { 'if-match': match } })
    expect((await put('0'.repeat(32))).status).toBe(412)
    expect(await opens('corner shop')).toBe(true)
    expect([(await put(etag)).status, (await put(etag)).status, (await put('*')).status]).toEqual([
      202, 412, 202,
    ])
  })

  test.each<[string, number]>([
    ['de-DE', 404],
    ['en_US', 400],
    ['EN-us', 400],
    ['constructor', 400],
    ['%2e%2e%2fskill', 400],
  ])('of %s is answered with %d', async (locale, status) => {
    const path = MODEL.replace('en-US', locale)
    expect((await smapi.send('GET', path)).status).toBe(status)
  })
})

describe('profileNlu', () => {
  const profile = (body: unknown) => smapi.send('POST', `${MODEL}/profileNlu`, body)

  test.each([
    ['find a quiet kettle', 'FindProductIntent'],
    ['stop', 'AMAZON.StopIntent'],
    ['xyzzy plugh', 'AMAZON.FallbackIntent'],
  ])('of "%s" selects %s', async (utterance, name) => {
    const { status, body } = await profile({ utterance })
    expect([status, at(body, 'selectedIntent', 'name'), body.sessionEnded]).toEqual([200, name, false])
    expect(faultsBySpec('v1.skill.evaluations.ProfileNluResponse', body)).toEqual([])
  })

  test('takes a token of an earlier turn, and opens no session', async () => {
    expect((await profile({ utterance: 'stop', multiTurnToken: 'T' })).status).toBe(200)
    expect((await smapi.say('stop')).status).toBe('FAILED')
  })

  test.each(['de-DE', 'en_US', 'constructor', '%2e%2e%2fskill'])(
    'for %s, which has no model, says so where ask-cli shows it',
    async (locale) => {
      const path = `${MODEL.replace('en-US', locale)}/profileNlu`
      const { status, body } = await smapi.send('POST', path, { utterance: 'hello' })
      expect([status, body.selectedIntent, body.consideredIntents]).toEqual([200, undefined, []])
      expect(at(body, 'error')).toEqual({
        code: 'NO_SUCH_LOCALE',
        message: 'The skill has no interaction model for this locale; it has en-GB, en-US, fr-FR.',
      })
      expect(faultsBySpec('v1.skill.evaluations.ProfileNluResponse', body)).toEqual([])
    },
  )

  test.each([{}, { utterance: '' }, { utterance: 7 }, { utterance: null }, []])(
    'refuses %j',
    async (body) => {
      expect((await profile(body)).status).toBe(400)
    },
  )
})

describe('the manifest', () => {
  const manifest = `${STAGE}/manifest`

  test('is the file, and has what ask dialog looks for', async () => {
    const { status, body } = await smapi.send('GET', manifest)
    expect([status, body]).toEqual([200, MANIFEST])
    expect(Object.keys(at(body, 'manifest', 'apis') as object)).toEqual(['custom'])
    expect(at(body, 'manifest', 'publishingInformation', 'locales', 'en-US')).toBeDefined()
    expect(faultsBySpec('v1.skill.Manifest.SkillManifestEnvelope', body)).toEqual([])
  })

  test('that is put is the one from then on; one with a fault is not, and its status says why', async () => {
    const changed = structuredClone(MANIFEST) as { manifest: { publishingInformation: { category: string } } }
    changed.manifest.publishingInformation.category = 'NOVELTY'
    const put = await smapi.send('PUT', manifest, changed)
    expect([put.status, put.headers.get('location')]).toEqual([202, `${SKILL}/status?resource=manifest`])
    expect((await smapi.send('GET', manifest)).body).toEqual(changed)

    const broken = structuredClone(changed)
    broken.manifest.publishingInformation.category = ''
    expect((await smapi.send('PUT', manifest, broken)).status).toBe(202)
    expect((await smapi.send('GET', manifest)).body).toEqual(changed)
    expect(at(await statusOf(), 'manifest', 'lastUpdateRequest')).toMatchObject({
      status: 'FAILED',
      errors: [{ message: expect.stringContaining('category') }],
    })
  })

  test.each([{}, { manifest: null }, { manifest: [] }, [], '"{"', '7'])(
    'that is %j is accepted, not taken, and its status says why',
    async (body) => {
      expect((await smapi.send('PUT', manifest, body)).status).toBe(202)
      expect((await smapi.send('GET', manifest)).body).toEqual(MANIFEST)
      const status = await statusOf()
      expect(at(status, 'manifest', 'lastUpdateRequest', 'status')).toBe('FAILED')
      expect(faultsBySpec('v1.skill.SkillStatus', status)).toEqual([])
    },
  )

  test('that is no JSON at all is refused', async () => {
    expect((await smapi.send('PUT', manifest, '{')).status).toBe(400)
  })
})

test('the status tells only of the resources asked for', async () => {
  expect(Object.keys(await statusOf('?resource=manifest'))).toEqual(['manifest'])
  expect(Object.keys(await statusOf('?resource=interactionModel'))).toEqual(['interactionModel'])
  expect(Object.keys(await statusOf('?resource=manifest&resource=interactionModel'))).toHaveLength(2)
  expect(await statusOf('?resource=other')).toEqual({})
})

test('the enablement is there, goes and comes back', async () => {
  const call = async (method: string) => (await smapi.send(method, `${STAGE}/enablement`)).status
  expect([await call('GET'), await call('DELETE'), await call('GET')]).toEqual([204, 204, 404])
  expect([await call('PUT'), await call('GET')]).toEqual([204, 204])
})
