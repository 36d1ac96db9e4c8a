import { getPath } from 'hono/utils/url'

const TOKEN_DOOR = /\/auth\/o2\/token$/i

/**
 * The path that a request is routed by. Behind a base URL that ends in a slash `ask dialog` and `ask deploy`
 * ask for `/smapi//v1/…`, and the SDK writes `/auth/O2/token`; both mean the door without. Other doors keep
 * their exact names.
 */
export function pathOf(request: Request): string {
  const path = getPath(request)
  const plain = path.replace(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')
  if (TOKEN_DOOR.test(plain)) return plain.toLowerCase()
  return plain.startsWith('/smapi/') ? plain : path
}
