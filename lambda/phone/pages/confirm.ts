import { html } from 'hono/html'
import type { Product } from '../../catalog/catalog.ts'
import { layout } from './layout.ts'
import { type Frame, type Html, hidden, priced } from './parts.ts'
import { nameOf, pictureOf } from './product.ts'

/**
 * Asks whether to reserve a product: what it costs, with its delivery, how long the shop keeps it, and what
 * happens then. The price that it shows goes along with the tap, so that nobody agrees to another one.
 */
export function confirmPage(
  frame: Frame,
  product: Product,
  { search, notice }: { readonly search: string | undefined; readonly notice: string | undefined },
): Html {
  const { words, locale, shop } = frame
  const { order } = words
  const { id, price } = product
  const name = nameOf(product)
  const delivery = shop.delivery[locale]
  const to = search === undefined ? {} : { search }
  const back = `/p/product/${encodeURIComponent(id)}${search === undefined ? '' : `?search=${encodeURIComponent(search)}`}`
  return layout(frame, {
    title: `${order.confirm(name)} · ${words.shop}`,
    notice,
    main: html`<article class="sheet product">
<h1>${order.confirm(name)}</h1>
${pictureOf(product, frame)}
<dl><dt>${words.price}</dt><dd class="price"><b>${priced(price, locale)}</b></dd>
<dt>${order.delivery}</dt><dd>${delivery.price ? priced(delivery.price, locale) : order.free}<br>${delivery.sentence}</dd>
<dt>${order.kept}</dt><dd>${order.lasting(shop.holds)}</dd></dl>
<h2>${order.next}</h2>
<p>${order.nextIs}</p>
<form method="post" action="/p/order">${hidden({ id, price: `${price.minor} ${price.currency}`, ...to })}<button class="main">${order.reserveIt}</button></form>
<p><a href="${back}">${order.notNow}</a></p>
</article>`,
  })
}
