import * as fc from 'fast-check'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { distanceOf, neighboursOf, skeletonOf } from '../../lambda/catalog/sounds/distance.ts'
import { englishSounds } from '../../lambda/catalog/sounds/english.ts'
import { frenchSounds } from '../../lambda/catalog/sounds/french.ts'

const product = (id: string, spokenName: string, more: Partial<Product> = {}): Product => ({
  id,
  title: spokenName,
  spokenName,
  description: '',
  price: { minor: 1000, currency: 'GBP' },
  inStock: true,
  ...more,
})

const catalog = buildCatalog(IN_MEMORY, {
  en: [
    product('laptop', 'Pavo laptop', { kind: 'laptops', price: { minor: 60000, currency: 'GBP' } }),
    product('notebook', 'Tern notebook', { kind: 'notebooks', price: { minor: 50000, currency: 'GBP' } }),
    product('sleeve', 'Laptop sleeve for every laptop', {
      kind: 'laptop sleeves',
      description: 'A laptop sleeve for your laptop or notebook.',
    }),
    product('stand', 'Stand for Laptop', { kind: 'stands' }),
    product('keyboard', 'Gaming keyboard', { kind: 'keyboards' }),
    product('mouse', 'Gaming mouse', { kind: 'mice' }),
    product('aa', 'AA batteries', { kind: 'batteries' }),
    product('aaa', 'AAA batteries', { kind: 'batteries' }),
    product('usb', 'USB-C cable', { kind: 'cables' }),
    product('watch', 'Smartwatch', { kind: 'smartwatches' }),
    product('light', 'Night light', { kind: 'night lights' }),
    product('bulb', 'Bulb 60W', { kind: 'bulbs' }),
    product('console', 'PlayBox 4', { kind: 'consoles' }),
    product('phones', 'Headphones', { kind: 'headphones' }),
    product('lamp', 'Willow lamp', { kind: 'lamps', description: 'Gives a quiet light.' }),
    product('navy', 'Navy blanket', { kind: 'blankets', color: 'navy' }),
  ],
  fr: [
    product('seau', 'Seau en zinc', { kind: 'seaux' }),
    product('verre', 'Verre à eau', { kind: 'verres' }),
    product('souris', 'Souris sans fil', { kind: 'souris' }),
    product('balai', 'Balai brosse', { kind: 'balais' }),
  ],
})
afterAll(() => catalog.close())

const found = (query: string, language: 'en' | 'fr' = 'en') => catalog.search(query, language, 10)

describe('a spoken request', () => {
  test.each([
    ['gaining keyboard', 'keyboard'],
    ['gaming key bored', 'keyboard'],
    ['gaming miss', 'mouse'],
    ['double a batteries', 'aa'],
    ['trouble a batteries', 'aaa'],
    ['u s b c cable', 'usb'],
    ['u. s. b. cable', 'usb'],
    ['smart watch', 'watch'],
    ['smart wash', 'watch'],
    ['might light', 'light'],
    ['a sixty watt bulb', 'bulb'],
    ['play box four', 'console'],
    ['playbox for', 'console'],
    ['head phones', 'phones'],
    ['a blue blanket', 'navy'],
  ])('"%s" finds what was meant', async (query, id) => {
    const { ids, fit } = await found(query)
    expect([ids[0], fit]).toEqual([id, 'all'])
  })

  test.each([
    ['un so en zinc', 'seau'],
    ['un vert à eau', 'verre'],
    ['une souris sans fil', 'souris'],
    ['un ballet brosse', 'balai'],
  ])('"%s" finds what was meant in French', async (query, id) => {
    expect((await found(query, 'fr')).ids[0]).toBe(id)
  })

  test('says back what was meant, and what was said where nothing was misheard', async () => {
    expect((await found('a gaining keyboard')).wish.words).toBe('a gaming keyboard')
    expect((await found('some head phones please')).wish.words).toBe('some head phones please')
    expect((await found('double a batteries')).wish.words).toBe('double a batteries')
  })

  test.each(['a zeppelin', 'gaming zeppelin', 'qwrtzp', 'a quiet unicorn', 'flurbing wobbet', '12345'])(
    '"%s" finds nothing close',
    async (query) => {
      expect(await found(query)).toMatchObject({ ids: [], near: [], total: 0, freed: [] })
    },
  )

  test('never puts an accessory before the thing', async () => {
    const { ids } = await found('laptop')
    expect(ids.slice(0, 2).sort()).toEqual(['laptop', 'notebook'])
    const { ids: cheapest } = await found('the cheapest laptop')
    expect(cheapest.slice(0, 2)).toEqual(['notebook', 'laptop'])
    expect((await found('a laptop sleeve')).ids[0]).toBe('sleeve')
  })

  test('takes a word that names hold as it was said', async () => {
    expect((await found('a lamp')).wish.words).toBe('a lamp')
    expect((await found('aa batteries')).ids).toEqual(['aa'])
  })

  test('has what comes closest beside what fits, each product once', async () => {
    const { ids, near, total } = await found('gaming keyboard')
    expect(ids).toEqual(['keyboard'])
    expect(total).toBe(1)
    expect(near.filter((id) => ids.includes(id))).toEqual([])
  })
})

describe('sounds', () => {
  const letters = fc.stringMatching(/^[a-z]{1,12}$/)

  test('of any word are found, and a distance is none from itself and the same both ways', () => {
    void fc.assert(
      fc.property(letters, letters, (one, other) => {
        for (const sounds of [englishSounds, frenchSounds]) {
          const [a, b] = [sounds(one), sounds(other)]
          expect(distanceOf(a, a)).toBe(0)
          expect(distanceOf(a, b)).toBeCloseTo(distanceOf(b, a))
        }
      }),
    )
  })

  test.each([
    ['eight', 'ate'],
    ['knight', 'night'],
    ['right', 'write'],
  ])('of "%s" and "%s" are the same in English', (one, other) => {
    expect(englishSounds(one)).toBe(englishSounds(other))
  })

  test.each([
    ['seau', 'sot'],
    ['verre', 'vert'],
    ['tasse', 'tasses'],
    ['eau', 'haut'],
  ])('of "%s" and "%s" are the same in French', (one, other) => {
    expect(frenchSounds(one)).toBe(frenchSounds(other))
  })

  test('of words that differ by a consonant meet in a neighbour', () => {
    const meet = (one: string, other: string) =>
      neighboursOf(skeletonOf(englishSounds(one))).some((key) =>
        neighboursOf(skeletonOf(englishSounds(other))).includes(key),
      )
    expect(meet('gaming', 'aiming')).toBe(true)
    expect(meet('switch', 'witch')).toBe(true)
    expect(meet('kettle', 'umbrella')).toBe(false)
  })
})
