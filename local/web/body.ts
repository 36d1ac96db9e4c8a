import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { BadBody } from './turn-body.ts'

/** Refuses what is larger. @param bytes how much a body may hold */
export const bodyUpTo = (bytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: bytes,
    onError: (c) => c.json({ error: `The body may hold ${bytes} bytes.` }, 413),
  })

/** @throws {BadBody} */
export async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    throw new BadBody('The body is not JSON.')
  }
}
