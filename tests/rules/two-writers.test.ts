import fc from 'fast-check'
import { RUNS } from '../support/runs.ts'
import { EVENING } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { atOnce, before, inTurn } from './two-writers-generators.ts'
import { TwoWritersModel } from './two-writers-model.ts'
import { World } from './two-writers-world.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const LONGEST = 9
const forgotten = new Set<string>()

describe('voice and phone, and the model of what they share, agree', () => {
  it('after every step, whatever fails, comes twice or is forgotten', () =>
    fc.assert(
      fc.asyncProperty(
        before,
        fc.commands(inTurn, { maxCommands: LONGEST, size: 'max' }),
        async (first, commands) => {
          const world = new World(table)
          const model = new TwoWritersModel(EVENING / 1000)
          await fc.asyncModelRun(() => ({ model, real: world }), [...first, ...commands])
          for (const gone of world.forgotten) forgotten.add(gone)
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    ))

  it('when two write at the same moment, in whatever order their reads and writes come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        before,
        fc.commands(atOnce, { maxCommands: LONGEST, size: 'max' }),
        async (scheduler, first, commands) => {
          const { households } = table
          const inOrder = (name: string) => scheduler.schedule(Promise.resolve(name))
          const world = new World(table, {
            read: (...of) => inOrder('read').then(() => households.read(...of)),
            write: (...of) => inOrder('write').then(() => households.write(...of)),
            delete: (...of) => inOrder('delete').then(() => households.delete(...of)),
          })
          const model = new TwoWritersModel(EVENING / 1000)
          // Not `scheduledModelRun`, which waits for nobody who is on the way to a real table.
          await scheduler.waitFor(fc.asyncModelRun(() => ({ model, real: world }), [...first, ...commands]))
          for (const gone of world.forgotten) forgotten.add(gone)
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    ))

  it('what was forgotten is nowhere in the table', async () => {
    const items = JSON.stringify(await table.rawItems()).replaceAll('\\"', '"')
    expect([...forgotten].filter((gone) => items.includes(gone))).toEqual([])
  })
})
