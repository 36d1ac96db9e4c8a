import { isIP } from 'node:net'
import { ServiceFault } from './faults.ts'

/** More than any provider's metadata, keys or tokens. */
const MOST_BYTES = 256 * 1024

/** Whether an address is this machine's own. */
export const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

/**
 * Whether an address that the provider named may be used: on the issuer's own host, or by https on another with a
 * name on the open internet. A provider that was taken over, or a proxy in its place, must not have us knock at
 * the machines beside us.
 */
export function isEndpoint(issuer: URL, url: URL): boolean {
  if (url.username || url.password) return false
  if (url.host === issuer.host) return url.protocol === issuer.protocol
  if (isLoopback(issuer) && isLoopback(url)) return true
  const isName = url.hostname.includes('.') && !url.hostname.startsWith('[') && isIP(url.hostname) === 0
  return url.protocol === 'https:' && isName && !INSIDE.test(url.hostname)
}

/** What the library wants sent. */
interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: URLSearchParams | undefined
}
type Ask = (url: string, asked: Asked) => Promise<Response>

/** Names that a network gives to its own machines. */
const INSIDE = /\.(?:localhost|local|internal)\.?$/

/**
 * A `fetch` for one sign-in: only to the provider's endpoints, no redirect followed,
 * all under one deadline, and no answer longer than what anybody would send in good faith.
 */
export const asking =
  (issuer: URL, signal: AbortSignal): Ask =>
  async (url, { method, headers: sent, body }) => {
    if (!isEndpoint(issuer, new URL(url))) throw new ServiceFault('endpoint')
    try {
      const response = await fetch(url, {
        method,
        headers: sent,
        redirect: 'manual',
        signal,
        ...(body ? { body } : {}),
      })
      const headers = new Headers()
      for (const name of ['content-type', 'www-authenticate']) {
        const value = response.headers.get(name)
        if (value !== null) headers.set(name, value)
      }
      const text = await textOf(response)
      const isEmpty = [204, 205, 304].includes(response.status)
      return new Response(isEmpty ? null : text, { status: response.status, headers })
    } catch (cause) {
      throw cause instanceof ServiceFault ? cause : new ServiceFault('no answer', cause)
    }
  }

/** @throws {ServiceFault} for a body that is too long; the rest of it is not read */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of response.body ?? []) {
    bytes += part.byteLength
    if (bytes > MOST_BYTES) throw new ServiceFault('too long')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
