import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { envelopeOf, newSession } from '../../local/alexa/envelope.ts'
import { SKILL_ID } from '../../local/house.ts'
import { ANY_PORT, command, endAll, start } from '../support/command.ts'
import { EVENING, OPEN } from '../support/shop.ts'

jest.setTimeout(120_000)

/** A start on free ports, and its door. */
async function openShop(data: string) {
  const shop = start(command('start', '--data', data), { env: ANY_PORT })
  await shop.printed('Ctrl-C closes it.')
  const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
  const turn = async (body: object): Promise<{ speech: string }> => {
    const response = await fetch(`${door}/local/turn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as { speech: string }
  }
  return { shop, door, turn }
}

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
})
afterEach(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true })
})

const PLAIN = ['--handler', 'tests/foreign/plain/index.mjs', '--models', 'tests/foreign/plain/models']
const OPEN_SHOP = { utterance: 'open corner shop', speaker: 'anna', level: 300 }

describe('npm start', () => {
  it('opens the doors, closes cleanly at Ctrl-C, and knows the household at the next start', async () => {
    const first = await openShop(folder)
    expect((await first.turn(OPEN_SHOP)).speech).toBe(
      'Welcome to Corner Shop, Anna. What are you looking for?',
    )
    first.shop.child.kill('SIGINT')
    expect(await first.shop.ended).toMatchObject({ code: 0, err: '' })
    const second = await openShop(folder)
    expect((await second.turn(OPEN_SHOP)).speech).toBe('Welcome back, Anna. What are you looking for?')
    second.shop.child.kill('SIGTERM')
    expect((await second.shop.ended).code).toBe(0)
  })

  it('keeps what was said when it is killed', async () => {
    const first = await openShop(folder)
    await first.turn(OPEN_SHOP)
    first.shop.child.kill('SIGKILL')
    await first.shop.ended
    const second = await openShop(folder)
    expect((await second.turn(OPEN_SHOP)).speech).toMatch(/^Welcome back/)
    second.shop.child.kill('SIGINT')
    await second.shop.ended
  })

  it('says that the shop is open already', async () => {
    const first = await openShop(folder)
    const second = await start(command('start', '--data', folder), { env: ANY_PORT }).ended
    expect(second).toMatchObject({ code: 1, err: `The shop is open already, at ${first.door}.\n` })
    first.shop.child.kill('SIGINT')
    await first.shop.ended
  })

  describe('on a port that is taken', () => {
    let server: Server
    let port: number
    beforeEach(async () => {
      server = createServer()
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      const address = server.address()
      port = typeof address === 'object' && address ? address.port : 0
    })
    afterEach(() => new Promise((done) => server.close(done)))

    it.each(['PORT', 'DYNAMODB_PORT'])('says which one (%s)', async (name) => {
      const { code, err } = await start(command('start', '--data', folder), {
        env: { ...ANY_PORT, [name]: String(port) },
      }).ended
      expect(err).toBe(`Port ${port} is taken; set ${name} to another, or end what uses it.\n`)
      expect(code).toBe(1)
    })
  })

  it('stops at a CATALOG that is no catalogue, before anybody can ask for a product', async () => {
    const CATALOG = join(folder, 'not-a-catalogue')
    await writeFile(CATALOG, 'kettles')
    for (const path of [CATALOG, join(folder, 'none')]) {
      const env = { ...ANY_PORT, CATALOG: path }
      const { code, err } = await start(command('start', '--memory'), { env }).ended
      expect(err).toBe(`The setting CATALOG must be the path of a catalogue file; ${path} is none.\n`)
      expect(code).toBe(1)
    }
  })

  it.each(['', 'k1:half', 'junk'])('never hashes ids with a damaged key: %j', async (content) => {
    await writeFile(join(folder, 'id-key'), content)
    const { code, err } = await start(command('start', '--data', folder), { env: ANY_PORT }).ended
    expect(err).toMatch(/id-key (holds no key|is empty): put its copy back/)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  it('says in a sentence that the data is damaged, and what to do', async () => {
    const { shop } = await openShop(folder)
    shop.child.kill('SIGINT')
    await shop.ended
    await writeFile(join(folder, 'dynamodb', 'CURRENT'), 'junk\n')
    for (const name of ['start', 'talk']) {
      const { code, out, err } = await start(command(name, '--data', folder), { env: ANY_PORT, input: '' })
        .ended
      expect(err).toMatch(
        /^The data in .*dynamodb is damaged \(.+\): put its copy back, or take another folder with --data DIR\.\n$/,
      )
      expect([code, out]).toEqual([1, ''])
    }
  })

  it('says in a sentence that the data folder cannot be written', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    for (const path of [file, join(file, 'below'), '/proc/corner-shop']) {
      const { code, err } = await start(command('start', '--data', path), { env: ANY_PORT }).ended
      expect(err).toMatch(
        /^The data folder .* cannot be written \(\w+\); choose another with --data DIR, or --memory\.\n$/,
      )
      expect(code).toBe(1)
    }
  })

  it.each<[Record<string, string>, string]>([
    [{ PORT: 'many' }, 'The setting PORT must be a port from 0 to 65535.'],
    [{ CORNER_SHOP_SKIL_ID: 'x' }, 'There is no setting CORNER_SHOP_SKIL_ID.'],
  ])('stops at the setting %j with a sentence that names it', async (env, sentence) => {
    const { code, err } = await start(command('start', '--data', folder), { env: { ...ANY_PORT, ...env } })
      .ended
    expect(err).toContain(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(1)
  })

  it('exits with 2 at an option that it does not know', async () => {
    expect(await start(command('start', '--bogus')).ended).toMatchObject({ code: 2, out: '' })
  })

  it('tells an old Node in a sentence what is needed', async () => {
    const pretend = "Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })"
    const { code, err } = await start(['-e', `${pretend}; require('./local/run.cjs')`, 'x', 'start']).ended
    expect(err).toMatch(/^Corner Shop runs on Node 24; this is /)
    expect(code).toBe(1)
  })
})

describe('a command beside a running start', () => {
  it('uses its store', async () => {
    const { shop, turn } = await openShop(folder)
    await turn(OPEN_SHOP)
    const input = '/as anna 300\nopen corner shop\n/quit\n'
    const talk = await start(command('talk', '--data', folder), { input }).ended
    expect(talk.out).toContain('Welcome back, Anna. What are you looking for?')
    shop.child.kill('SIGINT')
    await shop.ended
  })
})

describe('npm run talk', () => {
  it('shows who is taken to be speaking, and why a name was or was not said', async () => {
    const input =
      'open corner shop\n/as nobody\nopen corner shop\n/as zoe\n\n/locale fr-FR\nouvre corner shop\n'
    const { out, code } = await start(command('talk', '--memory', '--as', 'ben', '--level', '200'), { input })
      .ended
    expect(out).toContain('You are Ben, level 200')
    expect(out).toContain('level 200, greetByName needs 300, policy 0: neutral')
    expect(out).toContain('neutral (nobody was recognized)')
    expect(out).toContain('Bon retour parmi nous. Que cherchez-vous ?')
    expect(code).toBe(0)
  })

  it.each([[['--as', 'zoe']], [['--locale', 'de-DE']], [['--level', 'high']]])(
    'exits with 2 at %j',
    async (args) => {
      expect((await start(command('talk', '--memory', ...args), { input: '' }).ended).code).toBe(2)
    },
  )

  it('exits with 1 at a difference between a script and what is heard, and shows the rule that decided', async () => {
    const script = join(folder, 'wrong.talk')
    await writeFile(
      script,
      '@ speaker=anna level=200\nU: open corner shop\nA: Welcome back, Anna. What are you looking for?\n',
    )
    const { out, code } = await start(command('talk', '--script', script)).ended
    expect(out).toContain('wrong.talk:3')
    expect(out).toContain('heard     Welcome back. What are you looking for?')
    expect(out).toContain('decided: level 200, greetByName needs 300, policy 0: neutral')
    expect(code).toBe(1)
  })

  it('exits with 2 at a script that cannot be read', async () => {
    const { err, code } = await start(command('talk', '--script', join(folder, 'none.talk'))).ended
    expect(err).toMatch(/^There is no file or folder /)
    expect(code).toBe(2)
  })
})

describe('npm run invoke', () => {
  it('takes only a line feed for the end of a line: JSON allows U+2028 inside a text', async () => {
    const input = `{"x":"\u2028\u2029"}\nnot json\n`
    const { out } = await start(command('invoke', '--memory'), { input }).ended
    expect(out.trim().split('\n')).toHaveLength(2)
    expect(out).toMatch(/no Alexa request.*\n.*not JSON/)
  })

  it('answers a line for a line, in order, and goes on after a bad one', async () => {
    const voice = { speaker: 'anna', level: 300 }
    const setting = {
      skillId: SKILL_ID,
      household: 'h',
      locale: 'en-US',
      device: 'speaker',
      voice,
      now: EVENING,
    } as const
    const good = JSON.stringify(envelopeOf(setting, newSession(setting), OPEN))
    const foreign = good.replaceAll(SKILL_ID, 'amzn1.ask.skill.other')
    const input = `${good}\nnot json\n[]\n${foreign}\n{"request":{"type":"LaunchRequest"}}\n${good}\n`
    const { out, code } = await start(command('invoke', '--memory'), { input }).ended
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(answers.map((answer) => answer.error ?? answer.response.outputSpeech.ssml)).toEqual([
      expect.stringContaining('<alexa:name'),
      'This line is not JSON.',
      expect.stringContaining('no Alexa request'),
      'This request is for another skill.',
      expect.stringContaining('no context.System'),
      // The same request once more: the same answer.
      answers[0].response.outputSpeech.ssml,
    ])
    expect(code).toBe(0)
  })
})

describe('npm run demo', () => {
  it('plays the evening and exits', async () => {
    const { out, code } = await start(command('demo')).ended
    expect(out).toContain('Welcome back, Anna. What are you looking for?')
    expect(out).toContain('Welcome back, Mary Jo. What are you looking for?')
    expect(code).toBe(0)
  })
})

describe('a command whose reader goes away', () => {
  it.each([
    ['demo'],
    ['talk', '--script', 'demo/evening.talk'],
    ['talk', ...PLAIN],
    ['invoke', '--memory'],
    ['start', '--memory'],
  ])('ends quietly, as one that SIGPIPE ended: %s %s', async (name, ...args) => {
    const running = start(command(name, ...args), { env: ANY_PORT, input: 'no request\n' })
    // Before it has written anything, so that its first word finds nobody.
    running.child.stdout?.destroy()
    expect(await running.ended).toEqual({ code: 141, out: '', err: '' })
  })
})
