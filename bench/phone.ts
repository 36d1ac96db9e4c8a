import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { type HouseholdKey, Ids, type PersonKey } from '../lambda/household/ids.ts'
import { BOUNDS } from '../lambda/household/limits.ts'
import { boundedResults } from '../lambda/household/searches.ts'
import type { Household } from '../lambda/household/state.ts'
import { createPhoneApp } from '../lambda/phone/app.ts'
import { hashOf } from '../lambda/phone/cookie.ts'
import { pause } from '../lambda/skill/pause.ts'
import { PolicyInForce } from '../lambda/speaker/policy-in-force.ts'
import { createTableClient } from '../lambda/store/client.ts'
import { DynamoHouseholdStore } from '../lambda/store/dynamo-household-store.ts'
import { DynamoGuesses } from '../lambda/store/guesses.ts'
import { DynamoPairings } from '../lambda/store/pairings.ts'
import { demoProducts, openDemoCatalog } from '../local/demo/catalog.ts'
import { LOCAL_ACCESS, startEmbedded } from '../local/dynamodb/embedded.ts'
import { demoShop } from '../local/shop.ts'
import { readAssets } from '../local/web/phone.ts'
import type { Progress } from './measure.ts'
import { quantile } from './statistics.ts'

const DOOR = 'https://shop.example'
const TABLE = 'corner-shop'
const KIB = 1024
/** What a page may weigh on its way: HTML, style and script, gzipped. */
const PAGE_MAX = 30
const WARM_UP = 200
const REQUESTS = 1000
const ANNA = 'k1.anna' as PersonKey
const patient = new AbortController().signal

/** The doors on an embedded DynamoDB, a person's own phone, and how many requests went to the store. */
interface Bench {
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
  readonly count: () => number
  close(): Promise<void>
}

async function openBench(query: string, all?: readonly string[]): Promise<Bench> {
  const engine = await startEmbedded({ port: 0, table: TABLE })
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint: engine.endpoint })
  let requests = 0
  client.middlewareStack.add((next) => (args) => {
    requests += 1
    return next(args)
  })
  const households = new DynamoHouseholdStore(client, TABLE)
  const ids = new Ids({ number: 'k1', secret: randomBytes(32) })
  const catalog = openDemoCatalog({ publicUrl: DOOR })
  const app: Hono = createPhoneApp({
    households,
    pairings: new DynamoPairings(client, TABLE),
    guesses: new DynamoGuesses(client, TABLE),
    policy: new PolicyInForce(
      () => Promise.resolve(undefined),
      () => performance.now(),
    ),
    ids,
    catalog,
    shop: demoShop(),
    assets: readAssets(),
    publicUrl: DOOR,
    now: () => Date.now(),
    addressOf: () => '198.51.100.7',
    random: (bytes) => randomBytes(bytes).toString('base64url'),
    digits: () => '4271',
    deadline: (ms) => AbortSignal.timeout(ms),
    pause,
    alarm: () => {},
    report: (error) => process.stderr.write(`${String(error)}\n`),
  })
  const key = ids.household('bench')
  const secret = randomBytes(16).toString('base64url')
  const results = boundedResults(all ?? (await catalog.search(query, 'en', BOUNDS.results)).ids)
  await households.write(key, aHousehold(query, results, secret), undefined, 0, patient)
  return {
    ask: (path, init) => Promise.resolve(app.request(`${DOOR}${path}`, withCookie(init, key, secret))),
    count: () => requests,
    async close() {
      client.destroy()
      await engine.close()
    },
  }
}

const withCookie = (init: RequestInit = {}, key: HouseholdKey, secret: string): RequestInit => ({
  ...init,
  headers: { cookie: `__Host-shop=${key}.${secret}`, ...init.headers },
})

function aHousehold(query: string, results: readonly string[], secret: string): Household {
  const now = Math.floor(Date.now() / 1000)
  const search = {
    owner: 'household' as const,
    query,
    results: [...results],
    total: results.length,
    fit: 'all' as const,
    place: 0,
    picks: [],
    touched: now,
    byPerson: false,
  }
  const phone = { id: 'phone', secret: hashOf(secret), owner: ANNA, level: 300, locale: 'en-GB' as const }
  return {
    version: 1,
    born: 'for the benchmark',
    expiresAt: now + 86_400,
    people: {},
    searches: [
      { ...search, id: 'before', touched: now - 60 },
      { ...search, id: 'now' },
    ],
    talks: [],
    answers: [],
    phones: [{ ...phone, touched: now }],
    codes: [],
    orders: [],
  }
}

/** The bytes of a page and what it loads besides pictures, each gzipped. */
async function weightOf({ ask }: Bench): Promise<string[]> {
  const weigh = async (path: string) => gzipSync(await (await ask(path)).text()).byteLength / KIB
  const parts = {
    HTML: await weigh('/p'),
    style: await weigh('/p/phone.css'),
    script: await weigh('/p/phone.js'),
  }
  const sum = Object.values(parts).reduce((all, one) => all + one, 0)
  const shown = Object.entries(parts).map(([name, size]) => `${name} ${size.toFixed(1)}`)
  return [sum.toFixed(1), shown.join(', '), sum <= PAGE_MAX ? 'ok' : 'over']
}

interface Timed {
  readonly what: string
  readonly ms: readonly number[]
  /** DynamoDB requests of one. */
  readonly requests: number
}

async function timed(
  { count }: Bench,
  what: string,
  ask: (run: number) => Promise<Response>,
  status: number,
): Promise<Timed> {
  const once = async (run: number): Promise<void> => {
    const response = await ask(run)
    await response.arrayBuffer()
    if (response.status !== status) throw new Error(`${what} answered ${response.status}.`)
  }
  for (let run = 0; run < WARM_UP; run++) await once(run)
  const before = count()
  const ms: number[] = []
  for (let run = 0; run < REQUESTS; run++) {
    const began = performance.now()
    await once(run)
    ms.push(performance.now() - began)
  }
  return { what, ms, requests: (count() - before) / REQUESTS }
}

const lineOf = ({ what, ms, requests }: Timed): string =>
  `${what.padEnd(14)}${[0.5, 0.99].map((share) => quantile(ms, share).toFixed(2).padStart(8)).join('')}${requests.toFixed(2).padStart(12)}\n`

/** Our own CPU time is what one core gives; the embedded store runs in this process, and is counted in. */
async function polls({ ask }: Bench, tag: string): Promise<string> {
  const headers = { 'if-none-match': tag }
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const pollers = Array.from({ length: 8 }, async () => {
    for (let run = 0; run < REQUESTS / 2; run++) await ask('/p/state', { headers })
  })
  await Promise.all(pollers)
  const done = REQUESTS * 4
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const perCore = done / ((user + system) / 1e6)
  return `${Math.round(perCore)} polls a second on one core, the embedded DynamoDB's own work included (${Math.round(done / seconds)} by the clock)\n`
}

/**
 * Measures the phone's side: what a page weighs, how long the doors take against the embedded DynamoDB, how many
 * requests each sends to it, and how many polls a core serves.
 * @returns what is to be printed, part by part
 */
export async function* benchPhone(_runs: number, progress: Progress): AsyncGenerator<string> {
  progress('page weight', 1, 1)
  yield 'KiB gzipped, without pictures (at most 30)\n'
  const everything = demoProducts('en').map(({ id }) => id)
  for (const [name, all] of [
    ['a search', undefined],
    ['the longest list', everything],
  ] as const) {
    const bench = await openBench('quiet kettle', all)
    const [sum, parts, verdict] = await weightOf(bench)
    const items = (await (await bench.ask('/p')).text()).split('class="item').length - 1
    yield `${`${name}, ${items} products`.padEnd(34)}${sum}  (${parts})  ${verdict}\n`
    await bench.close()
  }

  progress('doors', 1, 1)
  const bench = await openBench('quiet kettle')
  const tag = (await bench.ask('/p/state')).headers.get('etag') ?? ''
  const form = { 'content-type': 'application/x-www-form-urlencoded', origin: DOOR }
  const pick = (run: number) => ({
    method: 'POST',
    headers: form,
    body: 'id=hush-kettle&search=now',
    path: run % 2 === 0 ? '/p/pick' : '/p/unpick',
  })
  yield `${'ms'.padEnd(14)}${'p50'.padStart(8)}${'p99'.padStart(8)}${'DynamoDB'.padStart(12)}\n`
  yield lineOf(await timed(bench, 'page', () => bench.ask('/p'), 200))
  yield lineOf(await timed(bench, 'poll, 200', () => bench.ask('/p/state'), 200))
  const unchanged = { headers: { 'if-none-match': tag } }
  yield lineOf(await timed(bench, 'poll, 304', () => bench.ask('/p/state', unchanged), 304))
  yield await polls(bench, tag)
  yield lineOf(
    await timed(
      bench,
      'pick, unpick',
      (run) => {
        const { path, ...init } = pick(run)
        return bench.ask(path, init)
      },
      303,
    ),
  )
  yield lineOf(await timed(bench, 'reserve, back', orders(bench, form), 200))
  await bench.close()
}

/** Reserves, then takes it back, and so on; the answers are the JSON that a script gets. */
function orders({ ask }: Bench, form: Readonly<Record<string, string>>) {
  let id: string | undefined
  return async (): Promise<Response> => {
    const [path, body] = id === undefined ? ['order', 'id=hush-kettle'] : ['order/cancel', `id=${id}`]
    const headers = { ...form, accept: 'application/json' }
    const response = await ask(`/p/${path}`, { method: 'POST', headers, body })
    const view = (await response.clone().json()) as { orders: readonly { id: string }[] }
    id = view.orders[0]?.id
    return response
  }
}
