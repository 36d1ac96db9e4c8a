import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import { type HouseholdStore, StoreUnavailable, type Written } from '../../lambda/store/household-store.ts'

/** What is wrong with a store. */
export type Fault =
  | 'none'
  /** Every call rejects at once. */
  | 'stopped'
  /** No call ends before its signal is aborted. */
  | 'slow'
  /** Reads work; writes and deletes reject, and do nothing. */
  | 'refuses writes'
  /** Reads work; writes and deletes happen, but their caller hears that the store did not answer. */
  | 'loses answers'

/** A household store in front of another one, which fails the way a test tells it to. */
export class FaultyStore implements HouseholdStore {
  /** May be changed at any time; holds from the next call on. */
  fault: Fault = 'none'
  /** So many of the next writes come second: the store says `lost` and does not write. */
  lost = 0
  /** Runs before each write, to let another writer in between a turn's read and its write. */
  beforeWrite: () => Promise<void> = async () => {}
  /** How often each was called, whatever came of it. */
  readonly calls = { read: 0, write: 0, delete: 0 }
  readonly #store: HouseholdStore

  constructor(store: HouseholdStore) {
    this.#store = store
  }

  async read(key: HouseholdKey, now: number, signal: AbortSignal): Promise<Household | undefined> {
    this.calls.read += 1
    await this.#fail(signal)
    return await this.#store.read(key, now, signal)
  }

  async write(
    key: HouseholdKey,
    next: Household,
    read: Household | undefined,
    now: number,
    signal: AbortSignal,
  ): Promise<Written> {
    this.calls.write += 1
    await this.#fail(signal)
    return await this.#change(async () => {
      await this.beforeWrite()
      if (this.lost === 0) return await this.#store.write(key, next, read, now, signal)
      this.lost -= 1
      return 'lost'
    })
  }

  async delete(key: HouseholdKey, signal: AbortSignal): Promise<void> {
    this.calls.delete += 1
    await this.#fail(signal)
    await this.#change(() => this.#store.delete(key, signal))
  }

  async #fail(signal: AbortSignal): Promise<void> {
    if (this.fault === 'stopped') throw new StoreUnavailable('The store is stopped.')
    if (this.fault === 'slow')
      throw new StoreUnavailable('The store is slow.', { cause: await reasonOf(signal) })
  }

  async #change<Answer>(change: () => Promise<Answer>): Promise<Answer> {
    if (this.fault === 'refuses writes') throw new StoreUnavailable('The store refuses writes.')
    const answer = await change()
    if (this.fault === 'loses answers') throw new StoreUnavailable('The answer of the store got lost.')
    return answer
  }
}

/** Why the signal was aborted, once it is. */
function reasonOf(signal: AbortSignal): Promise<unknown> {
  if (signal.aborted) return Promise.resolve(signal.reason)
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(signal.reason), { once: true })
  })
}
