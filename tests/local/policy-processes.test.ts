import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import { envelopeOf, newSession } from '../../local/alexa/envelope.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { SKILL_ID } from '../../local/house.ts'
import { pathInProject } from '../../local/root.ts'
import { command, endAll, start } from '../support/command.ts'
import { type Gate, openGate, together } from '../support/gate.ts'
import { ANNA, ID_KEY, OPEN, openShop } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

jest.setTimeout(120_000)

const SETTING = {
  skillId: SKILL_ID,
  household: 'demo',
  locale: 'en-US',
  device: 'speaker' as const,
  voice: ANNA,
}

let folder: string
let table: TestTable
let gate: Gate
let env: Record<string, string>
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-'))
  table = await openTestTable()
  gate = await openGate(table.endpoint)
  env = {
    DYNAMODB_ENDPOINT: gate.endpoint,
    TABLE: table.table,
    CORNER_SHOP_ID_KEY: `${ID_KEY.number}:${ID_KEY.secret.toString('base64')}`,
  }
})
afterEach(async () => {
  endAll()
  await gate.close()
  await table.close()
  await rm(folder, { recursive: true, force: true })
})

const policy = (...args: string[]) => start(command('policy', ...args, '--data', folder), { env }).ended

/** The demo household, as it is after it has talked to the shop. */
async function aHousehold(): Promise<void> {
  const shop = openShop(table, { household: 'demo' })
  await shop.talk().say(ANNA, OPEN, Date.now())
}

/** The skill as it runs on Lambda, in a process whose time is the test's. */
function speaker() {
  const catalog = join(folder, 'catalog.sqlite')
  openDemoCatalog({ path: catalog }).close()
  const { child } = start(['tests/support/skill-process.ts'], {
    env: {
      ...env,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      CATALOG: catalog,
      SHOP: pathInProject('demo/shop.json'),
      CORNER_SHOP_SKILL_ID: SKILL_ID,
      PUBLIC_URL: 'https://shop.example',
    },
  })
  if (!child.stdin || !child.stdout) throw new Error('It has no pipes.')
  const { stdin } = child
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]()
  const ask = async (line: RequestEnvelope | number): Promise<unknown> => {
    stdin.write(`${JSON.stringify(line)}\n`)
    const { value, done } = await answers.next()
    if (done) throw new Error('The process of the skill ended.')
    return JSON.parse(value)
  }
  return {
    waits: ask,
    /** Whether a greeting, in a session of its own, has the name. */
    async names(): Promise<boolean> {
      const now = { ...SETTING, now: Date.now() }
      const { response } = (await ask(envelopeOf(now, newSession(now), OPEN))) as ResponseEnvelope
      return JSON.stringify(response.outputSpeech).includes('alexa:name')
    },
  }
}

test('a change in one process decides greetings in another when 30 seconds are over there, and not before', async () => {
  const skill = speaker()
  expect(await skill.names()).toBe(true)
  expect(await policy('set', 'greetByName=400', '--reason', 'wrong names')).toMatchObject({ code: 0 })
  expect(await skill.names()).toBe(true)
  await skill.waits(29_999)
  expect(await skill.names()).toBe(true)
  await skill.waits(1)
  expect(await skill.names()).toBe(false)
})

test.each<[string, string[]]>([
  ['everybody', []],
  ['one household', ['--household', 'demo']],
])(
  'of two admins who have both looked before either wrote for %s, the second is told what changed',
  async (_, whose) => {
    if (whose.length > 0) await aHousehold()
    const bothLooked = together(2)
    gate.before = async (operation, body) => {
      // A put that is sent again, because it had to wait, is no other.
      if (operation === 'PutItem') await bothLooked(body)
    }
    const levels = [401, 402]
    const both = await Promise.all(
      levels.map((level) =>
        policy('set', `greetByName=${level}`, '--reason', `for ${level}`, '--json', ...whose),
      ),
    )
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 3])
    const winner = levels[both.findIndex(({ code }) => code === 0)]
    const { out = '' } = both.find(({ code }) => code === 3) ?? {}
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'changed meanwhile',
      version: 1,
      reason: `for ${winner}`,
      changes: [{ setting: 'greetByName', after: winner }],
    })
    const history = JSON.parse((await policy('history', '--json', ...whose)).out)
    expect(history).toMatchObject([{ version: 1, reason: `for ${winner}` }])
  },
)

describe('a store that is gone', () => {
  const set = ['set', 'cap=0.1', '--reason', 'x'] as const

  it.each([
    ['Query', 'nothing was changed. Try again.'],
    ['PutItem', 'look at the history whether it was changed, then try again.'],
  ])(
    'at the %s of a command ends it with a sentence; back again it has lost nothing',
    async (torn, sentence) => {
      gate.before = (operation) =>
        operation === torn ? Promise.reject(new Error('torn')) : Promise.resolve()
      const failed = await policy(...set)
      expect(failed).toMatchObject({ code: 1, out: '', err: expect.stringContaining(sentence) })
      expect(failed.err.trim().split('\n')).toHaveLength(1)
      expect(await table.rawItems()).toEqual([])
      gate.before = async () => {}
      expect(await policy(...set)).toMatchObject({ code: 0, out: expect.stringContaining('version 1.') })
    },
  )

  it('from the beginning is named', async () => {
    await gate.close()
    const { code, err } = await policy(...set)
    expect({ code, err }).toEqual({
      code: 1,
      err: `No DynamoDB answers at ${gate.endpoint}; start it, or leave DYNAMODB_ENDPOINT out.\n`,
    })
  })
})

test('--table and --region lead to where the AWS SDK says that the table is', async () => {
  const aws = {
    ...env,
    DYNAMODB_ENDPOINT: '',
    AWS_ENDPOINT_URL_DYNAMODB: gate.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  }
  const there = ['--region', 'eu-west-1', '--reason', 'x']
  const onAws = (...args: string[]) =>
    start(command('policy', 'set', 'cap=0.1', ...there, ...args), { env: aws }).ended
  await aHousehold()
  const { user } = envelopeOf({ ...SETTING, now: 0 }, newSession({ ...SETTING, now: 0 }), OPEN).context.System
  expect(await onAws('--table', table.table)).toMatchObject({ code: 0 })
  expect(await onAws('--table', table.table, '--household', user.userId)).toMatchObject({ code: 0 })
  expect(await onAws('--table', 'another')).toMatchObject({
    code: 1,
    err: expect.stringContaining('Check --table, --region'),
  })
})
