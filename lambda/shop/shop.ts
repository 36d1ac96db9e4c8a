import * as z from 'zod/mini'
import type { Money } from '../catalog/catalog.ts'
import { decimalsOf } from '../catalog/minor-units.ts'
import { LOCALES, type Locale, languageOf } from '../locale.ts'

/** How a shop delivers, in the words of one locale. */
export interface Delivery {
  /** The shop's own sentence, with its full stop: "It comes within three days." */
  readonly sentence: string
  /** What it costs; undefined where it costs nothing. */
  readonly price: Money | undefined
}

/** What a shop says of itself in its `shop.json`. Speech and pages use it. */
export interface Shop {
  readonly name: string
  /** Where people reach it: a mail address, a telephone number or a web address. */
  readonly contact: string
  /** How long it keeps what was reserved, in seconds. */
  readonly holds: number
  readonly delivery: Readonly<Record<Locale, Delivery>>
  /** Where a product is paid; `order` names the reservation, if there is one. */
  readonly checkout: (product: string, order?: string) => string
}

/** A `shop.json` that cannot be used. The message says what is wrong and what is expected. */
export class ShopError extends Error {
  override readonly name = 'ShopError'
}

const PRODUCT = '{product}'
const ORDER = '{order}'

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most))
/** It is read aloud, so it is short, and a question in it would open the microphone. */
const sentence = text(140).check(
  z.refine((said) => /[.!]$/.test(said.trim()) && !said.includes('?'), 'is no sentence with a full stop'),
)
const delivery = z.strictObject({ sentence, price: z.optional(text(40)) })
const shopSchema = z.strictObject({
  name: text(80),
  contact: text(200),
  checkout: text(1000),
  holdHours: z.int().check(z.minimum(1), z.maximum(720)),
  delivery: z.record(z.string(), delivery),
})

const IS = {
  name: 'a name of up to 80 characters',
  contact: 'a mail address, telephone number or web address',
  checkout: `an https address with ${PRODUCT} in it, and ${ORDER} where the reservation goes`,
  holdHours: 'whole hours from 1 to 720',
  delivery:
    'for each locale or language a "sentence" with a full stop and, unless it is free, a "price" like "3.95 GBP"',
} as const

const refuse = (field: keyof typeof IS): never => {
  throw new ShopError(`shop.json: "${field}" must be ${IS[field]}.`)
}

/**
 * Reads a `shop.json`.
 * @throws {ShopError} that names the first field which is missing, unknown or not what it should be
 */
export function parseShop(json: string): Shop {
  const { name, contact, checkout, holdHours, delivery: deliveries } = fieldsOf(json)
  if (!isCheckout(checkout)) refuse('checkout')
  const known = new Set<string>([...LOCALES, ...LOCALES.map(languageOf)])
  if (Object.keys(deliveries).some((key) => !known.has(key))) refuse('delivery')
  const said = (locale: Locale): Delivery => {
    const found = deliveries[locale] ?? deliveries[languageOf(locale)]
    return found ? deliveryOf(found) : refuse('delivery')
  }
  return {
    name,
    contact,
    holds: holdHours * 3600,
    delivery: Object.fromEntries(LOCALES.map((locale) => [locale, said(locale)])) as Shop['delivery'],
    checkout: (product, order = '') =>
      checkout
        .replaceAll(PRODUCT, () => encodeURIComponent(product))
        .replaceAll(ORDER, () => encodeURIComponent(order)),
  }
}

function fieldsOf(json: string): z.infer<typeof shopSchema> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new ShopError('shop.json is not JSON.')
  }
  const parsed = shopSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const field = issue?.path[0]
  if (typeof field === 'string' && field in IS) return refuse(field as keyof typeof IS)
  const extra = issue?.code === 'unrecognized_keys' ? ` There is no "${issue.keys[0]}".` : ''
  throw new ShopError(`shop.json must be an object with ${Object.keys(IS).join(', ')}.${extra}`)
}

const isCheckout = (checkout: string): boolean =>
  checkout.includes(PRODUCT) && /^https:\/\/[^{}]+[/?#]/.test(checkout) && URL.canParse(checkout)

function deliveryOf({ sentence, price }: z.infer<typeof delivery>): Delivery {
  return { sentence: sentence.trim(), price: price === undefined ? undefined : moneyOf(price) }
}

/** "3.95 GBP". What costs nothing has no price. */
function moneyOf(price: string): Money {
  const [, whole = '', cents = '', currency = ''] = /^(\d{1,7})(?:\.(\d{1,3}))? ([A-Z]{3})$/.exec(price) ?? []
  if (whole === '' || cents.length > decimalsOf(currency)) return refuse('delivery')
  const minor = Number(whole + cents.padEnd(decimalsOf(currency), '0'))
  return minor > 0 ? { minor, currency } : refuse('delivery')
}
