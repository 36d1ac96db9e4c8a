import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BODY_MAX } from '../browser/body.ts'
import { CatalogUnavailable } from '../catalog/catalog.ts'
import { StoreUnavailable } from '../store/household-store.ts'
import { Answers } from './answers.ts'
import { changingDoors } from './doors/changing.ts'
import { lookingDoors } from './doors/looking.ts'
import { orderingDoors } from './doors/ordering.ts'
import { pairingDoor } from './doors/pairing.ts'
import { pushDoors } from './doors/push.ts'
import { shellDoors } from './doors/shell.ts'
import { guarded } from './guard.ts'
import type { PhoneHouse } from './house.ts'

/** When to try again after the store or the catalogue did not answer, in seconds. */
const AGAIN_SECONDS = '30'

/** Every door of the phone, at `/p` and below. */
export function createPhoneApp(house: PhoneHouse): Hono {
  const app = new Hono({ strict: false })
  const answers = new Answers(house)

  app.use(
    guarded(house, (c) => {
      const { words } = answers.frame(c)
      return Promise.resolve(answers.plain(c, 403, words.connect, words.foreign))
    }),
  )
  app.use(
    bodyLimit({
      maxSize: BODY_MAX,
      onError: (c) => {
        const { words } = answers.frame(c)
        return answers.plain(c, 413, words.notUnderstood, words.tooLarge)
      },
    }),
  )
  shellDoors(app, house, answers)
  lookingDoors(app, house, answers)
  pairingDoor(app, house, answers)
  changingDoors(app, house, answers)
  pushDoors(app, house, answers)
  orderingDoors(app, house, answers)

  // A door that is there, knocked at in another way: nothing happens, whatever a scanner tries.
  const doors = Map.groupBy(
    app.routes.filter(({ path }) => !path.includes('*')),
    ({ path }) => path,
  )
  for (const [path, ways] of doors)
    app.all(path, (c) => {
      const { words } = answers.frame(c)
      const methods = ways.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : method))
      c.header('Allow', methods.join(', '))
      return answers.plain(c, 405, words.noDoorTitle, words.noDoor)
    })

  app.notFound((c) => {
    const { words } = answers.frame(c)
    return answers.plain(c, 404, words.noDoorTitle, words.noDoor)
  })
  app.onError((error, c) => {
    house.report(error)
    const { words } = answers.frame(c)
    const isGone = error instanceof StoreUnavailable || error instanceof CatalogUnavailable
    c.header('Retry-After', AGAIN_SECONDS)
    return answers.plain(c, isGone ? 503 : 500, words.closedTitle, words.closed)
  })
  return app
}
