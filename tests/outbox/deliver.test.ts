import type { Pushed } from '../../lambda/outbox/deliver.ts'
import { aHome, anOrder, aPhone, aPush, aSearch, NOW } from './samples.ts'
import { World } from './world.ts'

const SENT = { id: 'sending', at: NOW, phones: ['hers'] }
const home = aHome({ phones: [aPhone('hers')] })
const sent = { ...home, searches: [aSearch('kettles', { sent: SENT })] }

let world: World
const lastChange = () => {
  const change = world.changes.at(-1)
  if (!change) throw new Error('Nothing was written.')
  return change
}
beforeEach(() => {
  world = new World()
  world.become(home)
})

describe('an order event', () => {
  beforeEach(() => world.become({ ...home, orders: [anOrder('o1', { canceled: NOW + 5 })] }))

  it('leaves once, however often its change is delivered, where nothing fails', async () => {
    for (let time = 0; time < 3; time++) expect(await world.deliver(lastChange())).toBe(true)
    expect(world.announced).toEqual(['o1.reserved', 'o1.canceled'])
  })

  it.each([1, 2, 3, 4, 5, 6])('is not lost when its delivery is killed at step %d', async (step) => {
    expect(await world.deliver(lastChange(), { step, isDone: false })).toBe(false)
    expect(await world.deliver(lastChange())).toBe(true)
    expect(new Set(world.announced)).toEqual(new Set(['o1.reserved', 'o1.canceled']))
    expect(world.announced.indexOf('o1.reserved')).toBeLessThan(world.announced.indexOf('o1.canceled'))
  })

  it('leaves again, under the same id, when it is killed between the bus and the mark', async () => {
    await world.deliver(lastChange(), { step: 2, isDone: true })
    await world.deliver(lastChange())
    expect(world.announced).toEqual(['o1.reserved', 'o1.reserved', 'o1.canceled'])
  })

  it('leaves however late it is', async () => {
    world.now += 86_400
    expect(await world.deliver(lastChange())).toBe(true)
    expect(world.announced).toHaveLength(2)
  })
})

describe('a push', () => {
  beforeEach(() => world.become(sent))

  it('leaves once, however often its change is delivered, where nothing fails', async () => {
    for (let time = 0; time < 3; time++) expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(1)
  })

  it.each([
    ['killed before it is counted', { step: 1, isDone: false }, 1],
    ['killed once it is counted', { step: 1, isDone: true }, 1],
    ['killed before it is sent', { step: 3, isDone: false }, 1],
    ['killed once it is sent', { step: 3, isDone: true }, 2],
    ['killed before it is marked', { step: 4, isDone: false }, 2],
    ['killed once it is marked', { step: 4, isDone: true }, 1],
  ])('%s leaves at most twice', async (_, death, times) => {
    expect(await world.deliver(lastChange(), death)).toBe(false)
    for (let time = 0; time < 3; time++) expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(times)
  })

  it('that is killed twice between count and service is lost, never sent a third time', async () => {
    for (let time = 0; time < 2; time++) await world.deliver(lastChange(), { step: 3, isDone: true })
    expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(2)
  })

  it('that failed is tried once more, and then it is over', async () => {
    world.answers.push('failed', 'failed')
    expect(await world.deliver(lastChange())).toBe(false)
    expect(await world.deliver(lastChange())).toBe(false)
    expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(2)
  })

  it('that failed once and then arrived is over', async () => {
    world.answers.push('failed')
    await world.deliver(lastChange())
    for (let time = 0; time < 2; time++) expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(2)
  })

  it.each<Pushed>(['refused', 'gone'])('that was %s is not tried again', async (answer) => {
    world.answers.push(answer)
    for (let time = 0; time < 3; time++) expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toHaveLength(1)
  })

  it.each<[string, () => void]>([
    ['removed', () => world.become({ ...sent, phones: [] })],
    ['silenced', () => world.become({ ...sent, phones: sent.phones.map(({ push: _, ...phone }) => phone) })],
    ['forgotten with its household', () => world.become(undefined)],
  ])('does not leave for a phone that was %s since its change was written', async (_, happen) => {
    const change = lastChange()
    happen()
    expect(await world.deliver(change)).toBe(true)
    expect(world.pushed).toEqual([])
  })

  it('goes to where the phone is told now, not to where it was when the change was written', async () => {
    const change = lastChange()
    world.become({ ...sent, phones: [aPhone('hers', { push: aPush('new') })] })
    await world.deliver(change)
    expect(world.pushed).toMatchObject([{ id: `sending ${aPush('new').endpoint}` }])
  })

  it('that comes late is dropped', async () => {
    world.now += 601
    expect(await world.deliver(lastChange())).toBe(true)
    expect(world.pushed).toEqual([])
  })

  it('that failed does not hold up an order', async () => {
    world.become({
      ...sent,
      searches: [aSearch('k', { sent: { ...SENT, id: 'other' } })],
      orders: [anOrder('o1')],
    })
    world.answers.push('failed')
    expect(await world.deliver(lastChange())).toBe(false)
    expect(world.announced).toEqual(['o1.reserved'])
  })

  describe('that nobody is there for any more', () => {
    const pushOf = () => world.household?.phones.map(({ push }) => push?.endpoint)

    it('is taken out of the phone, and nothing else of it', async () => {
      world.answers.push('gone')
      const { household } = world
      await world.deliver(lastChange())
      expect(world.household).toEqual({
        ...household,
        version: (household?.version ?? 0) + 1,
        phones: household?.phones.map(({ push: _, ...phone }) => phone),
      })
    })

    it('leaves what the phone subscribed to meanwhile', async () => {
      world.answers.push('gone')
      world.beforePush = () => world.become({ ...sent, phones: [aPhone('hers', { push: aPush('new') })] })
      expect(await world.deliver(lastChange())).toBe(true)
      expect(pushOf()).toEqual([aPush('new').endpoint])
    })

    it('is nothing to a household that is gone', async () => {
      world.answers.push('gone')
      world.beforePush = () => world.become(undefined)
      expect(await world.deliver(lastChange())).toBe(true)
      expect(world.household).toBeUndefined()
    })

    it('is taken out in the end, if it could not be at first', async () => {
      world.answers.push('gone', 'gone')
      expect(await world.deliver(lastChange(), { step: 5, isDone: false })).toBe(false)
      expect(pushOf()).toEqual([aPush('hers').endpoint])
      expect(await world.deliver(lastChange())).toBe(true)
      expect(pushOf()).toEqual([undefined])
    })
  })
})
