import fc from 'fast-check'
import { newHousehold, pruned } from '../../lambda/household/change.ts'
import type { PersonKey } from '../../lambda/household/ids.ts'
import { BOUNDS, KEPT } from '../../lambda/household/limits.ts'
import {
  activeOrder,
  canTakeBack,
  isActive,
  ordersOf,
  withOrder,
  withoutOrder,
} from '../../lambda/household/orders.ts'
import type { Household, Reservation } from '../../lambda/household/state.ts'

const NOW = 1_800_000_000
const PEOPLE = ['anna', 'ben'] as PersonKey[]
const HOLDS = 48 * 3600

const made = (order: string, owner: PersonKey, id: string, at = NOW): Reservation => ({
  order,
  owner,
  id,
  minor: 4500,
  currency: 'GBP',
  locale: 'en-US',
  at,
  until: at + HOLDS,
})

/** Wishes to reserve and to take back, one after the other, as they come. */
const wishes = fc.array(
  fc.record({
    cancel: fc.boolean(),
    order: fc.integer({ min: 1, max: 12 }).map((n) => `order-${n}`),
    owner: fc.constantFrom(...PEOPLE),
    id: fc.constantFrom('kettle', 'toaster', 'lamp'),
    later: fc.constantFrom(0, 60, 3600, HOLDS),
  }),
  { maxLength: 60 },
)

interface Step {
  readonly household: Household
  readonly now: number
}

function played(steps: typeof wishes extends fc.Arbitrary<infer T> ? T : never): Step[] {
  const seen: Step[] = []
  let [household, now] = [newHousehold('born', NOW), NOW]
  for (const { cancel, order, owner, id, later } of steps) {
    now += later
    household = pruned(household, now)
    const became = withOrder(household, made(order, owner, id, now))
    if (cancel) household = withoutOrder(household, order, now)
    else if (became.outcome === 'reserved') household = became.household
    seen.push({ household, now })
  }
  return seen
}

describe('reservations', () => {
  it('are one a product and person, as long as the shop keeps it, whatever is wished and taken back', () => {
    fc.assert(
      fc.property(wishes, (steps) => {
        for (const { household, now } of played(steps)) {
          const active = household.orders.filter((order) => isActive(order, now))
          const keys = active.map(({ owner, id }) => `${owner} ${id}`)
          expect(new Set(keys).size).toBe(keys.length)
        }
      }),
    )
  })

  it('have ids of their own, and stay within their bound', () => {
    fc.assert(
      fc.property(wishes, (steps) => {
        for (const { household } of played(steps)) {
          expect(household.orders.length).toBeLessThanOrEqual(BOUNDS.orders)
          expect(new Set(household.orders.map(({ order }) => order)).size).toBe(household.orders.length)
        }
      }),
    )
  })

  const full = (over: (order: Reservation, n: number) => Reservation = (order) => order): Household => ({
    ...newHousehold('born', NOW),
    orders: Array.from({ length: BOUNDS.orders }, (_, n) =>
      over(made(`o${n}`, PEOPLE[n % 2] as PersonKey, `p${n}`), n),
    ),
  })

  it('that the shop keeps never give way: where there are twenty, one more is refused', () => {
    expect(withOrder(full(), made('new', PEOPLE[0] as PersonKey, 'kettle')).outcome).toBe('full')
  })

  it('that are over give way, the oldest of the same owner first, else the oldest of anybody', () => {
    const over = full((order, n) => (n < 4 ? { ...order, canceled: NOW } : order))
    const became = withOrder(over, made('new', PEOPLE[1] as PersonKey, 'kettle'))
    const gone =
      became.outcome === 'reserved' ? over.orders.filter((one) => !became.household.orders.includes(one)) : []
    expect(gone.map(({ order }) => order)).toEqual(['o1'])
    const others = full((order, n) => (n === 0 ? { ...order, canceled: NOW } : order))
    const room = withOrder(others, made('new', PEOPLE[1] as PersonKey, 'kettle'))
    expect(room.outcome === 'reserved' && room.household.orders.some(({ order }) => order === 'o0')).toBe(
      false,
    )
    expect(room.outcome).toBe('reserved')
  })

  it('are taken back once: the second time changes nothing', () => {
    const one = { ...newHousehold('born', NOW), orders: [made('o', PEOPLE[0] as PersonKey, 'kettle')] }
    const back = withoutOrder(one, 'o', NOW + 5)
    expect(withoutOrder(back, 'o', NOW + 9)).toEqual(back)
    expect(activeOrder(back, PEOPLE[0] as PersonKey, 'kettle', NOW + 9)).toBeUndefined()
    expect(withoutOrder(one, 'another', NOW)).toEqual(one)
  })

  it('are not made by a question whose reservation was taken back, nor told as one that is there', () => {
    const one = made('o', PEOPLE[0] as PersonKey, 'kettle')
    const back = { ...newHousehold('born', NOW), orders: [{ ...one, canceled: NOW }] }
    expect(withOrder(back, one)).toEqual({ outcome: 'over' })
    expect(withOrder(back, { ...one, order: 'another' }).outcome).toBe('reserved')
  })

  it('can be taken back for ten minutes, to the second', () => {
    const order = made('o', PEOPLE[0] as PersonKey, 'kettle')
    expect(canTakeBack(order, NOW + KEPT.takeBack)).toBe(true)
    expect(canTakeBack(order, NOW + KEPT.takeBack + 1)).toBe(false)
    expect(canTakeBack({ ...order, canceled: NOW }, NOW)).toBe(false)
  })

  it('are absent after thirty days, and told to their owner alone', () => {
    const one = { ...newHousehold('born', NOW), orders: [made('o', PEOPLE[0] as PersonKey, 'kettle')] }
    expect(pruned(one, NOW + KEPT.order - 1).orders).toHaveLength(1)
    expect(pruned(one, NOW + KEPT.order).orders).toEqual([])
    expect(ordersOf(one, PEOPLE[1] as PersonKey)).toEqual([])
  })
})
