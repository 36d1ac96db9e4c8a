import { Hono } from 'hono'
import type { Clocks } from '../clocks.ts'
import { type LocalPhone, localPhone } from '../web/phone.ts'
import { picturesDoor } from '../web/pictures.ts'

/**
 * What the house's network sees of the laptop: the phone's page and the demo shop's pictures, and nothing else.
 * The host must be the address by number: a page elsewhere that points a name of its own here (DNS rebinding) is
 * refused.
 * @param host address and port, once they are known
 */
export function createLanApp(phone: LocalPhone, clocks: Clocks, host: () => string): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    if (c.req.header('host') !== host()) return c.text(`This is only for ${host()}.`, 403)
    await next()
  })
  const doors = localPhone(phone, clocks)
  for (const path of ['/p', '/p/*']) app.all(path, (c) => doors.fetch(c.req.raw, c.env))
  app.get('/', (c) => c.redirect('/p'))
  picturesDoor(app)
  app.notFound((c) => c.text('There is no such door.', 404))
  return app
}
