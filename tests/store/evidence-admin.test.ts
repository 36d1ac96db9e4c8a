import { EvidenceAdmin, type Look, type Looked } from '../../lambda/admin/evidence-admin.ts'
import { PolicyAdmin } from '../../lambda/admin/policy-admin.ts'
import type { Locale } from '../../lambda/locale.ts'
import { type Counts, dayOf, type Tally } from '../../lambda/speaker/evidence.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoTallies } from '../../lambda/store/tallies.ts'
import { tally, WORKED } from '../support/report.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { patient } from './samples.ts'

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1000
const DAY = 86_400
const ALL: Looked = { days: 30, locale: undefined, bound: 'fixed' }
const change = { by: { role: 'terminal', subject: 'abc' }, at: NOW, reason: 'as the evidence says' }

let table: TestTable
let tallies: DynamoTallies
let policies: PolicyAdmin
let admin: EvidenceAdmin
beforeEach(async () => {
  table = await openTestTable()
  tallies = new DynamoTallies(table.client, table.table)
  policies = new PolicyAdmin({ ...table, now: () => NOW, signal: () => patient })
  admin = new EvidenceAdmin({ tallies, policies, now: () => NOW, signal: () => patient })
})
afterEach(() => table.close())

async function look(looked: Partial<Looked> = {}, given = {}): Promise<Look> {
  const found = await admin.look({ ...ALL, ...looked }, given)
  if ('faults' in found) throw new Error(JSON.stringify(found.faults))
  return found
}
const faultsOf = async (given: Record<string, unknown>, looked: Partial<Looked> = {}) => {
  const found = await admin.look({ ...ALL, ...looked }, given)
  return 'faults' in found ? found.faults.map(({ field }) => field) : []
}
const store = (policy: Partial<Policy>) =>
  table.policies.append(
    { version: 1, thresholds: { greetByName: 300, resumeSearch: 300, order: 400 }, ...policy },
    patient,
    change,
  )
const on = (day: string, counts: Counts, locale: Locale = 'en-US'): Tally =>
  tally(300, counts, { day, locale })

describe('putting in', () => {
  it('says how many cells, days and visits it was, and which of them were there before', async () => {
    const other = on('2026-11-20', { recognized: 5 })
    expect(await admin.put([...WORKED, other], 'one')).toEqual({
      cells: 5,
      days: 2,
      recognized: 10_005,
      again: 0,
    })
    expect(await admin.put(WORKED, 'one')).toEqual({ cells: 4, days: 1, recognized: 10_000, again: 4 })
    expect(await admin.put(WORKED, 'two')).toMatchObject({ again: 0 })
    expect((await admin.counted(30, undefined)).shown.totals.recognized).toBe(20_005)
  })

  it('writes each cell once, a few at a time, and tells how far it is', async () => {
    let [now, most] = [0, 0]
    const put = async (): Promise<boolean> => {
      now += 1
      most = Math.max(most, now)
      await new Promise(setImmediate)
      now -= 1
      return false
    }
    const told: number[] = []
    const busy = new EvidenceAdmin({
      policies,
      tallies: { put, read: () => Promise.resolve([]) },
      now: () => NOW,
      signal: () => patient,
    })
    const many = Array.from({ length: 300 }, (_, level) => tally(level, { recognized: 1 }))
    expect(await busy.put(many, 'one', (done) => told.push(done))).toMatchObject({ cells: 300, again: 0 })
    expect(told).toEqual(Array.from({ length: 300 }, (_, at) => at + 1))
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(32)
  })

  it('that a store breaks off is done by the same again', async () => {
    let puts = 0
    const put: DynamoTallies['put'] = (...given) => {
      puts += 1
      if (puts === 3) return Promise.reject(new StoreUnavailable('The store could not put in.'))
      return tallies.put(...given)
    }
    const torn = new EvidenceAdmin({
      tallies: { put, read: (...all) => tallies.read(...all) },
      policies,
      now: () => NOW,
      signal: () => patient,
    })
    await expect(torn.put(WORKED, 'one')).rejects.toThrow(StoreUnavailable)
    await torn.put(WORKED, 'one')
    expect((await admin.counted(30, undefined)).shown.totals.recognized).toBe(10_000)
  })
})

describe('looking', () => {
  it('sees the days of its window only, what turns counted and what was put in alike', async () => {
    const [first, before, last] = ['2026-10-24', '2026-10-23', '2026-11-22']
    for (const day of [first, before, last]) await tallies.add(on(day, { recognized: 1 }), 'a', patient)
    await admin.put([on(first, { recognized: 100 }), on(before, { recognized: 1000 })], 'one')
    expect((await admin.counted(30, undefined)).shown.totals.recognized).toBe(102)
    expect((await admin.counted(90, undefined)).shown.totals.recognized).toBe(1103)
    expect(dayOf(NOW - 29 * DAY)).toBe(first)
  })

  it('takes the settings of the locale that is asked for, and its counts', async () => {
    await store({ cap: 0.1, locales: { 'fr-FR': { thresholds: { greetByName: 200 }, costRatio: 3 } } })
    await admin.put(
      [on('2026-11-21', { recognized: 50 }), on('2026-11-21', { recognized: 70 }, 'fr-FR')],
      'one',
    )
    const everywhere = await look()
    expect(everywhere.report.inForce).toEqual({ greetByName: 300, costRatio: 10, cap: 0.1 })
    expect(everywhere.report.shown.totals.recognized).toBe(120)
    expect(everywhere.apart).toEqual(['fr-FR'])
    const french = await look({ locale: 'fr-FR' })
    expect(french.report.inForce).toEqual({ greetByName: 200, costRatio: 3, cap: 0.1 })
    expect(french.report.shown.totals.recognized).toBe(70)
    expect(french.apart).toEqual([])
    expect((await look({ locale: 'en-GB' })).report.status).toBe('no visits')
  })

  it('tries other settings without changing any, and what holds without one', async () => {
    await store({ thresholds: { greetByName: 400, resumeSearch: 300, order: 400 }, cap: 0.2 })
    const given = { greetByName: 'never', costRatio: 30, cap: undefined }
    const { report } = await look({}, given)
    expect(report.previewed).toEqual({ greetByName: 'never', costRatio: 30, cap: 0.05 })
    expect(report.inForce).toEqual({ greetByName: 400, costRatio: 10, cap: 0.2 })
    expect((await look({}, { greetByName: undefined })).report.previewed.greetByName).toBe(300)
    expect((await policies.newest()).version).toBe(1)
  })

  it.each<[Record<string, unknown>, string[]]>([
    [{ order: 400 }, ['order']],
    [{ resumeSearch: 'never', nameAgainAfterHours: 3 }, ['resumeSearch', 'nameAgainAfterHours']],
    [{ questions: { below: 0.1, above: 0.1 } }, ['questions']],
    [{ fly: 3, cap: 2 }, ['fly', 'cap']],
    [{ greetByName: 0 }, ['greetByName']],
    [{ greetByName: 299.5 }, ['greetByName']],
    [{ greetByName: 'sometimes', costRatio: 0, cap: 0 }, ['greetByName', 'costRatio', 'cap']],
    [{ cap: 0.000001 }, ['cap']],
    [{ costRatio: 0.0001 }, ['costRatio']],
  ])('refuses to try %p at the field', async (given, fields) => {
    expect(await faultsOf(given)).toEqual(fields)
    expect(await faultsOf(given, { locale: 'fr-FR' })).toEqual(fields)
  })

  it('refuses a policy that cannot be read', async () => {
    await store({ cap: 7 })
    expect(await faultsOf({})).toEqual(['version'])
  })
})

describe('applying', () => {
  const apply = async (locale?: Locale) => admin.apply(await look({ locale }), locale, change)

  it('sets what is recommended, and says why it was', async () => {
    await store({ thresholds: { greetByName: 400, resumeSearch: 300, order: 400 } })
    await admin.put(WORKED, 'one')
    expect(await apply()).toEqual({
      outcome: 'done',
      version: 2,
      changes: [{ setting: 'greetByName', before: 400, after: 300 }],
    })
    expect((await policies.newest()).change).toEqual(change)
    expect(await apply()).toEqual({ outcome: 'done', version: 2, changes: [] })
    expect(await policies.history(9)).toHaveLength(2)
  })

  it('sets it for one locale, by that one alone', async () => {
    await store({ thresholds: { greetByName: 400, resumeSearch: 300, order: 400 } })
    await admin.put(
      WORKED.map((one) => ({ ...one, locale: 'fr-FR' as const })),
      'one',
    )
    expect(await apply('en-GB')).toMatchObject({ outcome: 'refused' })
    expect(await apply('fr-FR')).toMatchObject({
      changes: [{ locale: 'fr-FR', before: undefined, after: 300 }],
    })
    const { policy } = await policies.newest()
    expect(policy).toMatchObject({
      thresholds: { greetByName: 400 },
      locales: { 'fr-FR': { thresholds: { greetByName: 300 } } },
    })
  })

  it.each([
    ['without visits', []],
    ['with visits that are too few to be shown', [on('2026-11-21', { recognized: 9, asked: 9, yes: 9 })]],
    ['without answers', [on('2026-11-21', { recognized: 5000, named: 5000 })]],
    ['with one answer too few', [on('2026-11-21', { recognized: 5000, asked: 58, yes: 58 })]],
  ])('is refused %s', async (_, counted) => {
    await admin.put(counted, 'one')
    expect(await apply()).toEqual({
      outcome: 'refused',
      faults: [{ field: 'greetByName', reason: 'nothing is recommended' }],
    })
    expect((await policies.newest()).version).toBe(0)
  })

  it('changes nothing where the policy was changed after the look', async () => {
    await store({ thresholds: { greetByName: 400, resumeSearch: 300, order: 400 } })
    await admin.put(WORKED, 'one')
    const looked = await look()
    await policies.set({ of: 'everybody' }, { given: { cap: 0.001 }, change, expect: 1, isForced: false })
    expect(await admin.apply(looked, undefined, change)).toMatchObject({
      outcome: 'changed meanwhile',
      version: 2,
    })
    expect((await policies.newest()).policy?.thresholds.greetByName).toBe(400)
  })

  it('is refused where no policy can say what is recommended', async () => {
    await admin.put(
      [tally(0, { recognized: 500, asked: 300, yes: 300 }), tally(300, { recognized: 50 })],
      'one',
    )
    expect(await apply()).toMatchObject({ outcome: 'refused', faults: [{ field: 'greetByName' }] })
  })
})
