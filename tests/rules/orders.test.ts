import fc from 'fast-check'
import { RUNS } from '../support/runs.ts'
import { EVENING } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { allLeft } from './orders-agree.ts'
import { atOnce, before, inTurn } from './orders-generators.ts'
import { OrdersModel } from './orders-model.ts'
import { newShelf, OrdersWorld } from './orders-world.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const LONGEST = 9

describe('what voice and phone reserve, what leaves the house of it, and the model of both, agree', () => {
  it('after every step, whatever fails, comes twice, late or not at all', () =>
    fc.assert(
      fc.asyncProperty(
        before,
        fc.commands(inTurn, { maxCommands: LONGEST, size: 'max' }),
        async (first, commands) => {
          const world = new OrdersWorld(table)
          const model = new OrdersModel(EVENING / 1000, newShelf())
          await fc.asyncModelRun(() => ({ model, real: world }), [...first, ...commands])
          await allLeft(model, world)
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    ))

  it('when two or three order at the same moment, in whatever order their reads and writes come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        before,
        fc.commands(atOnce, { maxCommands: LONGEST, size: 'max' }),
        async (scheduler, first, commands) => {
          const inOrder = (name: string) => scheduler.schedule(Promise.resolve(name))
          const world = new OrdersWorld(table, (store) => ({
            read: (...of) => inOrder('read').then(() => store.read(...of)),
            write: (...of) => inOrder('write').then(() => store.write(...of)),
            delete: (...of) => inOrder('delete').then(() => store.delete(...of)),
          }))
          const model = new OrdersModel(EVENING / 1000, newShelf())
          await scheduler.waitFor(fc.asyncModelRun(() => ({ model, real: world }), [...first, ...commands]))
          await scheduler.waitFor(allLeft(model, world))
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    ))
})
