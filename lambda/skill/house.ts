import type { Act } from '../acts.ts'
import type { Catalog } from '../catalog/catalog.ts'
import type { Ids } from '../household/ids.ts'
import type { Locale } from '../locale.ts'
import type { Shop } from '../shop/shop.ts'
import type { Assurance } from '../speaker/assurance.ts'
import type { PolicyInForce } from '../speaker/policy-in-force.ts'
import type { HouseholdStore } from '../store/household-store.ts'
import type { Pairings } from '../store/pairings.ts'
import type { Tallies } from '../store/tallies.ts'

/** What became of a turn, for whoever watches. It holds no id, no name and no word that was said. */
export interface TurnRecord {
  readonly acts: readonly Act['act'][]
  readonly assurance: Assurance
  /** How often the write lost and was decided again. */
  readonly lostWrites: number
  /** Whether what was decided is in the store. */
  readonly kept: boolean
  readonly evidence: Counted
}

/** What became of a turn's evidence; `none` where it had none. What is lost is lost: counted twice would be worse. */
export type Counted = 'none' | 'counted' | 'lost'

/** Everything the skill needs from outside. The laptop, Lambda and the tests each bring their own. */
export interface House {
  /** Requests for another skill are refused, on Lambda too: Amazon asks the code itself to check. */
  readonly skillId: string
  readonly households: HouseholdStore
  readonly pairings: Pairings
  readonly tallies: Tallies
  /** The phone's address without its code: `https://shop.example/p`. */
  readonly phoneUrl: string
  readonly policy: PolicyInForce
  readonly ids: Ids
  readonly catalog: Catalog
  readonly shop: Shop
  /** The locales in which Alexa can ask for a PIN. */
  readonly pinLocales: readonly Locale[]
  /** Epoch milliseconds of a request: the real time, or on the laptop the request's own timestamp. */
  readonly clock: (timestamp: string) => number
  /** A random id of at least 64 bits. */
  readonly fresh: () => string
  /** A random number from 0 to 1, without 1. */
  readonly draw: () => number
  /** A signal that aborts after so many milliseconds. */
  readonly deadline: (ms: number) => AbortSignal
  /** Lets a turn that lost its write so many times before wait a moment, for a random time. */
  readonly pause: (lost: number) => Promise<void>
  readonly watch: (record: TurnRecord) => void
  /** Errors, of which only name and code may be written down. */
  readonly report: (error: unknown) => void
}
