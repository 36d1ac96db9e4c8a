import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, endAll, start } from '../support/command.ts'
import { monthOf } from '../support/month.ts'
import { OPEN, openShop, voice } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

jest.setTimeout(120_000)

let folder: string
let table: TestTable
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
  table = await openTestTable()
})
afterEach(async () => {
  endAll()
  await table.close()
  await rm(folder, { recursive: true, force: true })
})

const policy = (...args: string[]) =>
  start(command('policy', ...args, '--data', folder), { env: { DYNAMODB_ENDPOINT: table.endpoint } }).ended

/** The day before yesterday: midnight may come while a test runs. */
const LAST = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10)

describe('an admin with a month of counters', () => {
  it.each([
    ['quiet homes', 'A', 200, 'ben', 200, false, true],
    ['noisy homes', 'C', 400, 'anna', 300, true, false],
  ] as const)(
    'of %s moves the threshold by what was counted, and a speaker that is already talking follows',
    async (_, world, recommended, speaker, level, isNamedBefore, isNamedAfter) => {
      let elapsed = 0
      const shop = openShop(table, {
        readPolicy: (signal) => table.policies.read(signal),
        elapsed: () => elapsed,
      })
      const isNamed = async () =>
        (await shop.talk().say(voice(speaker, level), OPEN)).ssml.includes('<alexa:name')
      expect(await isNamed()).toBe(isNamedBefore)

      const lines = monthOf(world, LAST)
      const file = join(folder, 'month.jsonl')
      await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      expect(await policy('evidence', file)).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^\d+ lines put in: 28 days, \d+ recognized visits\.\n$/),
      })
      const counted = await policy('evidence')
      expect(counted.out).toMatch(/^ {2}300 +\d+ +\d+ +0 /m)

      const preview = await policy('preview', `greetByName=${recommended}`)
      expect(preview.out).toMatch(
        new RegExp(
          `^At ${recommended} the wrong-name rate is \\d\\.\\d % \\(at most \\d\\.\\d %, 95 % sure, from \\d+ answers\\); \\d+ % of recognized visits lose the name\\.$`,
          'm',
        ),
      )
      expect(preview.out).toMatch(new RegExp(`^  ${recommended} .* previewed; recommended$`, 'm'))

      const applied = await policy('recommend', '--apply', '--reason', 'as the evidence says')
      expect(applied).toMatchObject({
        code: 0,
        out: expect.stringContaining(`greetByName 300 → ${recommended}`),
      })
      elapsed = 29_999
      expect(await isNamed()).toBe(isNamedBefore)
      elapsed = 30_000
      expect(await isNamed()).toBe(isNamedAfter)
      expect(
        (await table.policies.history(1, undefined, new AbortController().signal))[0]?.change,
      ).toMatchObject({
        reason: 'as the evidence says',
        by: { role: 'terminal' },
      })
    },
  )
})
