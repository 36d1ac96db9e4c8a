import type { Product } from '../../lambda/catalog/catalog.ts'
import { randomOf, zipf } from './random.ts'

const ONSETS =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sh sk sl sp st str t th tr v w'.split(
    ' ',
  )
const VOWELS = 'a a a e e e i i o o u ai ea ee oa oo ou'.split(' ')
const CODAS = [
  '',
  '',
  '',
  'b',
  'ck',
  'd',
  'g',
  'l',
  'll',
  'm',
  'n',
  'n',
  'nd',
  'nt',
  'p',
  'r',
  'r',
  'rd',
  's',
  'sh',
  'st',
  't',
  't',
  'x',
]
const COLORS =
  'black white grey blue red green silver brown beige pink navy yellow orange purple gold cream'.split(' ')

/** Words that can be said, and that no shop has. */
function lexicon(count: number, syllables: readonly number[], random: () => number): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const words = new Set<string>()
  while (words.size < count) {
    const length = syllables[Math.floor(random() * syllables.length)] ?? 1
    words.add(Array.from({ length }, () => pick(ONSETS) + pick(VOWELS)).join('') + pick(CODAS))
  }
  return [...words]
}

/** A shop made up from a seed: its products, and what its customers ask for. */
export interface LargeShop {
  products(count: number): Iterable<Product>
  queries(count: number): string[]
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * A shop as large as wanted. Words are drawn by Zipf's law, each trade from its own list: 900 kinds (a third of
 * them two words), 4,000 brands, 1,500 words that describe, 40,000 that only descriptions hold.
 */
export function largeShop(seed: number): LargeShop {
  const random = randomOf(seed)
  const nouns = lexicon(900, [1, 1, 2, 2, 3], random)
  const kinds = nouns.map((noun, index) => (index % 3 === 2 ? `${nouns[(index * 7) % 300]} ${noun}` : noun))
  const kind = zipf(kinds, random)
  const brand = zipf(lexicon(4_000, [2, 2, 3], random).map(capital), random)
  const adjective = zipf(lexicon(1_500, [1, 2, 2, 3], random), random)
  const told = zipf(lexicon(40_000, [1, 2, 2, 3, 3], random), random)
  const series = zipf(lexicon(20_000, [2, 3], random).map(capital), random)
  const color = zipf(COLORS, random)
  const some = <Item>(draw: () => Item, atLeast: number, atMost: number): Item[] =>
    Array.from({ length: atLeast + Math.floor(random() * (atMost - atLeast + 1)) }, draw)

  function product(index: number): Product {
    const [what, maker, shade] = [kind(), brand(), color()]
    const model = `${capital(series().slice(0, 2)).toUpperCase()}-${Math.floor(random() * 9000) + 1000}`
    const words = some(adjective, 0, 3)
    const size = `${Math.floor(random() * 200) + 1} cm`
    const spokenName = [maker, series(), ...words, what].join(' ')
    return {
      id: `p${index}`,
      title: `${spokenName} ${model}, ${shade}, ${size}`,
      spokenName,
      description: some(told, 15, 45).join(' '),
      price: { minor: Math.round(Math.exp(random() * 6 + 5)), currency: 'GBP' },
      inStock: random() < 0.9,
      popularity: Math.floor(random() ** 4 * 10_000),
      brand: maker,
      color: shade,
      kind: what,
    }
  }

  const FORMS: readonly (() => string)[] = [
    () => kind(),
    () => `find me a ${adjective()} ${kind()}`,
    () => `${adjective()} ${kind()}`,
    () => `i'm looking for a ${color()} ${kind()}`,
    () => `${brand()} ${kind()}`.toLowerCase(),
    () => `do you have a ${color()} ${adjective()} ${kind()} please`,
    () => `a ${kind()} under fifty pounds`,
    () => `the cheapest ${color()} ${kind()}`,
    () => misheard(`${adjective()} ${kind()}`, random),
    () => `${told()} ${kind()}`,
    () => brand().toLowerCase(),
    () => `a ${kind()} for the ${kind()}`,
  ]
  return {
    *products(count) {
      for (let index = 0; index < count; index += 1) yield product(index)
    },
    queries: (count) => Array.from({ length: count }, (_, index) => FORMS[index % FORMS.length]?.() ?? ''),
  }
}

/** Another vowel in one place, as in a noisy room. */
function misheard(text: string, random: () => number): string {
  const places = [...text.matchAll(/[aeiou]/g)].map(({ index }) => index)
  const at = places[Math.floor(random() * places.length)] ?? 0
  return text.slice(0, at) + ('aeiou'[Math.floor(random() * 5)] ?? 'a') + text.slice(at + 1)
}
