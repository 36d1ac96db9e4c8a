import { readFileSync } from 'node:fs'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { readFeed } from '../../lambda/catalog/feed.ts'
import type { SqliteCatalog } from '../../lambda/catalog/sqlite-catalog.ts'
import type { Language } from '../../lambda/locale.ts'
import { pathInProject } from '../root.ts'

/** Reads the demo shop's feed of one language. */
export const demoProducts = (language: Language): Product[] =>
  readFeed(readFileSync(pathInProject(`demo/feed.${language}.tsv`), 'utf8'))

/** Builds the demo shop's catalogue, in memory or as a file, and opens it. */
export function openDemoCatalog(path: string = IN_MEMORY): SqliteCatalog {
  return buildCatalog(path, { en: demoProducts('en'), fr: demoProducts('fr') })
}
