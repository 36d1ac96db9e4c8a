import { adminsOn } from '../../lambda/admin/console.ts'
import type { EvidenceAdmin } from '../../lambda/admin/evidence-admin.ts'
import { Clocks } from '../../local/clocks.ts'
import { openStack, type Stack } from '../../local/stack.ts'
import { createApp } from '../../local/web/app.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000
const DOOR = 'http://127.0.0.1:3000'
const LINE = { day: '2026-11-21', locale: 'en-US', level: 300, recognized: 90, named: 80, asked: 9, yes: 9 }

let stack: Stack
let table: TestTable
let evidence: EvidenceAdmin
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  stack = await openStack({ data: undefined, env: {}, anyPort: true })
})
afterAll(() => stack?.close())
beforeEach(async () => {
  table = await openTestTable()
  const patient = () => new AbortController().signal
  const admins = adminsOn(table.client, table.table, () => NOW, { admin: patient, evidence: patient })
  evidence = admins.evidence
  app = createApp({ ...stack, admins, clocks: new Clocks(), port: () => 3000 })
})
afterEach(() => table.close())

const knock = (body: string, headers: Record<string, string> = {}, at = app) =>
  at.request(`${DOOR}/local/evidence`, {
    method: 'POST',
    body,
    headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
  })
const put = (lines: unknown) => knock(JSON.stringify(lines))
const recognized = async () => (await evidence.counted(30, undefined)).shown.totals.recognized

describe('POST /local/evidence', () => {
  it('puts lines in, the same ones once, and others in place of them', async () => {
    const first = await put([LINE, { ...LINE, locale: 'fr-FR' }])
    expect([first.status, await first.json()]).toEqual([
      200,
      { lines: 2, cells: 2, days: 1, recognized: 180, again: 0 },
    ])
    expect(await (await put([LINE, { ...LINE, locale: 'fr-FR' }])).json()).toMatchObject({ again: 2 })
    expect(await recognized()).toBe(180)
    await put([{ ...LINE, recognized: 100, neutral: 10 }])
    expect(await recognized()).toBe(190)
  })

  it('takes more than other doors: as much as a year of lines', async () => {
    const lines = Array.from({ length: 365 * 4 * 3 }, () => ({ ...LINE, neutral: 10, no: 0, objected: 0 }))
    expect(JSON.stringify(lines).length).toBeGreaterThan(256 * 1024)
    expect(await (await put(lines)).json()).toMatchObject({ lines: 4380, cells: 1, recognized: 4380 * 90 })
  })

  it.each<[string, unknown[], string]>([
    ['a field that is none', [LINE, { ...LINE, fly: 1 }], 'line 2: fly: is no field of a line'],
    ['a value that is none', [{ ...LINE, level: '300' }], 'line 1: level: must be a whole number'],
    ['a day to come', [{ ...LINE, day: '2026-11-23' }], 'line 1: day: is in the future'],
    ['no line', [LINE, null], 'line 2: must be an object'],
    ['counts that cannot be', [{ ...LINE, yes: 10 }], 'line 1: asked: must be at least yes and no together'],
  ])('refuses %s, names line and field, and puts nothing in', async (_, lines, error) => {
    const answer = await put(lines)
    expect(answer.status).toBe(400)
    const [, line, field = ''] = /^line (\d+): (?:(\w+): )?/.exec(error) ?? []
    expect(await answer.json()).toEqual({
      error,
      faults: [expect.objectContaining({ line: Number(line), field })],
      more: 0,
    })
    expect(await recognized()).toBe(0)
  })

  it.each([['{}'], ['[]'], ['null'], ['"x"'], [JSON.stringify(LINE)], [JSON.stringify({ lines: [LINE] })]])(
    'wants an array of lines, not %s',
    async (body) => {
      const answer = await knock(body)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({ error: expect.stringContaining('array of lines') })
    },
  )

  it('says how many faulty lines there are beyond the first 20', async () => {
    const answer = (await (await put(Array.from({ length: 33 }, () => ({ ...LINE, yes: -1 })))).json()) as {
      faults: unknown[]
    }
    expect(answer).toMatchObject({ more: 13 })
    expect(answer.faults).toHaveLength(20)
  })

  it.each<[number, string, Record<string, string>]>([
    [415, '[]', { 'content-type': 'application/x-ndjson' }],
    [415, '[]', { 'content-type': 'text/plain' }],
    [403, '[]', { origin: 'https://evil.example' }],
    [403, '[]', { host: 'shop.example:3000' }],
    [403, '[]', { 'sec-fetch-site': 'cross-site' }],
    [400, '[{]', {}],
    [413, ' '.repeat(8 * 1024 * 1024 + 1), {}],
  ])('answers %d to what may not come in', async (status, body, headers) => {
    const answer = await knock(body, headers)
    expect(answer.status).toBe(status)
    expect(await answer.json()).toEqual({ error: expect.any(String) })
  })

  it('is there on the laptop, beside the counts of its own turns', async () => {
    const own = createApp({ ...stack, clocks: new Clocks(), port: () => 3000 })
    const today = { ...LINE, day: new Date().toISOString().slice(0, 10) }
    expect((await knock(JSON.stringify([today]), {}, own)).status).toBe(200)
  })

  it('is not there for a foreign skill', async () => {
    const { alexa, skill } = stack
    const foreign = createApp({ alexa, skill, clocks: new Clocks(), port: () => 3000 })
    expect((await knock('[]', {}, foreign)).status).toBe(404)
  })
})
