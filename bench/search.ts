import type { Progress } from './measure.ts'
import { productOf } from './search/icecat.ts'
import { judgedFolder, readJudged } from './search/judged.ts'
import { largeShop } from './search/large-shop.ts'
import { benchQuality } from './search/quality.ts'
import { benchSpeed } from './search/speed.ts'

const MILLION = 1_000_000
const SEED = 1
/** Enough for a p99 that is not simply the slowest one. */
const QUERIES = 1200

/**
 * Measures the product search: what it finds of judged queries beside plain FTS5 and MiniSearch, and how fast it
 * is, over their catalogue and over a million products that are made up.
 * @returns what is to be printed, part by part
 */
export async function* benchSearch(_runs: number, progress: Progress): AsyncGenerator<string> {
  const found = judgedFolder(process.env.ICECAT)
  if ('missing' in found) yield `${found.missing}\n`
  else {
    const judged = readJudged(found.folder)
    progress('judged queries', 1, 1)
    yield await benchQuality(judged)
    progress('speed, judged catalogue', 1, 1)
    yield await benchSpeed({
      name: 'judged catalogue',
      products: judged.products.map(productOf),
      queries: judged.asked.map(({ words }) => words),
      atMost: { open: 20, p99: 15, memory: 40 },
    })
  }
  progress('speed, a million products', 1, 1)
  const queries = largeShop(SEED).queries(QUERIES)
  yield await benchSpeed({
    name: 'made-up catalogue',
    products: largeShop(SEED).products(MILLION),
    queries,
    atMost: { open: 20, p50: 40, p99: 150, max: 500, memory: 150 },
  })
}
