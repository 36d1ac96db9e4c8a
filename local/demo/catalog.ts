import { readFileSync } from 'node:fs'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { attributeOf } from '../../lambda/catalog/feeds/attributes.ts'
import { readProduct } from '../../lambda/catalog/feeds/product.ts'
import type { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'
import type { Language } from '../../lambda/locale.ts'
import { pathInProject } from '../root.ts'

/** The demo shop has no sales that end: every day is this one. */
const NOW = Date.parse('2026-11-21T18:00:00Z')

/**
 * Reads the demo shop's feed of one language, all at once: it is small, and ours.
 * @throws {Error} at the first thing wrong with it
 */
export function demoProducts(language: Language): Product[] {
  const [header = '', ...lines] = readFileSync(pathInProject(`demo/feed.${language}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  const names = header.split('\t').map((name) => attributeOf(name) ?? name)
  return lines.map((line, i) => {
    const values = line.split('\t')
    const fields = new Map(names.map((name, column) => [name, values[column] ?? '']))
    const { product, flaws } = readProduct(fields, { now: NOW })
    if (!product) throw new Error(`Line ${i + 2} of the demo feed: ${flaws.map(({ why }) => why).join(', ')}`)
    return product
  })
}

/** Builds the demo shop's catalogue, in memory or as a file, and opens it. */
export function openDemoCatalog(path: string = IN_MEMORY): SqliteCatalog {
  return buildCatalog(path, { en: demoProducts('en'), fr: demoProducts('fr') })
}
