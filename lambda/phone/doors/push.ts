import { ECDH } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { withoutPush, withPush } from '../../household/push.ts'
import { subscriptionIn } from '../../household/push-hosts.ts'
import type { PushSubscription } from '../../household/state.ts'
import type { Answers } from '../answers.ts'
import { giveKey, keyIn } from '../cookie.ts'
import type { PhoneHouse } from '../house.ts'
import { change, type Decided, type Paired } from '../visit.ts'

/** The doors by which a phone asks to be told when a search is there, and to be told no more. */
export function pushDoors(app: Hono, house: PhoneHouse, answers: Answers): void {
  async function changed(c: Context, decide: (visit: Paired) => Decided<undefined>): Promise<Response> {
    const done = await change(house, keyIn(c), decide)
    if ('is' in done) return answers.signedOut(c, done)
    giveKey(c, done.visit.key)
    return c.body(null, 204)
  }

  app.post('/p/push', async (c) => {
    const push = await pushIn(c, house)
    const { words } = answers.frame(c)
    if (!push) return answers.plain(c, 400, words.notUnderstood, words.badPush)
    return changed(c, ({ household, phone }) => ({
      household: withPush(household, phone.id, push),
      did: undefined,
    }))
  })
  app.post('/p/unpush', (c) =>
    changed(c, ({ household, phone }) => ({ household: withoutPush(household, phone.id), did: undefined })),
  )
}

/** The subscription in a JSON body; undefined where there is none that we could ever send to. */
async function pushIn(c: Context, { push }: PhoneHouse): Promise<PushSubscription | undefined> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (!push || type !== 'application/json') return undefined
  const found = subscriptionIn(jsonIn(await c.req.text()), push.hosts)
  return found && isOnCurve(found.p256dh) ? found : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether 65 bytes are a point of P-256: nothing can be sealed for any other. */
function isOnCurve(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'hex', 'compressed')
    return true
  } catch {
    return false
  }
}
