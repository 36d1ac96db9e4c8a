import type { Catalog } from '../catalog/catalog.ts'
import type { HouseholdKey, Ids } from '../household/ids.ts'
import type { PushHost } from '../household/push-hosts.ts'
import type { Shop } from '../shop/shop.ts'
import type { PolicyInForce } from '../speaker/policy-in-force.ts'
import type { Guesses } from '../store/guesses.ts'
import type { HouseholdStore } from '../store/household-store.ts'
import type { Pairings } from '../store/pairings.ts'
import type { IconSize } from './icons.ts'

/** What the page is made of besides its HTML. */
export interface Assets {
  readonly css: string
  readonly script: string
  readonly worker: string
  readonly icon: string
  /** The icon for home screens, as PNG. */
  readonly icons: Readonly<Record<IconSize, Uint8Array<ArrayBuffer>>>
}

/** Everything the phone's side needs from outside. The laptop, Lambda and the tests each bring their own. */
export interface PhoneHouse {
  readonly households: HouseholdStore
  readonly pairings: Pairings
  readonly guesses: Guesses
  readonly policy: PolicyInForce
  readonly ids: Ids
  readonly catalog: Catalog
  readonly shop: Shop
  readonly assets: Assets
  /** Where phones find this shop, without a slash at the end: `https://shop.example`. */
  readonly publicUrl: string
  /**
   * Epoch milliseconds: the real time, or on the laptop that of a household. Without one it is the time that
   * wrong codes are counted in, of which nobody knows yet whose they are.
   */
  readonly now: (household?: HouseholdKey) => number
  /** The network address that a request came from; undefined where it does not say. */
  readonly addressOf: (request: Request, env: unknown) => string | undefined
  /** So many random bytes, in base64url. */
  readonly random: (bytes: number) => string
  /** Four random digits. */
  readonly digits: () => string
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal
  /** Lets a change that lost its write so many times before wait a moment, for a random time. */
  readonly pause: (lost: number) => Promise<void>
  /** Wrong codes are coming in faster than people type. */
  readonly alarm: () => void
  /** Errors, of which only name and code may be written down. */
  readonly report: (error: unknown) => void
  /** With what browsers subscribe to pushes, and where to; left out: the shop sends none, and offers none. */
  readonly push?: { readonly publicKey: string; readonly hosts: readonly PushHost[] }
  /** Who may show the page in a frame; nobody, if left out. */
  readonly frameAncestors?: readonly string[]
}
