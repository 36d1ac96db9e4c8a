import * as fc from 'fast-check'
import { type Knowledge, understand } from '../../../lambda/catalog/query/understand.ts'
import { LANGUAGES } from '../../../lambda/locale.ts'

const BRANDS = new Map([
  ['larkholt', 'Larkholt'],
  ['black moor', 'Black Moor'],
])
const knows = (currency: string | undefined): Knowledge => ({
  currency,
  brand: (words) => BRANDS.get(words.join(' ')),
  isName: (words) => words.join(' ') === 'sans fil',
})
const en = (text: string) => understand(text, 'en', knows('GBP'))
const fr = (text: string) => understand(text, 'fr', knows('EUR'))
const pounds = (from?: number, to?: number) => ({
  price: { ...(from !== undefined && { from }), ...(to !== undefined && { to }), currency: 'GBP' },
})
const euros = (from?: number, to?: number) => ({ price: { ...pounds(from, to).price, currency: 'EUR' } })

describe('what limits a search is taken out of the words', () => {
  test.each([
    ['a blue kettle under fifty', 'a blue kettle', pounds(undefined, 5000)],
    ['a kettle for less than twenty nine ninety nine', 'a kettle', pounds(undefined, 2999)],
    ['a kettle fifty pounds or less please', 'a kettle please', pounds(undefined, 5000)],
    ['kettles between twenty and forty pounds', 'kettles', pounds(2000, 4000)],
    ['kettles from forty to twenty', 'kettles', pounds(2000, 4000)],
    ['a kettle over thirty but under sixty', 'a kettle', pounds(3000, 6000)],
    ['a kettle around fifty', 'a kettle', pounds(4000, 6000)],
    ['a kettle in blue', 'a kettle', { colors: ['blue'] }],
    ['a kettle in blue or green', 'a kettle', { colors: ['blue', 'green'] }],
    ['the blue one', '', { colors: ['blue'] }],
    ['blue', '', { colors: ['blue'] }],
    ['a kettle from larkholt', 'a kettle', { brands: ['Larkholt'] }],
    ['only larkholt', '', { brands: ['Larkholt'] }],
    ['towels by black moor in white', 'towels', { brands: ['Black Moor'], colors: ['white'] }],
    ['a kettle but not red', 'a kettle', { without: ['red'] }],
    ['a kettle without a lid', 'a kettle', { without: ['lid'] }],
  ])('"%s"', (text, words, filters) => {
    expect(en(text)).toEqual({ words, filters, order: 'fit' })
  })

  test.each([
    ['une bouilloire à moins de cinquante euros', 'une bouilloire', euros(undefined, 5000)],
    ['une bouilloire entre vingt et quarante', 'une bouilloire', euros(2000, 4000)],
    ['une bouilloire pour moins de quatre-vingt-dix euros', 'une bouilloire', euros(undefined, 9000)],
    ['une lampe en bleu', 'une lampe', { colors: ['bleu'] }],
    ['une lampe de la marque larkholt', 'une lampe', { brands: ['Larkholt'] }],
    ['une lampe sans abat-jour', 'une lampe', { without: ['abat jour'] }],
    ['une bouilloire mais pas rouge', 'une bouilloire', { without: ['rouge'] }],
  ])('in French, "%s"', (text, words, filters) => {
    expect(fr(text)).toEqual({ words, filters, order: 'fit' })
  })

  test.each([
    ['the cheapest kettle', 'en', 'kettle', 'cheapest'],
    ['a kettle that is not too expensive', 'en', 'a kettle', 'cheapest'],
    ['the most expensive kettle', 'en', 'kettle', 'dearest'],
    ['your most popular kettles', 'en', 'your kettles', 'popular'],
    ['une bouilloire pas chère', 'fr', 'une bouilloire', 'cheapest'],
    ['la bouilloire la plus chère', 'fr', 'la bouilloire', 'dearest'],
    ['les bouilloires les plus populaires', 'fr', 'les bouilloires', 'popular'],
  ] as const)('"%s" (%s) is an order', (text, language, words, order) => {
    expect(understand(text, language, knows('GBP'))).toEqual({ words, filters: {}, order })
  })

  test.each([
    'a lamp under 40 watts',
    'a bag over 20 litres',
    'a blue kettle',
    'orange juice',
    'a kettle by nobody',
    'a kettle from yorkshire',
    'a table for between two chairs',
    'a rack under the stairs',
    'a rug in a hurry',
    'not',
    'in',
  ])('"%s" is nothing but words', (text) => {
    expect(en(text)).toEqual({ words: text, filters: {}, order: 'fit' })
  })

  test('a name that sounds like an exclusion is a name', () => {
    expect(fr('une souris sans fil')).toEqual({ words: 'une souris sans fil', filters: {}, order: 'fit' })
  })

  test('a price is in the shop’s currency unless another is said, and a dollar is the shop’s dollar', () => {
    expect(en('a kettle under fifty euros').filters).toEqual(euros(undefined, 5000))
    expect(understand('a kettle under fifty dollars', 'en', knows('CAD')).filters.price?.currency).toBe('CAD')
    expect(understand('a kettle under fifty yen', 'en', knows('JPY')).filters).toEqual({})
    expect(understand('a kettle under fifty', 'en', knows('JPY')).filters.price).toEqual({
      to: 50,
      currency: 'JPY',
    })
    expect(understand('a kettle under fifty', 'en', knows(undefined))).toMatchObject({
      filters: {},
      words: 'a kettle under fifty',
    })
  })
})

const said = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'a kettle under fifty pounds in blue or from larkholt not red cheap cheapest between twenty and forty without lid only one'.split(
          ' ',
        ),
        ...'une bouilloire à moins de cinquante euros en bleu pas chère sans fil la marque et ou'.split(' '),
        ...['£50', '“', '🫖', '9.99', '\ud800', 'x'.repeat(600)],
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    ),
    { maxLength: 14 },
  )
  .map((words) => words.join(' '))

describe('whatever is said', () => {
  test('is understood to the end: what is left says nothing more', () => {
    void fc.assert(
      fc.property(said, fc.constantFrom(...LANGUAGES), (text, language) => {
        const { words, filters } = understand(text, language, knows('GBP'))
        expect(understand(words, language, knows('GBP'))).toEqual({ words, filters: {}, order: 'fit' })
        const { from = 0, to = Number.POSITIVE_INFINITY } = filters.price ?? {}
        expect(from <= to || /over|plus/.test(text)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('leaves no filter empty', () => {
    void fc.assert(
      fc.property(said, fc.constantFrom(...LANGUAGES), (text, language) => {
        const { price: _, ...lists } = understand(text, language, knows('GBP')).filters
        for (const list of Object.values(lists)) expect(list.length).toBeGreaterThan(0)
      }),
    )
  })
})
