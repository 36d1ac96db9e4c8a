import { isDeepStrictEqual } from 'node:util'
import type { HouseholdKey } from '../household/ids.ts'
import { ownVersion } from '../household/own-policy.ts'
import type { Household } from '../household/state.ts'
import { DEFAULT_POLICY, type Policy } from '../speaker/policy.ts'
import {
  allowedOwn,
  allowedPolicy,
  type Checked,
  changedOwn,
  changedPolicy,
  differences,
  layerDifferences,
  type Scope,
  withoutNames,
} from '../speaker/policy-change.ts'
import { type Change, isReason } from '../speaker/policy-schema.ts'
import type { HouseholdStore } from '../store/household-store.ts'
import { type DynamoPolicyStore, LAST_VERSION, type StoredVersion } from '../store/policy-store.ts'
import { meanwhile, type Outcome, PolicyRefusal, refused, sure, unreadable, unreasoned } from './outcome.ts'
import {
  isSameHand,
  type Making,
  NONE,
  nextHousehold,
  type Own,
  ownAgain,
  ownMeanwhile,
  ownSettingsOf,
} from './own.ts'

/** How often a household's settings are written: its turns may write at the same moment. */
const TRIES = 20
/** How far back a version is looked for that can be read. */
const LOOKED_BACK = 50

const NO_HOUSEHOLD = 'There is no such household in the store: it has not talked to the shop, or was deleted.'
const BUSY = 'The household is talking just now; try again.'
const BUILT_IN_VERSION: StoredVersion = { version: 0, policy: DEFAULT_POLICY, change: undefined }

/** What an admin wants changed. */
export interface Wanted {
  readonly given: Readonly<Record<string, unknown>>
  readonly change: Change
  /** The version that the admin looked at, if it matters. */
  readonly expect: number | undefined
  readonly isForced: boolean
}

/** Whose settings an admin may change: those of a household that has spoken, or of whichever may come. */
export type Whose = 'known' | 'any'

/** The stores that an admin changes policies in. */
export interface AdminStores {
  readonly policies: Pick<DynamoPolicyStore, 'history' | 'append'>
  readonly households: HouseholdStore
  /** Epoch seconds. */
  readonly now: () => number
  readonly signal: () => AbortSignal
}

/** What admins do with policies. Whatever it writes is one put, which wins only over what was looked at. */
export class PolicyAdmin {
  readonly #stores: AdminStores

  constructor(stores: AdminStores) {
    this.#stores = stores
  }

  history(limit: number, before?: number): Promise<StoredVersion[]> {
    const { policies, signal } = this.#stores
    return policies.history(limit, before, signal())
  }

  /**
   * The newest version; the built-in one where there is none.
   * @throws {PolicyRefusal} if the table has an item above all versions that is none: nothing could replace it
   */
  async newest(): Promise<StoredVersion> {
    const [newest = BUILT_IN_VERSION] = await this.history(1)
    if (newest.strayKey !== undefined)
      throw new PolicyRefusal(
        `The table holds an item that is no version of a policy, under "policy" and "${newest.strayKey}": delete it there.`,
      )
    return newest
  }

  /** A version by its number; undefined where there is none. */
  async version(version: number): Promise<StoredVersion | undefined> {
    if (version === 0) return BUILT_IN_VERSION
    const [found] = version > 0 && version < LAST_VERSION ? await this.history(1, version + 1) : []
    return found?.version === version ? found : undefined
  }

  /** Changes settings for everybody or for a locale. */
  async set(scope: Exclude<Scope, { of: 'household' }>, wanted: Wanted): Promise<Outcome> {
    if (!isReason(wanted.change.reason)) return unreasoned
    const newest = await this.newest()
    const make = (policy: Policy) => changedPolicy(policy, scope, wanted.given, wanted.isForced)
    const late = await this.#late(newest, wanted.expect, wanted.change, make)
    if (late) return late
    const { policy } = newest
    if (!policy) return unreadable(newest.version)
    const checked = make(policy)
    return 'faults' in checked ? refused(checked.faults) : this.#append(policy, checked.made, wanted.change)
  }

  /**
   * Makes the settings of an earlier version the newest ones.
   * @param expect the version that the admin looked at, if it matters
   * @param isForced `order` may come back laxer than `resumeSearch`
   */
  async rollback(
    version: number,
    change: Change,
    expect: number | undefined,
    isForced = false,
  ): Promise<Outcome> {
    if (!isReason(change.reason)) return unreasoned
    const newest = await this.newest()
    const old = await this.version(version)
    const make = (before: Pick<Policy, 'version'>): Checked<Policy> | undefined =>
      old?.policy && { made: { ...old.policy, version: before.version + 1 } }
    const late = await this.#late(newest, expect, change, make)
    if (late) return late
    if (!old?.policy)
      return refused([
        { field: 'version', reason: old ? `${version} cannot be read` : `there is no version ${version}` },
      ])
    const next = { ...old.policy, version: newest.version + 1 }
    const checked = allowedPolicy(newest.policy, next, isForced)
    if ('faults' in checked) return refused(checked.faults)
    // What differs from a policy that nobody can read cannot be said: then it is what differs from the built-in one.
    return this.#append(newest.policy ?? DEFAULT_POLICY, next, change)
  }

  /**
   * Ends all naming with one version: for everybody, and in the locales that say otherwise. What households have for
   * themselves is not touched. Where nobody can read what is in force, it goes by the newest version that can be.
   * @param expect the version that the admin looked at
   */
  async stopNames(change: Change, expect: number): Promise<Outcome> {
    if (!isReason(change.reason)) return unreasoned
    const newest = await this.newest()
    const late = await this.#late(newest, expect, change, (policy) => ({ made: withoutNames(policy) }))
    if (late) return late
    const before = newest.policy ?? (await this.readable())
    const next = withoutNames({ ...before, version: newest.version })
    const isSilent = newest.policy !== undefined && differences(before, next).length === 0
    return isSilent
      ? { outcome: 'done', version: newest.version, changes: [] }
      : this.#append(before, next, change)
  }

  /** The newest policy that can be read; the built-in one where none can. */
  async readable(): Promise<Policy> {
    const versions = await this.history(LOOKED_BACK)
    return versions.find(({ policy }) => policy)?.policy ?? DEFAULT_POLICY
  }

  async #append(before: Policy, next: Policy, change: Change): Promise<Outcome> {
    if (next.version > LAST_VERSION)
      throw new PolicyRefusal(`${LAST_VERSION} is the last version there can be.`)
    const { policies, signal } = this.#stores
    const written = await sure(policies.append(next, signal(), change))
    if (written === 'written')
      return { outcome: 'done', version: next.version, changes: differences(before, next) }
    return meanwhile(before, await this.newest())
  }

  /**
   * Another version than the expected one is in force. If that is this very change, made by a try whose answer got
   * lost, it is done: whoever sends it again is told so, and it is not made twice.
   * @param make the change, made of the version before
   */
  async #late(
    newest: StoredVersion,
    expect: number | undefined,
    change: Change,
    make: (before: Policy) => Checked<Policy> | undefined,
  ): Promise<Outcome | undefined> {
    if (expect === undefined || expect === newest.version) return undefined
    const before = (await this.version(expect))?.policy
    const made = before && newest.version === expect + 1 ? make(before) : undefined
    const isDone = made && 'made' in made && isSameHand(newest.change, change)
    if (before && isDone && isDeepStrictEqual(made.made, newest.policy))
      return { outcome: 'done', version: newest.version, changes: differences(before, made.made) }
    return meanwhile(before, newest)
  }

  /** Changes what a household has for itself. */
  setOwn(key: HouseholdKey, wanted: Wanted, whose: Whose = 'known'): Promise<Outcome> {
    const make: Making = (policy, { settings }) => changedOwn(policy, settings, wanted.given, wanted.isForced)
    return this.#change(key, wanted, whose, make)
  }

  /** Gives a household the settings again that it had in an earlier version. */
  rollbackOwn(
    key: HouseholdKey,
    version: number,
    wanted: Omit<Wanted, 'given'>,
    whose: Whose = 'known',
  ): Promise<Outcome> {
    return this.#change(key, wanted, whose, (policy, own) => {
      const old = ownSettingsOf(own, version)
      if (!old) return { faults: [{ field: 'version', reason: `there is no version ${version}` }] }
      return allowedOwn(policy, own.settings, old, wanted.isForced)
    })
  }

  /** @throws {PolicyRefusal} if the store knows no such household */
  async household(key: HouseholdKey): Promise<Household> {
    const household = await this.#read(key)
    if (!household) throw new PolicyRefusal(NO_HOUSEHOLD)
    return household
  }

  /** What a household has for itself: nothing where it has nothing, or nobody knows it. */
  async own(key: HouseholdKey): Promise<Own> {
    return (await this.#read(key))?.policy ?? NONE
  }

  #read(key: HouseholdKey): Promise<Household | undefined> {
    const { households, now, signal } = this.#stores
    return households.read(key, now(), signal())
  }

  async #change(
    key: HouseholdKey,
    { change, expect }: Pick<Wanted, 'change' | 'expect'>,
    whose: Whose,
    make: Making,
  ): Promise<Outcome> {
    if (!isReason(change.reason)) return unreasoned
    const { households, now, signal } = this.#stores
    const newest = await this.newest()
    if (!newest.policy) return unreadable(newest.version)
    let first: { readonly household: Household | undefined } | undefined
    for (let tries = 0; tries < TRIES; tries++) {
      const household = await this.#read(key)
      first ??= { household }
      const against = objectionTo(household, first.household, whose)
      if (against !== undefined) throw new PolicyRefusal(against)
      const own = household?.policy ?? NONE
      const wanted = expect ?? ownVersion(first.household ?? {})
      if (ownVersion({ policy: own }) !== wanted)
        return ownAgain(own, wanted, change, newest.policy, make) ?? ownMeanwhile(own, wanted)
      const checked = make(newest.policy, own)
      if ('faults' in checked) return refused(checked.faults)
      const next = nextHousehold(household, checked.made, change, now())
      if ((await sure(households.write(key, next, household, now(), signal()))) === 'written') {
        const changes = layerDifferences(own.settings, checked.made)
        return { outcome: 'done', version: ownVersion(next), changes }
      }
    }
    throw new PolicyRefusal(BUSY)
  }
}

/** Why a household cannot be changed: nobody knows it, or it is not the one that was read first. */
function objectionTo(
  household: Household | undefined,
  first: Household | undefined,
  whose: Whose,
): string | undefined {
  if (whose === 'known') return household && household.born === first?.born ? undefined : NO_HOUSEHOLD
  // It was deleted, or has come only now. Whoever tries again is told what there is.
  return household?.born === first?.born ? undefined : BUSY
}
