import { demoProducts, openDemoCatalog } from '../../local/demo/catalog.ts'

const catalog = openDemoCatalog()
afterAll(() => catalog.close())

const names = async (query: string, language: 'en' | 'fr', limit = 3) => {
  const { ids } = await catalog.search(query, language, limit)
  return (await catalog.products(ids, language)).map(({ spokenName }) => spokenName)
}

describe('the demo shop', () => {
  test('finds nine quiet kettles, Hush, Fellside and Dawn first', async () => {
    expect(await catalog.search('a quiet kettle', 'en', 3)).toEqual({
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
