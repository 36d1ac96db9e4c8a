import type { HouseholdKey } from '../household/ids.ts'
import type { Household } from '../household/state.ts'

/** What became of a write: `lost` means that another writer came first. */
export type Written = 'written' | 'lost'

/** Where households live. The contract suite in `tests/store` says what every implementation keeps to. */
export interface HouseholdStore {
  /**
   * One strongly consistent read. Undefined where there is none or where it has expired: DynamoDB's TTL
   * deletes days late, so an expired item is absent on every read.
   * @param now epoch seconds
   * @throws {StoreUnavailable} if the store does not answer in time or the item cannot be understood
   */
  read(key: HouseholdKey, now: number, signal: AbortSignal): Promise<Household | undefined>
  /**
   * One conditional write of the whole household. It wins only if the store still holds what was read:
   * the same `version` and `born`, or nothing (or something expired) where nothing was read.
   * @param read what `read` returned for this key in this turn
   * @throws {StoreUnavailable} if the store does not answer in time; whether it wrote is then unknown
   */
  write(
    key: HouseholdKey,
    next: Household,
    read: Household | undefined,
    now: number,
    signal: AbortSignal,
  ): Promise<Written>
  /** Deletes the household, whatever it holds. Deleting what is not there is fine. */
  delete(key: HouseholdKey, signal: AbortSignal): Promise<void>
}

/** The store is gone, slow, throttled, refuses, or holds something this code cannot read. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
