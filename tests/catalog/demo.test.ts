import { createReadStream } from 'node:fs'
import { readFeed } from '../../lambda/catalog/feeds/read-feed.ts'
import { LANGUAGES } from '../../lambda/locale.ts'
import { demoProducts, openDemoCatalog } from '../../local/demo/catalog.ts'
import { pathInProject } from '../../local/root.ts'

const catalog = openDemoCatalog()
afterAll(() => catalog.close())

const names = async (query: string, language: 'en' | 'fr', limit = 3) => {
  const { ids } = await catalog.search(query, language, limit)
  return (await catalog.products(ids, language)).map(({ spokenName }) => spokenName)
}

describe('the demo shop', () => {
  test('finds nine quiet kettles, Hush, Fellside and Dawn first', async () => {
    expect(await catalog.search('a quiet kettle', 'en', 3)).toMatchObject({
      ids: ['hush-kettle', 'fellside-kettle', 'dawn-kettle'],
      total: 9,
      fit: 'all',
    })
    expect(await names('a quiet kettle', 'en')).toEqual(['Hush kettle', 'Fellside kettle', 'Dawn kettle'])
  })

  test('finds the same nine in French', async () => {
    expect(await names('une bouilloire silencieuse', 'fr')).toEqual([
      'Bouilloire Hush',
      'Bouilloire Fellside',
      'Bouilloire Dawn',
    ])
    const english = await catalog.search('a quiet kettle', 'en', 20)
    const french = await catalog.search('une bouilloire silencieuse', 'fr', 20)
    expect(french).toMatchObject({ total: 9, fit: 'all' })
    expect([...french.ids].sort()).toEqual([...english.ids].sort())
  })

  test('has the same products in both languages, in pounds and in euros', () => {
    const [english, french] = [demoProducts('en'), demoProducts('fr')]
    expect(french.map(({ id, inStock }) => [id, inStock])).toEqual(
      english.map(({ id, inStock }) => [id, inStock]),
    )
    expect(new Set(english.map(({ price }) => price.currency))).toEqual(new Set(['GBP']))
    expect(new Set(french.map(({ price }) => price.currency))).toEqual(new Set(['EUR']))
  })

  test('has some 300 products of a dozen departments, and what a shopper has to choose by', () => {
    const products = demoProducts('en')
    expect(products.length).toBeGreaterThanOrEqual(295)
    const count = <Value>(of: (product: (typeof products)[number]) => Value | undefined) =>
      new Set(products.map(of).filter((value) => value !== undefined)).size
    expect(count(({ kind }) => kind)).toBeGreaterThan(150)
    expect(count(({ brand }) => brand)).toBeGreaterThan(10)
    expect(count(({ color }) => color)).toBeGreaterThan(10)
    expect(count(({ group }) => group)).toBeGreaterThan(30)
    expect(count(({ gtin }) => gtin)).toBe(products.length)
    expect(count(({ popularity }) => popularity)).toBeGreaterThan(60)
    expect(products.filter(({ inStock }) => !inStock).length).toBeGreaterThan(8)
    expect(products.filter(({ regularPrice }) => regularPrice).length).toBeGreaterThan(15)
  })

  test.each(LANGUAGES)('is a feed without a fault, as any other shop’s is read (%s)', async (language) => {
    const feed = createReadStream(pathInProject(`demo/feed.${language}.tsv`))
    let read = 0
    for await (const { faults } of readFeed(feed, { language, now: 0 })) {
      expect(faults).toEqual([])
      read += 1
    }
    expect(read).toBe(demoProducts(language).length)
  })

  test.each(['en', 'fr'] as const)('has a name fit for speech for everything (%s)', (language) => {
    const products = demoProducts(language)
    for (const { spokenName } of products) {
      expect(spokenName.split(' ').length).toBeLessThanOrEqual(8)
      expect(spokenName).toMatch(/^[\p{L}\s'’-]+$/u)
    }
    expect(new Set(products.map(({ spokenName }) => spokenName)).size).toBe(products.length)
  })

  test.each([
    ['knives', 'en', 4],
    ['a knife', 'en', 4],
    ['a pair of towels', 'en', 4],
    ['a kettle', 'en', 11],
    ['a flashlight', 'en', 1],
    ['a quiet clock', 'en', 2],
    ['des couteaux', 'fr', 4],
    ['un couteau', 'fr', 4],
    ['une lampe verte', 'fr', 1],
  ] as const)('answers "%s" (%s) with %i products', async (query, language, total) => {
    expect(await catalog.search(query, language, 3)).toMatchObject({ total, fit: 'all' })
  })
})
