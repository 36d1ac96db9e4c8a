import type { Catalog, Product } from '../../lambda/catalog/catalog.ts'
import { LANGUAGES, type Language, type Locale } from '../../lambda/locale.ts'
import { writtenPrice } from '../../lambda/speech/money.ts'
import { EXIT } from './command.ts'

const LOCALE_OF: Readonly<Record<Language, Locale>> = { en: 'en-GB', fr: 'fr-FR' }

export interface SearchArguments {
  readonly query: string
  readonly lang: Language
  readonly limit: number
  readonly json?: boolean
}

const print = (text: string): void => void process.stdout.write(`${text}\n`)

/** Prints what a search finds, best first. */
export async function searchIn(
  catalog: Catalog,
  { query, lang, limit, json }: SearchArguments,
): Promise<number> {
  const { ids, total, fit } = await catalog.search(query, lang, limit)
  const products = await catalog.products(ids, lang)
  if (json) print(JSON.stringify({ query, language: lang, total, fit, products }))
  else if (products.length === 0) print(`Nothing is found for "${query}" (${lang}).`)
  else {
    const all = fit === 'all' ? 'with every word' : 'that come closest'
    print(`${table(products, lang)}\n${products.length} of ${total} ${all}`)
  }
  return EXIT.done
}

/** Prints a product in every language that has it, or in one; exit 1 if none has. */
export async function showFrom(
  catalog: Catalog,
  { id, lang, json }: { readonly id: string; readonly lang?: Language; readonly json?: boolean },
): Promise<number> {
  const found: Partial<Record<Language, Product>> = {}
  for (const language of lang ? [lang] : LANGUAGES) {
    const [product] = await catalog.products([id], language)
    if (product) found[language] = product
  }
  const entries = Object.entries(found) as [Language, Product][]
  if (json) print(JSON.stringify(found, null, 2))
  else if (entries.length === 0) print(`There is no product ${id}${lang ? ` in ${lang}` : ''}.`)
  else print(entries.map(([language, product]) => sheet(product, language)).join('\n\n'))
  return entries.length === 0 ? EXIT.refused : EXIT.done
}

/** A product line by line. */
function sheet(product: Product, language: Language): string {
  const { price, regularPrice, inStock, ...rest } = product
  const amount = (money: Product['price']) => writtenPrice(money, LOCALE_OF[language])
  const values: Record<string, string | number> = {
    language,
    ...rest,
    price: regularPrice ? `${amount(price)} (was ${amount(regularPrice)})` : amount(price),
    stock: inStock ? 'in stock' : 'out of stock',
  }
  const width = Math.max(...Object.keys(values).map((key) => key.length))
  return Object.entries(values)
    .map(([key, value]) => `${key.padEnd(width)}  ${value}`)
    .join('\n')
}

/** Products in columns as wide as they need. */
function table(products: readonly Product[], language: Language): string {
  const rows = products.map(({ id, spokenName, price, inStock, brand = '', color = '' }) => [
    id,
    spokenName,
    writtenPrice(price, LOCALE_OF[language]),
    brand,
    color,
    inStock ? '' : 'out of stock',
  ])
  const all = [['id', 'name', 'price', 'brand', 'colour', ''], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
