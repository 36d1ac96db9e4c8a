import { readFile } from 'node:fs/promises'
import type { Hono } from 'hono'
import { pictureFile } from '../demo/pictures.ts'

/** The door of the demo shop's pictures; any other shop's feed has addresses of its own. */
export function picturesDoor(app: Hono): void {
  app.get('/pictures/:size/:name', async (c) => {
    const file = pictureFile(c.req.param('size'), c.req.param('name'))
    const picture = file && (await readFile(file).catch(() => undefined))
    if (!picture) return c.notFound()
    return c.body(new Uint8Array(picture), 200, {
      'content-type': 'image/png',
      'cache-control': 'max-age=3600',
    })
  })
}
