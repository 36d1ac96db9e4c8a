import type { Language } from '../../locale.ts'

/** A number that words say, and how many words it took. */
export interface Said {
  readonly value: number
  readonly length: number
}

const counted = (words: string, from = 0, step = 1): [string, number][] =>
  words.split(' ').map((word, index) => [word, from + index * step])

const ONES: Record<Language, ReadonlyMap<string, number>> = {
  en: new Map(
    counted(
      `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`,
    ),
  ),
  fr: new Map([
    ...counted(
      'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    ),
    ['une', 1],
  ]),
}
const TENS: Record<Language, ReadonlyMap<string, number>> = {
  en: new Map([...counted('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10), ['fourty', 40]]),
  fr: new Map([
    ...counted('vingt trente quarante cinquante soixante', 20, 10),
    ...counted('septante octante nonante', 70, 10),
    ['huitante', 80],
  ]),
}
const HUNDRED: Record<Language, RegExp> = { en: /^hundreds?$/, fr: /^cents?$/ }
const THOUSAND: Record<Language, RegExp> = { en: /^(?:thousand|grand)$/, fr: /^mille$/ }
const AND: Record<Language, string> = { en: 'and', fr: 'et' }

/**
 * The number that begins at a word: "two hundred and fifty", "quatre-vingt-dix", "49.99", "1,200". In
 * English "a hundred" begins with its article.
 * @param words lower case, without accents
 */
export function numberAt(words: readonly string[], at: number, language: Language): Said | undefined {
  const first = words[at] ?? ''
  if (/^\d/.test(first)) return digits(first)
  if (language === 'en' && first === 'a') {
    const rest = /^(?:hundred|thousand|grand)$/.test(words[at + 1] ?? '')
      ? spelled(words, at + 1, language)
      : undefined
    return rest && { value: rest.value, length: rest.length + 1 }
  }
  return spelled(words, at, language)
}

function digits(word: string): Said | undefined {
  if (/^\d{1,3}[.,]\d{3}$/.test(word)) return { value: Number(word.replace(/[.,]/, '')), length: 1 }
  const value = Number(word.replace(',', '.'))
  return /^\d{1,9}(?:[.,]\d+)?$/.test(word) ? { value, length: 1 } : undefined
}

/** Below a hundred, times hundred, times thousand, one after the other. */
function spelled(words: readonly string[], at: number, language: Language): Said | undefined {
  const below = belowThousand(words, at, language)
  const thousand = at + (below?.length ?? 0)
  if (!THOUSAND[language].test(words[thousand] ?? '')) return below
  const value = (below?.value ?? 1) * 1000
  const linked = words[thousand + 1] === AND[language] ? 1 : 0
  const rest = belowThousand(words, thousand + 1 + linked, language)
  return rest
    ? { value: value + rest.value, length: thousand + 1 + linked + rest.length - at }
    : { value, length: thousand + 1 - at }
}

function belowThousand(words: readonly string[], at: number, language: Language): Said | undefined {
  const below = belowHundred(words, at, language)
  const hundred = at + (below?.length ?? 0)
  if (!HUNDRED[language].test(words[hundred] ?? '')) return below
  const value = (below?.value ?? 1) * 100
  // An "and" belongs to a number only after a hundred: "a kettle and two mugs".
  const linked = words[hundred + 1] === AND[language] ? 1 : 0
  const rest = belowHundred(words, hundred + 1 + linked, language)
  return rest
    ? { value: value + rest.value, length: hundred + 1 + linked + rest.length - at }
    : { value, length: hundred + 1 - at }
}

function belowHundred(words: readonly string[], at: number, language: Language): Said | undefined {
  const word = words[at] ?? ''
  const one = ONES[language].get(word)
  if (language === 'fr') return french(words, at, one)
  if (one !== undefined) return { value: one, length: 1 }
  const ten = TENS.en.get(word)
  if (ten === undefined) return undefined
  const more = ONES.en.get(words[at + 1] ?? '') ?? 0
  return more > 0 && more < 10 ? { value: ten + more, length: 2 } : { value: ten, length: 1 }
}

/** "Vingt et un", "soixante-dix-sept", "quatre-vingt-treize", "dix-huit". */
function french(words: readonly string[], at: number, one: number | undefined): Said | undefined {
  const next = (i: number) => ONES.fr.get(words[at + i] ?? '') ?? -1
  if (one === 10 && next(1) >= 7 && next(1) <= 9) return { value: 10 + next(1), length: 2 }
  const fourscore = one === 4 && /^vingts?$/.test(words[at + 1] ?? '')
  const ten = fourscore ? 80 : TENS.fr.get(words[at] ?? '')
  if (ten === undefined) return one === undefined ? undefined : { value: one, length: 1 }
  const start = fourscore ? 2 : 1
  const linked = !fourscore && words[at + start] === 'et' ? 1 : 0
  const rest = french(words, at + start + linked, ONES.fr.get(words[at + start + linked] ?? ''))
  const most = ten === 60 || ten === 80 ? 19 : 9
  // "Et" is said before one and eleven only; anything else after it is another thing.
  const fits = rest && rest.value > 0 && rest.value <= most && (linked === 0 || rest.value % 10 === 1)
  return fits
    ? { value: ten + rest.value, length: start + linked + rest.length }
    : { value: ten, length: start }
}
