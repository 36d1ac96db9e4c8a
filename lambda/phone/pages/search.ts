import { html } from 'hono/html'
import type { SeenPick, SeenProduct, SeenSearch, View } from '../view.ts'
import { othersPart, phonePart } from './around.ts'
import { layout } from './layout.ts'
import { chips, refineForm } from './narrowing.ts'
import { button, type Frame, type Html, priced, thumbnail } from './parts.ts'
import { reservedPart, wayToBuy } from './reserved.ts'

/** What the page says besides the view. */
interface Shown {
  readonly tag: string
  readonly notice: string | undefined
  /** Epoch seconds. */
  readonly now: number
}

/** The page of a phone: the search, its picks, and what is around it. */
export function searchPage(frame: Frame, view: View, { tag, notice, now }: Shown): Html {
  const { words } = frame
  const { search, orders } = view
  const top = reservedPart(orders, frame, now)
  const around = html`${othersPart(view, frame)}${phonePart(view, frame)}`
  if (!search)
    return layout(frame, {
      title: words.shop,
      tag,
      notice,
      main: html`${top}<section class="head" id="list"><h1>${words.emptyTitle}</h1><p>${words.empty}</p></section>${around}`,
    })
  return layout(frame, {
    title: `${search.title} · ${words.shop}`,
    tag,
    notice,
    main: html`${top}${searchPart(search, frame)}${around}`,
    bar: picksBar(search, view, frame),
  })
}

function searchPart(search: SeenSearch, frame: Frame): Html {
  const { words } = frame
  const { title, products, total, fit, isOwn } = search
  const count = products.length === 0 ? words.goneProducts : words.found(Math.max(total, products.length))
  return html`<section class="head"><p class="soft">${isOwn ? words.yours : words.everybodys}</p>
<h1>${title}</h1><p>${count}${fit === 'closest' ? ` · ${words.closest}` : ''}</p>
${chips(search, frame)}
${refineForm(search, frame)}</section>
<ol class="list" id="list" tabindex="-1">${products.map((product) => item(product, search, frame))}</ol>`
}

function item(product: SeenProduct, search: SeenSearch, frame: Frame): Html {
  const { words, locale } = frame
  const { id, name, price, regularPrice, inStock, image, isRead, isPicked } = product
  const was = regularPrice
    ? html` <s><span class="vh">${words.before} </span>${priced(regularPrice, locale)}</s>`
    : ''
  return html`<li data-key="${id}" class="item${inStock ? '' : ' out'}${isPicked ? ' picked' : ''}">
<a href="${productAddress(id, search.id)}">${thumbnail(image, name)}<h2>${name}</h2></a>
<p class="price"><b>${priced(price, locale)}</b>${was}</p>
${marks(inStock, isRead, frame)}
${pickButton({ id, name, isPicked }, search.id, frame)}</li>`
}

const marks = (inStock: boolean, isRead: boolean, { words }: Frame): Html =>
  html`<p class="marks">${isRead ? html`<span class="mark read">${words.read}</span>` : ''}${inStock ? '' : html`<span class="mark">${words.soldOut}</span>`}</p>`

/** Where a product's details are. */
const productAddress = (id: string, search: string): string =>
  `/p/product/${encodeURIComponent(id)}?search=${encodeURIComponent(search)}`

/** Picks, or takes out again: one button, which says what it is now. */
export function pickButton(
  { id, name, isPicked }: Pick<SeenProduct, 'id' | 'name' | 'isPicked'>,
  search: string,
  { words }: Frame,
): Html {
  const says = isPicked ? words.picked : words.pick
  const done = isPicked ? words.didTake(name) : words.didPick(name)
  return button(
    isPicked ? '/p/unpick' : '/p/pick',
    { id, search },
    html`<span data-word>${says}</span><span class="vh"> ${name}</span>`,
    html`class="pick" aria-pressed="${isPicked ? 'true' : 'false'}" data-done="${done}" data-other="${isPicked ? words.pick : words.picked}"`,
  )
}

/** What was picked, and what to say about it, at the lower edge where a thumb is. */
function picksBar({ id, picks }: SeenSearch, view: View, frame: Frame): Html {
  const { words } = frame
  const say = picks.length > 1 ? words.sayMany : words.sayOne
  const hint =
    picks.length === 0
      ? html`<p class="soft">${words.noPick}</p>`
      : html`<p>${words.sayNext} <b>${say}</b></p>`
  if (picks.length === 0)
    return html`<section class="bar" data-key="bar" aria-label="${words.picks}"><p><b>${words.picksTitle(0)}</b></p>${hint}</section>`
  return html`<section class="bar" data-key="bar" aria-label="${words.picks}"><details data-key="picks"><summary>${words.picksTitle(picks.length)}</summary>
<ul>${picks.map((pick) => pickLine(pick, id, view, frame))}</ul></details>${hint}</section>`
}

function pickLine(pick: SeenPick, search: string, view: View, frame: Frame): Html {
  const { words, locale } = frame
  const { id, name = words.goneProduct, price, before, inStock } = pick
  const stock = inStock || pick.name === undefined ? '' : html` · ${words.soldOut}`
  const was = before ? html`<span class="soft">${words.wasPrice(priced(before, locale))}</span>` : ''
  return html`<li data-key="${id}"><span><b>${name}</b>${price ? html` <span>${priced(price, locale)}</span>` : ''}${stock}${was}</span>
<div class="acts">${wayToBuy({ id, name, inStock, isAmazons: pick.isAmazons === true }, view, search, frame)}${button('/p/unpick', { id, search }, html`${words.takeOut}<span class="vh"> ${name}</span>`, html`data-done="${words.didTake(name)}"`)}</div></li>`
}
