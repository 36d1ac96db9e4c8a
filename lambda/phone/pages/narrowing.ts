import { html } from 'hono/html'
import type { FilterName, Order } from '../../catalog/catalog.ts'
import { decimalsOf } from '../../catalog/minor-units.ts'
import type { SeenSearch } from '../view.ts'
import { button, type Frame, type Html, hidden, NOTHING, priced } from './parts.ts'

/** Everything that narrows a search, each of which can be dropped with one tap. */
export function chips({ id, filters, order }: SeenSearch, { words, locale }: Frame): Html {
  const { price, colors = [], brands = [], without = [], except = [] } = filters
  // A range that ends a penny below a round price was meant to stop short of it, as speech says it.
  const sum = (minor: number | undefined, away: 1 | -1) => {
    if (minor === undefined || !price) return undefined
    const round = (minor + away) % 100 === 0 ? minor + away : minor
    return priced({ minor: round, currency: price.currency }, locale).replace(/[.,]00(?=\D*$)/u, '')
  }
  const all: readonly (readonly [FilterName, string])[] = [
    ...(price ? [['price', words.chipPrice(sum(price.from, -1), sum(price.to, 1))] as const] : []),
    ...(colors.length > 0 ? [['colors', words.chipColor(colors)] as const] : []),
    ...(brands.length > 0 ? [['brands', words.chipBrand(brands)] as const] : []),
    ...(without.length > 0 ? [['without', words.chipWithout(without)] as const] : []),
    ...(except.length > 0 ? [['except', words.chipExcept(except.length)] as const] : []),
  ]
  const chip = (field: string, value: string, text: string) =>
    html`<li data-key="${field} ${value}">${button('/p/refine', { search: id, [field]: value }, html`<span class="vh">${words.drop(text)}</span><span aria-hidden="true">${text} ✕</span>`)}</li>`
  const lines = all.map(([name, text]) => chip('drop', name, text))
  if (order !== 'fit') lines.push(chip('order', 'fit', words.orders[order]))
  return lines.length === 0 ? NOTHING : html`<ul class="chips" aria-label="${words.filters}">${lines}</ul>`
}

const ORDERS: readonly Order[] = ['fit', 'cheapest', 'dearest', 'popular']

/** An amount as it is typed: "49.50", "49". */
function typed(minor: number | undefined, currency: string, locale: string): string {
  if (minor === undefined) return ''
  const decimals = decimalsOf(currency)
  const text = (minor / 10 ** decimals).toFixed(minor % 10 ** decimals === 0 ? 0 : decimals)
  return locale.startsWith('fr') ? text.replace('.', ',') : text
}

const option = (value: string, text: string, isChosen: boolean): Html =>
  html`<option value="${value}"${isChosen ? ' selected' : ''}>${text}</option>`

function choice(
  name: string,
  label: string,
  values: readonly string[],
  chosen: readonly string[],
  any: string,
): Html {
  // Several, said by voice, are one choice here, so that they are not lost by choosing something else.
  const now = chosen.join(', ')
  const all = now === '' || values.includes(now) ? values : [now, ...values]
  if (all.length === 0) return NOTHING
  return html`<label>${label}<select name="${name}">${option('', any, now === '')}${all.map((value) => option(value, value, value === now))}</select></label>`
}

/** The form that sorts and filters. It says all of what narrows the search, so what is emptied goes. */
export function refineForm(search: SeenSearch, { words, locale }: Frame): Html {
  const { id, filters, order, currency, colors, brands } = search
  const { price } = filters
  const sign = currency && priced({ minor: 0, currency }, locale).replace(/[\d.,\s]/gu, '')
  return html`<details class="refine" data-key="refine"><summary>${words.refine}</summary>
<form method="post" action="/p/refine" data-live>${hidden({ search: id })}
<label class="wide">${words.sort}<select name="order">${ORDERS.map((one) => option(one, words.orders[one], one === order))}</select></label>
<fieldset class="wide"><legend>${words.price} ${sign}</legend>
<label>${words.from}<input name="from" inputmode="decimal" maxlength="12" autocomplete="off" value="${typed(price?.from, currency, locale)}"></label>
<label>${words.to}<input name="to" inputmode="decimal" maxlength="12" autocomplete="off" value="${typed(price?.to, currency, locale)}"></label></fieldset>
${choice('color', words.color, colors, filters.colors ?? [], words.any)}
${choice('brand', words.brand, brands, filters.brands ?? [], words.any)}
<button class="main wide">${words.show}</button></form></details>`
}
