import { createECDH } from 'node:crypto'
import { BROWSER_MAKERS, type PushHost, pushHostsIn } from './household/push-hosts.ts'
import { SettingError, type Values } from './settings.ts'

/** Who we are to push services (RFC 8292). */
export interface Vapid {
  /** Where a push service can reach the shop: `mailto:` or https. */
  readonly subject: string
  /** 65 bytes in base64url; browsers subscribe with it. */
  readonly publicKey: string
  /** 32 bytes in base64url. */
  readonly privateKey: string
}

/**
 * The push services that may be written to.
 * @throws {SettingError}
 */
export function pushHostsOf({ PUSH_HOSTS = BROWSER_MAKERS }: Values): PushHost[] {
  const hosts = pushHostsIn(PUSH_HOSTS)
  if (!hosts)
    throw new SettingError('The setting PUSH_HOSTS must be hosts of push services, by name or address.')
  return hosts
}

/** Whether the two keys belong together. */
export function isPair({ publicKey, privateKey }: Pick<Vapid, 'publicKey' | 'privateKey'>): boolean {
  try {
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(privateKey, 'base64url')
    return curve.getPublicKey('base64url') === publicKey
  } catch {
    return false
  }
}

/**
 * The keys that pushes are signed with; undefined where none are set, and there are no pushes.
 * @throws {SettingError} for some of them without the others, and for keys that do not belong together
 */
export function vapidOf({
  VAPID_SUBJECT: subject,
  VAPID_PUBLIC_KEY: publicKey,
  VAPID_PRIVATE_KEY: privateKey,
}: Values): Vapid | undefined {
  if (!subject && !publicKey && !privateKey) return undefined
  if (!subject || !publicKey || !privateKey)
    throw new SettingError(
      'Of the settings VAPID_SUBJECT, VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY all must be there, or none.',
    )
  const vapid = { subject, publicKey, privateKey }
  if (!isPair(vapid))
    throw new SettingError('The settings VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY do not belong together.')
  return vapid
}
