import { DEFAULT_POLICY, NEVER, type Policy } from '../../lambda/speaker/policy.ts'
import { PolicyInForce } from '../../lambda/speaker/policy-in-force.ts'

const signal = new AbortController().signal
const SEVEN: Policy = { version: 7, thresholds: { greetByName: 400, resumeSearch: 300, order: 'never' } }

/** A policy whose reads and time the test decides. */
function setUp(first: Policy | undefined | Error) {
  const world = { answer: first, now: 0, reads: 0 }
  const policy = new PolicyInForce(
    () => {
      world.reads++
      return world.answer instanceof Error ? Promise.reject(world.answer) : Promise.resolve(world.answer)
    },
    () => world.now,
  )
  return { world, get: () => policy.get(signal) }
}

describe('the policy in force', () => {
  it('is the built-in default where the store says that there is none', async () => {
    expect(await setUp(undefined).get()).toEqual(DEFAULT_POLICY)
  })

  it('is `never` for everything where the store has never been read', async () => {
    expect(await setUp(new Error('gone')).get()).toEqual(NEVER)
  })

  it('is read at most once in 30 seconds', async () => {
    const { world, get } = setUp(SEVEN)
    await get()
    world.now = 29_999
    await get()
    expect(world.reads).toBe(1)
    world.now = 30_000
    await get()
    expect(world.reads).toBe(2)
  })

  it('takes a change within 30 seconds', async () => {
    const { world, get } = setUp(undefined)
    await get()
    world.answer = SEVEN
    world.now = 30_000
    expect(await get()).toEqual(SEVEN)
  })

  it('stays the last good one for an hour of failures, and not a moment longer', async () => {
    const { world, get } = setUp(SEVEN)
    await get()
    world.answer = new Error('gone')
    world.now = 3_599_999
    expect(await get()).toEqual(SEVEN)
    world.now = 3_600_000
    expect(await get()).toEqual(NEVER)
  })

  it('does not fall back to the default after a failure', async () => {
    const { world, get } = setUp(SEVEN)
    await get()
    world.answer = new Error('gone')
    world.now = 7_200_000
    expect(await get()).not.toEqual(DEFAULT_POLICY)
  })

  it('does not ask a failing store again for five seconds, then does', async () => {
    const { world, get } = setUp(new Error('gone'))
    await get()
    world.now = 4_999
    await get()
    expect(world.reads).toBe(1)
    world.now = 5_000
    world.answer = SEVEN
    expect(await get()).toEqual(SEVEN)
  })
})
