import type { Context, Hono } from 'hono'
import { type Fields, fieldsOf } from '../../browser/body.ts'
import { calledName } from '../../household/called.ts'
import { withCalled } from '../../household/naming.ts'
import { withClaim, withoutPhones } from '../../household/phones.ts'
import type { Answers } from '../answers.ts'
import { giveKey, keyIn, takeKey, takeTry } from '../cookie.ts'
import type { PhoneHouse } from '../house.ts'
import { type Picked, picking, unpicking } from '../picking.ts'
import { type Refined, refining } from '../refining.ts'
import { currentOf } from '../seen.ts'
import { type Changed, change, type Decided, type Paired } from '../visit.ts'
import type { PhoneWords } from '../words/en.ts'

/** What keeps a change from being made, in words and as a status. */
interface Objection {
  readonly status: 404 | 409 | 422
  readonly says: string
}

/** The doors that change something for a phone that is connected. */
export function changingDoors(app: Hono, house: PhoneHouse, answers: Answers): void {
  const { catalog } = house

  /** One way for all of them: read what was sent, change, then show the page or say why not. */
  async function changed<Did>(
    c: Context,
    decide: (visit: Paired, fields: Fields) => Decided<Did> | Promise<Decided<Did>>,
    objectionTo: (did: Did, words: PhoneWords) => Objection | undefined,
  ): Promise<Response> {
    const fields = await fieldsOf(c)
    const { words } = answers.frame(c)
    if (!fields) return answers.plain(c, 422, words.notUnderstood, words.notUnderstood)
    const done = await change(house, keyIn(c), (visit) => decide(visit, fields))
    if ('is' in done) return answers.signedOut(c, done)
    giveKey(c, done.visit.key)
    const wanted = fields.get('search')
    const against = objectionTo(done.did, answers.frame(c, done.visit.phone.locale).words)
    if (against) return answers.shown(c, done.visit, { notice: against.says, status: against.status, wanted })
    return answers.wantsJson(c) ? answers.shown(c, done.visit, { wanted }) : back(c, done, wanted)
  }

  /** Back to the page, at the search that was changed. */
  async function back<Did>(
    c: Context,
    { visit }: Changed<Did>,
    wanted: string | undefined,
  ): Promise<Response> {
    const current = currentOf(await answers.seen(visit))
    const isShown = wanted === undefined || wanted === current?.id
    return c.redirect(isShown ? '/p' : `/p?search=${encodeURIComponent(wanted)}`, 303)
  }

  const whichOf = (fields: Fields) => ({ id: fields.get('id') ?? '', search: fields.get('search') })

  app.post('/p/pick', (c) =>
    changed(
      c,
      async (visit, fields) => picking(visit, await answers.seen(visit), whichOf(fields), catalog),
      objectionToPick,
    ),
  )
  app.post('/p/unpick', (c) =>
    changed(
      c,
      async (visit, fields) => unpicking(visit, await answers.seen(visit), whichOf(fields)),
      objectionToPick,
    ),
  )
  app.post('/p/refine', (c) =>
    changed(
      c,
      async (visit, fields) => {
        const [from, to, color, brand, order, drop] = ['from', 'to', 'color', 'brand', 'order', 'drop'].map(
          (name) => fields.get(name),
        )
        const wish = { from, to, color, brand, order, drop }
        return refining(visit, await answers.seen(visit), fields.get('search'), wish, catalog)
      },
      objectionToRefine,
    ),
  )
  app.post('/p/claim', (c) =>
    changed(
      c,
      async (visit) => claiming(visit, (await answers.seen(visit)).isOwn, house.digits),
      () => undefined,
    ),
  )
  app.post('/p/called', (c) =>
    changed(
      c,
      async (visit, fields) => {
        const { called } = await answers.seen(visit)
        return calling(visit, called, fields.get('called') ?? '')
      },
      (did, words) => (did === 'no name' ? { status: 422, says: words.noName } : undefined),
    ),
  )

  app.post('/p/remove', async (c) => {
    const done = await change(house, keyIn(c), ({ household, phone }) => ({
      household: withoutPhones(household, [phone]),
      did: 'removed',
    }))
    takeKey(c)
    takeTry(c)
    c.header('Clear-Site-Data', '"cache", "cookies", "storage"')
    if (answers.wantsJson(c)) return c.json({ removed: !('is' in done) })
    return c.redirect('/p?removed', 303)
  })
}

function objectionToPick({ is }: Picked, words: PhoneWords): Objection | undefined {
  if (is === 'no such product') return { status: 422, says: words.notFound }
  if (is === 'no such search') return { status: 404, says: words.noSearch }
  if (is === 'no room') return { status: 409, says: words.noRoom }
  return is === 'full' ? { status: 409, says: words.fullPicks } : undefined
}

function objectionToRefine(did: Refined, words: PhoneWords): Objection | undefined {
  switch (did.is) {
    case 'done':
      return undefined
    case 'no such search':
      return { status: 404, says: words.noSearch }
    case 'no price':
      return { status: 422, says: words.noPrice }
    case 'no such filter':
      return { status: 422, says: words.notUnderstood }
    case 'full':
      return { status: 409, says: words.fullSearch }
    case 'nothing left': {
      const way = did.drop.length > 0 ? ` ${words.without(did.drop, did.total)}` : ''
      return { status: 422, says: `${words.nothingLeft}${way}` }
    }
  }
}

/** Shows four digits for ten minutes, that no other phone of the household shows; those that it has, stay. */
function claiming({ household, phone, now }: Paired, isOwn: boolean, digits: () => string): Decided<'done'> {
  if (isOwn || phone.claim) return { household, did: 'done' }
  const taken = household.phones.map(({ claim }) => claim?.digits)
  let shown = digits()
  while (taken.includes(shown)) shown = digits()
  return { household: withClaim(household, phone.id, shown, now), did: 'done' }
}

/**
 * Mends how somebody is called, on their own phone (rulings, 4). What they are called comes first by voice; here
 * it can only be written otherwise.
 */
function calling(
  { household, phone, now }: Paired,
  called: string | undefined,
  typed: string,
): Decided<'done' | 'no name'> {
  const name = calledName(typed)
  if (called === undefined || phone.owner === 'household' || name === undefined)
    return { household, did: 'no name' }
  if (name === called) return { household, did: 'done' }
  return { household: withCalled(household, phone.owner, name, now), did: 'done' }
}
