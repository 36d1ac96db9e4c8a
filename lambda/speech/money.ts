import type { Money } from '../catalog/catalog.ts'
import { type Language, type Locale, languageOf } from '../locale.ts'

interface CoinNames {
  readonly one: string
  readonly other: string
  /** The small coins, said where there is nothing larger. */
  readonly small?: { readonly one: string; readonly other: string }
}

/**
 * How people name a currency when they talk. `Intl` says "39.00 British pounds" and "39,00 euros", which
 * nobody does; a currency that is not here is still said by `Intl`.
 */
const COINS: Readonly<Record<Language, Readonly<Record<string, CoinNames>>>> = {
  en: {
    GBP: { one: 'pound', other: 'pounds', small: { one: 'penny', other: 'pence' } },
    EUR: { one: 'euro', other: 'euros', small: { one: 'cent', other: 'cents' } },
    USD: { one: 'dollar', other: 'dollars', small: { one: 'cent', other: 'cents' } },
  },
  fr: {
    GBP: { one: 'livre', other: 'livres' },
    EUR: { one: 'euro', other: 'euros', small: { one: 'centime', other: 'centimes' } },
    USD: { one: 'dollar', other: 'dollars', small: { one: 'cent', other: 'cents' } },
  },
}

/** `Intl` objects are dear to make and say nothing about anybody, so each is made once a process. */
function once<T>(make: (locale: Locale, currency: string) => T): (locale: Locale, currency?: string) => T {
  const made = new Map<string, T>()
  return (locale, currency = '') => {
    const key = `${locale} ${currency}`
    const value = made.get(key) ?? make(locale, currency)
    made.set(key, value)
    return value
  }
}

const written = once((locale, currency) => new Intl.NumberFormat(locale, { style: 'currency', currency }))
const spokenByName = once(
  (locale, currency) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'name',
      minimumFractionDigits: 0,
    }),
)
const numbers = once((locale) => new Intl.NumberFormat(locale))
const plurals = once((locale) => new Intl.PluralRules(locale))

const digitsOf = once(
  (locale, currency) => written(locale, currency).resolvedOptions().maximumFractionDigits ?? 2,
)

const counted = (locale: Locale, count: number, names: { one: string; other: string }): string =>
  `${numbers(locale).format(count)} ${plurals(locale).select(count) === 'one' ? names.one : names.other}`

/** What a product cost when it was picked, if that differs from today's price in the same currency. */
export const priceThen = ({ price }: { readonly price: Money }, then: Money): Money | undefined =>
  price.currency === then.currency && price.minor !== then.minor ? then : undefined

/** A price as it is said in a locale, with its currency: "39 pounds 50", "39 euros". */
export function spokenPrice(money: Money, locale: Locale): string {
  const digits = digitsOf(locale, money.currency)
  const unit = 10 ** digits
  const coins = COINS[languageOf(locale)][money.currency]
  if (!coins || digits !== 2) return spokenByName(locale, money.currency).format(money.minor / unit)
  const large = Math.floor(money.minor / unit)
  const small = money.minor % unit
  if (large === 0 && coins.small) return counted(locale, small, coins.small)
  const whole = counted(locale, large, coins)
  if (small === 0) return whole
  // "39 pounds 50", but "39 pounds and 5 pence": a lone small digit would be heard as another number.
  const isLone = small < 10 && languageOf(locale) === 'en' && coins.small
  return isLone ? `${whole} and ${counted(locale, small, coins.small)}` : `${whole} ${small}`
}

/** A price as it is read on a card or a page: "£39.50". */
export const writtenPrice = (money: Money, locale: Locale): string =>
  written(locale, money.currency).format(money.minor / 10 ** digitsOf(locale, money.currency))
