import * as fc from 'fast-check'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Filters, Order, Product } from '../../lambda/catalog/catalog.ts'
import { LANGUAGES } from '../../lambda/locale.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'

const kettle = (id: string, minor: number, color: string, more: Partial<Product> = {}): Product => ({
  id,
  title: `${id} kettle`,
  spokenName: `${id} kettle`,
  description: 'Boils water.',
  price: { minor, currency: 'GBP' },
  inStock: true,
  kind: 'kettles',
  brand: 'Larkholt',
  color,
  ...more,
})

const catalog = buildCatalog(IN_MEMORY, {
  en: [
    kettle('Ash', 2000, 'navy', { popularity: 5 }),
    kettle('Birch', 3000, 'red', { popularity: 90 }),
    kettle('Cedar', 4000, 'blue', { brand: 'Fenbarrow' }),
    kettle('Dogwood', 1000, 'blue', { inStock: false, popularity: 500 }),
    kettle('Elder', 6000, 'white', { price: { minor: 6000, currency: 'EUR' } }),
  ],
})
afterAll(() => catalog.close())

const ids = async (query: string, filters: Filters = {}, order?: Order) =>
  (await catalog.search(query, 'en', 10, { filters, ...(order && { order }) })).ids

describe('a filter', () => {
  test.each([
    [{ price: { to: 3000, currency: 'GBP' } }, ['Ash', 'Birch', 'Dogwood']],
    [{ price: { from: 3000, to: 3000, currency: 'GBP' } }, ['Birch']],
    [{ price: { currency: 'EUR' } }, ['Elder']],
    [{ colors: ['blue'] }, ['Ash', 'Cedar', 'Dogwood']],
    [{ colors: ['navy'] }, ['Ash']],
    [{ colors: ['red', 'white'] }, ['Birch', 'Elder']],
    [{ brands: ['FENBARROW'] }, ['Cedar']],
    [{ without: ['blue'] }, ['Birch', 'Elder']],
    [{ without: ['red'], colors: ['blue'], price: { to: 2000, currency: 'GBP' } }, ['Ash', 'Dogwood']],
    [{ except: ['Ash', 'gone', "'"] }, ['Birch', 'Cedar', 'Dogwood', 'Elder']],
  ] satisfies [Filters, string[]][])('%j leaves what passes', async (filters, left) => {
    expect([...(await ids('kettle', filters))].sort()).toEqual(left)
  })

  test('of the talk holds against one in the words', async () => {
    expect(await ids('a kettle in red', { colors: ['blue'] })).toEqual(['Ash', 'Cedar', 'Dogwood'])
  })

  test('alone is enough to search by, except what is left out', async () => {
    expect(await ids('', { brands: ['Fenbarrow'] })).toEqual(['Cedar'])
    expect(await ids('something under twenty pounds')).toEqual(['Ash', 'Dogwood'])
    expect(await ids('', { except: ['Ash'] })).toEqual([])
    expect(await ids('', { without: ['red'] })).toEqual([])
  })

  test('that leaves nothing is named, with what there would be without it, most first', async () => {
    const { freed } = await catalog.search('a kettle from fenbarrow in blue under twenty', 'en', 3)
    expect(freed).toEqual([
      { filters: ['brands'], total: 2 },
      { filters: ['price'], total: 1 },
    ])
    const all = await catalog.search('a kettle in green under five pounds', 'en', 3)
    expect(all.freed).toEqual([{ filters: ['colors', 'price'], total: 5 }])
  })

  test('is not blamed where the words themselves find nothing', async () => {
    expect(await catalog.search('a zeppelin under twenty', 'en', 3)).toMatchObject({ total: 0, freed: [] })
  })

  test('means what it says, whatever it holds', async () => {
    const word = fc.oneof(
      fc.constantFrom('blue', '"', ') OR (', '*', '', '🫖', 'red" OR "blue'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    )
    const list = fc.array(word, { maxLength: 3 })
    const filters = fc.record(
      { colors: list, brands: list, without: list, except: list },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom('fit', 'cheapest', 'dearest', 'popular' as const),
        async (of, order) => {
          const { ids, total } = await catalog.search('kettle', 'en', 10, {
            filters: of,
            order: order as Order,
          })
          expect(ids.length).toBe(total)
          expect(ids.filter((id) => of.except?.includes(id))).toEqual([])
        },
      ),
    )
  })
})

describe('an order', () => {
  test.each([
    ['cheapest', ['Ash', 'Birch', 'Cedar', 'Elder', 'Dogwood']],
    ['dearest', ['Elder', 'Cedar', 'Birch', 'Ash', 'Dogwood']],
    ['popular', ['Birch', 'Ash', 'Cedar', 'Elder', 'Dogwood']],
  ] as const)('%s, what is sold out last', async (order, all) => {
    expect(await ids('kettle', {}, order)).toEqual(all)
  })

  test('is understood in the words, and the talk’s own holds against it', async () => {
    expect((await ids('the cheapest kettle'))[0]).toBe('Ash')
    expect((await ids('the cheapest kettle', {}, 'dearest'))[0]).toBe('Elder')
    expect((await ids('the most popular kettle from larkholt'))[0]).toBe('Birch')
  })
})

describe('what is kept of a search', () => {
  const demo = openDemoCatalog()
  afterAll(() => demo.close())

  test('finds the same again', async () => {
    const part = fc.constantFrom(
      ...'a kettle|a blue kettle|under fifty|in blue|from larkholt|not red|the cheapest|quiet|something|towls|a red wool|lamp|between ten and thirty pounds|popular|and'.split(
        '|',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
        const { wish, ...found } = await demo.search(parts.join(' '), 'en', 20)
        const { filters, order } = wish
        expect(await demo.search(wish.words, 'en', 20, { filters, order })).toEqual({ ...found, wish })
      }),
      { numRuns: 200 },
    )
  })

  test('is what the words are understood as, without a search', async () => {
    expect(await demo.understand('only larkholt, under fifty', 'en')).toEqual({
      words: '',
      filters: { brands: ['Larkholt'], price: { to: 5000, currency: 'GBP' } },
      order: 'fit',
    })
  })
})

describe('an order', () => {
  const demo = openDemoCatalog()
  afterAll(() => demo.close())
  const WORDS = {
    en: 'kettle,bin,pan,battery,bowl,glass,duvet,basket,pen,set,tin,box,coffee,quiet kettle,blue towel,steel,dog,lamp for the desk,purple kettle,kettle with wings,',
    fr: 'bouilloire,poubelle,poêle,pile,bol,verre,couette,stylo,lot,boîte,café,bouilloire silencieuse,serviette bleue,acier,chien,lampe de bureau,bouilloire violette,',
  } as const
  const asked = fc.constantFrom(...LANGUAGES).chain((language) =>
    fc.record({
      language: fc.constant(language),
      words: fc.constantFrom(...WORDS[language].split(',')),
      order: fc.constantFrom('cheapest' as const, 'dearest' as const, 'popular' as const),
      filters: fc.record(
        {
          price: fc.nat(90).map((to) => ({ to: to * 100, currency: language === 'en' ? 'GBP' : 'EUR' })),
          colors: fc.constantFrom(['blue', 'bleu'], ['white', 'blanc'], ['red', 'rouge']),
          brands: fc.constantFrom(['Larkholt'], ['Kernmoor']),
          without: fc.constantFrom(['steel', 'acier'], ['small', 'petit']),
        },
        { requiredKeys: [] },
      ),
    }),
  )

  test('holds over all that is found, what is sold out last, whatever narrows it', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ language, words, order, filters }) => {
        const { ids, total } = await demo.search(words, language, 1000, { order, filters })
        const products = await demo.products(ids, language)
        expect(total).toBe(ids.length)
        const key = ({ price, popularity = -1, inStock }: Product) =>
          (inStock ? 0 : 1e9) +
          { cheapest: price.minor, dearest: -price.minor, popular: -popularity, fit: 0 }[order]
        const keys = products.map(key)
        expect(keys).toEqual([...keys].sort((a, b) => a - b))
      }),
      { numRuns: 400 },
    )
  })

  test('puts the thing itself in order, without what is for it or has its name', async () => {
    const namesOf = async (words: string, order: Order, filters: Filters = {}) => {
      const { ids } = await demo.search(words, 'en', 3, { order, filters })
      return (await demo.products(ids, 'en')).map(({ spokenName }) => spokenName)
    }
    expect((await namesOf('bin', 'cheapest'))[0]).toBe('Tidy compost bin')
    expect((await namesOf('duvet', 'cheapest'))[0]).toBe('Cloud single duvet')
    // The cheapest quiet kettle is one that is quiet, whether its title or its description says so.
    expect((await namesOf('quiet kettle', 'cheapest'))[0]).toBe('Nook kettle')
    const { total, freed } = await demo.search('bin', 'en', 3, {
      order: 'cheapest',
      filters: { price: { to: 1000, currency: 'GBP' } },
    })
    expect({ total, freed }).toEqual({ total: 0, freed: [{ filters: ['price'], total: 5 }] })
  })

  test('takes what only has the word in its name where the shop has no such thing', async () => {
    const { ids, fit } = await demo.search('dog', 'en', 3, { order: 'cheapest' })
    expect({ found: ids.length, fit }).toEqual({ found: 3, fit: 'all' })
  })
})
