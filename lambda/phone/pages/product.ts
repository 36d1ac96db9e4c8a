import { html } from 'hono/html'
import type { Product } from '../../catalog/catalog.ts'
import { pictureIn } from '../../catalog/picture.ts'
import type { View } from '../view.ts'
import { layout } from './layout.ts'
import { type Frame, type Html, priced } from './parts.ts'
import { pickButton, picture } from './search.ts'

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Only what a browser opens as a page: a feed may hold any text. */
const isWeb = (address: string | undefined): address is string => /^https?:\/\//i.test(address ?? '')

/** One product, with all that the shop says of it. It can be picked where it was found. */
export function productPage(frame: Frame, product: Product, { search }: View, notice?: string): Html {
  const { words, locale } = frame
  const name = capital(product.spokenName)
  const found = search?.products.find(({ id }) => id === product.id)
  const back = search ? `/p?search=${encodeURIComponent(search.id)}` : '/p'
  const facts = [product.brand, product.color].filter((fact) => fact !== undefined)
  return layout(frame, {
    title: `${name} · ${words.shop}`,
    notice,
    main: html`<article class="sheet product">
<p><a href="${back}">← ${words.toSearch}</a></p>
${
  product.image === undefined
    ? ''
    : html`${picture(pictureIn(product.image, '720x480'), 720, 480, words.picture(name))}
`
}<h1>${name}</h1>
<p class="soft">${product.title}</p>
<p class="price"><b>${priced(product.price, locale)}</b>${product.regularPrice ? html` <s><span class="vh">${words.before} </span>${priced(product.regularPrice, locale)}</s>` : ''}</p>
<p>${product.inStock ? words.inStock : words.soldOut}${facts.length > 0 ? ` · ${facts.join(' · ')}` : ''}</p>
<p>${product.description}</p>
${found && search ? pickButton(found, search.id, frame) : ''}
${isWeb(product.link) ? html`<p><a href="${product.link}" rel="noopener noreferrer">${words.atShop}</a></p>` : ''}
</article>`,
  })
}
