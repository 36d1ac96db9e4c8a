import type { Context, Hono } from 'hono'
import { type Fields, fieldsOf } from '../../browser/body.ts'
import type { Money } from '../../catalog/catalog.ts'
import type { Answers } from '../answers.ts'
import { giveKey, keyIn } from '../cookie.ts'
import type { PhoneHouse } from '../house.ts'
import { hindranceTo, isSamePrice, type Ordered, ordering, pickedPrice, takingBack } from '../ordering.ts'
import { confirmPage } from '../pages/confirm.ts'
import { type Frame, priced } from '../pages/parts.ts'
import { plainPage } from '../pages/plain.ts'
import type { Which } from '../picking.ts'
import { showable } from '../pictures.ts'
import { type Changed, change, type Decided, type Paired, visitOf } from '../visit.ts'

/** Where a search is shown; without one, the page as it opens. */
const pageOf = (search: string | undefined): string =>
  search === undefined ? '/p' : `/p?search=${encodeURIComponent(search)}`

/** The price that the page showed: "3900 GBP", in minor units. Undefined for what is none. */
function priceIn(field: string): Money | undefined {
  const [, minor, currency] = /^(\d{1,12}) ([A-Z]{3})$/.exec(field) ?? []
  return minor && currency ? { minor: Number(minor), currency } : undefined
}

/** What keeps an order from being made, in words and as a status; undefined where it is there. */
function objectionTo({ is }: Ordered, { words, shop }: Frame) {
  const { order } = words
  switch (is) {
    case 'reserved':
    case 'had already':
    case 'dearer or cheaper':
      return undefined
    case 'not own':
      return { status: 403, title: order.notOwnTitle, says: order.notOwn } as const
    case 'gone':
      return { status: 404, title: words.noProductTitle, says: words.noProduct } as const
    case 'amazons':
      return { status: 409, title: order.amazonTitle, says: order.amazon } as const
    case 'sold out':
      return { status: 409, title: words.soldOut, says: order.soldOut } as const
    case 'full':
      return { status: 409, title: order.fullTitle, says: order.full(shop.contact) } as const
  }
}

/** The doors of reserving: a page that asks, the reservation itself, and taking it back. */
export function orderingDoors(app: Hono, house: PhoneHouse, answers: Answers): void {
  /** A sentence instead of an order, in the phone's own language. */
  const instead = (
    c: Context,
    frame: Frame,
    { status, title, says }: NonNullable<ReturnType<typeof objectionTo>>,
    search: string | undefined,
  ) => {
    if (answers.wantsJson(c)) return c.json({ error: says }, status)
    const link = { to: pageOf(search), says: frame.words.toSearch }
    return answers.html(c, plainPage(frame, title, says, link), status)
  }

  // It asks and changes nothing, whoever opens it.
  app.get('/p/order', async (c) => {
    const visit = await visitOf(house, keyIn(c))
    if (visit.is !== 'paired') return answers.signedOut(c, visit)
    const { locale } = visit.phone
    const frame = answers.frame(c, locale)
    const which: Which = { id: c.req.query('id') ?? '', search: c.req.query('search') }
    const [product] = await answers.products([which.id], locale)
    const seen = await answers.seen(visit)
    const hindered = hindranceTo(visit, seen, which.id, product)
    if (hindered?.is === 'had already') return c.redirect(pageOf(which.search), 303)
    const against = hindered && objectionTo(hindered, frame)
    if (against) return instead(c, frame, against, which.search)
    if (!product) return c.notFound()
    if (answers.wantsJson(c)) return c.json({ id: product.id, price: product.price, holds: house.shop.holds })
    const picked = pickedPrice(seen, which)
    const isSame = picked === undefined || isSamePrice(picked, product.price)
    const notice = isSame ? undefined : frame.words.wasPrice(priced(picked, locale))
    return answers.html(c, confirmPage(frame, product, { search: which.search, notice }))
  })

  /** Read what was sent, change, and say what came of it. */
  async function changed<Did>(
    c: Context,
    decide: (visit: Paired, fields: Fields) => Promise<Decided<Did>>,
    answer: (done: Changed<Did>, frame: Frame, search: string | undefined) => Response | Promise<Response>,
  ): Promise<Response> {
    const fields = await fieldsOf(c)
    const { words } = answers.frame(c)
    const isFit = fields && (!fields.has('price') || priceIn(fields.get('price') ?? ''))
    if (!isFit) return answers.plain(c, 422, words.notUnderstood, words.notUnderstood)
    const done = await change(house, keyIn(c), (visit) => decide(visit, fields))
    if ('is' in done) return answers.signedOut(c, done)
    giveKey(c, done.visit.key)
    return answer(done, answers.frame(c, done.visit.phone.locale), fields.get('search'))
  }

  app.post('/p/order', (c) =>
    changed(
      c,
      async (visit, fields) => {
        const which: Which = { id: fields.get('id') ?? '', search: fields.get('search') }
        return ordering(visit, await answers.seen(visit), which, priceIn(fields.get('price') ?? ''), house)
      },
      ({ visit, did }, frame, search) => {
        if (did.is === 'dearer or cheaper') {
          const [was, now] = [did.was, did.product.price].map((price) => priced(price, frame.locale))
          const notice = frame.words.order.otherPrice(was ?? '', now ?? '')
          return answers.wantsJson(c)
            ? c.json({ error: notice, price: did.product.price }, 409)
            : answers.html(
                c,
                confirmPage(frame, showable(did.product, house.publicUrl), { search, notice }),
                409,
              )
        }
        const against = objectionTo(did, frame)
        if (against) return instead(c, frame, against, search)
        return answers.wantsJson(c)
          ? answers.shown(c, visit, { wanted: search })
          : c.redirect(pageOf(search), 303)
      },
    ),
  )

  app.post('/p/order/cancel', (c) =>
    changed(
      c,
      async (visit, fields) =>
        takingBack(visit, await answers.seen(visit), fields.get('id') ?? '', house.ids),
      ({ visit, did }, { words, shop }, wanted) => {
        const { order } = words
        if (did.is === 'done' && answers.wantsJson(c)) return answers.shown(c, visit, { wanted })
        if (did.is === 'done') return answers.shown(c, visit, { notice: order.takenBack, wanted })
        const isLate = did.is === 'too late'
        const notice = isLate ? order.tooLate(shop.contact) : order.noSuchOrder
        return answers.shown(c, visit, { notice, status: isLate ? 409 : 404, wanted })
      },
    ),
  )
}
