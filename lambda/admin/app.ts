import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BODY_MAX } from '../browser/body.ts'
import { StoreUnavailable } from '../store/household-store.ts'
import { Doors } from './doors.ts'
import { gated, headed, isSafe } from './gate.ts'
import type { AdminHouse } from './house.ts'
import { type AdminEnv, pathOf } from './identity.ts'
import { PolicyRefusal } from './outcome.ts'
import { plainly } from './pages/plain.ts'

const AGAIN = { to: '/admin', says: 'Try again' }

/** The console, at `/admin` and below: what nobody gave a role to, nobody gets to. */
export function createAdminApp(house: AdminHouse): Hono<AdminEnv> {
  const app = new Hono<AdminEnv>({ strict: false })
  const doors = new Doors(app)
  const limited = bodyLimit({
    maxSize: BODY_MAX,
    onError: (c) =>
      plainly(c, {
        status: 413,
        title: 'This is too large',
        text: 'No form of the console is so large. Nothing was changed.',
        link: { to: '/admin', says: 'To the console' },
      }),
  })
  const head = headed(house)
  const own = new Set<unknown>()
  const gate = gated(house, doors, own)
  for (const middleware of [head, limited, gate]) {
    own.add(middleware)
    app.use(middleware)
  }

  house.doorkeeper.open(doors)
  house.pages(doors, house.doorkeeper.signingIn)

  app.onError((error, c) => {
    house.report(error)
    const again = isSafe(c) ? { to: pathOf(c), says: 'Try again' } : AGAIN
    if (error instanceof PolicyRefusal) {
      const title = 'This cannot be done now'
      return plainly(c, { status: 409, title, text: error.message, link: again })
    }
    const isGone = error instanceof StoreUnavailable
    return plainly(c, {
      status: isGone ? 503 : 500,
      title: 'The console cannot answer now',
      text: `${isGone ? 'The shop’s store does not answer' : 'Something failed'}, and the shop’s log has it. Try again in a minute, and look first whether what you changed is there.`,
      link: again,
    })
  })
  return app
}
