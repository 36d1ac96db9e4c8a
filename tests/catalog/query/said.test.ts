import * as fc from 'fast-check'
import { shadesOf } from '../../../lambda/catalog/query/colors.ts'
import { EMPTY } from '../../../lambda/catalog/query/fillers.ts'
import { DROP, saidWords } from '../../../lambda/catalog/query/said.ts'
import { synonymsOf } from '../../../lambda/catalog/query/synonyms.ts'
import { tokensOf } from '../../../lambda/catalog/query/tokens.ts'
import { sizesOf } from '../../../lambda/catalog/query/units.ts'
import { LANGUAGES, type Language } from '../../../lambda/locale.ts'

/** The words that count, the nouns marked. */
const counting = (text: string, language: Language) =>
  saidWords(text, language)
    .filter(({ drop }) => drop > DROP.asking)
    .map(({ word, isHead }) => (isHead ? `${word}*` : word))
    .join(' ')

describe('the words of a query', () => {
  test.each([
    ["i'm looking for a quiet kettle please", 'quiet kettle*'],
    ['could you help me find some gaming keyboards', 'gaming keyboards*'],
    ['d battery', 'd battery*'],
    ['an iphone eleven', 'iphone 11*'],
    ['a sixty watt bulb', '60 watt bulb*'],
    ['xbox one', 'xbox 1*'],
    ['flashlight if you have one', 'flashlight*'],
    ['a kettle and a toaster', 'kettle* toaster*'],
    ['a set of knives', 'set knives*'],
    ['a lamp for the desk', 'lamp* desk'],
    ['a nice deal', 'nice deal*'],
    ['a nice present', 'present*'],
    ['a kettle for my wife', 'kettle*'],
    ['an office chair', 'office chair*'],
  ])('of "%s" are "%s"', (text, words) => {
    expect(counting(text, 'en')).toBe(words)
  })

  test.each([
    ['je cherche une petite bouilloire bleue', 'petite bouilloire* bleue'],
    ["j'aimerais un écran d'ordinateur s'il vous plaît", 'ecran* ordinateur'],
    ['des tapis', 'tapis*'],
  ])('of "%s" in French are "%s"', (text, words) => {
    expect(counting(text, 'fr')).toBe(words)
  })

  test.each(['', 'the', 'some please', '???', '🫖', "i'd"])('of "%s" are none', (text) => {
    expect(counting(text, 'en')).toBe('')
  })

  test('lead up to the thing or follow it, and are then worth less than what describes it', () => {
    const drops = new Map(
      saidWords('my boss wants a steel kettle for camping', 'en').map(({ word, drop }) => [word, drop]),
    )
    expect(drops.get('steel')).toBe(DROP.content)
    expect(drops.get('camping')).toBe(DROP.beside)
    expect(drops.get('kettle')).toBe(DROP.head)
  })

  const spoken = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'a the find me kettle two hundred and fifty u s b c please one quiet eleven for my desk je cherche une vingt quatre tasse'.split(
            ' ',
          ),
        ),
        fc.string({ unit: 'binary', maxLength: 10 }),
      ),
      { maxLength: 10 },
    )
    .map((words) => words.join(' '))

  test('are never lost if any says something, and are the same when said alone', () => {
    void fc.assert(
      fc.property(spoken, fc.constantFrom(...LANGUAGES), (text, language) => {
        const plain = (query: string) => counting(query, language).replaceAll('*', '')
        const says = tokensOf(text).some(
          ({ plain, isClitic }) =>
            /[\p{L}\p{N}]/u.test(plain) && !isClitic && plain !== 'one' && !EMPTY[language].has(plain),
        )
        if (says) expect(plain(text)).not.toBe('')
        expect(plain(plain(text))).toBe(plain(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('the word lists', () => {
  const always = () => true
  const never = () => false

  test('know synonyms both ways, in any number', () => {
    expect(synonymsOf('couches', 'en', never)).toContain('sofa')
    expect(synonymsOf('sofa', 'en', never)).toContain('couch')
    expect(synonymsOf('kettle', 'en', always)).toEqual([])
    expect(synonymsOf('constructor', 'en', always)).toEqual([])
  })

  test('call by a doubtful name only what a shop calls by both', () => {
    expect(synonymsOf('laptops', 'en', always)).toContain('notebook')
    expect(synonymsOf('laptops', 'en', never)).toEqual([])
    expect(synonymsOf('notebook', 'en', never)).toContain('laptop')
  })

  test('know a colour’s family from its name, and a shade as itself', () => {
    expect(shadesOf('blue', 'en')).toContain('navy')
    expect(shadesOf('navy', 'en')).toEqual(['navy'])
    expect(shadesOf('bleues', 'fr')).toEqual(expect.arrayContaining(['bleu', 'marine']))
    expect(shadesOf('constructor', 'en')).toEqual(['constructor'])
  })

  test('write a size in the ways of feeds', () => {
    expect(sizesOf('60', 'watts', 'en')).toEqual(['60w', '60 w', '60 watt'])
    expect(sizesOf('60', 'kettles', 'en')).toEqual([])
  })
})
