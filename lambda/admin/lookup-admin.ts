import type { DynamoLookups, Lookup, StoredLookup } from '../store/lookups.ts'

/** Who looked at a household: noted before anything of it is shown. */
export class LookupAdmin {
  readonly #lookups: Pick<DynamoLookups, 'note' | 'read'>
  readonly #now: () => number
  readonly #signal: () => AbortSignal

  /** @param now epoch seconds */
  constructor(lookups: Pick<DynamoLookups, 'note' | 'read'>, now: () => number, signal: () => AbortSignal) {
    this.#lookups = lookups
    this.#now = now
    this.#signal = signal
  }

  /** @throws {StoreUnavailable} then nothing may be shown */
  note(by: Lookup['by'], did: Lookup['did']): Promise<void> {
    return this.#lookups.note({ by, at: this.#now(), did }, this.#signal())
  }

  /** The newest first. @param before only those before this one */
  read(limit: number, before?: string): Promise<StoredLookup[]> {
    return this.#lookups.read(limit, before, this.#now(), this.#signal())
  }
}
