import type { MiddlewareHandler } from 'hono'

const HOSTS = ['127.0.0.1', 'localhost', '[::1]']

/** Why a request may not come in, or undefined if it may. */
function objection(port: number, header: (name: string) => string | undefined): string | undefined {
  const ours = HOSTS.map((host) => `${host}:${port}`)
  const host = header('host')
  if (!host || !ours.includes(host)) return `This is only for ${ours.join(', ')}.`
  const origin = header('origin')
  const isForeign = origin !== undefined && !ours.some((one) => origin === `http://${one}`)
  if (isForeign || header('sec-fetch-site') === 'cross-site')
    return 'A page of another site may not use this.'
  return undefined
}

/**
 * The one guard before every door. The stack listens on this machine only, but any page in a browser can
 * send requests here: so the host must be ours by name and port (which also stops DNS rebinding), and
 * neither the origin nor the browser's own word may say that another site sent it.
 * @param port the port we listen on, once it is known
 */
export const guard =
  (port: () => number): MiddlewareHandler =>
  async (c, next) => {
    const error = objection(port(), (name) => c.req.header(name))
    if (error) return c.json({ error }, 403)
    await next()
  }

/** For doors that take JSON: a form of another site can't be sent with this type without being asked. */
export const wantsJson: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    return c.json({ error: 'Send JSON, with content-type application/json.' }, 415)
  await next()
}
