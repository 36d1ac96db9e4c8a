import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ANY_PORT, command, endAll, start } from '../support/command.ts'

jest.setTimeout(120_000)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
})
afterEach(async () => {
  endAll()
  await rm(folder, { recursive: true, force: true })
})

const policy = (name: string, ...args: string[]) =>
  start(command('policy', name, '--data', folder, ...args)).ended

/** What JSON calls an outcome, by the exit code. */
const OUTCOMES: Record<number, RegExp> = {
  1: /^(?:refused|failed)$/,
  2: /^not understood$/,
  3: /^changed meanwhile$/,
}

describe('npm run policy', () => {
  it('changes what a running start of the same folder decides by, for one household at its next turn', async () => {
    const shop = start(command('start', '--data', folder), { env: ANY_PORT })
    await shop.printed('Ctrl-C closes it.')
    const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
    const greeting = async (session: string) => {
      const body = { utterance: 'open corner shop', speaker: 'anna', level: 300, session }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${door}/local/turn`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
      return ((await answer.json()) as { speech: string }).speech
    }
    const set = ['set', 'greetByName=400', '--household', 'demo', '--reason', 'asked for'] as const
    expect(await policy(...set)).toMatchObject({ code: 1, err: expect.stringContaining('no such household') })
    expect(await greeting('one')).toContain('Anna')
    const done = await policy(...set)
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining("household's next turn: version 1.") })
    expect(await greeting('two')).not.toContain('Anna')
    const { out } = await policy('show', '--household', 'demo', '--locale', 'en-US')
    expect(out).toMatch(/^Policy 0, the built-in one\nIts own, version 1, \S+: asked for\n/)
    expect(out).toMatch(/greetByName +400 +this household\n +resumeSearch +300 +built-in\n/)
    const whole = await policy('history', '--household', 'demo')
    expect(whole.out).toMatch(/1 +\S+ +terminal \S+ +greetByName default → 400 +asked for\n$/)
    expect((await policy('history', '--household', 'demo', '--before', '1')).out).not.toContain('asked for')
    shop.child.kill('SIGINT')
    await shop.ended
  })

  it.each<[number, string[]]>([
    [1, ['set', 'fly=3', '--reason', 'x']],
    [1, ['rollback', '7', '--reason', 'x']],
    [2, ['set', 'greetByName=400']],
    [2, ['set', 'cap=0.1', '--reason', ' ']],
    [2, ['show', '--table', 'shop']],
    [2, ['show', '--locale', 'de-DE']],
    [1, ['show', '--household', 'nobody']],
    [2, ['set', 'cap=', '--reason', 'x']],
    [2, ['set', 'cap=0.1', '--reason', 'two\nlines']],
    [2, ['set', 'cap=0.1', '--reason', 'x', '--locale', 'fr-FR', '--household', 'demo']],
    // An empty variable of a shell, which must not mean everybody.
    [2, ['show', '--household', '']],
    [2, ['rollback', '--', '-1']],
    [3, ['set', 'cap=0.1', '--expect', '4', '--reason', 'x']],
  ])('ends with %d for %p, and says why in JSON, if that is asked for', async (code, args) => {
    // Before whatever `--` may end.
    const [name = '', ...rest] = args
    const ended = await policy(name, '--json', ...rest)
    expect(ended).toMatchObject({ code, err: '' })
    const { outcome } = JSON.parse(ended.out)
    expect([code, outcome]).toEqual([code, expect.stringMatching(OUTCOMES[code] ?? 'none')])
  })

  it('takes force for an order threshold below resumeSearch, also for one that comes back', async () => {
    const lax = ['order=300', 'resumeSearch=400', '--locale', 'fr-FR', '--reason', 'x'] as const
    expect(await policy('set', ...lax)).toMatchObject({ code: 1, err: expect.stringContaining('--force') })
    expect((await policy('set', ...lax, '--force')).code).toBe(0)
    expect((await policy('rollback', '0', '--reason', 'x', '--expect', '1')).code).toBe(0)
    expect((await policy('rollback', '1', '--reason', 'x')).code).toBe(1)
    expect((await policy('rollback', '1', '--reason', 'x', '--force')).code).toBe(0)
    const [newest, ...older] = JSON.parse((await policy('history', '--json', '--before', '3')).out)
    expect([newest.version, older.length]).toEqual([2, 1])
  })

  it('prints JSON for programs', async () => {
    const set = await policy('set', 'greetByName=never', '--reason', 'quiet', '--json')
    expect(JSON.parse(set.out)).toEqual({
      outcome: 'done',
      version: 1,
      changes: [{ setting: 'greetByName', before: 300, after: 'never' }],
    })
    expect(JSON.parse((await policy('show', '--json')).out)).toMatchObject({
      version: 1,
      reason: 'quiet',
      settings: {
        greetByName: { value: 'never', from: 'everybody' },
        cap: { value: 0.05, from: 'built-in' },
      },
    })
  })
})
