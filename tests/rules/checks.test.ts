import fc from 'fast-check'
import { COUNTERS, type Counter } from '../../lambda/speaker/evidence.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import type { Fault } from '../support/faulty-store.ts'
import { RUNS } from '../support/runs.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { anyAgreed, anyChecks } from './generators.ts'
import { playFailing } from './play.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const policy: Policy = {
  version: 1,
  thresholds: { greetByName: 300, resumeSearch: 300, order: 300 },
  questions: { below: 0.5, above: 1 },
}

/** Mostly a store that works. */
const faults = fc.infiniteStream(
  fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fault>('none') },
    fc.constantFrom<Fault>('refuses writes', 'loses answers', 'stopped'),
  ),
)

describe('in every random talk with a store that fails now and then', () => {
  it('what is not kept is not counted, nor asked; a turn adds once; no counter outgrows what it is a part of', () =>
    fc.assert(
      fc.asyncProperty(anyChecks, anyAgreed, faults, async (talk, preferences, stream) => {
        const steps = talk.map((step) => ({ ...step, fault: stream.next().value as Fault }))
        const turns = await playFailing(table, steps, policy, preferences)
        const sum = Object.fromEntries(COUNTERS.map((one) => [one, 0])) as Record<Counter, number>
        for (const { fault, added, reply } of turns) {
          const { acts = [], evidence } = reply.record ?? {}
          if (fault !== 'none') expect([added, evidence]).toEqual([[], 'none'])
          if (fault !== 'none') expect(reply.ssml.match(/alexa:name/g)).toBe(null)
          expect(added.length).toBeLessThanOrEqual(1)
          for (const one of COUNTERS) {
            const more = added[0]?.counts[one] ?? 0
            expect([0, 1]).toContain(more)
            sum[one] += more
          }
          expect(sum.named + sum.neutral).toBe(sum.recognized)
          expect(sum.yes + sum.no).toBeLessThanOrEqual(sum.asked)
          expect(sum.asked).toBeLessThanOrEqual(sum.drawn)
          expect(sum.drawn).toBeLessThanOrEqual(sum.chances)
          // Who hears a name twice in one sentence has heard one too many.
          expect(acts.filter((act) => act === 'asked to check').length).toBeLessThanOrEqual(1)
        }
      }),
      // Such a talk is long, and nearly each one has it all.
      { numRuns: Math.ceil(RUNS / 5) },
    ))
})
