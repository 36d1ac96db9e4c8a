import type { Money } from '../catalog.ts'
import { decimalsOf } from '../minor-units.ts'
import { type Flaw, quoted } from './fault.ts'

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

/** True for a currency of ISO 4217, in capitals. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)

const AMOUNT = /^(\d+)(?:\.(\d+))?$/
const WITH_CURRENCY = /^(?:([A-Z]{3})\s*([\d.]+)|([\d.]+)\s*([A-Z]{3}))$/

/**
 * Reads `39.00 GBP` into minor units, and `GBP 39.00`, which older feeds have. The point is the decimal one
 * and nothing separates thousands, as Google asks: `1,299` is a thousand in London and a bit more than one
 * in Paris, and a price is not to be guessed. Nothing costs nothing: 0 is what a shop exports that has not
 * set a price.
 * @param currency what a bare number is in
 * @returns what is wrong with it, if it is no such price
 */
export function readPrice(text: string, currency?: string): Money | Omit<Flaw, 'field'> {
  const trimmed = text.trim()
  if (trimmed === '') return { reason: 'no-price', why: 'is empty' }
  const [, before, amountAfter, amountBefore, after] = WITH_CURRENCY.exec(trimmed) ?? []
  const amount = amountAfter ?? amountBefore ?? trimmed
  const [, whole, fraction = ''] = AMOUNT.exec(amount) ?? []
  const code = before ?? after ?? currency
  if (whole === undefined || (code !== undefined && !isCurrency(code)))
    return { reason: 'bad-price', why: `${quoted(text)} is not like "39.00 GBP"` }
  if (code === undefined) return { reason: 'no-currency', why: `${quoted(text)} has no currency` }
  const most = decimalsOf(code)
  // Some shop systems write four decimals whatever the currency.
  const cut = fraction.replace(/0+$/, '')
  if (cut.length > most)
    return { reason: 'bad-price', why: `${quoted(text)} has more than the ${most} decimals of ${code}` }
  const minor = Number(whole + cut.padEnd(most, '0'))
  if (!Number.isSafeInteger(minor)) return { reason: 'bad-price', why: `${quoted(text)} is too much` }
  if (minor === 0) return { reason: 'no-price', why: `${quoted(text)} is no price` }
  return { minor, currency: code }
}

/** Whether `readPrice` read one. */
export const isMoney = (read: ReturnType<typeof readPrice>): read is Money => 'minor' in read
