import type { Context, Hono } from 'hono'
import { DAY } from '../../household/limits.ts'
import type { Answers } from '../answers.ts'
import { giveKey, keyIn } from '../cookie.ts'
import type { PhoneHouse } from '../house.ts'
import { productPage } from '../pages/product.ts'
import { tagOf } from '../view.ts'
import { change, type Paired, visitOf } from '../visit.ts'

/** The doors that show something and change nothing. */
export function lookingDoors(app: Hono, house: PhoneHouse, answers: Answers): void {
  app.get('/p', async (c) => {
    const visit = await visitOf(house, keyIn(c))
    if (visit.is !== 'paired') return answers.signedOut(c, visit)
    if (c.req.method === 'GET') await slide(house, visit)
    giveKey(c, visit.key)
    return answers.shown(c, visit, { wanted: c.req.query('search') })
  })

  // One read, no write: it is asked for all the time.
  app.get('/p/state', async (c) => {
    const visit = await visitOf(house, keyIn(c))
    if (visit.is !== 'paired') return c.json({ error: answers.frame(c).words.gone }, 401)
    const view = await answers.view(visit, await answers.seen(visit), c.req.query('search'))
    const tag = tagOf(view)
    c.header('ETag', tag)
    c.header('Cache-Control', 'private, no-store')
    return names(c.req.header('if-none-match'), tag) ? c.body(null, 304) : c.json(view)
  })

  app.get('/p/product/:id', async (c) => {
    const visit = await visitOf(house, keyIn(c))
    if (visit.is !== 'paired') return answers.signedOut(c, visit)
    return await product(c, visit, answers)
  })
}

/** Whether an `If-None-Match` names this tag. Proxies mark tags as weak when they compress. */
const names = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//u, '') === tag || one.trim() === '*')

async function product(c: Context, visit: Paired, answers: Answers) {
  const { locale } = visit.phone
  const frame = answers.frame(c, locale)
  const id = c.req.param('id') ?? ''
  const [product] = await answers.products([id], locale)
  if (!product) return answers.plain(c, 404, frame.words.noProductTitle, frame.words.noProduct)
  if (answers.wantsJson(c)) return c.json(product)
  const view = await answers.view(visit, await answers.seen(visit), c.req.query('search'))
  return answers.html(c, productPage(frame, product, view))
}

/** A phone that is looked at stays connected: once a day that is written down. */
async function slide(house: PhoneHouse, { key, phone, now }: Paired): Promise<void> {
  if (phone.touched + DAY > now) return
  try {
    await change(house, key, ({ household }) => ({ household: { ...household }, did: undefined }))
  } catch (error) {
    // The next look may have more luck; this one is answered.
    house.report(error)
  }
}
