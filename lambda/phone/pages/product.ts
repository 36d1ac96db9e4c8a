import { html } from 'hono/html'
import type { Product } from '../../catalog/catalog.ts'
import { pictureIn } from '../../catalog/picture.ts'
import type { View } from '../view.ts'
import { layout } from './layout.ts'
import { type Frame, type Html, NOTHING, picture, priced } from './parts.ts'
import { wayToBuy } from './reserved.ts'
import { pickButton } from './search.ts'

/** A product's name as a title has it. */
export const nameOf = ({ spokenName }: Product): string =>
  spokenName.charAt(0).toUpperCase() + spokenName.slice(1)

/** Its large picture, if it has one. */
export const pictureOf = (product: Product, { words }: Frame): Html =>
  product.image === undefined
    ? NOTHING
    : picture(pictureIn(product.image, '720x480'), 720, 480, words.picture(nameOf(product)))

/** Only what a browser opens as a page: a feed may hold any text. */
const isWeb = (address: string | undefined): address is string => /^https?:\/\//i.test(address ?? '')

/** One product, with all that the shop says of it. It can be picked where it was found. */
export function productPage(frame: Frame, product: Product, view: View, notice?: string): Html {
  const { words, locale } = frame
  const { search } = view
  const { id, inStock, asin } = product
  const name = nameOf(product)
  const found = search?.products.find((one) => one.id === id)
  const back = search ? `/p?search=${encodeURIComponent(search.id)}` : '/p'
  const facts = [product.brand, product.color].filter((fact) => fact !== undefined)
  return layout(frame, {
    title: `${name} · ${words.shop}`,
    notice,
    main: html`<article class="sheet product">
<p><a href="${back}">← ${words.toSearch}</a></p>
${pictureOf(product, frame)}
<h1>${name}</h1>
<p class="soft">${product.title}</p>
<p class="price"><b>${priced(product.price, locale)}</b>${product.regularPrice ? html` <s><span class="vh">${words.before} </span>${priced(product.regularPrice, locale)}</s>` : ''}</p>
<p>${inStock ? words.inStock : words.soldOut}${facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}</p>
<p>${product.description}</p>
${found && search ? pickButton(found, search.id, frame) : ''}
${wayToBuy({ id, name, inStock, isAmazons: asin !== undefined }, view, search?.id, frame)}
${isWeb(product.link) ? html`<p><a href="${product.link}" rel="noopener noreferrer">${words.atShop}</a></p>` : ''}
</article>`,
  })
}
