import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { briefly } from '../../lambda/log.ts'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { DataFolder } from '../../local/data-folder.ts'
import { LocalOutbox } from '../../local/outbox/local-outbox.ts'
import { openStack } from '../../local/stack.ts'
import { aHome, anOrder, HOME, NOW } from '../outbox/samples.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { MemoryMarks } from '../support/memory-marks.ts'
import { localClient, openTestTable, type TestTable } from '../support/store.ts'

const patient = new AbortController().signal
const REAL_NOW = Math.floor(Date.now() / 1000)

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corner-shop-outbox-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the laptop’s outbox', () => {
  let table: TestTable
  let store: FaultyStore
  let announced: string[]
  let broken: number
  let reported: string[]
  let outbox: LocalOutbox
  let made = 0
  let key: HouseholdKey

  beforeAll(async () => {
    table = await openTestTable()
  })
  afterAll(() => table.close())
  beforeEach(() => {
    key = `k1.outbox-${++made}` as HouseholdKey
    store = new FaultyStore(table.households)
    announced = []
    reported = []
    broken = 0
    outbox = new LocalOutbox({
      households: store,
      marks: new MemoryMarks(),
      announce: ({ id }) => {
        broken -= 1
        if (broken >= 0) return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
        announced.push(id)
        return Promise.resolve()
      },
      deadline: () => patient,
      pause: async () => {},
      report: (error) => reported.push(briefly(error)),
    })
  })

  const first = aHome()
  const ordered: Household = { ...first, version: 2, orders: [anOrder('o1')] }
  const write = (next: Household, before?: Household) =>
    outbox.watched().write(key, next, before, NOW, patient)

  it('sends what a write sets going, once it is written', async () => {
    expect(await write(first)).toBe('written')
    expect(await write(ordered, first)).toBe('written')
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved'])
  })

  it('sends nothing of a write that lost', async () => {
    await write(first)
    await write({ ...first, version: 2 }, first)
    expect(await write(ordered, first)).toBe('lost')
    await outbox.drain()
    expect(announced).toEqual([])
  })

  it('does not keep a turn waiting', async () => {
    let arrive = () => {}
    const slow = new LocalOutbox({
      households: store,
      marks: new MemoryMarks(),
      announce: ({ id }) =>
        new Promise((resolve) => {
          arrive = () => {
            announced.push(id)
            resolve()
          }
        }),
      deadline: () => patient,
      pause: async () => {},
      report: (error) => reported.push(briefly(error)),
    })
    await slow.watched().write(key, first, undefined, NOW, patient)
    expect(await slow.watched().write(key, ordered, first, NOW, patient)).toBe('written')
    expect(await slow.watched().read(key, NOW, patient)).toEqual(ordered)
    expect(announced).toEqual([])
    await new Promise((soon) => setImmediate(soon))
    arrive()
    await slow.drain()
    expect(announced).toEqual(['o1.reserved'])
  })

  it('sends the changes of a household in their order', async () => {
    await write(first)
    await write(ordered, first)
    await write({ ...ordered, version: 3, orders: [anOrder('o1', { canceled: NOW })] }, ordered)
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved', 'o1.canceled'])
  })

  it('sends what was written although the store did not answer', async () => {
    await write(first)
    store.fault = 'loses answers'
    await expect(write(ordered, first)).rejects.toMatchObject({ name: 'StoreUnavailable' })
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved'])
  })

  it('sends nothing of what the store refused', async () => {
    await write(first)
    store.fault = 'refuses writes'
    await expect(write(ordered, first)).rejects.toMatchObject({ name: 'StoreUnavailable' })
    await outbox.drain()
    expect(announced).toEqual([])
  })

  it('tries once more what failed, and leaves the rest to the next start', async () => {
    broken = 1
    await write(first)
    await write(ordered, first)
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved'])
    broken = 2
    await write({ ...ordered, version: 3, orders: [anOrder('o1'), anOrder('o2')] }, ordered)
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved'])
    const found = async function* () {
      const household = await table.households.read(key, NOW, patient)
      if (household) yield { key, household }
    }
    outbox.sweep(found(), NOW)
    await outbox.drain()
    expect(announced).toEqual(['o1.reserved', 'o2.reserved'])
    expect(reported).toEqual(['Error ENOSPC', 'Error ENOSPC', 'Error ENOSPC'])
  })
})

describe('a shop on the laptop', () => {
  /** Opens the shop of the folder, does something, and closes it; what the console was told. */
  async function open(work: (shop: Awaited<ReturnType<typeof openStack>>) => Promise<void>, data = folder) {
    let told = ''
    const console = new Writable({
      write(chunk, _, done) {
        told += String(chunk)
        done()
      },
    })
    const shop = await openStack({ data, env: {}, anyPort: true, console })
    await work(shop).finally(() => shop.close())
    return told
  }
  const events = async () =>
    (await readFile(join(folder, 'events.jsonl'), 'utf8').catch(() => ''))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))
  const order = anOrder('o1', { at: REAL_NOW, until: REAL_NOW + 86_400 })
  const home: Household = { ...aHome({ orders: [order] }), expiresAt: REAL_NOW + 86_400 }

  it('tells an order on the console and in its file, by the time it is closed', async () => {
    const told = await open(async ({ phone }) => {
      await phone?.households.write(HOME, home, undefined, REAL_NOW, patient)
    })
    expect(told).toMatch(/^order reserved: hush-kettle, £39(?:\.00)?, kept until \S+Z\n$/)
    expect(await events()).toEqual([
      {
        source: 'corner-shop',
        'detail-type': 'OrderReserved',
        time: new Date(REAL_NOW * 1000).toISOString(),
        detail: expect.objectContaining({ id: 'o1.reserved', order: 'o1', product: 'hush-kettle' }),
      },
    ])
    expect(JSON.stringify(await events())).not.toContain(HOME)
  })

  it('that was killed between write and event tells it at the next start, and only then', async () => {
    await open(async ({ endpoint = '' }) => {
      // As if the process had died right after the write: nobody was told.
      const client = localClient(endpoint)
      await new DynamoHouseholdStore(client, 'corner-shop').write(HOME, home, undefined, REAL_NOW, patient)
      client.destroy()
    })
    expect(await events()).toEqual([])
    expect(await open(async () => {})).toMatch(/^order reserved: hush-kettle/)
    expect(await open(async () => {})).toBe('')
    expect(await events()).toHaveLength(1)
  })

  it('that keeps nothing tells orders on the console alone', async () => {
    let told = ''
    const console = new Writable({
      write(chunk, _, done) {
        told += String(chunk)
        done()
      },
    })
    const shop = await openStack({ data: undefined, env: {}, anyPort: true, console })
    await shop.phone?.households.write(HOME, home, undefined, REAL_NOW, patient)
    await shop.close()
    expect(told).toMatch(/^order reserved/)
  })

  it('makes its push keys at the first start, keeps them, and shows nobody the private one', async () => {
    const keys: (string | undefined)[] = []
    for (let time = 0; time < 2; time++)
      await open(async ({ phone }) => void keys.push(phone?.push?.publicKey))
    expect(keys[0]).toMatch(/^B[\w-]{86}$/)
    expect(keys[1]).toBe(keys[0])
    expect((await stat(join(folder, 'vapid-keys'))).mode & 0o777).toBe(0o600)
  })

  it.each([
    ['nothing', ''],
    ['no JSON', 'keys'],
    ['half of them', '{"publicKey":"B"}'],
    ['keys of two pairs', undefined],
  ])('does not start with a key file that holds %s', async (_, text) => {
    const kept = new DataFolder(folder)
    const one = await kept.vapid()
    await rm(join(folder, 'vapid-keys'))
    const mixed = JSON.stringify({ ...(await kept.vapid()), publicKey: one.publicKey })
    await writeFile(join(folder, 'vapid-keys'), text ?? mixed)
    await expect(openStack({ data: folder, env: {}, anyPort: true })).rejects.toMatchObject({
      name: 'StartError',
      message: expect.stringContaining('vapid-keys'),
    })
  })

  it.each([
    [{ PUSH_HOSTS: '*' }, 'PUSH_HOSTS'],
    [{ VAPID_SUBJECT: 'mailto:shop@shop.example' }, 'VAPID_PUBLIC_KEY'],
  ])('does not start with %j', async (env, name) => {
    await expect(openStack({ data: undefined, env, anyPort: true })).rejects.toThrow(name)
  })
})
