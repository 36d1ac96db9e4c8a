import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { CatalogWriter } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { pathInProject } from '../../local/root.ts'
import { quantile } from '../statistics.ts'
import { calibrate } from './calibration.ts'
import type { Speed } from './speed-child.ts'
import { alignedTable } from './table.ts'

const run = promisify(execFile)
const MIB = 1024 * 1024

/** A catalogue whose speed is measured, and the most that each figure may be. */
export interface Shop {
  readonly name: string
  readonly products: Iterable<Product>
  readonly queries: readonly string[]
  readonly atMost: {
    readonly open?: number
    readonly p50?: number
    readonly p99: number
    readonly max?: number
    readonly memory: number
  }
}

/** Builds a shop's catalogue as a file and asks it everything, in a process of its own. */
export async function benchSpeed({ name, products, queries, atMost }: Shop): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'corner-shop-search-'))
  try {
    const [catalog, asked] = [join(folder, 'catalog.sqlite'), join(folder, 'queries.json')]
    const began = performance.now()
    const writer = new CatalogWriter(catalog)
    let count = 0
    for (const product of products) if (writer.add(product, 'en')) count += 1
    writer.finish()
    const built = (performance.now() - began) / 1000
    writeFileSync(asked, JSON.stringify(queries))
    const loop = calibrate()
    const child = [
      '--no-warnings',
      '--expose-gc',
      pathInProject('bench/search/speed-child.ts'),
      catalog,
      asked,
    ]
    const { stdout } = await run(process.execPath, child)
    const { open, queries: times, cpu, memory } = JSON.parse(stdout) as Speed
    const line = (what: string, value: number, most: number | undefined) => [
      what,
      '',
      value.toFixed(1),
      most === undefined ? '' : `<= ${most}`,
      most === undefined ? '' : value <= most ? 'ok' : 'over',
    ]
    const rows = [
      line('opening, ms', open, atMost.open),
      line('a query, p50, ms', quantile(times, 0.5), atMost.p50),
      line('a query, p99, ms', quantile(times, 0.99), atMost.p99),
      line('a query, slowest, ms', Math.max(...times), atMost.max),
      line('a query, CPU on average, ms', cpu, undefined),
      line('memory growth, MiB', memory / MIB, atMost.memory),
      line('calibration loop, ms', loop, undefined),
    ]
    const size = (statSync(catalog).size / MIB).toFixed(0)
    return `${name}: ${count} products, ${queries.length} queries, ${size} MiB built in ${built.toFixed(0)} s\n${alignedTable(rows)}\n`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
