import { pruned } from '../household/change.ts'
import type { HouseholdKey } from '../household/ids.ts'
import { KEPT } from '../household/limits.ts'
import { withPhoneChanged } from '../household/phones.ts'
import type { Household, Phone } from '../household/state.ts'
import { StoreUnavailable } from '../store/household-store.ts'
import { type Key, phoneOf } from './cookie.ts'
import type { PhoneHouse } from './house.ts'

/** What is known of a browser that comes to a door. */
export type Visit = Paired | SignedOut

/** A phone of a household. */
export interface Paired {
  readonly is: 'paired'
  readonly key: Key
  /** As stored. */
  readonly stored: Household
  /** Without what has expired. */
  readonly household: Household
  readonly phone: Phone
  /** Epoch seconds, by the household's clock. */
  readonly now: number
}

/** No cookie; one of a phone that was not used for too long; one that opens nothing (any more). */
export interface SignedOut {
  readonly is: 'new' | 'expired' | 'gone'
}

/** All of a door's store calls have this long together. */
const STORE_MS = 2000
/** How often a change is decided. Each loss means that another writer of this household won. */
const DECISIONS = 40

/** A deadline for the store, for one request. */
export const storeDeadline = (house: PhoneHouse): AbortSignal => house.deadline(STORE_MS)

/** The household's time in epoch seconds. */
export const secondsOf = (house: PhoneHouse, household?: HouseholdKey): number =>
  Math.floor(house.now(household) / 1000)

/**
 * Who comes: at most one read, no write.
 * @throws {StoreUnavailable}
 */
export async function visitOf(
  house: PhoneHouse,
  key: Key | undefined,
  signal = storeDeadline(house),
): Promise<Visit> {
  if (!key) return { is: 'new' }
  const now = secondsOf(house, key.household)
  const stored = await house.households.read(key.household, now, signal)
  if (!stored) return { is: 'gone' }
  const household = pruned(stored, now)
  const phone = phoneOf(household, key.secret)
  if (phone) return { is: 'paired', key, stored, household, phone, now }
  return { is: phoneOf(stored, key.secret) ? 'expired' : 'gone' }
}

/** What a change came to. */
export interface Changed<Did> {
  readonly visit: Paired
  readonly did: Did
}

/** What is decided of a visit; the very household it came with means that there is nothing to write. */
export interface Decided<Did> {
  readonly household: Household
  readonly did: Did
}

/**
 * Changes a household from a phone: read, decide, write; a write that loses reads and decides again. Every
 * write also slides the phone's 90 days and the household's 400.
 * @throws {StoreUnavailable} whether it was kept is then unknown; doing it again does it once
 */
export async function change<Did>(
  house: PhoneHouse,
  key: Key | undefined,
  decide: (visit: Paired) => Decided<Did> | Promise<Decided<Did>>,
): Promise<Changed<Did> | SignedOut> {
  const signal = storeDeadline(house)
  let born: string | undefined
  for (let lost = 0; lost < DECISIONS; lost++) {
    const visit = await visitOf(house, key, signal)
    if (visit.is !== 'paired') return visit
    born ??= visit.stored.born
    // Another household under the same key: this one was deleted, and must not come back through us.
    if (visit.stored.born !== born) return { is: 'gone' }
    const { household, did } = await decide(visit)
    if (household === visit.household) return { visit, did }
    const next = written(household, visit)
    const { now, stored } = visit
    const became = await house.households.write(visit.key.household, next, stored, now, signal)
    if (became === 'written') return { visit: { ...visit, stored: next, household: next }, did }
    await house.pause(lost)
  }
  throw new StoreUnavailable('Other writers of this household were always first.')
}

/** The household as a phone leaves it, one version on. */
function written(household: Household, { stored, phone, now }: Paired): Household {
  const used = withPhoneChanged(household, phone.id, (one) => ({ ...one, touched: now }))
  return { ...used, version: stored.version + 1, expiresAt: now + KEPT.household }
}
