import { readFileSync } from 'node:fs'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { attributeOf } from '../../lambda/catalog/feeds/attributes.ts'
import { readProduct } from '../../lambda/catalog/feeds/product.ts'
import type { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'
import { LANGUAGES, type Language } from '../../lambda/locale.ts'
import { pathInProject } from '../root.ts'

/** The demo shop's sales do not end, so any day will do. */
const NOW = Date.parse('2026-11-21T18:00:00Z')

/** The address that the demo feed gives its pictures; nothing answers there. */
const SHOP = 'https://shop.example/'

/**
 * Reads the demo shop's feed of one language, all at once: it is small, and ours.
 * @param publicUrl where the demo shop's pictures are; left out: nowhere, and products have none
 * @throws {Error} at the first thing wrong with it
 */
export function demoProducts(language: Language, publicUrl?: string): Product[] {
  const [header = '', ...lines] = readFileSync(pathInProject(`demo/feed.${language}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
  const names = header.split('\t').map((name) => attributeOf(name) ?? name)
  return lines.map((line, i) => {
    const values = line.split('\t')
    const fields = new Map(names.map((name, column) => [name, values[column] ?? '']))
    const { product, flaws } = readProduct(fields, { language, now: NOW })
    const [flaw] = flaws
    if (!product || flaw) throw new Error(`Line ${i + 2} of the demo feed: ${flaw?.field} ${flaw?.why}`)
    return withPicture(product, publicUrl)
  })
}

function withPicture({ image, ...product }: Product, publicUrl: string | undefined): Product {
  if (image === undefined || publicUrl === undefined) return product
  return { ...product, image: image.replace(SHOP, `${publicUrl.replace(/\/+$/, '')}/`) }
}

/** Builds the demo shop's catalogue, in memory or as a file, and opens it. */
export function openDemoCatalog({
  path = IN_MEMORY,
  publicUrl,
}: {
  readonly path?: string
  readonly publicUrl?: string | undefined
} = {}): SqliteCatalog {
  const products = LANGUAGES.map((language) => [language, demoProducts(language, publicUrl)])
  return buildCatalog(path, Object.fromEntries(products))
}
