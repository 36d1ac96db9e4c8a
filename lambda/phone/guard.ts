import type { MiddlewareHandler } from 'hono'
import { isForeign } from '../browser/foreign.ts'
import type { PhoneHouse } from './house.ts'
import { pictureSources } from './pictures.ts'

/**
 * What every door has in common: no page is kept by anybody, none runs a script or a style of its own, none is
 * shown in a frame, and what changes something comes from our own pages. The referrer policy is `same-origin`:
 * under a stricter one, browsers send `Origin: null` with our own forms.
 */
export function guarded(
  { publicUrl, frameAncestors = [] }: PhoneHouse,
  refuse: MiddlewareHandler,
): MiddlewareHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${pictureSources(publicUrl)}`,
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(' ') : "'none'"}`,
  ].join('; ')
  const isHttps = publicUrl.startsWith('https:')
  return async (c, next) => {
    c.header('Content-Security-Policy', policy)
    c.header('Referrer-Policy', 'same-origin')
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Cross-Origin-Opener-Policy', 'same-origin')
    c.header('Cross-Origin-Resource-Policy', 'same-origin')
    c.header('Cache-Control', 'no-store')
    if (isHttps) c.header('Strict-Transport-Security', 'max-age=31536000')
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (changes && isForeign(publicUrl, (name) => c.req.header(name))) return refuse(c, next)
    await next()
  }
}
