import fc from 'fast-check'
import type { Household } from '../../lambda/household/state.ts'
import { effectsOf } from '../../lambda/outbox/effects.ts'
import { RUNS } from '../support/runs.ts'
import { aHome, anOrder, aPhone, aPush, aSearch, NOW } from './samples.ts'
import { type Death, World } from './world.ts'

/** What may happen to a household, and to what is delivered of it. */
type Step =
  | { readonly is: 'write'; readonly what: Happening; readonly which: number }
  | { readonly is: 'wait'; readonly seconds: number }
  | { readonly is: 'deliver'; readonly from: number; readonly death: Death | undefined }
  | { readonly is: 'answer'; readonly answer: 'sent' | 'gone' | 'refused' | 'failed' }

type Happening = 'send' | 'reserve' | 'cancel' | 'pair' | 'remove' | 'silence' | 'forget' | 'touch'

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('write' as const),
      what: fc.constantFrom<Happening>(
        'send',
        'reserve',
        'cancel',
        'pair',
        'remove',
        'silence',
        'forget',
        'touch',
      ),
      which: fc.nat(2),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('deliver' as const),
      from: fc.nat(9),
      death: fc.option(fc.record({ step: fc.integer({ min: 1, max: 12 }), isDone: fc.boolean() }), {
        nil: undefined,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('wait' as const), seconds: fc.constantFrom(5, 300, 700) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('answer' as const),
      answer: fc.constantFrom('sent' as const, 'gone' as const, 'refused' as const, 'failed' as const),
    }),
  },
)

/** The household after something happened, with names that are never used twice. */
function after(
  before: Household,
  what: Happening,
  which: number,
  fresh: string,
  now: number,
): Household | undefined {
  const phone = `phone ${which}`
  const others = before.phones.filter(({ id }) => id !== phone)
  switch (what) {
    case 'send': {
      const sent = { id: fresh, at: now, phones: before.phones.map(({ id }) => id) }
      return { ...before, searches: [aSearch(`search ${which}`, { sent, touched: now })] }
    }
    case 'reserve':
      return { ...before, orders: [...before.orders, anOrder(fresh, { at: now })] }
    case 'cancel':
      return { ...before, orders: before.orders.map((order) => ({ canceled: now, ...order })) }
    case 'pair':
      return { ...before, phones: [...others, aPhone(phone, { push: aPush(fresh) })] }
    case 'remove':
      return { ...before, phones: others }
    case 'silence':
      return { ...before, phones: before.phones.map(({ push: _, ...one }) => one) }
    case 'forget':
      return undefined
    case 'touch':
      return { ...before }
  }
}

async function play(steps: readonly Step[]): Promise<World> {
  const world = new World()
  world.become(aHome({ phones: [aPhone('phone 0'), aPhone('phone 1')] }))
  for (const [index, step] of steps.entries()) {
    if (step.is === 'wait') world.now += step.seconds
    if (step.is === 'answer') world.answers.push(step.answer)
    if (step.is === 'write') {
      const now = world.household ?? aHome({ born: `born ${index}` })
      world.become(after(now, step.what, step.which, `fresh ${index}`, world.now))
    }
    // A batch begins anywhere, even at what was delivered long ago, and ends with the first that fails.
    if (step.is === 'deliver')
      for (const change of world.changes.slice(step.from))
        if (!(await world.deliver(change, step.death))) break
  }
  return world
}

/** Delivered until it is over, as a stream and the laptop's next start do. */
async function settle(world: World): Promise<void> {
  for (const change of world.changes.slice()) {
    let tries = 0
    while (!(await world.deliver(change))) {
      tries += 1
      expect(tries).toBeLessThanOrEqual(2)
    }
  }
}

const eventsIn = (world: World): string[] =>
  world.changes.flatMap(({ before, after: then }) =>
    effectsOf(before, then, NOW)
      .filter(({ is }) => is === 'order')
      .map(({ id }) => id),
  )

const anySteps = fc.array(anyStep, { minLength: 1, maxLength: 25 })

describe('whatever is killed, repeated, late or out of order', () => {
  it('no order event is lost, and whoever hears that an order was taken back hears of the order', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const world = await play(steps)
        await settle(world)
        expect([...new Set(eventsIn(world))].filter((id) => !world.announced.includes(id))).toEqual([])
        for (const id of world.announced.filter((one) => one.endsWith('.canceled'))) {
          expect(world.announced).toContain(id.replace('.canceled', '.reserved'))
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('no push leaves more than twice, and none for a phone that is not told there any more', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const world = await play(steps)
        await settle(world)
        const counts = world.counts(world.pushed.map(({ id }) => id))
        expect(Object.entries(counts).filter(([, count]) => count > 2)).toEqual([])
        expect(world.pushed.filter(({ wasThere }) => !wasThere)).toEqual([])
      }),
      { numRuns: RUNS },
    )
  })

  it('once all has settled, nothing leaves any more, though all is delivered again', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const world = await play(steps)
        await settle(world)
        await settle(world)
        const left = [world.announced.length, world.pushed.length]
        for (const change of world.changes.slice().reverse()) expect(await world.deliver(change)).toBe(true)
        expect([world.announced.length, world.pushed.length]).toEqual(left)
      }),
      { numRuns: RUNS },
    )
  })

  it('where nothing fails, everything leaves exactly once', async () => {
    const well = anySteps.map((steps) => steps.filter(({ is }) => is === 'write'))
    await fc.assert(
      fc.asyncProperty(well, async (steps) => {
        const world = await play(
          steps.flatMap((step, index) => [step, { is: 'deliver', from: index, death: undefined }]),
        )
        const all = [...world.announced, ...world.pushed.map(({ id }) => id)]
        expect(Object.values(world.counts(all)).filter((count) => count !== 1)).toEqual([])
        expect(new Set(world.announced)).toEqual(new Set(eventsIn(world)))
      }),
      { numRuns: RUNS },
    )
  })
})
