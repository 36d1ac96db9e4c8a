import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelopeOf, newSession, type Said } from '../../local/alexa/envelope.ts'
import { SKILL_ID } from '../../local/house.ts'
import { ANY_PORT, command, endAll, start } from '../support/command.ts'
import { EVENING, intent, OPEN } from '../support/shop.ts'

jest.setTimeout(120_000)

const MODELS = ['--models', 'tests/foreign/hello-world/skill-package']
const HELLO = ['--handler', 'tests/foreign/hello-world/lambda/index.js#handler', ...MODELS]
const PLAIN = ['--handler', 'tests/foreign/plain/index.mjs', '--models', 'tests/foreign/plain/models']
const FAULTY = ['--handler', 'tests/foreign/faulty/index.mjs', '--models', 'tests/foreign/faulty/models']
/** Where it throws. */
const PLACE = 'at lookUp (tests/foreign/faulty/index.mjs:12:16)'
const KEEPER = ['--handler', 'tests/foreign/keeper/index.mjs', '--models', 'tests/foreign/plain/models']

const TILL = ['--handler', 'tests/foreign/till/index.mjs', '--models', 'tests/foreign/till/models']

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foreign-'))
})
afterEach(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true })
})

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const talk = (args: string[], input = '', env: Record<string, string> = {}) =>
  start(command('talk', ...args), { input, env }).ended

describe('npm run talk, with a skill that knows nothing of ours,', () => {
  it('plays its scripts: people, levels, sessions, attributes, a language without words here', async () => {
    const { out, err, code } = await talk([...HELLO, '--script', 'tests/foreign/hello-world'])
    expect(out).toContain('2 scripts, 9 turns, 0 differences')
    expect(out).not.toContain('counted')
    expect(err).toContain('counted 2')
    expect(code).toBe(0)
  })

  it('says which handler was found, what opens it, and what is wrong with an answer', async () => {
    const { out, code } = await talk(HELLO, 'open hello world\nbreak it\n/locale de-DE\nhallo welt\n')
    expect(out).toContain(
      'Its handler is index.js#handler, one with a callback: Lambda takes those up to Node 22',
    )
    expect(out).toContain('Say "open hello world".')
    expect(out).toContain('Hello World: Hello. What would you like?')
    expect(out).toContain(
      'Alexa refuses this response: response.outputSpeech.ssml holds a bare "&" at "& pepper',
    )
    expect(out.match(/Hello\. What would you like\?/g)).toHaveLength(2)
    expect(code).toBe(0)
  })

  it('holds a dialog of its own where the skill has asked for one, and ends it as it is told', async () => {
    const { out } = await talk([...TILL, '--script', 'tests/foreign/till'])
    expect(out).toContain('1 scripts, 8 turns, 0 differences')
    const input =
      'open tiny till\n/outcome ACHIEVED\nunlock it\n/outcome\n/outcome done\n/outcome NOT_MATCH\n'
    const live = await talk([...TILL, '--as', 'anna'], `${input}/outcome NOT_ENABLED unlock it\n`)
    for (const line of [
      'An "outcome" needs a connection that is open',
      "Your skill: Just a second. What's your PIN?\n      (Alexa is asking; /outcome ACHIEVED, NOT_ACHIEVED,",
      'VerifyPerson/2 must be one of ACHIEVED',
      'Your skill: 200, NOT_ACHIEVED, NOT_MATCH, level none.',
      'Your skill: Just a second. 200, NOT_ENABLED, VERIFICATION_METHOD_NOT_SETUP, level none.',
    ])
      expect(live.out).toContain(line)
    expect([live.err, live.code]).toEqual(['', 0])
  })

  it('talks to an async handler without ask-sdk, in its own locale', async () => {
    const { out } = await talk(PLAIN, 'open plain talk\ntell me\n')
    expect(out).toContain('Its handler is index.mjs#handler, an async one.')
    expect(out).toContain('in en-GB')
    expect(out).toContain('You meant TellIntent.')
  })

  const ANSWER = `({ version: '1.0', response: { outputSpeech: { type: 'PlainText', text: 'Here.' } } })`
  it.each([
    ['a.mjs', `export const handler = async () => ${ANSWER}`, ''],
    ['b.mjs', `export default async () => ${ANSWER}`, '#default'],
    ['c.cjs', `exports.main = (event, context, callback) => callback(null, ${ANSWER})`, '#main'],
    ['d.cjs', `module.exports = { ...{ handler: async () => ${ANSWER} } }`, ''],
    ['e.ts', `export const handler = async (event: object): Promise<object> => ${ANSWER}`, '#handler'],
    ['f.js', `exports.handler = async () => ${ANSWER}`, ''],
  ])('loads %s', async (name, code, exported) => {
    const path = await file(name, code)
    const { out } = await talk(['--handler', path + exported, ...MODELS], 'open hello world\n')
    expect(out).toContain('Hello World: Here.')
  })

  it('goes on where a handler throws outside of its promise', async () => {
    const path = await file(
      'late.mjs',
      `export const handler = () => new Promise(() => setTimeout(() => { throw new Error('in a timer') }, 1))`,
    )
    const { out, code } = await talk(['--handler', path, ...MODELS], 'open hello world\nopen hello world\n')
    expect(out.match(/The handler threw Error: in a timer/g)).toHaveLength(2)
    expect(code).toBe(0)
  })

  const READY = `export const handler = async () => ${ANSWER}`

  it('ends when it is done, whatever the skill keeps going', async () => {
    const path = await file('alive.mjs', `setInterval(() => {}, 1000)\n${READY}`)
    const alive = ['--handler', path, ...MODELS]
    expect((await talk(alive, 'open hello world\n')).code).toBe(0)
    expect((await talk([...alive, '--script', 'none'])).code).toBe(2)
    const shop = start(command('start', ...alive), { env: ANY_PORT })
    await shop.printed('Ctrl-C closes it.')
    shop.child.kill('SIGINT')
    expect((await shop.ended).code).toBe(0)
  })

  it('keeps what it prints off standard output, through a console of its own as well', async () => {
    const path = await file(
      'talkative.mjs',
      `import { Console } from 'node:console'
      const log = new Console(process.stdout)
      log.log('loaded')
      new console.Console(process.stdout).log('here')
      setTimeout(() => log.log('later'), 1)
      ${READY.replace('=> (', "=> (log.log('asked'), ")}`,
    )
    const { out, err } = await talk(['--handler', path, ...MODELS], 'open hello world\n')
    expect(out).not.toMatch(/loaded|here|asked|later/)
    for (const word of ['loaded', 'here', 'asked']) expect(err).toContain(`${word}\n`)
    expect(out).toContain('Hello World: Here.')
  })

  it('exits with 1 at a script in which it fails, although nothing was expected', async () => {
    const script = await file('fails.talk', 'U: open hello world\nU: do a somersault\n')
    const { out, code } = await talk([...HELLO, '--script', script])
    expect(out).toContain('fails.talk:2')
    expect(out).toContain(
      'decided: The handler threw AskSdk.GenericRequestDispatcher Error: Unable to find a suitable',
    )
    expect(code).toBe(1)
  })

  it('shows the file and the line where it threw', async () => {
    const { out } = await talk(FAULTY, 'open faulty tower\nthrow something\n')
    expect(out).toContain(
      `(The handler threw TypeError: Cannot read properties of undefined (reading 'items'))`,
    )
    expect(out).toContain(`\n      ${PLACE}\n`)
    const script = await file('fails.talk', 'U: open faulty tower\nU: throw something\nA: Done.\n')
    const played = await talk([...FAULTY, '--script', script])
    expect(played.out).toContain(`\n      ${PLACE}\n`)
    expect(played.out).toContain('1 scripts, 2 turns, 1 differences')
  })

  it('gives it an empty DynamoDB, if asked to, and leaves its settings alone', async () => {
    const env = { DYNAMODB_PERSISTENCE_TABLE_NAME: 'mine', AWS_REGION: '', AWS_ACCESS_KEY_ID: 'real' }
    const { out, err } = await talk([...KEEPER, '--with-dynamodb'], 'open plain talk\nopen plain talk\n', env)
    expect(err).toBe('')
    expect(out).toContain('Visit 1 to mine.')
    expect(out).toContain('Visit 2 to mine.')
  })

  it.each<[string[], number, RegExp]>([
    [['--handler', 'none.js', ...MODELS], 1, /^There is no handler file none\.js; /],
    [
      ['--handler', 'tests/foreign/plain/index.mjs#main', ...MODELS],
      1,
      /has no export "main"; it exports handler\.\n$/,
    ],
    [
      ['--handler', 'tests/foreign/plain/index.mjs', '--models', 'none'],
      1,
      /^There is no interaction model in none; /,
    ],
    [['--handler', 'tests/foreign/plain/index.mjs'], 2, /--handler goes with --models/],
    [MODELS, 2, /--models and --with-dynamodb go with --handler/],
    [['--with-dynamodb'], 2, /--models and --with-dynamodb go with --handler/],
    [['--skill-id', 'x'], 2, /--skill-id goes with --handler or --export-replay/],
    [[...HELLO, '--locale', 'fr-FR'], 2, /there is no locale fr-FR; there are de-DE, en-US/],
    [
      [...PLAIN, '--script', 'tests/conversations/fr-FR/visite.talk'],
      2,
      /visite\.talk, line 2: "locale=fr-FR" is not one of/,
    ],
  ])('refuses %j with exit %d and one sentence', async (args, exit, sentence) => {
    const { err, code } = await talk(args)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(exit)
  })

  it('refuses a handler that cannot be loaded in one sentence', async () => {
    const path = await file('broken.mjs', `import 'no-such-package'`)
    const { err, code } = await talk(['--handler', path, ...MODELS])
    expect(err).toMatch(
      /^The handler file .*broken\.mjs cannot be loaded: Cannot find package 'no-such-package'.*\n$/,
    )
    expect(code).toBe(1)
  })
})

describe('npm run invoke, with another skill,', () => {
  const line = (said: Said, skillId = SKILL_ID) => {
    const voice = { speaker: 'anna', level: 400 }
    const setting = {
      skillId,
      household: 'h',
      locale: 'en-US',
      device: 'speaker',
      voice,
      now: EVENING,
    } as const
    return JSON.stringify(envelopeOf(setting, newSession(setting), said))
  }
  const invoke = async (args: string[], lines: string[]) => {
    const { out, err, code } = await start(command('invoke', ...args), { input: `${lines.join('\n')}\n` })
      .ended
    const answers = out
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
    return { answers: answers.map((one) => one.error ?? one.response.outputSpeech?.ssml), err, code }
  }

  it('answers a line for a line, keeps what it logs off standard output, and names what is wrong', async () => {
    const { answers, err, code } = await invoke(HELLO, [
      line(OPEN),
      line(intent('CountIntent')),
      line(intent('BreakIntent')),
      line(intent('UnhandledIntent')),
      line(OPEN, 'amzn1.ask.skill.other'),
      'not json',
      line({ type: 'SessionEndedRequest', reason: 'USER_INITIATED' }),
    ])
    expect(answers).toEqual([
      expect.stringMatching(/<alexa:name type="first" personId="amzn1\.ask\.person\.h\.anna"\/>, level 400/),
      '<speak>That makes 1.</speak>',
      expect.stringContaining('Alexa refuses this response: response.outputSpeech.ssml holds a bare "&"'),
      expect.stringContaining('The handler threw AskSdk.GenericRequestDispatcher Error'),
      'This request is for another skill; --skill-id amzn1.ask.skill.other would take it.',
      'This line is not JSON.',
      undefined,
    ])
    expect(err).toBe('counted 1\n')
    expect(code).toBe(0)
  })

  it('takes the end of a connection as it is, and wants an answer to it', async () => {
    const cause = { type: 'ConnectionCompleted', token: 't', status: { code: '200', message: 'OK' } } as const
    const resumed = line({ type: 'SessionResumedRequest', cause })
    const { out } = await start(command('invoke', ...TILL), { input: `${resumed}\n` }).ended
    expect(JSON.parse(out)).toMatchObject({ response: { outputSpeech: { text: '200, level 400.' } } })
    const { answers } = await invoke(PLAIN, [resumed])
    expect(answers).toEqual(['The handler returned nothing (undefined).'])
  })

  it('says where it threw', async () => {
    const { out } = await start(command('invoke', ...FAULTY), { input: `${line(intent('ThrowIntent'))}\n` })
      .ended
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining('The handler threw'), trace: [PLACE] })
  })

  it('takes the skill id that it is given', async () => {
    const id = 'amzn1.ask.skill.other'
    const { answers } = await invoke([...HELLO, '--skill-id', id], [line(OPEN, id), line(OPEN)])
    expect(answers).toEqual([expect.stringContaining('Hello'), expect.stringContaining('another skill')])
  })
})

describe('npm start, with another skill,', () => {
  async function open(...args: string[]) {
    const shop = start(command('start', ...args), { env: { ...ANY_PORT, DYNAMODB_TABLE: 'its own setting' } })
    await shop.printed('Ctrl-C closes it.')
    const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
    const turn = async (body: object) => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      const response = await fetch(`${door}/local/turn`, init)
      return { status: response.status, ...((await response.json()) as Record<string, unknown>) }
    }
    const page = async (path: string) => (await fetch(door + path)).text()
    return { shop, turn, page }
  }

  it('opens the doors to it, without a DynamoDB, and closes cleanly', async () => {
    const { shop, turn, page } = await open(...HELLO)
    expect(shop.out()).toContain('Hello World is open. Its handler is index.js#handler, one with a callback')
    expect(shop.out()).not.toContain('DynamoDB')

    const said = { utterance: 'open hello world', speaker: 'ben', level: 250, session: 's' }
    expect(await turn(said)).toMatchObject({
      status: 200,
      speech: 'Hello Ben, level 250. What would you like?',
      card: { type: 'Simple' },
      sessionEnded: false,
      decision: null,
      request: { context: { System: { person: { authenticationConfidenceLevel: { level: 250 } } } } },
    })
    expect(await turn({ ...said, utterance: 'break it' })).toMatchObject({
      status: 200,
      speech: null,
      sessionEnded: true,
      intent: 'BreakIntent',
      fault: 'INVALID_RESPONSE',
      error: expect.stringContaining('holds a bare "&"'),
      response: { response: { outputSpeech: { ssml: '<speak>Salt & pepper</speak>' } } },
    })
    expect(await turn({ ...said, utterance: 'count' })).toMatchObject({ error: 'no skill was invoked' })
    expect(await turn({ utterance: 'hallo welt', locale: 'de-DE' })).toMatchObject({
      speech: 'Hello. What would you like?',
    })
    expect(await turn({ utterance: 'bonjour', locale: 'fr-FR' })).toMatchObject({
      status: 400,
      error: '"locale" must be one of de-DE, en-US.',
    })

    const html = await page('/')
    expect(html).toContain('<h1>Hello World</h1>')
    expect(html).toContain('<select id="locale"><option>de-DE</option><option>en-US</option></select>')
    expect(html).not.toContain('Corner Shop')
    expect(await page('/phrases.js')).toContain('"en-US":"open hello world"')
    shop.child.kill('SIGINT')
    expect(await shop.ended).toMatchObject({
      code: 0,
      out: expect.stringContaining('Hello World is closed.\n'),
    })
  })

  it('shows in its terminal where it threw, through whatever door, even at the end of a session', async () => {
    const path = await file(
      'thrower.mjs',
      `export const handler = async ({ request }) => { throw new Error(request.type) }`,
    )
    const { shop, turn } = await open('--handler', path, ...MODELS)
    const place = expect.stringMatching(/^at handler \(.*thrower\.mjs:1:\d+\)$/)
    expect(await turn({ utterance: 'open hello world' })).toMatchObject({
      error: 'The handler threw Error: LaunchRequest',
      trace: [place],
    })
    shop.child.kill('SIGINT')
    const { err } = await shop.ended
    expect(err).toMatch(/^The handler threw Error: LaunchRequest\n {4}at handler \(.*thrower\.mjs:1:\d+\)\n/)
    expect(err).toMatch(/^The handler threw Error: SessionEndedRequest\n {4}at handler /m)
    expect(err).not.toContain('node:')
  })

  it('starts a DynamoDB for it, if asked to', async () => {
    const { shop, turn } = await open(...KEEPER, '--with-dynamodb')
    expect(shop.out()).toMatch(/its DynamoDB +http:\/\/127\.0\.0\.1:\d+ {3}\(data in memory, until the end\)/)
    expect(await turn({ utterance: 'open plain talk' })).toMatchObject({ speech: 'Visit 1 to visits.' })
    shop.child.kill('SIGTERM')
    expect((await shop.ended).code).toBe(0)
  })
})
