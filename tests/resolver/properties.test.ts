import fc from 'fast-check'
import { resolve, resolveInvocation } from '../../local/alexa/resolver/index.ts'
import { readLanguageModel } from '../../local/alexa/resolver/schema.ts'
import { LOCALES, type Locale, model, modelFile } from './models.ts'

/** What is said for a built-in type; where a sample has two slots of it, one after the other. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'AMAZON.SearchQuery': ['velvet zorblewidgets'],
  'AMAZON.NUMBER': ['42', '77'],
  'AMAZON.FirstName': ['anna'],
  'AMAZON.FOUR_DIGIT_NUMBER': ['4 2 7 1', '4271'],
}
const COLOR = (locale: Locale): string => (locale === 'fr-FR' ? 'bleu' : 'blue')

/** Every sample with its intent, slots filled with values; those of list types in turn. */
function said(locale: Locale): (readonly [string, string])[] {
  const { intents, types = [] } = readLanguageModel(modelFile(locale))
  return intents.flatMap(({ name, slots = [], samples = [] }) =>
    samples.map((sample, at) => {
      const filled = slots.reduce((text, { name: slot, type }, nth) => {
        const listed = (types.find((one) => one.name === type)?.values ?? []).map((one) => one.name.value)
        const values = type === 'AMAZON.Color' ? [COLOR(locale)] : (EXAMPLES[type] ?? listed)
        return text.replace(`{${slot}}`, values[(at + nth) % Math.max(1, values.length)] ?? '')
      }, sample)
      return [name, filled] as const
    }),
  )
}

const wild = fc.string({ unit: 'binary', maxLength: 200 })

describe.each(LOCALES)('with the model of %s', (locale) => {
  const samples = said(locale)

  it('every sample reaches its own intent', () => {
    const astray = samples.filter(([intent, text]) => resolve(model(locale), text)?.intent.name !== intent)
    expect(astray).toEqual([])
  })

  it('every sample reaches its own intent behind the invocation name', () => {
    const ask = locale === 'fr-FR' ? 'demande à corner shop' : 'ask corner shop'
    const astray = samples.filter(([intent, text]) => {
      const invocation = resolveInvocation(model(locale), `${ask} ${text}`)
      return invocation.kind !== 'intent' || invocation.resolution.intent.name !== intent
    })
    expect(astray.length / samples.length).toBeLessThan(0.02)
  })

  it('letter case and punctuation do not matter, but to what a slot holds as it was written', () => {
    const bare = (text: string) => text.toLowerCase().replaceAll(/[,.!\s\u200E\u200F]/gu, '')
    const lower = (text: string) => bare(JSON.stringify(resolve(model(locale), text)?.intent))
    const dress = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => `${text}!`,
      (text: string) => `  ${text.replaceAll(' ', ',  ')}...`,
      (text: string) => text.replaceAll("'", '’'),
      (text: string) => `\u200F${text}\u200E`,
    )
    fc.assert(
      fc.property(fc.tuple(fc.constantFrom(...samples), dress), ([[, text], change]) => {
        expect(lower(change(text))).toEqual(lower(text))
      }),
      { numRuns: 150 },
    )
  })

  it('no string makes it throw, and the same string has the same meaning', () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(resolve(model(locale), text)).toEqual(resolve(model(locale), text))
        expect(resolveInvocation(model(locale), text)).toEqual(resolveInvocation(model(locale), text))
      }),
      { numRuns: 100 },
    )
  })

  it('strings made of its own words do not make it throw', () => {
    const words = [...new Set(samples.flatMap(([, text]) => text.split(' ')))]
    const salad = fc
      .tuple(...Array.from({ length: 7 }, () => fc.constantFrom(...words)))
      .map((list) => list.join(' '))
    fc.assert(
      fc.property(salad, (text) => {
        expect(resolve(model(locale), text)).toBeDefined()
        resolveInvocation(model(locale), `corner shop ${text}`)
      }),
      { numRuns: 100 },
    )
  })

  it.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 characters of words', 'find a kettle '.repeat(715)],
    ['10,000 apostrophes', "'".repeat(10_000)],
    ['10,000 digits', '7'.repeat(10_000)],
    ['many spelled letters', 'a. '.repeat(3_333)],
    ['lone surrogates', '\uD800find\uDC00 a kettle\uDBFF'],
    ['right-to-left marks', '\u202Efind\u202C a \u200Fkettle'],
    ['names of object properties', '__proto__ constructor toString hasOwnProperty'],
  ])('%s do not make it throw', (_, text) => {
    expect(resolve(model(locale), text)).toBeDefined()
    expect(resolveInvocation(model(locale), text).kind).toBe('none')
    expect(resolveInvocation(model(locale), `open corner shop ${text}`)).toBeDefined()
  })
})
