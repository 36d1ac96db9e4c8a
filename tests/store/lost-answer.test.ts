import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { aHousehold, aPolicy, NOW, newKey, nextOf, patient } from './samples.ts'

/** The SDK repeats a put whose answer got lost; the first one had been written. */
describe('a put whose answer got lost', () => {
  let engine: TestTable
  let key: HouseholdKey
  /** Answers to lose, and what happens before the SDK tries again. */
  let losing: number
  let meanwhile: () => Promise<unknown>

  beforeAll(async () => {
    engine = await openTestTable()
    engine.client.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args)
        if (losing === 0) return result
        losing -= 1
        await meanwhile()
        throw Object.assign(new Error('The answer got lost.'), { name: 'TimeoutError' })
      },
      { step: 'deserialize', priority: 'low' },
    )
  })
  afterAll(() => engine.close())
  beforeEach(() => {
    key = newKey()
    losing = 0
    meanwhile = async () => {}
  })

  const read = () => engine.households.read(key, NOW, patient)
  const write = (next: Household, over?: Household) => engine.households.write(key, next, over, NOW, patient)
  const append = (version: number) => engine.policies.append(aPolicy(version), patient)
  const first = aHousehold()
  const second = nextOf(first)

  test('is written, though its repeat finds it there: a creation', async () => {
    losing = 1
    expect(await write(first)).toBe('written')
    expect(await read()).toStrictEqual(first)
  })

  test('is written, though its repeat finds it there: a change', async () => {
    await write(first)
    losing = 1
    expect(await write(second, first)).toBe('written')
    expect(await read()).toStrictEqual(second)
  })

  test('is written, though its repeat finds it there: a policy', async () => {
    losing = 1
    expect(await append(1)).toBe('written')
    expect(await append(1)).toBe('lost')
  })

  test('does not undo what another has written since', async () => {
    await write(first)
    losing = 1
    const third = nextOf(second)
    meanwhile = () => write(third, second)
    expect(await write(second, first)).toBe('lost')
    expect(await read()).toStrictEqual(third)
  })

  test('does not bring back what was deleted since', async () => {
    await write(first)
    losing = 1
    meanwhile = () => engine.households.delete(key, patient)
    expect(await write(second, first)).toBe('lost')
    expect((await engine.rawItems()).map(({ pk }) => pk)).not.toContain(`household#${key}`)
  })

  test('is unavailable where the repeat is lost as well, and was written all the same', async () => {
    losing = 2
    await expect(write(first)).rejects.toMatchObject({ name: 'StoreUnavailable' })
    expect(await read()).toStrictEqual(first)
  })

  test('is not taken for the same change made by another', async () => {
    await write(first)
    expect(await Promise.all([write(second, first), write(second, first)])).toContain('lost')
  })
})
