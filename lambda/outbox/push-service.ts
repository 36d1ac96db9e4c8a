import { hash } from 'node:crypto'
import { lookup } from 'node:dns'
import { Agent, request } from 'node:https'
// Whole: Node cannot see the names that this CommonJS module exports.
import webPush from 'web-push'
import { isPushEndpoint, type PushHost } from '../household/push-hosts.ts'
import type { PushSubscription } from '../household/state.ts'
import type { Locale } from '../locale.ts'
import { wordsFor } from '../phone/words/index.ts'
import type { Vapid } from '../push-settings.ts'
import { NOT_PUBLIC, publicOnly, type Resolve } from './addresses.ts'
import type { Pushed } from './deliver.ts'
import { PUSH_SECONDS } from './effects.ts'

/** How pushes are sent. */
export interface PushOptions {
  readonly vapid: Vapid
  readonly hosts: readonly PushHost[]
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal
  readonly report: (error: unknown) => void
  /** Left out: the system's own look-up. */
  readonly resolve?: Resolve
  /** A certificate to trust beside those that Node trusts. */
  readonly ca?: string
}

/** One push, from the look-up of the name to the status. */
const PUSH_MS = 5000

/** What the worker shows. Nothing of it is about anybody: it stands on a lock screen. */
export interface Notice {
  readonly title: string
  readonly body: string
  readonly lang: Locale
  /** The same for the same sending: a repeat takes the place of the first. */
  readonly tag: string
}

/** The message that a phone gets when a search was sent to it. */
export function noticeOf(locale: Locale, sent: string): Notice {
  const { shop, ready } = wordsFor(locale)
  // The id is random; hashed, it has the length that a topic may have (RFC 8030).
  const tag = hash('sha256', sent, 'base64url').slice(0, 32)
  return { title: shop, body: ready, lang: locale, tag }
}

/**
 * Sends pushes: sealed for one browser (RFC 8291), signed by us (RFC 8292), to the services on the list alone. web-push
 * does the cryptography; the request is our own, so that a redirect is an answer like any other, nothing of the answer
 * but its status is read, and the whole has one deadline.
 */
export function pushService({ vapid, hosts, deadline, report, resolve = lookup, ca }: PushOptions) {
  // An agent of its own: no connection is shared with anybody who did not look where it leads.
  const agent = new Agent({ lookup: publicOnly(resolve), ...(ca === undefined ? {} : { ca }) })

  const answerTo = (endpoint: string, headers: Record<string, string | number>, body: Buffer) =>
    new Promise<number>((answered, failed) => {
      const options = { method: 'POST', headers, agent, signal: deadline(PUSH_MS) }
      const sending = request(new URL(endpoint), options, (response) => {
        answered(response.statusCode ?? 0)
        response.destroy()
      })
      sending.on('error', failed)
      sending.end(body)
    })

  return async (to: PushSubscription, locale: Locale, sent: string): Promise<Pushed> => {
    // The list may be shorter than on the day when it was stored.
    if (!isPushEndpoint(to.endpoint, hosts)) return 'refused'
    try {
      const notice = noticeOf(locale, sent)
      const { cipherText } = webPush.encrypt(to.p256dh, to.auth, JSON.stringify(notice), 'aes128gcm')
      const { subject, publicKey, privateKey } = vapid
      const { origin } = new URL(to.endpoint)
      const { Authorization } = webPush.getVapidHeaders(origin, subject, publicKey, privateKey, 'aes128gcm')
      const headers = {
        Authorization,
        'Content-Encoding': 'aes128gcm',
        'Content-Type': 'application/octet-stream',
        'Content-Length': cipherText.length,
        TTL: PUSH_SECONDS,
        // Somebody stands in the room and reaches for the phone.
        Urgency: 'high',
        Topic: notice.tag,
      }
      const status = await answerTo(to.endpoint, headers, cipherText)
      const became = meaningOf(status)
      if (became !== 'sent' && became !== 'gone') report({ name: 'PushRefused', code: `HTTP ${status}` })
      return became
    } catch (error) {
      report(error)
      const { code } = error as { code?: unknown }
      return code === NOT_PUBLIC || isUnsealable(error) ? 'refused' : 'failed'
    }
  }
}

/** Of a key that is no point of the curve nothing can be made, now or later. */
const isUnsealable = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY'

/** What a status means (RFC 8030). What is wrong with the request itself will be wrong again. */
function meaningOf(status: number): Pushed {
  if (status >= 200 && status < 300) return 'sent'
  if (status === 404 || status === 410) return 'gone'
  return status === 408 || status === 429 || status >= 500 ? 'failed' : 'refused'
}
