import { DEFAULT_POLICY, NEVER, type Policy } from './policy.ts'

/** A change reaches every function within this time (design rule 9). */
const FRESH_MS = 30_000
/** How long the last good policy may stand in for one that cannot be read. */
const LAST_GOOD_MS = 3_600_000
/** After a read that failed, turns go on without asking again for this long: they must not all wait. */
const PAUSE_MS = 5_000

/**
 * Asks the store for the policy in force; undefined means the store answered that there is none.
 * Rejects if the store or the stored policy cannot be read.
 */
export type ReadPolicy = (signal: AbortSignal) => Promise<Policy | undefined>

/**
 * The policy in force, cached for 30 seconds. The cache is shared by all requests of a process, which is
 * safe because a policy says nothing about any household.
 */
export class PolicyInForce {
  readonly #read: ReadPolicy
  readonly #elapsed: () => number
  #last: { policy: Policy; at: number } | undefined
  #failed: number | undefined

  /** @param elapsed milliseconds on a clock that never goes back */
  constructor(read: ReadPolicy, elapsed: () => number) {
    this.#read = read
    this.#elapsed = elapsed
  }

  /** The policy for this turn. Never rejects: what cannot be read becomes the last good one, then `never`. */
  async get(signal: AbortSignal): Promise<Policy> {
    const asked = this.#elapsed()
    if (this.#last && asked - this.#last.at < FRESH_MS) return this.#last.policy
    if (this.#failed !== undefined && asked - this.#failed < PAUSE_MS) return this.#lastGood(asked)
    try {
      const policy = (await this.#read(signal)) ?? DEFAULT_POLICY
      // Two reads can overlap; the age counts from the asking, so that no answer seems fresher than it is.
      if (!this.#last || asked >= this.#last.at) this.#last = { policy, at: asked }
      this.#failed = undefined
      return policy
    } catch {
      this.#failed = this.#elapsed()
      return this.#lastGood(asked)
    }
  }

  #lastGood(now: number): Policy {
    return this.#last && now - this.#last.at < LAST_GOOD_MS ? this.#last.policy : NEVER
  }
}
