import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SKILL_ID } from '../../local/house.ts'
import { command, endAll, start } from '../support/command.ts'

jest.setTimeout(60_000)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
})
afterEach(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true })
})

const talk = (...args: string[]) => start(command('talk', ...args), { input: '' }).ended
const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))

async function file(name: string, content: unknown): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const SAID = [
  'open corner shop',
  'find a quiet kettle',
  'tell me about the second one',
  'stop',
  'open corner shop',
]
const REPLAY = { skillId: SKILL_ID, locale: 'en-US', type: 'text', userInput: [...SAID, '.quit'] }

describe('a replay file, imported and exported again', () => {
  it('is a script that holds when it is played, and the same replay file', async () => {
    const imported = await talk(
      '--import-replay',
      await file('in.json', REPLAY),
      '--as',
      'anna',
      '--level',
      '300',
    )
    expect(imported).toMatchObject({ code: 0, err: '' })
    expect(imported.out).toContain(
      '@ speaker=anna level=300 locale=en-US\nU: open corner shop\nA: Welcome back, Anna.',
    )
    expect(imported.out.match(/^A: /gm)).toHaveLength(SAID.length)

    const script = await file('in.talk', imported.out)
    expect(await talk('--script', script)).toMatchObject({
      code: 0,
      out: expect.stringContaining(' 0 differences'),
    })

    const to = join(folder, 'out.json')
    const exported = await talk('--script', script, '--export-replay', to)
    expect(exported).toMatchObject({ code: 0, out: `${to}\n` })
    expect(exported.err).toContain('  line 4: the speaker is anna at level 300\n')
    expect(await read(to)).toEqual(REPLAY)
  })

  it('is played by nobody, on any skill, if not told otherwise', async () => {
    const path = await file('in.json', {
      ...REPLAY,
      skillId: 'amzn1.ask.skill.other',
      userInput: ['open plain talk'],
      locale: 'en-GB',
    })
    const skill = ['--handler', 'tests/foreign/plain/index.mjs', '--models', 'tests/foreign/plain/models']
    const { out, err } = await talk('--import-replay', path, ...skill)
    expect(out).toContain('@ speaker=nobody locale=en-GB\nU: open plain talk\nA: Plain and simple.\n')
    expect(err).toContain(`is for amzn1.ask.skill.other; it was played on ${SKILL_ID}.`)
  })
})

describe('--export-replay', () => {
  it('makes a file for each session of the evening, in order, for the skill that is named', async () => {
    const id = 'amzn1.ask.skill.11111111-2222-3333-4444-555555555555'
    const to = join(folder, 'evening.json')
    const { out, err, code } = await talk(
      '--script',
      'demo/evening.talk',
      '--export-replay',
      to,
      '--skill-id',
      id,
    )
    const paths = out.trim().split('\n')
    expect(paths).toEqual([1, 2, 3, 4, 5, 6].map((n) => join(folder, `evening.${n}.json`)))
    expect(await read(paths[1] ?? '')).toEqual({
      skillId: id,
      locale: 'en-US',
      type: 'text',
      userInput: ['open corner shop', 'stop', '.quit'],
    })
    expect(err).toContain(
      'One file for each session and locale: play them one after the other, in this order.',
    )
    expect(err).toContain('  line 24: the speaker is ben at level 200\n')
    expect(err).toContain('  line 50: the clock is put to 2026-01-06T08:00:00.000Z\n')
    expect(code).toBe(0)
  })

  it.each<[string[], number, RegExp]>([
    [['--export-replay', 'out.json'], 2, /--export-replay goes with --script/],
    [
      ['--script', 'tests/conversations/en-US', '--export-replay', 'out.json'],
      2,
      /holds several scripts; --export-replay takes one file\./,
    ],
    [['--script', 'none.talk', '--export-replay', 'out.json'], 2, /^There is no file or folder none\.talk\./],
    [
      ['--script', 'demo/evening.talk', '--export-replay', '/proc/none/out.json'],
      1,
      /\/proc\/none\/out\.1\.json cannot be written \(ENOENT\)\./,
    ],
    [
      ['--script', 'demo/evening.talk', '--import-replay', 'in.json'],
      2,
      /--import-replay and --script do not go together/,
    ],
  ])('refuses %j with exit %d', async (args, exit, sentence) => {
    const { err, code } = await talk(...args)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(exit)
  })

  it('refuses a script that says nothing', async () => {
    const { err, code } = await talk(
      '--script',
      await file('a.talk', '# quiet\nU:\n'),
      '--export-replay',
      'out.json',
    )
    expect(err).toMatch(/a\.talk says nothing that a replay file could hold\.\n$/)
    expect(code).toBe(2)
  })
})

describe('--import-replay', () => {
  it('takes a recording, whose captions are what is expected', async () => {
    const response = {
      body: {
        status: 'SUCCESSFUL',
        result: {
          alexaExecutionInfo: {
            alexaResponses: [{ type: 'Speech', content: { caption: 'Welcome to an older shop.' } }],
          },
        },
      },
    }
    const recording = {
      invocations: [{ request: { utterance: 'open corner shop', newSession: true }, response }],
    }
    const { out, code } = await talk('--import-replay', await file('io.json', recording))
    expect(out).toContain('U: open corner shop\nA: Welcome to an older shop.\n')
    expect(code).toBe(0)
    const { out: played, code: differs } = await talk('--script', await file('io.talk', out))
    expect(played).toContain('A heard     Welcome back. What are you looking for?')
    expect(differs).toBe(1)
  })

  it('takes who spoke from a recording, and says that --as has somebody else', async () => {
    const person = (personId: string) => ({ personId, authenticationConfidenceLevel: { level: 300 } })
    const spoken = (System: object) => ({
      request: { utterance: 'open corner shop', newSession: true },
      response: {
        body: {
          status: 'SUCCESSFUL',
          result: {
            skillExecutionInfo: { invocations: [{ invocationRequest: { body: { context: { System } } } }] },
          },
        },
      },
    })
    const user = { userId: 'amzn1.ask.account.demo' }
    const elsewhere = 'amzn1.ask.person.ABC123'
    const invocations = [
      spoken({ user, person: person('amzn1.ask.person.demo.anna') }),
      spoken({ user, person: person(elsewhere) }),
    ]
    const path = await file('io.json', { invocations })
    const silent = await talk('--import-replay', path)
    expect(silent).toMatchObject({ code: 0, err: '' })
    expect(silent.out).toContain('@ speaker=anna level=300 locale=en-US\nU: open corner shop\n--\n')
    expect(silent.out).toContain(`--\n@ speaker=${elsewhere} level=300\nU: open corner shop\n`)
    const told = await talk('--import-replay', path, '--as', 'anna', '--level', '300')
    expect(told).toMatchObject({ code: 0, out: silent.out })
    expect(told.err).toBe(
      'The recording says who spoke, and counts: in 1 of 2 turns it was not Anna, level 300, as --as has it.\n',
    )
    const played = await talk('--script', await file('io.talk', `${silent.out}A: x\n`))
    expect(played.out).toContain(`${elsewhere}, level 300: open corner shop`)
    // Corner Shop says the name tag, and this Alexa knows nobody by it.
    expect(played.out).toContain('decided: level 300, greetByName needs 300, policy 0: named')
  })

  it.each<[string, unknown, RegExp]>([
    ['a file that is no JSON', 'userInput: []', /in\.json is no JSON\.\n$/],
    [
      'another file',
      { manifest: {} },
      /in\.json is neither a replay file \(skillId, locale, userInput\) nor a recording/,
    ],
    [
      'a locale without a model',
      { ...REPLAY, locale: 'de-DE' },
      /in\.json is in de-DE; there are models for en-GB, en-US, fr-FR\.\n$/,
    ],
    ['an empty line', { ...REPLAY, userInput: ['a', ''] }, /in\.json has nothing said at userInput\.1; /],
  ])('refuses %s in one sentence, with exit 2', async (_, content, sentence) => {
    const { out, err, code } = await talk('--import-replay', await file('in.json', content))
    expect(err).toMatch(sentence)
    expect([out, err.trim().split('\n').length, code]).toEqual(['', 1, 2])
  })

  it('refuses a file that is not there, and a speaker there is not', async () => {
    expect(await talk('--import-replay', join(folder, 'none.json'))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^There is no file .*none\.json that can be read\.\n$/),
    })
    const path = await file('in.json', REPLAY)
    expect(await talk('--import-replay', path, '--as', 'zoe')).toMatchObject({ code: 2, out: '' })
  })
})
