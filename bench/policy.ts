import { adminsOn } from '../lambda/admin/console.ts'
import type { Tally } from '../lambda/speaker/evidence.ts'
import { shownCells } from '../lambda/speaker/report/cells.ts'
import { policyReport } from '../lambda/speaker/report/report.ts'
import { windowUntil } from '../lambda/speaker/report/window.ts'
import { createTableClient } from '../lambda/store/client.ts'
import { DynamoTallies } from '../lambda/store/tallies.ts'
import { LOCAL_ACCESS, startEmbedded } from '../local/dynamodb/embedded.ts'
import { START, WANTED } from './calibration/assumptions.ts'
import type { Progress } from './measure.ts'
import { type Greeter, greeterOn } from './policy/turns.ts'
import { yearOfCounters } from './policy/year.ts'
import { median, quantile } from './statistics.ts'

const TABLE = 'corner-shop'
const WARM_UP = 200
const TURNS = 1000
const REPEATS = 50
/** What working out a recommendation may take. Milliseconds. */
const MOST_MS = 20
/** Turns of one cell are counted in so many items: so many counters at most. */
const SHARDS = 8
const patient = new AbortController().signal

/**
 * Measures what evidence costs a turn, and how long a recommendation takes from a year of it.
 * @returns what is to be printed, part by part
 */
export async function* benchPolicy(_runs: number, progress: Progress): AsyncGenerator<string> {
  const engine = await startEmbedded({ port: 0, table: TABLE })
  try {
    yield await benchTurns(engine.endpoint, progress)
    yield await benchRecommendation(engine.endpoint, progress)
  } finally {
    await engine.close()
  }
}

/** Greetings by name with and without evidence, one of each in turn, so that noise hits both alike. */
async function benchTurns(endpoint: string, progress: Progress): Promise<string> {
  const greeters = [true, false].map((counts) => greeterOn(endpoint, TABLE, counts))
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1)
      for (const greeter of round % 2 === 0 ? greeters : greeters.toReversed()) await greeter.greet()
  }
  progress('greetings', 1, 1)
  await rounds(WARM_UP)
  for (const { ms, requests } of greeters) {
    ms.length = 0
    requests.clear()
  }
  await rounds(TURNS)
  for (const greeter of greeters) greeter.close()
  const header = `${'a greeting, ms'.padEnd(18)}${'p50'.padStart(8)}${'p99'.padStart(8)}  DynamoDB requests a turn\n`
  return header + greeters.map(lineOf).join('')
}

function lineOf({ what, ms, requests }: Greeter): string {
  const times = [0.5, 0.99].map((share) => quantile(ms, share).toFixed(2).padStart(8)).join('')
  const counted = [...requests].map(([name, count]) => `${name.replace('Command', '')} ${count / TURNS}`)
  return `${what.padEnd(18)}${times}  ${counted.join(', ')}\n`
}

/** Reading a year of counters, and apart from that what is worked out of them. */
async function benchRecommendation(endpoint: string, progress: Progress): Promise<string> {
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint })
  const tallies = new DynamoTallies(client, TABLE)
  const now = Math.floor(Date.now() / 1000)
  const wait = () => patient
  const { evidence } = adminsOn(client, TABLE, () => now, { admin: wait, evidence: wait })
  const year = yearOfCounters(now)
  const began = performance.now()
  await evidence.put(year, 'bench', (done) => progress('counters', done, year.length))
  const putting = performance.now() - began
  const { first, last } = windowUntil(now, 365)
  const reading = performance.now()
  const read = await tallies.read(first, last, now, patient)
  const took = performance.now() - reading
  client.destroy()
  const shards = Array.from({ length: SHARDS }, () => read).flat()
  return `${[
    `${year.length} counters of a year: put in within ${(putting / 1000).toFixed(1)} s, read within ${took.toFixed(0)} ms`,
    worked(read),
    worked(shards),
  ].join('\n')}\n`
}

/** From counters in memory: summing them, hiding small cells, rates, bounds, costs. */
function worked(read: readonly Tally[]): string {
  const settings = { greetByName: START, costRatio: WANTED.costRatio, cap: WANTED.cap }
  const times = Array.from({ length: REPEATS }, () => {
    const began = performance.now()
    const shown = shownCells(read, undefined)
    const report = policyReport({ shown, inForce: settings, previewed: settings, bound: 'fixed' })
    if (report.recommended === undefined) throw new Error('A year of counters recommends nothing.')
    return performance.now() - began
  })
  const [first, middle] = [times[0] ?? Number.NaN, median(times)]
  const verdict = Math.max(first, middle) <= MOST_MS ? 'ok' : 'over'
  return `a recommendation from ${read.length} counters: ${middle.toFixed(2)} ms, the first ${first.toFixed(2)} ms; at most ${MOST_MS}: ${verdict}`
}
