import type { HouseholdKey } from '../household/ids.ts'
import { ownVersion, withOwnSettings } from '../household/own-policy.ts'
import type { Household } from '../household/state.ts'
import { DEFAULT_POLICY, type Policy } from '../speaker/policy.ts'
import {
  type Checked,
  changedOwn,
  changedPolicy,
  type Difference,
  differences,
  faultsOfOld,
  layerDifferences,
  type Scope,
} from '../speaker/policy-change.ts'
import type { Change, Fault, Settings } from '../speaker/policy-schema.ts'
import type { HouseholdStore } from '../store/household-store.ts'
import type { DynamoPolicyStore, StoredVersion } from '../store/policy-store.ts'

/** How often a household's settings are written: its turns may write at the same moment. */
const TRIES = 20

/** A sentence for the admin who asked for what cannot be had now. */
export class PolicyRefusal extends Error {
  override readonly name = 'PolicyRefusal'
}

/** What became of a change. */
export type Outcome =
  | { readonly outcome: 'done'; readonly version: number; readonly changes: readonly Difference[] }
  | { readonly outcome: 'refused'; readonly faults: readonly Fault[] }
  | {
      readonly outcome: 'changed meanwhile'
      readonly version: number
      readonly changes: readonly Difference[]
      readonly change: Change | undefined
    }

/** What an admin wants changed. */
export interface Wanted {
  readonly given: Readonly<Record<string, unknown>>
  readonly change: Change
  /** The version that the admin looked at, if it matters. */
  readonly expect: number | undefined
  readonly isForced: boolean
}

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

  /** The newest version; the built-in one where there is none. */
  async newest(): Promise<StoredVersion> {
    const [newest] = await this.history(1)
    return newest ?? { version: 0, policy: DEFAULT_POLICY, change: undefined }
  }

  async #version(version: number): Promise<StoredVersion | undefined> {
    if (version === 0) return { version, policy: DEFAULT_POLICY, change: undefined }
    const [found] = version > 0 && version < 999_999 ? await this.history(1, version + 1) : []
    return found?.version === version ? found : undefined
  }

  /** Changes settings for everybody or for a locale. */
  async set(scope: Exclude<Scope, { of: 'household' }>, wanted: Wanted): Promise<Outcome> {
    const newest = await this.newest()
    const late = await this.#late(newest, wanted.expect)
    if (late) return late
    const { policy } = newest
    if (!policy) return unreadable(newest.version)
    const checked = changedPolicy(policy, scope, wanted.given, wanted.isForced)
    return 'faults' in checked ? refused(checked.faults) : this.#append(policy, checked.made, wanted.change)
  }

  /** Makes the settings of an earlier version the newest ones. */
  async rollback(version: number, change: Change, expect: number | undefined): Promise<Outcome> {
    const newest = await this.newest()
    const late = await this.#late(newest, expect)
    if (late) return late
    const old = await this.#version(version)
    if (!old?.policy)
      return refused([
        { field: 'version', reason: old ? 'cannot be read' : `there is no version ${version}` },
      ])
    const layers: Settings[] = [old.policy, ...Object.values(old.policy.locales ?? {})]
    const faults = layers.flatMap(faultsOfOld)
    if (faults.length > 0) return refused(faults)
    const before = newest.policy ?? { ...old.policy, version: newest.version }
    return this.#append(before, { ...old.policy, version: newest.version + 1 }, change)
  }

  async #append(before: Policy, next: Policy, change: Change): Promise<Outcome> {
    const { policies, signal } = this.#stores
    const written = await policies.append(next, signal(), change)
    if (written === 'written')
      return { outcome: 'done', version: next.version, changes: differences(before, next) }
    return meanwhile(before, await this.newest())
  }

  /** Another version than the expected one is in force. */
  async #late(newest: StoredVersion, expect: number | undefined): Promise<Outcome | undefined> {
    if (expect === undefined || expect === newest.version) return undefined
    const before = await this.#version(expect)
    return meanwhile(before?.policy, newest)
  }

  /** Changes what a household has for itself. */
  setOwn(key: HouseholdKey, wanted: Wanted): Promise<Outcome> {
    return this.#change(key, wanted, (policy, own) => changedOwn(policy, own, wanted.given, wanted.isForced))
  }

  /** Gives a household the settings again that it had in an earlier version. */
  rollbackOwn(key: HouseholdKey, version: number, wanted: Omit<Wanted, 'given'>): Promise<Outcome> {
    return this.#change(key, wanted, (_, __, household) => {
      const old = household.policy?.history.find((one) => one.version === version)
      if (!old) return { faults: [{ field: 'version', reason: `there is no version ${version}` }] }
      return { made: old.settings }
    })
  }

  /** @throws {PolicyRefusal} if the store knows no such household */
  async household(key: HouseholdKey): Promise<Household> {
    const { households, now, signal } = this.#stores
    const household = await households.read(key, now(), signal())
    if (!household)
      throw new PolicyRefusal('There is no such household in the store: it has not talked to the shop.')
    return household
  }

  async #change(
    key: HouseholdKey,
    { change, expect }: Pick<Wanted, 'change' | 'expect'>,
    make: (policy: Policy, own: Settings, household: Household) => Checked<Settings>,
  ): Promise<Outcome> {
    const { households, now, signal } = this.#stores
    const newest = await this.newest()
    if (!newest.policy) return unreadable(newest.version)
    let first: Household | undefined
    for (let tries = 0; tries < TRIES; tries++) {
      const read = await this.household(key)
      first ??= read
      const wanted = expect ?? ownVersion(first)
      if (ownVersion(read) !== wanted) return ownMeanwhile(read, wanted)
      const own = read.policy?.settings ?? {}
      const checked = make(newest.policy, own, read)
      if ('faults' in checked) return refused(checked.faults)
      const next = { ...withOwnSettings(read, checked.made, change), version: read.version + 1 }
      if ((await households.write(key, next, read, now(), signal())) === 'written')
        return {
          outcome: 'done',
          version: ownVersion(next),
          changes: layerDifferences(own, checked.made),
        }
    }
    throw new PolicyRefusal('The household is talking just now; try again.')
  }
}

const refused = (faults: readonly Fault[]): Outcome => ({ outcome: 'refused', faults })

const unreadable = (version: number): Outcome =>
  refused([{ field: 'version', reason: `${version} cannot be read; roll back to one that can` }])

function meanwhile(before: Policy | undefined, { version, policy, change }: StoredVersion): Outcome {
  const changes = before && policy ? differences(before, policy) : []
  return { outcome: 'changed meanwhile', version, changes, change }
}

function ownMeanwhile(household: Household, expected: number): Outcome {
  const history = household.policy?.history ?? []
  const before = history.find(({ version }) => version === expected)?.settings ?? {}
  const changes = layerDifferences(before, household.policy?.settings ?? {})
  return { outcome: 'changed meanwhile', version: ownVersion(household), changes, change: history.at(-1) }
}
