import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

const IV = 12
const TAG = 16
const CIPHER = 'aes-256-gcm'

/** What a sealed value is for. Each purpose has a key of its own, so nothing passes for something else. */
export type Purpose = 'session' | 'signing in' | 'csrf' | 'household'

/**
 * Hands values to a browser that it can neither read nor alter: AES-256-GCM, whose tag Node compares in constant
 * time, under keys that are derived (HKDF-SHA-256, RFC 5869) from one secret.
 */
export class Seal {
  readonly #secret: Buffer
  readonly #keys = new Map<Purpose, Buffer>()

  /** @param secret at least 32 random bytes */
  constructor(secret: Buffer) {
    this.#secret = secret
  }

  #key(purpose: Purpose): Buffer {
    const known = this.#keys.get(purpose)
    if (known) return known
    const key = Buffer.from(hkdfSync('sha256', this.#secret, '', `corner shop console: ${purpose}`, 32))
    this.#keys.set(purpose, key)
    return key
  }

  seal(purpose: Purpose, value: unknown): string {
    const iv = randomBytes(IV)
    const cipher = createCipheriv(CIPHER, this.#key(purpose), iv, { authTagLength: TAG })
    const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
    return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
  }

  /** What was sealed for this purpose; undefined for everything else. */
  open(purpose: Purpose, sealed: string | undefined): unknown {
    if (sealed === undefined) return undefined
    const bytes = Buffer.from(sealed, 'base64url')
    // Another spelling of the same bytes is not what we wrote.
    if (bytes.length <= IV + TAG || bytes.toString('base64url') !== sealed) return undefined
    try {
      const opening = createDecipheriv(CIPHER, this.#key(purpose), bytes.subarray(0, IV), {
        authTagLength: TAG,
      })
      opening.setAuthTag(bytes.subarray(IV, IV + TAG))
      const text = Buffer.concat([opening.update(bytes.subarray(IV + TAG)), opening.final()])
      return JSON.parse(text.toString('utf8'))
    } catch {
      return undefined
    }
  }

  /** A keyed hash of a text (HMAC-SHA-256). */
  tag(purpose: Purpose, text: string): string {
    return createHmac('sha256', this.#key(purpose)).update(text).digest('base64url')
  }
}
