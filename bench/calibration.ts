import { FLEET, WORLDS } from './calibration/assumptions.ts'
import { REFERENCE } from './calibration/reference.ts'
import { type Simulated, simulate } from './calibration/simulate.ts'
import { rulesTable, variantsTable, verdict, worldTable } from './calibration/tables.ts'
import type { Progress } from './measure.ts'

/** What the method is held to; a minute or two. `RUNS=20` for a glance, more for finer shares. */
const RUNS = 300

/** @throws Error if `RUNS` is no number of runs */
function runsOf(wanted: string | undefined): number {
  const runs = Number(wanted ?? RUNS)
  if (!Number.isInteger(runs) || runs < 1) throw new Error('RUNS must be a whole number from 1 up.')
  return runs
}

/**
 * Lets thresholds be set by several rules in four simulated worlds (their assumptions: calibration/assumptions.ts). The environment variable RUNS says how many runs a world.
 * @returns what is to be printed, part by part
 */
export async function* benchCalibration(_runs: number, progress: Progress): AsyncGenerator<string> {
  const runs = runsOf(process.env.RUNS)
  const { homes, visitsAWeek, weeks } = FLEET
  yield `${runs} runs a world, each ${homes} homes x ${visitsAWeek} visits a week x ${weeks} weeks; a cap of 5 %.
Costs are per 100 recognized visits; regret is over the cheapest threshold under the cap; covered: how often the
upper bound at the recommended threshold held, of the runs that recommended one on evidence.\n`
  const worlds: Simulated[] = []
  for (const [number, world] of WORLDS.entries()) {
    const reference = REFERENCE[number]
    if (!reference) throw new Error(`There are no reference figures of world ${world.name}.`)
    const simulated = simulate(world, number, runs, (run) => progress(`world ${world.name}`, run, runs))
    worlds.push(simulated)
    yield `${rulesTable(simulated, reference)}\n\n${worldTable(simulated, reference)}\n`
    // A simulation never waits; whoever prints should get a turn.
    await new Promise(setImmediate)
  }
  yield `The method with questions, where people behave otherwise:\n`
  for (const simulated of worlds) yield `${variantsTable(simulated)}\n`
  yield `${verdict(worlds)}\n`
}
