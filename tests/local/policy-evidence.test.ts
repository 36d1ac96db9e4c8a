import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readLines } from '../../local/evidence-file.ts'
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

const policy = (...args: string[]) => start(command('policy', ...args, '--data', folder)).ended
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const line = (parts: object = {}) =>
  JSON.stringify({
    day: DAY,
    locale: 'en-US',
    level: 300,
    recognized: 500,
    asked: 99,
    yes: 99,
    ...parts,
  })

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'lines.jsonl')
  await writeFile(path, content)
  return path
}

describe('npm run policy -- evidence', () => {
  it('puts in through the running start of the same folder, beside what its own door and its own turns count', async () => {
    const shop = start(command('start', '--data', folder), { env: ANY_PORT })
    await shop.printed('Ctrl-C closes it.')
    const door = /http:\/\/127\.0\.0\.1:\d+/.exec(shop.out())?.[0] ?? ''
    const post = (path: string, body: string) =>
      fetch(`${door}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await post('/local/turn', JSON.stringify({ utterance: 'open corner shop', speaker: 'anna', level: 300 }))
    expect((await post('/local/evidence', `[${line({ recognized: 250 })}]`)).status).toBe(200)
    const path = await file(line())
    expect((await policy('evidence', path)).out).toBe(
      '1 line put in: 1 day, 500 recognized visits.\nIt had been put in before: this takes its place.\n',
    )
    const again = await start(command('policy', 'evidence', '-', '--data', folder), {
      input: `\uFEFF\r\n${line()}\r\n`,
    }).ended
    expect(again.out).toContain('this takes its place')
    const { out } = await policy('evidence', '--json')
    expect(JSON.parse(out)).toMatchObject({ totals: { recognized: 501, named: 1, yes: 99 }, hidden: 0 })
    const recommend = JSON.parse((await policy('recommend', '--json')).out)
    expect(recommend).toMatchObject({
      status: 'evidence',
      recommended: 300,
      onlyLevel: 300,
      thresholds: [{ threshold: 300, isInForce: true, lostShare: 0, moreAnswers: 0 }, { threshold: 'never' }],
      sentences: expect.arrayContaining([expect.stringMatching(/^At 300 the wrong-name rate is 0\.5 %/)]),
    })
    shop.child.kill('SIGINT')
    await shop.ended
  })

  it('refuses a file whole, by line and field', async () => {
    const path = await file(`${line()}\n${line({ level: 1.5 })}\n${'x\n'.repeat(30)}`)
    const { code, out, err } = await policy('evidence', path)
    expect([code, out]).toEqual([1, ''])
    const said = err.trim().split('\n')
    expect(said.slice(0, 2)).toEqual(['line 2: level: must be a whole number', 'line 3: is not JSON'])
    expect(said.slice(-2)).toEqual(['11 more faulty lines.', 'Nothing was put in.'])
    expect(said).toHaveLength(22)
    expect((await policy('evidence')).out).toContain('Nothing was counted.')
  })

  it.each<[number, string, string[]]>([
    [1, 'order: cannot be previewed; greetByName, costRatio, cap can', ['preview', 'order=400']],
    [1, 'greetByName: must be a level', ['preview', 'greetByName=0']],
    [1, 'greetByName: nothing is recommended', ['recommend', '--apply', '--reason', 'x']],
    [1, 'there is no such file', ['evidence', 'nowhere.jsonl']],
    [2, 'NAME=VALUE', ['preview', '400']],
    [2, '--apply and --reason go together', ['recommend', '--apply']],
    [2, '--apply and --reason go together', ['recommend', '--reason', 'x']],
    [2, 'Allowed choices are 30, 90, 365', ['preview', '--days', '31']],
    [2, 'are for looking', ['evidence', 'x', '--days', '30']],
  ])('ends with %d and says "%s" for %p', async (code, err, args) => {
    expect(await policy(...args)).toMatchObject({ code, err: expect.stringContaining(err) })
  })
})

describe('a file of lines', () => {
  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\uFEFF${line()}\n`],
    ['line ends of Windows', `${line()}\r\n\r\n${line()}\r\n`],
    ['no last line end', `\n \n${line()}`],
  ])('may have %s', async (_, content) => {
    const lines = await readLines(await file(content))
    expect(lines.map(({ value }) => value)).toContainEqual(JSON.parse(line()))
    expect(lines.every(({ value }) => value !== undefined)).toBe(true)
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['Latin-1', Buffer.from([0x22, 0xe9, 0x22]), /is not UTF-8 text\.$/],
    ['UTF-16', Buffer.from(`\uFEFF${line()}`, 'utf16le'), /is not UTF-8 text\.$/],
    ['nothing', '', /holds no lines\.$/],
    ['blank lines', '\n\r\n  \n', /holds no lines\.$/],
  ])('must not be %s', async (_, content, why) => {
    await expect(readLines(await file(content))).rejects.toThrow(why)
  })

  it('must be a file', async () => {
    await mkdir(join(folder, 'there'))
    await expect(readLines(join(folder, 'there'))).rejects.toThrow(/there cannot be read: it is a folder\.$/)
    await expect(readLines(join(folder, 'gone'))).rejects.toThrow(
      /gone cannot be read: there is no such file\.$/,
    )
  })
})
