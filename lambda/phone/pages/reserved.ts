import { html } from 'hono/html'
import type { SeenOrder, View } from '../view.ts'
import { button, type Frame, type Html, NOTHING, priced, thumbnail } from './parts.ts'

/**
 * What a person has reserved, with the way to pay and the way back.
 * @param now epoch seconds
 */
export function reservedPart(orders: readonly SeenOrder[], frame: Frame, now: number): Html {
  if (orders.length === 0) return NOTHING
  return html`<section class="orders" data-key="orders" aria-labelledby="orders"><h2 id="orders">${frame.words.order.reserved}</h2>
<ul>${orders.map((order) => orderLine(order, frame, now))}</ul></section>`
}

function orderLine(seen: SeenOrder, frame: Frame, now: number): Html {
  const { words, locale, shop } = frame
  const { order } = words
  const { id, product, name = words.goneProduct, image, price, until, canTakeBack } = seen
  const named = html`<span class="vh"> ${name}</span>`
  const way = canTakeBack
    ? button('/p/order/cancel', { id }, html`${order.takeBack}${named}`)
    : html`<p class="soft">${order.toChange} ${contactOf(shop.contact)}</p>`
  return html`<li data-key="${id}">${thumbnail(image, name)}
<h3>${name}</h3><p class="price"><b>${priced(price, locale)}</b></p>
<p>${order.keeps} ${lasting(until, frame, now)}.</p>
<div class="acts"><a class="main" href="${shop.checkout(product, id)}" rel="noopener">${order.pay}${named}</a>${way}</div></li>`
}

/** How long it is kept, in words that hold in any time zone; the script puts the day and hour in their place. */
function lasting(until: number, { words }: Frame, now: number): Html {
  const { order } = words
  const at = new Date(until * 1000).toISOString()
  return html`<time datetime="${at}" data-until="${order.until}">${order.lastingOn(until - now)}</time>`
}

/** The shop's own word for where it is reached, as a link where that is a mail, a telephone or a web address. */
function contactOf(contact: string): Html {
  const to = contactLink(contact.trim())
  return to === undefined ? html`${contact}` : html`<a href="${to}" rel="noopener">${contact}</a>`
}

function contactLink(contact: string): string | undefined {
  if (/^https?:\/\/\S+$/i.test(contact)) return contact
  if (/^[^\s@:/?]+@[^\s@:/?]+\.[^\s@:/?]+$/.test(contact)) return `mailto:${contact}`
  return /^\+?[\d\s()./-]{5,}$/.test(contact) ? `tel:${contact.replace(/[^\d+]/g, '')}` : undefined
}

/** What a page knows of a product that may be bought. */
export interface Sellable {
  readonly id: string
  readonly name: string
  readonly inStock: boolean
  readonly isAmazons: boolean
}

/**
 * The way to a product: a person's own phone reserves it, a household's leads to the shop's checkout (rulings,
 * 16), and what Amazon sells is asked for by voice.
 */
export function wayToBuy(
  { id, name, inStock, isAmazons }: Sellable,
  { isOwn, orders }: View,
  search: string | undefined,
  { words, shop }: Frame,
): Html {
  const { order } = words
  if (isAmazons) return html`<p class="soft">${order.amazon}</p>`
  if (orders.some(({ product }) => product === id))
    return html`<a class="button" href="/p#orders">${order.reserved}<span class="vh"> ${name}</span></a>`
  if (!inStock) return NOTHING
  const named = html`<span class="vh"> ${name}</span>`
  if (!isOwn)
    return html`<a class="button" href="${shop.checkout(id)}" rel="noopener">${order.checkout}${named}</a>`
  const of = search === undefined ? '' : `&search=${encodeURIComponent(search)}`
  return html`<a class="button" href="/p/order?id=${encodeURIComponent(id)}${of}">${order.reserve}${named}</a>`
}
