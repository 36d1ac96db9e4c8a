import { ZIP_LIMITS } from '../../local/smapi/zip.ts'
import { faultsBySpec } from '../support/smapi-spec.ts'
import { type Packed, zipOf } from '../support/zip.ts'
import {
  at,
  MANIFEST,
  MODEL,
  MODELS,
  NEW,
  openSmapi,
  packageFiles,
  packageZip,
  renamed,
  SKILL,
  type Smapi,
  STAGE,
} from './smapi.ts'

let smapi: Smapi
beforeAll(async () => {
  smapi = await openSmapi()
})
afterAll(() => smapi?.close())

const US = 'interactionModels/custom/en-US.json'
const FR = 'interactionModels/custom/fr-FR.json'
const SPEC = 'v1.skill.ImportResponse'

const opens = async (name: string): Promise<boolean> =>
  (await smapi.say(`open ${name}`, 'local', NEW)).status === 'SUCCESSFUL'

/** Nothing of a refused package may be in force. */
async function isUnchanged(): Promise<boolean> {
  const manifest = (await smapi.send('GET', `${STAGE}/manifest`)).body
  const model = (await smapi.send('GET', MODEL)).body
  expect([manifest, model]).toEqual([MANIFEST, MODELS['en-US']])
  return opens('corner shop')
}

describe('a good package', () => {
  afterEach(async () => {
    await smapi.deploy(packageZip())
  })

  test('is taken whole, and counts at the next utterance', async () => {
    const done = await smapi.deploy(packageZip({ [US]: renamed('village store') }))
    expect(done).toEqual({
      status: 'SUCCEEDED',
      skill: {
        skillId: expect.stringContaining('amzn1.ask.skill.'),
        resources: [
          'Manifest',
          'InteractionModel.en-GB',
          'InteractionModel.en-US',
          'InteractionModel.fr-FR',
        ].map((name) => ({ name, action: 'UPDATE', status: 'SUCCEEDED' })),
      },
      warnings: [],
    })
    expect(faultsBySpec(SPEC, done)).toEqual([])
    expect([await opens('village store'), await opens('corner shop')]).toEqual([true, false])
  })

  test('may have folders, assets, a byte order mark, and files that are named in a warning', async () => {
    const files: Packed[] = [
      ...packageFiles({ 'skill.json': `\ufeff${JSON.stringify(MANIFEST)}` }),
      { name: 'interactionModels/', content: '' },
      { name: 'assets/images/small.png', content: 'not read' },
      { name: 'notes.txt', content: 'mine' },
      { name: 'interactionModels/custom/._en-US.json', content: '{' },
    ]
    const done = await smapi.deploy(zipOf(files))
    expect(done.status).toBe('SUCCEEDED')
    expect(at(done, 'warnings')).toEqual([
      { code: 'FILE_IGNORED', message: expect.stringContaining('notes.txt') },
      { code: 'FILE_IGNORED', message: expect.stringContaining('._en-US.json') },
    ])
  })

  test('that leaves a locale out takes it away, at every door', async () => {
    const manifest = structuredClone(MANIFEST) as {
      manifest: Record<'publishingInformation' | 'privacyAndCompliance', { locales: Record<string, unknown> }>
    }
    delete manifest.manifest.publishingInformation.locales['fr-FR']
    const done = await smapi.deploy(packageZip({ 'skill.json': manifest, [FR]: undefined }))
    expect(done.status).toBe('SUCCEEDED')
    const said = await smapi.say('ouvre corner shop', 'local', { device: { locale: 'fr-FR' } })
    expect(at(said, 'result', 'error', 'message')).toMatch(/no interaction model/)
    const turn = { utterance: 'ouvre corner shop', locale: 'fr-FR' }
    const { status, body } = await smapi.send('POST', 'http://127.0.0.1:3000/local/turn', turn)
    expect([status, body.error]).toEqual([400, '"locale" must be one of en-GB, en-US.'])
  })

  test('without a skill id is the skill that is here', async () => {
    const { uploadUrl } = (await smapi.send('POST', '/v1/skills/uploads')).body
    await smapi.send('PUT', String(uploadUrl), packageZip())
    const began = await smapi.send('POST', '/v1/skills/imports', { location: uploadUrl, vendorId: 'LOCAL' })
    expect([began.status, began.body]).toEqual([202, {}])
    const done = (await smapi.send('GET', began.headers.get('location') ?? '')).body
    expect(at(done, 'skill', 'resources', 0)).toMatchObject({ action: 'CREATE', status: 'SUCCEEDED' })
  })
})

describe('a package with faults is refused whole, and each fault stands with its resource', () => {
  const { interactionModel } = MODELS['en-US'] as { interactionModel: { languageModel: object } }
  const withIntents = (intents: unknown) => ({
    interactionModel: { languageModel: { ...interactionModel.languageModel, intents } },
  })
  test.each<[string, Record<string, unknown>, string, RegExp]>([
    ['no manifest', { 'skill.json': undefined }, 'Manifest', /no skill\.json/],
    ['a manifest that is no JSON', { 'skill.json': '{' }, 'Manifest', /not JSON/],
    ['a manifest that is a list', { 'skill.json': [] }, 'Manifest', /skill\.json/],
    [
      'a manifest in a folder of its own',
      { 'skill.json': undefined, 'models/skill.json': MANIFEST },
      'Manifest',
      /at its top/,
    ],
    ['a model that is no JSON', { [US]: '{"interactionModel":' }, 'InteractionModel.en-US', /not JSON/],
    [
      'a model in another encoding',
      { [US]: Buffer.from([0xff, 0xfe]).toString('latin1') },
      'InteractionModel.en-US',
      /not JSON/,
    ],
    [
      'a model that nests',
      { [US]: `${'['.repeat(9999)}${']'.repeat(9999)}` },
      'InteractionModel.en-US',
      /too deep/,
    ],
    ['a model without its language', { [US]: {} }, 'InteractionModel.en-US', /languageModel/],
    [
      'an invocation name with a wake word',
      { [US]: renamed('alexa shop') },
      'InteractionModel.en-US',
      /alexa/,
    ],
    [
      'intents that are missing',
      { [US]: withIntents([]) },
      'InteractionModel.en-US',
      /AMAZON\.StopIntent is missing/,
    ],
    ['a locale without a model', { [FR]: undefined }, 'Manifest', /store text for fr-FR/],
    ...(['xx-XX', 'en_US', 'EN-us', 'en', 'english', '__proto__'] as const).map(
      (locale): [string, Record<string, unknown>, string, RegExp] => [
        `the locale ${locale}`,
        { [`interactionModels/custom/${locale}.json`]: MODELS['en-US'] },
        `InteractionModel.${locale}`,
        /is no locale of Alexa; there are ar-SA, de-DE/,
      ],
    ),
    [
      'a model without a store text',
      { 'interactionModels/custom/de-DE.json': MODELS['en-US'] },
      'Manifest',
      /de-DE/,
    ],
  ])('%s', async (_, changes, resource, message) => {
    const done = await smapi.deploy(packageZip(changes))
    expect(done.status).toBe('FAILED')
    expect(faultsBySpec(SPEC, done)).toEqual([])
    const resources = at(done, 'skill', 'resources') as { name: string; status: string; errors?: unknown[] }[]
    const failed = resources.find(({ name }) => name === resource)
    expect(failed).toMatchObject({ status: 'FAILED' })
    expect(JSON.stringify(failed?.errors)).toMatch(message)
    expect(resources.every(({ status }) => ['FAILED', 'ROLLBACK_SUCCEEDED'].includes(status))).toBe(true)
    expect(await isUnchanged()).toBe(true)
  })
})

describe('an archive is refused before anything is inflated, for', () => {
  const good = packageFiles()
  const spaces = (bytes: number): Buffer => Buffer.alloc(bytes, ' ')
  const noise = (bytes: number): Buffer =>
    Buffer.alloc(bytes, Buffer.from(Array.from({ length: 251 }, (_, i) => (i * 7919) % 251)))
  const named = (name: string): Packed[] => [...good, { name, content: 'x' }]

  test.each<[string, () => Uint8Array<ArrayBuffer>, RegExp]>([
    ['no bytes', () => new Uint8Array(0), /no zip archive/],
    ['other bytes', () => new Uint8Array(5000).fill(80), /no zip archive/],
    ['half an archive', () => zipOf(good).slice(0, 3000), /no zip archive/],
    ['bytes behind the end', () => new Uint8Array([...zipOf(good), 1]), /no zip archive/],
    ['a name that goes up', () => zipOf(named('../skill.json')), /leads out/],
    ['a name that goes up later', () => zipOf(named('assets/../../skill.json')), /leads out/],
    [
      'a name that goes up from a model',
      () => zipOf(named('interactionModels/custom/../../../x.json')),
      /leads out/,
    ],
    ['an absolute name', () => zipOf(named('/etc/passwd')), /leads out/],
    ['a drive', () => zipOf(named('C:/skill.json')), /leads out/],
    ['a backslash', () => zipOf(named('..\\skill.json')), /leads out/],
    ['a zero in the name', () => zipOf(named('skill.json\0.txt')), /leads out/],
    ['an empty name', () => zipOf(named('')), /leads out/],
    ['the same name twice', () => zipOf([...good, ...packageFiles()]), /twice/],
    [
      'a bomb',
      () => zipOf([...good, { name: 'assets/x', content: spaces(3_000_000) }]),
      /compressed more than/,
    ],
    [
      'a bomb that is one file too large',
      () => zipOf([{ name: US, content: spaces(5_000_000) }]),
      /more than \d+ bytes/,
    ],
    [
      'a bomb of many files',
      () => zipOf(Array.from({ length: 9 }, (_, i) => ({ name: `a${i}`, content: noise(2_000_000) }))),
      /bytes together|compressed/,
    ],
    [
      'too many entries',
      () => zipOf(Array.from({ length: ZIP_LIMITS.entries + 1 }, (_, i) => ({ name: `a${i}`, content: '' }))),
      /more than 500 entries/,
    ],
    [
      'a bomb that lies about its size',
      () => zipOf([{ name: US, content: spaces(3_000_000), claims: { size: 10 } }]),
      /damaged/,
    ],
    [
      'a size that is too small by one',
      () => zipOf([{ name: US, content: 'xyz', claims: { size: 2 } }]),
      /damaged/,
    ],
    [
      'a size that is too large',
      () => zipOf([{ name: US, content: 'xyz', claims: { size: 400 } }]),
      /damaged/,
    ],
    ['a wrong checksum', () => zipOf([{ name: US, content: '{}', claims: { crc: 1 } }]), /damaged/],
    ['encryption', () => zipOf([{ name: US, content: '{}', claims: { encrypted: true } }]), /encrypted/],
    ['another compression', () => zipOf([{ name: US, content: '{}', claims: { method: 12 } }]), /encrypted/],
  ])('%s', async (_, archive, message) => {
    const done = await smapi.deploy(archive())
    expect([done.status, done.skill]).toEqual(['FAILED', undefined])
    expect(at(done, 'errors', 0, 'message')).toMatch(message)
    expect(faultsBySpec(SPEC, done)).toEqual([])
    expect(await isUnchanged()).toBe(true)
  })
})

describe('a location', () => {
  const place = async () => String((await smapi.send('POST', '/v1/skills/uploads')).body.uploadUrl)
  const importFrom = (location: unknown) => smapi.send('POST', `${SKILL}/imports`, { location })

  test('is on our own door, by the name it was asked for at', async () => {
    const made = await smapi.send('POST', '/v1/skills/uploads', undefined, {
      headers: { host: 'localhost:3000' },
    })
    expect(made.status).toBe(201)
    expect(made.body.uploadUrl).toMatch(/^http:\/\/localhost:3000\/smapi\/uploads\/[0-9a-f-]{36}$/)
    expect(Date.parse(String(made.body.expiresAt))).toBeGreaterThan(Date.now())
    expect(faultsBySpec('v1.skill.UploadResponse', made.body)).toEqual([])
  })

  test('serves one import', async () => {
    const location = await place()
    await smapi.send('PUT', location, packageZip())
    expect((await importFrom(location)).status).toBe(202)
    expect((await importFrom(location)).status).toBe(400)
    expect((await smapi.send('PUT', location, packageZip())).status).toBe(404)
  })

  test('without an upload is refused, and can still be used', async () => {
    const location = await place()
    expect((await importFrom(location)).status).toBe(400)
    expect((await smapi.send('PUT', location, packageZip())).status).toBe(200)
    expect((await importFrom(location)).status).toBe(202)
  })

  test('that is not ours, letter for letter, is refused', async () => {
    const ours = await place()
    await smapi.send('PUT', ours, packageZip())
    const id = ours.slice(ours.lastIndexOf('/') + 1)
    for (const location of [
      `https://evil.example/uploads/${id}`,
      `http://evil.example/smapi/uploads/${id}`,
      `http://127.0.0.1:3001/smapi/uploads/${id}`,
      `http://127.0.0.1:3000@evil.example/smapi/uploads/${id}`,
      `http://127.0.0.1:3000/smapi/uploads/../uploads/${id}`,
      `file:///smapi/uploads/${id}`,
      `${ours}?x`,
      `${ours}/`,
      ours.toUpperCase(),
      id,
      'file:///etc/passwd',
      'http://169.254.169.254/latest/meta-data',
      '',
      7,
      null,
      undefined,
      { uploadUrl: ours },
    ])
      expect([location, (await importFrom(location)).status]).toEqual([location, 400])
    expect((await importFrom(ours)).status).toBe(202)
  })

  test('that was never made takes no upload', async () => {
    for (const id of ['x', '..', '%2e%2e', '00000000-0000-4000-8000-000000000000', 'constructor'])
      expect((await smapi.send('PUT', `/uploads/${id}`, packageZip())).status).toBe(404)
  })

  test('takes no more than it may hold', async () => {
    const location = await place()
    expect((await smapi.send('PUT', location, new Uint8Array(8 * 1024 * 1024 + 1))).status).toBe(413)
    expect((await importFrom(location)).status).toBe(400)
  })

  test('gives way to newer ones: only a few archives wait in memory', async () => {
    const first = await place()
    await smapi.send('PUT', first, packageZip())
    for (let i = 0; i < 8; i += 1) await place()
    expect((await importFrom(first)).status).toBe(400)
  })

  test('no import has an id that was not given', async () => {
    for (const id of ['x', '..', 'constructor', '00000000-0000-4000-8000-000000000000'])
      expect((await smapi.send('GET', `/v1/skills/imports/${id}`)).status).toBe(404)
  })
})
