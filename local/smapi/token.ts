import type { Context } from 'hono'
import { Refused } from './refused.ts'

const LIFE_S = 3600

/** The refresh token in a body: ask-cli sends JSON, the SDK a form. */
async function refreshTokenIn(c: Context): Promise<unknown> {
  const text = await c.req.text()
  if (!c.req.header('content-type')?.toLowerCase().includes('json'))
    return new URLSearchParams(text).get('refresh_token')
  try {
    return (JSON.parse(text) as { refresh_token?: unknown } | null)?.refresh_token
  } catch {
    throw new Refused(400, 'The body is not JSON.')
  }
}

/**
 * `POST /auth/o2/token`, Login with Amazon's part. The refresh token comes back as access token, so that a
 * profile keeps its speaker.
 * @throws {Refused} 400
 */
export async function refreshed(c: Context): Promise<Response> {
  const token = await refreshTokenIn(c)
  if (typeof token !== 'string' || token === '')
    throw new Refused(400, 'Send grant_type refresh_token with a "refresh_token".')
  return c.json({ access_token: token, refresh_token: token, token_type: 'bearer', expires_in: LIFE_S })
}
