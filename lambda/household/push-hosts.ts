import * as z from 'zod/mini'
import type { PushSubscription } from './state.ts'

/** A push service that endpoints may lead to. */
export interface PushHost {
  /** As `URL` writes it: lower case, an IPv6 address in brackets. */
  readonly host: string
  /** Empty for https's own, 443. */
  readonly port: string
  /** `*.`: every name below this one, and not the name itself. */
  readonly isFamily: boolean
}

/** The push services of the browser makers: Google, Mozilla, Apple, Microsoft. */
export const BROWSER_MAKERS =
  'fcm.googleapis.com,updates.push.services.mozilla.com,*.push.apple.com,*.notify.windows.com'

const ENDPOINT_MAX = 500
const NAME = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/

/**
 * The push services that a setting names: `fcm.googleapis.com,*.push.apple.com,127.0.0.1:8443`.
 * @returns undefined where an entry is no host
 */
export function pushHostsIn(setting: string): PushHost[] | undefined {
  const hosts = setting.split(',').map((entry) => hostIn(entry.trim()))
  return hosts.every((host) => host !== undefined) ? hosts : undefined
}

function hostIn(entry: string): PushHost | undefined {
  const isFamily = entry.startsWith('*.')
  const named = isFamily ? entry.slice(2) : entry
  const url = URL.parse(`https://${named}/`)
  if (url?.pathname !== '/' || url.username || url.password || url.search || url.hash) return undefined
  const { hostname: host, port } = url
  // An address that is written otherwise than it reads (2130706433) is more likely a slip than a wish.
  if (!named.toLowerCase().startsWith(host)) return undefined
  const isName = NAME.test(host)
  if (isFamily && (!isName || IPV4.test(host) || !host.includes('.'))) return undefined
  return isName || host.startsWith('[') ? { host, port, isFamily } : undefined
}

/**
 * Whether messages may be sent to this address: https, a host and port of the list, nobody's password, and
 * written exactly as a browser writes it, so that no two readers of it can take it for different places.
 */
export function isPushEndpoint(endpoint: string, hosts: readonly PushHost[]): boolean {
  const url = endpoint.length <= ENDPOINT_MAX ? URL.parse(endpoint) : null
  if (url?.protocol !== 'https:' || url.href !== endpoint) return false
  if (url.username || url.password || url.hash) return false
  const { hostname, port } = url
  if (!NAME.test(hostname) && !hostname.startsWith('[')) return false
  return hosts.some(
    ({ host, port: wanted, isFamily }) =>
      port === wanted && (isFamily ? hostname.endsWith(`.${host}`) : hostname === host),
  )
}

/** What a browser's `PushSubscription.toJSON()` gives; the rest of it is of no use here. */
const sentSchema = z.object({
  endpoint: z.string(),
  keys: z.object({
    /** An uncompressed point of P-256: 65 bytes, of which the first is 4. */
    p256dh: z.string().check(z.regex(/^B[A-P][\w-]{85}$/)),
    /** 16 bytes. */
    auth: z.string().check(z.regex(/^[\w-]{21}[AQgw]$/)),
  }),
})

/** The subscription that a browser sent; undefined for what is none, or leads elsewhere than the list says. */
export function subscriptionIn(sent: unknown, hosts: readonly PushHost[]): PushSubscription | undefined {
  const { data } = sentSchema.safeParse(sent)
  if (!data || !isPushEndpoint(data.endpoint, hosts)) return undefined
  return { endpoint: data.endpoint, ...data.keys }
}
