import type { Language } from '../../locale.ts'
import { CatalogWriter } from '../build.ts'
import type { Product } from '../catalog.ts'
import { OtherVersion, productsBeside } from '../kept.ts'
import { spokenName } from '../spoken-name.ts'
import type { Fault, Reason, Severity } from './fault.ts'
import { type FeedItem, type FeedOptions, faultOf, readFeed } from './read-feed.ts'

/** What makes an import replace nothing, besides a feed without a single product. */
export type Strictness = 'lenient' | 'refusals' | 'warnings'

export interface ImportOptions extends FeedOptions {
  readonly strictness: Strictness
}

/** What came of the rows of a feed. */
export interface Counts {
  /** Rows that became products, those with a warning among them. */
  imported: number
  /** Rows that did not, and rows that lost a field. */
  readonly rows: Record<Severity, number>
  readonly reasons: Partial<Record<Reason, number>>
}

export interface Watch {
  readonly onFault: (fault: Fault) => void
  /** Called after every row with how many there were. */
  readonly onRow: (rows: number) => void
}

/** What an import came to. */
export interface Imported {
  readonly counts: Counts
  /** Why the catalogue was not replaced, in a sentence; undefined if it was. */
  readonly objection: string | undefined
  /** What else there is to know, in a sentence. */
  readonly note: string | undefined
}

/**
 * Imports a feed into the catalogue at a path, which is replaced in one step, or not at all.
 * @throws {FeedError} if the feed as a whole cannot be read
 * @throws {CatalogUnavailable} if what is at the path is no catalogue of ours
 * @throws {PlaceTaken} if another import into it is under way
 * @throws {Error} with a code, if files cannot be read or written
 */
export async function importFeed(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  options: ImportOptions,
  watch: Watch,
): Promise<Imported> {
  const { language, strictness } = options
  const counts: Counts = { imported: 0, rows: { refused: 0, skipped: 0, warned: 0 }, reasons: {} }
  const writer = new CatalogWriter(path)
  try {
    const note = keepOthers(writer, path, language)
    let rows = 0
    for await (const item of readFeed(bytes, options)) {
      rows += 1
      count(counts, added(writer, item, language), watch)
      watch.onRow(rows)
    }
    const objection = objectionTo(counts, strictness)
    if (objection) writer.abandon()
    else writer.finish()
    return { counts, objection, note: objection ? undefined : note }
  } catch (error) {
    writer.abandon()
    throw error
  }
}

/**
 * Takes over the products of other languages. A catalogue of another version cannot be read, by the skill
 * no more than here: so it is replaced, and that is said.
 */
function keepOthers(writer: CatalogWriter, path: string, language: Language): string | undefined {
  try {
    for (const kept of productsBeside(path, language)) writer.add(kept.product, kept.language)
    return undefined
  } catch (error) {
    if (!(error instanceof OtherVersion)) throw error
    return `${error.message} It was replaced as a whole: import its other languages too.`
  }
}

/** Adds an item's product; an id that is there already is a fault of this row, and its only one. */
function added(writer: CatalogWriter, item: FeedItem, language: Language): FeedItem {
  const { product, line } = item
  if (!product || writer.add(named(product, language), language)) return item
  const flaw = { reason: 'duplicate-id', field: 'id', why: 'was there before; the first one stays' } as const
  return { line, faults: [faultOf(flaw, line, product.id)] }
}

/** A feed's short title is often none: what is said is made fit for speech. */
const named = (product: Product, language: Language): Product => ({
  ...product,
  spokenName: spokenName({ ...product, shortTitle: product.spokenName }, language),
})

function count(counts: Counts, { product, faults }: FeedItem, { onFault }: Watch): void {
  if (product) counts.imported += 1
  for (const severity of new Set(faults.map((fault) => fault.severity))) counts.rows[severity] += 1
  for (const fault of faults) {
    counts.reasons[fault.reason] = (counts.reasons[fault.reason] ?? 0) + 1
    onFault(fault)
  }
}

function objectionTo({ imported, rows }: Counts, strictness: Strictness): string | undefined {
  const { refused, skipped, warned } = rows
  if (imported === 0 && refused + skipped === 0) return 'The feed has no products.'
  if (imported === 0) return 'Not one row of the feed could be imported.'
  if (strictness !== 'lenient' && refused > 0) return `With --strict no row may be refused; ${refused} were.`
  if (strictness === 'warnings' && warned > 0)
    return `With --strict=warnings no row may have a warning; ${warned} have.`
  return undefined
}
