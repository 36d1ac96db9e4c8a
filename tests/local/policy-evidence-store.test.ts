import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, endAll, start } from '../support/command.ts'
import { type Gate, openGate } from '../support/gate.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

jest.setTimeout(120_000)

const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
const patient = new AbortController().signal
const STRICT = { version: 1, thresholds: { greetByName: 400, resumeSearch: 300, order: 400 } } as const
const change = { by: { role: 'admin', subject: 'somebody' }, at: 1_795_000_000, reason: 'meanwhile' }

let folder: string
let table: TestTable
let gate: Gate
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
  table = await openTestTable()
  gate = await openGate(table.endpoint)
})
afterEach(async () => {
  endAll()
  await gate.close()
  await table.close()
  await rm(folder, { recursive: true, force: true })
})

const run = (args: string[], env: Record<string, string> = { DYNAMODB_ENDPOINT: gate.endpoint }) =>
  start(command('policy', ...args, '--data', folder), { env: { TABLE: table.table, ...env } }).ended
const policy = (...args: string[]) => run(args)

/** A hundred cells of one locale, with clean answers in all of them. */
async function aFile(locale = 'en-US'): Promise<string> {
  const lines = Array.from({ length: 100 }, (_, at) =>
    JSON.stringify({ day: DAY, locale, level: 201 + at, recognized: 20, asked: 9, yes: 9 }),
  )
  const path = join(folder, 'lines.jsonl')
  await writeFile(path, lines.join('\n'))
  return path
}

const tallies = async () => (await table.rawItems()).filter(({ pk }) => String(pk).startsWith('tally#'))

it('a file that is broken off says so, and put in again it counts once', async () => {
  const path = await aFile()
  let puts = 0
  gate.before = (operation) => {
    if (operation === 'PutItem') puts += 1
    return puts > 30 ? Promise.reject(new Error('torn')) : Promise.resolve()
  }
  const failed = await policy('evidence', path)
  expect(failed).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringContaining('Some of the lines may be in; put the same in again: each counts once.'),
  })
  const half = (await tallies()).length
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(100)
  gate.before = async () => {}
  const again = await policy('evidence', path)
  expect(again.out).toContain(`${half} of its 100 cells had been put in before: this takes their place.`)
  expect(await tallies()).toHaveLength(100)
})

it('an admin who applies what others changed after the look is told so, and changes nothing', async () => {
  await table.policies.append(STRICT, patient, change)
  await policy('evidence', await aFile())
  gate.before = async (operation, body) => {
    if (operation === 'PutItem' && body.includes('v#000002'))
      await table.policies.append({ ...STRICT, version: 2, cap: 0.2 }, patient, change)
  }
  const late = await policy('recommend', '--apply', '--reason', 'proven', '--json')
  expect(late.code).toBe(3)
  expect(JSON.parse(late.out)).toMatchObject({
    outcome: 'changed meanwhile',
    version: 2,
    reason: 'meanwhile',
  })
  expect((await table.policies.history(1, undefined, patient))[0]?.policy?.thresholds.greetByName).toBe(400)
})

it('looks as it is asked to, on AWS as well', async () => {
  await policy('evidence', await aFile())
  const aws = {
    DYNAMODB_ENDPOINT: '',
    AWS_ENDPOINT_URL_DYNAMODB: gate.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const there = ['--table', table.table, '--region', 'eu-west-1']
  const asked = ['--anytime', '--days', '365', '--locale', 'en-US']
  const look = await run(['preview', 'greetByName=299', '--json', ...asked, ...there], aws)
  expect(JSON.parse(look.out)).toMatchObject({
    bound: 'anytime',
    window: { days: 365 },
    locale: 'en-US',
    previewed: { greetByName: 299 },
    totals: { recognized: 2000 },
    recommended: 201,
  })
  const said = await run(['recommend', ...asked, ...there], aws)
  expect(said.out).toContain(
    `npm run policy -- recommend --apply --locale en-US --days 365 --anytime --table ${table.table} --region eu-west-1 --reason`,
  )
})

it('looks at a locale, and applies there alone', async () => {
  for (const locale of ['en-US', 'fr-FR']) await policy('evidence', await aFile(locale))
  const counted = JSON.parse((await policy('evidence', '--locale', 'fr-FR', '--json')).out)
  expect(counted).toMatchObject({ locale: 'fr-FR', totals: { recognized: 2000 } })
  const applied = await policy('recommend', '--apply', '--locale', 'fr-FR', '--reason', 'proven')
  expect(applied.out).toContain('greetByName in fr-FR default → 201')
  const { out } = await policy('preview', 'cap=0.001')
  expect(out).toContain('fr-FR has a greetByName of its own, which a change for everybody leaves as it is.')
  expect(out).toContain('Check questions are off: npm run policy -- set questions=')
})
