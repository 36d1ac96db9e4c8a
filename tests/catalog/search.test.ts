import * as fc from 'fast-check'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { LANGUAGES } from '../../lambda/locale.ts'

const product = (id: string, spokenName: string, description = '', more: Partial<Product> = {}): Product => ({
  id,
  title: spokenName,
  spokenName,
  description,
  price: { minor: 1000, currency: 'GBP' },
  inStock: true,
  ...more,
})

const catalog = buildCatalog(IN_MEMORY, {
  en: [
    product('k1', 'Round kettle', 'Quiet.', { kind: 'kettle', color: 'red' }),
    product('k2', 'Tall kettle', 'Loud.', { kind: 'kettle' }),
    product('k3', 'Old kettle', 'Quiet.', {
      kind: 'kettle',
      inStock: false,
      price: { minor: 100, currency: 'GBP' },
    }),
    product('t1', 'Steel toaster', 'Quiet, stands well beside a kettle.', { kind: 'toaster' }),
    product('w1', 'Red wool blanket', 'Warm.', { kind: 'blanket', color: 'red' }),
    product('s1', 'Corner shelf', 'Oak.'),
    product('c1', 'Café cup', 'Blue.'),
    product('m1', 'Plum jar', 'Small.', { price: { minor: 900, currency: 'GBP' } }),
    product('m3', 'Plum jar', 'Small.'),
    product('m2', 'Plum jar', 'A little longer in its words, and no better for it.', {
      price: { minor: 800, currency: 'GBP' },
    }),
    product('m0', 'Plum jar', 'Small.'),
  ],
  fr: [
    product('k1', 'Bouilloire ronde', 'Silencieuse.', { kind: 'bouilloire' }),
    product('t1', 'Gâteau', 'Aux œufs.'),
    product('c1', 'Petit couteau', 'Sans dents.'),
  ],
})
afterAll(() => catalog.close())

const ids = async (query: string, language: 'en' | 'fr' = 'en') =>
  (await catalog.search(query, language, 20)).ids

describe('a search', () => {
  test('wants every word, whatever its number, accents and case', async () => {
    expect(await ids('QUIET kettles')).toEqual(['k1', 'k3'])
    expect(await ids('shelves')).toEqual(['s1'])
    expect(await ids('cafe cups')).toEqual(['c1'])
    expect(await ids('gateaux', 'fr')).toEqual(['t1'])
    expect(await ids('un gâteau aux œufs', 'fr')).toEqual(['t1'])
    expect(await ids('un gateau aux oeufs', 'fr')).toEqual(['t1'])
  })

  test('finds what a product is, not what its description mentions', async () => {
    expect(await ids('kettle')).not.toContain('t1')
  })

  test('finds both of two things, as the closest', async () => {
    const both = await catalog.search('a blanket and a kettle', 'en', 10)
    expect(both).toMatchObject({ fit: 'closest', total: 4 })
    expect(both.ids).toEqual(expect.arrayContaining(['w1', 'k1']))
  })

  test('puts what is sold out last, even if it fits better and costs less', async () => {
    expect((await ids('kettle')).at(-1)).toBe('k3')
  })

  test('puts the cheaper of two alike first, then the lower id', async () => {
    expect(await ids('a plum jar')).toEqual(['m2', 'm1', 'm0', 'm3'])
  })

  test('does not mind how it is asked', async () => {
    for (const query of [
      'a red kettle',
      'red kettle please',
      'find me some red kettles',
      'i need a kettle in red',
    ])
      expect(await catalog.search(query, 'en', 3)).toMatchObject({ ids: ['k1'], total: 1, fit: 'all' })
    expect(await ids('je cherche une bouilloire s’il vous plaît', 'fr')).toEqual(['k1'])
  })

  test('stays in its language', async () => {
    expect(await ids('bouilloire')).toEqual([])
    expect(await ids('kettle', 'fr')).toEqual([])
  })

  test('counts all that match and gives as many as asked', async () => {
    expect(await catalog.search('kettle', 'en', 2)).toMatchObject({ ids: ['k1', 'k2'], total: 3, fit: 'all' })
    for (const limit of [0, -1, Number.NaN])
      expect(await catalog.search('kettle', 'en', limit)).toMatchObject({ ids: [], total: 3, fit: 'all' })
    expect((await catalog.search('kettle', 'en', Number.POSITIVE_INFINITY)).ids).toHaveLength(3)
  })

  test('finds the closest by the kind of thing, the kind first', async () => {
    expect(await catalog.search('a purple kettle', 'en', 1)).toMatchObject({
      ids: ['k1'],
      total: 3,
      fit: 'closest',
    })
    expect(await catalog.search('un couteau à pain', 'fr', 1)).toMatchObject({ ids: ['c1'], fit: 'closest' })
    expect((await ids('a red wool toaster'))[0]).toBe('t1')
  })

  test('claims no full match for a limit it does not understand', async () => {
    for (const query of ['a kettle under fifty decibels', 'a kettle with wings'])
      expect(await catalog.search(query, 'en', 1)).toMatchObject({ ids: ['k1'], fit: 'closest' })
  })

  test('knows what a phrase is about: "a set of", "for the", French word order', async () => {
    expect((await ids('a set of kettles'))[0]).toBe('k1')
    expect((await ids('a kettle for the office'))[0]).toBe('k1')
    expect(await ids('une petite bouilloire bleue', 'fr')).toEqual(['k1'])
  })

  test('takes another kind with most of the words, but not with half of them', async () => {
    expect(await catalog.search('a red wool poncho', 'en', 3)).toMatchObject({
      ids: ['w1'],
      total: 1,
      fit: 'closest',
    })
    expect(await ids('a quiet drill')).toEqual([])
  })

  test('finds nothing for words that say nothing', async () => {
    for (const query of ['', 'the', 'some please', '???', '🫖'])
      expect(await catalog.search(query, 'en', 3)).toMatchObject({ ids: [], total: 0, fit: 'closest' })
  })
})

describe('whatever is said', () => {
  const nasty = [
    '"',
    "'",
    'NEAR(',
    ' NEAR/2 ',
    '*',
    ':',
    '-',
    '^',
    '{',
    ')',
    ' OR ',
    ' NOT ',
    ' AND ',
    '\0',
    '\ud800',
  ]
  const piece = fc.oneof(
    fc.constantFrom(...nasty, 'kettle', 'spoken_name', 'red', ' ', '🫖', 'é', 'ﷺ', 'x'.repeat(10_000)),
    fc.string({ unit: 'binary' }),
  )
  const said = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

  test('never fails and always gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(said, fc.constantFrom(...LANGUAGES), async (query, language) => {
        const found = await catalog.search(query, language, 3)
        expect(found.ids.length).toBe(Math.min(3, found.total))
        expect(await catalog.search(query, language, 3)).toEqual(found)
      }),
      { numRuns: 500 },
    )
  })

  test.each(['"', "'", '(', ')', '*', ':', '-', '^', '{', '\0', '\ud800', '🫖'])(
    '%j around a word changes nothing',
    async (sign) => {
      expect(await ids(`${sign}kettle${sign}`)).toEqual(await ids('kettle'))
    },
  )

  test('is never taken for a search operator', async () => {
    expect(await ids('blanket OR kettle')).toEqual(await ids('blanket or kettle'))
    expect(await ids('wool blanket NOT warm')).toEqual(await ids('wool blanket not warm'))
    expect(await ids('NEAR(red kettle)')).toEqual(await ids('near red kettle'))
    expect(await ids('color:red kettle')).toEqual(await ids('color red kettle'))
    expect(await ids('bla*')).toEqual([])
  })

  test('any id may be asked for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(said), async (asked) => {
        expect(await catalog.products(asked, 'en')).toEqual([])
      }),
    )
  })
})

describe('products by id', () => {
  test('come in the order asked, those gone left out', async () => {
    const products = await catalog.products(['w1', 'gone', 'k1'], 'en')
    expect(products.map(({ id }) => id)).toEqual(['w1', 'k1'])
    expect(await catalog.products(['w1'], 'fr')).toEqual([])
  })

  test('come back as they went in', async () => {
    const whole = product('x', 'Thing', 'Text', {
      brand: 'B',
      color: 'c',
      kind: 'k',
      link: 'https://shop.example/p/x',
      image: 'https://shop.example/i/x',
    })
    const bare = product('y', 'Thing')
    const small = buildCatalog(IN_MEMORY, { fr: [whole, bare] })
    expect(await small.products(['x', 'y'], 'fr')).toEqual([whole, bare])
    small.close()
  })
})
