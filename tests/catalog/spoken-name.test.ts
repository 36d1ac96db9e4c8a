import * as fc from 'fast-check'
import { distinctNames, MOST_WORDS } from '../../lambda/catalog/naming/distinct.ts'
import { spokenName } from '../../lambda/catalog/spoken-name.ts'
import { LANGUAGES } from '../../lambda/locale.ts'

/** Titles in the manner of feeds, and what one would call the thing. */
const NAMES: readonly (readonly [title: string, brand: string, name: string])[] = [
  ['Nordal NX-4411b Kettle Silver 1.7 l (2200 W) 43.2 x 20 cm', 'Nordal', 'Nordal Kettle'],
  [
    'NORDAL Pavo nx7-1211ea Notebook Silver 43.2 cm (17") 1440 x 900 pixels Ocelot® Duo™ 4 GB',
    'Nordal',
    'Nordal Pavo Notebook',
  ],
  ['3m Computer Power Extension Cord', '', 'Computer Power Extension Cord'],
  ['Nordal Table & Floor Lamp', 'Nordal', 'Nordal Table and Floor Lamp'],
  ['Nordal GameBox 4 console, 1TB, black', 'Nordal', 'Nordal GameBox 4 console'],
  ['Towels, set of 4, striped', '', 'Towels'],
  ['Power Adapter/Inverter 65 W for Nordal and Pavo', 'Nordal', 'Power Adapter'],
  ['Nordal Travel Case with two wheels and a strap', 'Nordal', 'Nordal Travel Case'],
  ['Shop.com Shop.com Cat.5e Patch Cable 5m', 'Shop.com', 'Shop Cat5e Patch Cable'],
  ['GAMING MOUSE PULSE RGB 16000 DPI', '', 'Gaming Mouse Pulse RGB'],
]

describe('a spoken name', () => {
  test.each(NAMES)('of "%s" (%s) is "%s"', (title, brand, name) => {
    expect(spokenName({ title, brand }, 'en')).toBe(name)
  })

  test.each([
    ['Bouilloire électrique Hush 1,7 l, graphite', 'Bouilloire électrique Hush'],
    ['Lot de 4 mugs & 4 soucoupes', 'Lot de mugs et soucoupes'],
    ['Lampe de bureau LX-220 noire (LED 8 W)', 'Lampe de bureau'],
    ['Machine à café à grains avec broyeur', 'Machine à café à grains'],
  ])('of "%s" in French is "%s"', (title, name) => {
    expect(spokenName({ title }, 'fr')).toBe(name)
  })

  test('is the shop’s own short title if that is fit for speech, and made of it if not', () => {
    const title = 'Hush Quiet Electric Kettle, 1.5 L, graphite'
    expect(spokenName({ title, shortTitle: 'Hush kettle' }, 'en')).toBe('Hush kettle')
    expect(spokenName({ title, shortTitle: 'Hush kettle HK-1500 (1.5 L)' }, 'en')).toBe('Hush kettle')
    expect(spokenName({ title, shortTitle: '' }, 'en')).toBe('Hush Quiet Electric Kettle')
  })

  test('is the brand and the kind where a title is nothing but numbers', () => {
    expect(spokenName({ title: 'Nordal WIS09ABGNX/XEC', brand: 'Nordal', kind: 'adapters' }, 'en')).toBe(
      'Nordal adapters',
    )
    expect(spokenName({ title: 'Nordal WIS09ABGNX/XEC', brand: 'Nordal' }, 'en')).toBe('Nordal product')
    expect(spokenName({ title: '4711-0815' }, 'en')).toBe('product')
    expect(spokenName({ title: '4711-0815', brand: 'Nordal' }, 'fr')).toBe('article Nordal')
  })

  const piece = fc.oneof(
    fc.constantFrom(
      'Kettle',
      '43.2 cm',
      '(17")',
      'dv7-1211ea',
      '&',
      '+',
      'AT-FX/MT',
      '4 GB',
      '®',
      ',',
      ' - ',
      'with',
      'Silver',
      'de',
      '100%',
      'GAMING',
      'M/F',
      '🫖',
      '2',
    ),
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  const named = fc.record({
    title: fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' ')),
    shortTitle: fc.option(fc.string(), { nil: undefined }),
    brand: fc.option(fc.constantFrom('Nordal', 'Kettle & Co.', '3M', 'N2O', '&'), { nil: undefined }),
    kind: fc.option(piece, { nil: undefined }),
  })

  test('is never empty or longer than eight words, holds no code, sign or size, and is its own name', () => {
    void fc.assert(
      fc.property(named, fc.constantFrom(...LANGUAGES), (of, language) => {
        const name = spokenName(of, language)
        expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ -]*$/u)
        expect(name.split(' ').length).toBeLessThanOrEqual(MOST_WORDS)
        expect(name).not.toMatch(/\p{L}\d{3}|\d{3}\p{L}/u)
        // A unit alone; "kg'A" is a word of its own.
        expect(name.split(/[\s-]/u)).not.toContainEqual(expect.stringMatching(/^(?:cm|mm|kg|GB|MB|mAh|dpi)$/))
        expect(spokenName({ ...of, title: name, shortTitle: undefined }, language)).toBe(name)
      }),
      { numRuns: 500 },
    )
  })
})

describe('names read in one breath', () => {
  const lamp = { title: 'Willow Table Lamp', spokenName: 'Willow lamp' }
  const distinct = (...more: object[]) =>
    distinctNames(
      more.map((one) => ({ ...lamp, ...one })),
      'en',
    )

  test('stay as they are if they differ', () => {
    expect(distinct({}, { spokenName: 'Beacon lamp', color: 'red' })).toEqual(['Willow lamp', 'Beacon lamp'])
  })

  test('differ by colour, then by size, then by a word of their titles, then by their place', () => {
    expect(distinct({ color: 'Green' }, { color: 'Blue/White' })).toEqual([
      'Willow lamp in green',
      'Willow lamp in blue and white',
    ])
    expect(distinct({ title: 'Lamp 20 cm' }, { title: 'Lamp 30 cm' })).toEqual([
      'Willow lamp 20 centimetres',
      'Willow lamp 30 centimetres',
    ])
    expect(distinct({ title: 'Willow Lamp AB-12 Dimmable' }, { title: 'Willow Lamp AB-14 Clip' })).toEqual([
      'Willow lamp Dimmable',
      'Willow lamp Clip',
    ])
    expect(distinct({}, {})).toEqual(['Willow lamp number 1', 'Willow lamp number 2'])
  })

  test('take a colour from the title where the feed has none', () => {
    expect(distinct({ title: 'Willow Lamp 31340 Grey' }, { title: 'Willow Lamp 31348 Orange' })).toEqual([
      'Willow lamp in grey',
      'Willow lamp in orange',
    ])
  })

  test('have one of a size in the singular', () => {
    expect(distinct({ title: 'Lamp 1 m' }, { title: 'Lamp 2 m' })).toEqual([
      'Willow lamp 1 metre',
      'Willow lamp 2 metres',
    ])
    const jars = ['Bocal 0,5 l', 'Bocal 2 l'].map((title) => ({ title, spokenName: 'Bocal Pantry' }))
    expect(distinctNames(jars, 'fr')).toEqual(['Bocal Pantry 0,5 litre', 'Bocal Pantry 2 litres'])
  })

  test('differ in one way, if there is one that tells all of them apart', () => {
    expect(
      distinct(
        { color: 'red', title: 'Lamp 20 cm' },
        { color: 'blue', title: 'Lamp 30 cm' },
        { title: 'Lamp 40 cm' },
      ),
    ).toEqual(['Willow lamp 20 centimetres', 'Willow lamp 30 centimetres', 'Willow lamp 40 centimetres'])
  })

  test('add nothing to the one that is different already', () => {
    expect(distinct({ color: 'green' }, { spokenName: 'Dawn kettle' }, { color: 'blue' })).toEqual([
      'Willow lamp in green',
      'Dawn kettle',
      'Willow lamp in blue',
    ])
  })

  test('are all different and short, whatever the three are', () => {
    const product = fc.record({
      title: fc.constantFrom(
        'Lamp 20 cm',
        'Lamp 30 cm 8 W',
        'Lamp',
        'Lamp Red',
        'Lamp of Glass and Steel XY-12',
      ),
      spokenName: fc.constantFrom('Lamp', 'lamp', 'One Two Three Four Five Six Seven Lamp'),
      color: fc.constantFrom('red', 'Red', 'blue / green', '!', '', 'pale sea green / dark sea green'),
    })
    void fc.assert(
      fc.property(
        fc.array(product, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...LANGUAGES),
        (three, language) => {
          const names = distinctNames(three, language)
          expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(three.length)
          for (const name of names) expect(name.split(' ').length).toBeLessThanOrEqual(MOST_WORDS)
        },
      ),
    )
  })
})
