import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { type Change, deliver, type OutboxHouse } from '../../lambda/outbox/deliver.ts'
import type { HouseholdStore, Written } from '../../lambda/store/household-store.ts'

/** What the laptop's outbox is made of; what time it is, each write says. */
export interface LocalOutboxParts extends Omit<OutboxHouse, 'households' | 'now'> {
  /** The store itself: what the outbox writes there sets nothing going. */
  readonly households: HouseholdStore
}

/** How often a change is delivered before it is left for the next start. */
const ROUNDS = 2
/** Reading a household whose write nobody answered. */
const STORE_MS = 3000

/**
 * The laptop's outbox, which on AWS reads the table's stream: it looks at every household that is written, and sends
 * what that sets going, after the write and beside the turn. Changes of one household are delivered in their order.
 */
export class LocalOutbox {
  readonly #parts: LocalOutboxParts
  readonly #lines = new Map<HouseholdKey, Promise<void>>()

  constructor(parts: LocalOutboxParts) {
    this.#parts = parts
  }

  /** The same store, for everybody who writes to it. */
  watched(): HouseholdStore {
    const { households } = this.#parts
    return {
      read: (key, now, signal) => households.read(key, now, signal),
      delete: (key, signal) => households.delete(key, signal),
      write: (key, next, before, now, signal) => this.#write(key, next, before, now, signal),
    }
  }

  /** Sends what was written and not sent, by an earlier start that was killed in between. */
  sweep(
    found: AsyncIterable<{ readonly key: HouseholdKey; readonly household: Household }>,
    now: number,
  ): void {
    this.#follow('' as HouseholdKey, async () => {
      for await (const { key, household } of found)
        this.#send({ key, before: undefined, after: household }, now)
    })
  }

  /** Resolves when nothing is under way any more. */
  async drain(): Promise<void> {
    while (this.#lines.size > 0) await Promise.all(this.#lines.values())
  }

  async #write(
    key: HouseholdKey,
    next: Household,
    before: Household | undefined,
    now: number,
    signal: AbortSignal,
  ): Promise<Written> {
    try {
      const written = await this.#parts.households.write(key, next, before, now, signal)
      if (written === 'written') this.#send({ key, before, after: next }, now)
      return written
    } catch (error) {
      // It may have been written all the same: what is there now says so.
      this.#follow(key, async () => {
        const after = await this.#parts.households.read(key, now, this.#parts.deadline(STORE_MS))
        await this.#deliver({ key, before, after }, now)
      })
      throw error
    }
  }

  #send(change: Change, now: number): void {
    this.#follow(change.key, () => this.#deliver(change, now))
  }

  async #deliver(change: Change, now: number): Promise<void> {
    const house: OutboxHouse = { ...this.#parts, now: () => now }
    for (let round = 0; round < ROUNDS; round++) {
      if (await deliver(house, change)) return
      await house.pause(round)
    }
  }

  /** Does something after all that is under way for the same household. */
  #follow(key: HouseholdKey, work: () => Promise<void>): void {
    const before = this.#lines.get(key) ?? Promise.resolve()
    const line = before
      .then(work)
      .catch(this.#parts.report)
      .finally(() => {
        if (this.#lines.get(key) === line) this.#lines.delete(key)
      })
    this.#lines.set(key, line)
  }
}
