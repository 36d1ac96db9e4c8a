import * as fc from 'fast-check'
import { LANGUAGES, type Language } from '../../lambda/locale.ts'
import { plural } from '../../lambda/speech/plural.ts'
import { saidBack } from '../../lambda/speech/spoken-query.ts'

describe('a query said back in English', () => {
  test.each([
    ['a quiet kettle', 'Quiet kettles'],
    ['a kettle for the office', 'Kettles for the office'],
    ['a kettle under fifty pounds', 'Kettles under fifty pounds'],
    ['a kettle up to fifty pounds', 'Kettles up to fifty pounds'],
    ['a pan less than twenty pounds', 'Pans less than twenty pounds'],
    ['a set of knives', 'Sets of knives'],
    ['a toy for a child', 'Toys for a child'],
    ['a knife', 'Knives'],
    ['a box', 'Boxes'],
    ['an iron', 'Irons'],
    ['a quiet one', 'Quiet ones'],
    ['an under bed box', 'Under bed boxes'],
    ['a plug in light', 'Plug in lights'],
    ['a cheaper kettle', 'Cheaper kettles'],
    ['a salt and pepper mill', 'Salt and pepper mills'],
    ['a kettle and a toaster', 'Kettles and toasters'],
  ])('is in the plural if one was asked for: "%s"', (query, said) => {
    expect(saidBack(query, 'en')).toBe(said)
  })

  test.each([
    ['coffee', 'Coffee'],
    ['some coffee', 'Coffee'],
    ['kettles', 'Kettles'],
    ['the kettle', 'Kettle'],
    ['something for tea', 'Something for tea'],
    ['a pair of slippers', 'Slippers'],
    ['a few towels', 'Towels'],
    ['any green mugs', 'Green mugs'],
    ['some of the knives', 'Some of the knives'],
    ['four mugs', 'Four mugs'],
    ['4 mugs', '4 mugs'],
  ])('is otherwise as heard: "%s"', (query, said) => {
    expect(saidBack(query, 'en')).toBe(said)
  })

  test.each([
    'a kettle please',
    'me a kettle',
    'A kettle, please.',
    '  a\tkettle thank you ',
    'a \0kettle\ud800',
  ])('is without what is not part of it: %j', (query) => {
    expect(saidBack(query, 'en')).toBe('Kettles')
  })

  test('keeps one thing one where a verb would have to change with it', () => {
    expect(saidBack('a lamp that dims', 'en')).toBe('A lamp that dims')
  })

  test.each(['a', 'the', 'please', 'a few', 'some'])('is not emptied: "%s"', (query) => {
    expect(saidBack(query, 'en').toLowerCase()).toBe(query)
  })
})

describe('a query said back in French', () => {
  test.each([
    ['une bouilloire silencieuse', 'une bouilloire silencieuse'],
    ['Une Bouilloire, s’il vous plaît', 'une bouilloire'],
    ['des couteaux svp', 'des couteaux'],
    ['de l’huile d’olive', 'de l’huile d’olive'],
    ['merci', 'merci'],
  ])('is as heard: "%s"', (query, said) => {
    expect(saidBack(query, 'fr')).toBe(said)
  })
})

describe('a long query', () => {
  test('is cut at a word that does not wait for another', () => {
    const long = 'a coffee machine with a grinder and a milk frother and a timer for the early morning'
    expect(saidBack(long, 'en')).toBe('Coffee machines with a grinder and a milk frother and a timer')
    const french = 'une machine à café avec un moulin et un réservoir assez grand pour une famille de six'
    expect(saidBack(french, 'fr')).toBe('une machine à café avec un moulin et un réservoir assez grand')
  })
})

describe('whatever is heard', () => {
  const vocabulary = `a an any some the me of for with and or that under kettle knife box quiet office please pair few
    une des pour de merci svp bouilloire & " 50 £ 🫖 é`
  const said = fc.oneof(
    fc.array(fc.constantFrom(...vocabulary.split(/\s+/)), { maxLength: 20 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme' }),
    fc.constant('x'.repeat(10_000)),
    fc.constant('please '.repeat(2_000)),
  )
  const holds = async (rule: (query: string, language: Language) => void): Promise<void> => {
    await fc.assert(fc.property(said, fc.constantFrom(...LANGUAGES), rule), { numRuns: 1000 })
  }

  test('something of it is said back, in at most thirteen words', async () => {
    await holds((query, language) => {
      const words = saidBack(query, language).split(' ').filter(Boolean)
      if (/[\p{L}\p{N}]/u.test(query.slice(0, 500))) expect(words.length).toBeGreaterThan(0)
      expect(words.length).toBeLessThanOrEqual(13)
    })
  })

  test('what is said back is fit to be spoken', async () => {
    await holds((query, language) => {
      const back = saidBack(query, language)
      expect(back.isWellFormed()).toBe(true)
      expect(back).not.toMatch(/[\p{Cc}\p{Cs}]|^\s|\s$|\s\s/u)
    })
  })

  test('saying back what was said back changes nothing', async () => {
    await holds((query, language) => {
      const back = saidBack(query, language)
      expect(saidBack(back, language)).toBe(back)
    })
  })
})

describe('a plural', () => {
  test.each([
    ['kettle', 'kettles'],
    ['torch', 'torches'],
    ['glass', 'glasses'],
    ['battery', 'batteries'],
    ['tray', 'trays'],
    ['shelf', 'shelves'],
    ['roof', 'roofs'],
    ['scissors', 'scissors'],
    ['photo', 'photos'],
    ['café', 'cafés'],
    ['person', 'people'],
  ])('of %s is %s', (one, many) => {
    expect(plural(one)).toBe(many)
  })

  test.each(['', '50%', "chef's", 'ps5', 'x'.repeat(40)])(
    'of "%s", which is no plain noun, is itself',
    (word) => {
      expect(plural(word)).toBe(word)
    },
  )
})
