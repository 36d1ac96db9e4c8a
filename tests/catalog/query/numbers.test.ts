import * as fc from 'fast-check'
import { amountAt } from '../../../lambda/catalog/query/amount.ts'
import { numberAt } from '../../../lambda/catalog/query/numbers.ts'
import { LANGUAGES } from '../../../lambda/locale.ts'

const number = (text: string, language: 'en' | 'fr') => numberAt(text.split(' '), 0, language)
const amount = (text: string, language: 'en' | 'fr') => amountAt(text.split(' '), 0, language)

describe('a number in words', () => {
  test.each([
    ['seven', 'en', 7],
    ['forty two', 'en', 42],
    ['a hundred', 'en', 100],
    ['two hundred and fifty', 'en', 250],
    ['one thousand two hundred', 'en', 1200],
    ['1200', 'en', 1200],
    ['1,200', 'en', 1200],
    ['dix sept', 'fr', 17],
    ['vingt et un', 'fr', 21],
    ['soixante et onze', 'fr', 71],
    ['soixante dix sept', 'fr', 77],
    ['quatre vingts', 'fr', 80],
    ['quatre vingt dix neuf', 'fr', 99],
    ['septante deux', 'fr', 72],
    ['deux cent cinquante', 'fr', 250],
    ['mille deux cents', 'fr', 1200],
    ['49,5', 'fr', 49.5],
  ] as const)('%s (%s) is %d', (text, language, value) => {
    expect(number(text, language)).toEqual({ value, length: text.split(' ').length })
  })

  test.each([
    ['a kettle', 'en'],
    ['kettle', 'en'],
    ['and', 'en'],
    ['et', 'fr'],
    ['1.2.3', 'en'],
    ['', 'en'],
  ] as const)('"%s" (%s) begins with none', (text, language) => {
    expect(number(text, language)).toBeUndefined()
  })

  test('ends where another thing begins', () => {
    expect(number('two and three mugs', 'en')).toEqual({ value: 2, length: 1 })
    expect(number('vingt et deux tasses', 'fr')).toEqual({ value: 20, length: 1 })
    expect(number('forty forks', 'en')).toEqual({ value: 40, length: 1 })
  })
})

describe('a sum of money', () => {
  test.each([
    ['fifty', 'en', { value: 50 }],
    ['fifty quid', 'en', { value: 50, currency: 'GBP' }],
    ['£ 49.99', 'en', { value: 49.99, currency: 'GBP' }],
    ['nineteen ninety nine', 'en', { value: 19.99 }],
    ['nine pounds ninety nine', 'en', { value: 9.99, currency: 'GBP' }],
    ['nine pounds and fifty pence', 'en', { value: 9.5, currency: 'GBP' }],
    ['one fifty', 'en', { value: 150 }],
    ['cinquante euros', 'fr', { value: 50, currency: 'EUR' }],
    ['cinq euros cinquante', 'fr', { value: 5.5, currency: 'EUR' }],
  ] as const)('%s (%s)', (text, language, sum) => {
    expect(amount(text, language)).toEqual({ ...sum, length: text.split(' ').length })
  })

  test('takes nothing that follows it for pence', () => {
    expect(amount('fifty pounds two slots', 'en')).toEqual({ value: 50, currency: 'GBP', length: 2 })
    expect(amount('twenty and forty', 'en')).toEqual({ value: 20, length: 1 })
  })

  test('is a finite sum of at least nothing, whatever is said', () => {
    const word = fc.constantFrom(
      'one',
      'fifty',
      'hundred',
      'a',
      'and',
      'cent',
      'vingt',
      'pounds',
      '£',
      '9.99',
      '007',
      'x',
      'mille',
    )
    void fc.assert(
      fc.property(fc.array(word, { maxLength: 9 }), fc.constantFrom(...LANGUAGES), (words, language) => {
        const sum = amountAt(words, 0, language)
        if (sum === undefined) return
        expect(Number.isFinite(sum.value) && sum.value >= 0).toBe(true)
        expect(sum.length).toBeGreaterThan(0)
        expect(sum.length).toBeLessThanOrEqual(words.length)
      }),
    )
  })
})
