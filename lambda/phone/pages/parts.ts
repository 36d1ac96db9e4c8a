import { html } from 'hono/html'
import type { Money } from '../../catalog/catalog.ts'
import type { Locale } from '../../locale.ts'
import type { Shop } from '../../shop/shop.ts'
import { writtenPrice } from '../../speech/money.ts'
import type { PhoneWords } from '../words/en.ts'

/** A piece of a page. `html` escapes whatever is put into it, once. */
export type Html = ReturnType<typeof html>

/** What every page is made with. */
export interface Frame {
  readonly locale: Locale
  readonly words: PhoneWords
  readonly shop: Shop
  /** Tells one version of style and script from another. */
  readonly version: string
}

export const NOTHING: Html = html``

/** A form of one button. `live`: the script sends it without leaving the page. */
export const button = (
  action: string,
  fields: Readonly<Record<string, string>>,
  inside: Html,
  attributes: Html = NOTHING,
): Html =>
  html`<form method="post" action="${action}" data-live>${hidden(fields)}<button ${attributes}>${inside}</button></form>`

export const hidden = (fields: Readonly<Record<string, string>>): Html[] =>
  Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)

/** A price as it is read; nothing for a currency that nobody can write. */
export function priced(money: Money | undefined, locale: Locale): string {
  return money ? writtenPrice(money, locale) : ''
}

/** A picture's place is kept while it comes, so that nothing jumps. */
export const picture = (image: string, width: number, height = width, alt = ''): Html =>
  html`<img src="${image}" alt="${alt}" width="${width}" height="${height}" loading="lazy" decoding="async">`

/** A product's small picture. Where there is none, the name's first letter stands in its place. */
export const thumbnail = (image: string | undefined, name: string): Html =>
  image === undefined
    ? html`<span class="none" aria-hidden="true">${[...name].slice(0, 1)}</span>`
    : picture(image, 320)
