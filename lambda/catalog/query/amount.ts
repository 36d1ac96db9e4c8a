import type { Language } from '../../locale.ts'
import { numberAt, type Said } from './numbers.ts'
import { wordSet } from './tokens.ts'

/** A sum of money as it was said. */
export interface Amount {
  /** In the currency's main unit, with decimals. */
  readonly value: number
  /** ISO 4217, where one was said. */
  readonly currency?: string
  /** How many words it took. */
  readonly length: number
}

/** What people say for a currency. A dollar is the shop's own dollar where it has one. */
const CURRENCY: ReadonlyMap<string, string> = new Map(
  Object.entries({
    GBP: '£ pound pounds quid sterling gbp livre livres',
    EUR: '€ euro euros eur balles',
    USD: '$ dollar dollars buck bucks usd',
    CAD: 'cad',
    AUD: 'aud',
    CHF: 'chf francs',
  }).flatMap(([code, words]) => words.split(' ').map((word): [string, string] => [word, code])),
)
const PARTS = wordSet('p pence penny cent cents centimes c')

/** Prices end like this ("nineteen ninety nine"); other pairs are hundreds ("one fifty"). */
const PRICE_ENDING = /[59]$/

/** The sum that begins at a word: "fifty", "fifty quid", "£49.99", "nine ninety nine", "cinq euros cinquante". */
export function amountAt(words: readonly string[], at: number, language: Language): Amount | undefined {
  const sign = /^\p{Sc}$/u.test(words[at] ?? '') ? CURRENCY.get(words[at] ?? '') : undefined
  const start = sign === undefined ? at : at + 1
  const whole = numberAt(words, start, language)
  if (!whole) return undefined
  const end = start + whole.length
  if (sign !== undefined) return { value: whole.value, currency: sign, length: end - at }
  const currency = CURRENCY.get(words[end] ?? '')
  if (currency !== undefined) {
    const parts = partsAt(words, end + 1, language)
    return { value: whole.value + (parts?.value ?? 0), currency, length: end + 1 + (parts?.length ?? 0) - at }
  }
  const pair = /^\d/.test(words[at] ?? '') ? undefined : pairOf(whole, numberAt(words, end, language))
  const sum = pair ?? whole
  const later = CURRENCY.get(words[at + sum.length] ?? '')
  return { value: sum.value, length: sum.length + (later ? 1 : 0), ...(later && { currency: later }) }
}

/** "… ninety nine", "… and fifty pence" after a currency. */
function partsAt(words: readonly string[], at: number, language: Language): Said | undefined {
  const linked = words[at] === 'and' || words[at] === 'et' ? 1 : 0
  const parts = numberAt(words, at + linked, language)
  if (!parts || !Number.isInteger(parts.value) || parts.value > 99) return undefined
  const length = linked + parts.length
  if (PARTS.has(words[at + length] ?? '')) return { value: parts.value / 100, length: length + 1 }
  return linked === 0 && parts.value >= 10 ? { value: parts.value / 100, length } : undefined
}

/** "Nineteen ninety nine" is a price; "one fifty" is a hundred and fifty. */
function pairOf(whole: Said, rest: Said | undefined): Said | undefined {
  if (!rest || !Number.isInteger(whole.value) || rest.value < 10 || rest.value > 99) return undefined
  const isPrice = PRICE_ENDING.test(String(rest.value)) || whole.value >= 10
  const value = isPrice ? whole.value + rest.value / 100 : whole.value * 100 + rest.value
  return { value, length: whole.length + rest.length }
}
