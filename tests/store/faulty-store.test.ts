import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { FaultyStore } from '../support/faulty-store.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { aHousehold, NOW, newKey, nextOf, patient } from './samples.ts'

/** The tests of other parts lean on this one: each fault does what it says, and no more. */
describe('the faulty store', () => {
  let engine: TestTable
  let store: FaultyStore
  const key = newKey()
  const first = aHousehold()

  beforeAll(async () => {
    engine = await openTestTable()
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    await engine.households.delete(key, patient)
    store = new FaultyStore(engine.households)
  })

  const read = () => store.read(key, NOW, patient)
  const write = () => store.write(key, first, undefined, NOW, patient)
  const kept = () => engine.households.read(key, NOW, patient)

  test('without a fault it is the store behind it', async () => {
    expect(await write()).toBe('written')
    expect(await read()).toStrictEqual(first)
    await store.delete(key, patient)
    expect(store.calls).toEqual({ read: 1, write: 1, delete: 1 })
    expect(await kept()).toBeUndefined()
  })

  test('stopped, it rejects every call and does nothing', async () => {
    store.fault = 'stopped'
    await expect(read()).rejects.toThrow(StoreUnavailable)
    await expect(write()).rejects.toThrow(StoreUnavailable)
    await expect(store.delete(key, patient)).rejects.toThrow(StoreUnavailable)
    expect(await kept()).toBeUndefined()
  })

  test('slow, it ends no call before its signal, and with it each', async () => {
    store.fault = 'slow'
    const turn = new AbortController()
    const ended = jest.fn()
    const call = store.write(key, first, undefined, NOW, turn.signal).catch(ended)
    await kept()
    expect(ended).not.toHaveBeenCalled()
    turn.abort()
    await call
    expect(ended).toHaveBeenCalledWith(expect.any(StoreUnavailable))
    await expect(store.read(key, NOW, turn.signal)).rejects.toThrow(StoreUnavailable)
    expect(await kept()).toBeUndefined()
  })

  test('refusing writes, it reads', async () => {
    await write()
    store.fault = 'refuses writes'
    await expect(store.write(key, nextOf(first), first, NOW, patient)).rejects.toThrow(StoreUnavailable)
    await expect(store.delete(key, patient)).rejects.toThrow(StoreUnavailable)
    expect(await read()).toStrictEqual(first)
  })

  test('losing answers, it writes', async () => {
    store.fault = 'loses answers'
    await expect(write()).rejects.toThrow(StoreUnavailable)
    expect(await kept()).toStrictEqual(first)
  })

  test('told to lose twice, it loses twice and writes the third time', async () => {
    store.lost = 2
    expect([await write(), await write(), await write()]).toEqual(['lost', 'lost', 'written'])
  })

  test('another writer can come between a read and a write', async () => {
    store.beforeWrite = async () => {
      await engine.households.write(key, first, undefined, NOW, patient)
    }
    expect(await write()).toBe('lost')
  })
})
