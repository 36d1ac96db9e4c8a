import { readFileSync } from 'node:fs'
import { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'

/** What a fresh process reports of a catalogue. Milliseconds and bytes. */
export interface Speed {
  readonly open: number
  readonly queries: readonly number[]
  /** CPU of a query, user and system, on average. */
  readonly cpu: number
  /** Growth of resident memory, from before the catalogue is opened until every query is answered. */
  readonly memory: number
}

const LIMIT = 100

const [catalogFile = '', queriesFile = ''] = process.argv.slice(2)
const asked = JSON.parse(readFileSync(queriesFile, 'utf8')) as string[]
globalThis.gc?.()
const before = process.memoryUsage.rss()
const began = performance.now()
const catalog = new SqliteCatalog(catalogFile)
await catalog.products([], 'en')
const open = performance.now() - began
const queries: number[] = []
const used = process.cpuUsage()
for (const query of asked) {
  const start = performance.now()
  await catalog.search(query, 'en', LIMIT)
  queries.push(performance.now() - start)
}
const { user, system } = process.cpuUsage(used)
const cpu = (user + system) / 1000 / asked.length
const speed: Speed = { open, queries, cpu, memory: process.memoryUsage.rss() - before }
process.stdout.write(JSON.stringify(speed))
