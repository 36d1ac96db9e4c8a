import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createAdminApp } from '../lambda/admin/app.ts'
import { adminsOn, consolePages } from '../lambda/admin/console.ts'
import { laptopDoorkeeper } from '../lambda/admin/doorkeeper.ts'
import { Seal } from '../lambda/admin/seal.ts'
import type { Tally } from '../lambda/speaker/evidence.ts'
import { createTableClient } from '../lambda/store/client.ts'
import { DynamoPolicyStore } from '../lambda/store/policy-store.ts'
import { DynamoTallies } from '../lambda/store/tallies.ts'
import { LOCAL_ACCESS, startEmbedded } from '../local/dynamodb/embedded.ts'
import { readConsoleAssets } from '../local/web/admin.ts'
import { countedDays } from '../scripts/counted.ts'
import type { Progress } from './measure.ts'
import { quantile } from './statistics.ts'

const DOOR = 'https://shop.example'
const TABLE = 'corner-shop'
const KIB = 1024
/** What the heaviest page may weigh on its way, with all it loads, gzipped. */
const CONSOLE_MAX = 90
const VERSIONS = 500
const DAYS = 365
/** A busy shop's day is counted in that many items for each locale and level. */
const SHARDS = 8
const WARM_UP = 5
const AT_ONCE = 16
const patient = new AbortController().signal

const ASSETS = ['/admin/console.css', '/admin/today.js', '/admin/curve.js', '/admin/uplot.js']
const PAGES = [
  '/admin?days=30',
  '/admin?days=365',
  '/admin?days=365&greetByName=400',
  '/admin/preview.json?days=30&greetByName=400',
  '/admin/preview.json?days=365&greetByName=400',
  '/admin/evidence?days=365',
  '/admin/evidence.csv?days=365',
  '/admin/policy',
  '/admin/policy/change?greetByName=400',
  '/admin/history',
  '/admin/never',
  '/admin/household',
  '/admin/try',
]

/** The console on an embedded DynamoDB, and how many requests went to the store. */
interface Bench {
  readonly ask: (path: string) => Promise<Response>
  readonly count: () => number
  close(): Promise<void>
}

async function openBench(progress: Progress): Promise<Bench> {
  const engine = await startEmbedded({ port: 0, table: TABLE })
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  let requests = 0
  client.middlewareStack.add((next) => (args) => {
    requests += 1
    return next(args)
  })
  const now = () => Math.floor(Date.now() / 1000)
  progress('500 versions and a year of counts', 1, 1)
  await fill(new DynamoPolicyStore(client, TABLE), new DynamoTallies(client, TABLE), countedDays(now(), DAYS))
  const patience = () => AbortSignal.timeout(60_000)
  const admins = adminsOn(client, TABLE, now, { admin: patience, evidence: patience })
  const report = (error: unknown) => void process.stderr.write(`${String(error)}\n`)
  const desk = { keyOf: () => undefined, seal: new Seal(randomBytes(32)), pinLocales: [], report }
  const app = createAdminApp({
    doorkeeper: laptopDoorkeeper('benchmark'),
    pages: consolePages(admins, desk, readConsoleAssets()),
    publicUrl: DOOR,
    report,
  })
  return {
    ask: (path) => Promise.resolve(app.request(`${DOOR}${path}`)),
    count: () => requests,
    async close() {
      client.destroy()
      await engine.close()
    },
  }
}

async function fill(
  policies: DynamoPolicyStore,
  counters: DynamoTallies,
  tallies: readonly Tally[],
): Promise<void> {
  const thresholds = { greetByName: 300, resumeSearch: 300, order: 400 }
  for (let version = 1; version <= VERSIONS; version++)
    await policies.append({ version, thresholds, costRatio: 10 + (version % 7) }, patient, {
      by: { role: 'admin', subject: 'benchmark' },
      at: version,
      reason: `change number ${version}`,
    })
  const left = tallies.flatMap((tally) => Array.from({ length: SHARDS }, (_, at) => ({ tally, at }))).values()
  const work = async (): Promise<void> => {
    for (const { tally, at } of left) await counters.put(tally, `shard-${at}`, patient)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

const weightOf = async ({ ask }: Bench, path: string): Promise<number> =>
  gzipSync(await (await ask(path)).text()).byteLength / KIB

async function* weights(bench: Bench): AsyncGenerator<string> {
  yield `KiB gzipped (a page and all it loads: at most ${CONSOLE_MAX})\n`
  let assets = 0
  for (const path of ASSETS) {
    const weight = await weightOf(bench, path)
    assets += weight
    yield `${path.padEnd(46)}${weight.toFixed(1).padStart(6)}\n`
  }
  for (const path of PAGES.filter((one) => !/json|csv/.test(one))) {
    const weight = (await weightOf(bench, path)) + assets
    yield `${`${path} and all of these`.padEnd(46)}${weight.toFixed(1).padStart(6)}  ${weight <= CONSOLE_MAX ? 'ok' : 'over'}\n`
  }
}

/**
 * Measures the console: what its pages weigh, and how long they take against the embedded DynamoDB, with 500 versions
 * of the policy and a year of counts in it.
 * @returns what is to be printed, part by part
 */
export async function* benchConsole(runs: number, progress: Progress): AsyncGenerator<string> {
  const bench = await openBench(progress)
  try {
    yield* weights(bench)
    yield `\n${'ms'.padEnd(46)}${'p50'.padStart(8)}${'p99'.padStart(8)}${'DynamoDB'.padStart(10)}\n`
    for (const path of PAGES) {
      const ms: number[] = []
      const before = bench.count()
      for (let run = 0; run < runs + WARM_UP; run++) {
        progress(path, run + 1, runs + WARM_UP)
        const began = performance.now()
        const response = await bench.ask(path)
        await response.arrayBuffer()
        if (response.status !== 200) throw new Error(`${path} answered ${response.status}.`)
        if (run >= WARM_UP) ms.push(performance.now() - began)
      }
      const requests = (bench.count() - before) / (runs + WARM_UP)
      const shown = [0.5, 0.99].map((share) => quantile(ms, share).toFixed(1).padStart(8))
      yield `${path.padEnd(46)}${shown.join('')}${requests.toFixed(1).padStart(10)}\n`
    }
  } finally {
    await bench.close()
  }
}
