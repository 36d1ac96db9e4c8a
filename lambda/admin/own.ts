import { randomBytes } from 'node:crypto'
import { newHousehold } from '../household/change.ts'
import { ownVersion, withOwnSettings } from '../household/own-policy.ts'
import type { Household } from '../household/state.ts'
import type { Policy } from '../speaker/policy.ts'
import { type Checked, layerDifferences } from '../speaker/policy-change.ts'
import type { Change, Settings } from '../speaker/policy-schema.ts'
import type { Outcome } from './policy-admin.ts'

/** What a household has for itself, and how that came about: the last change last. */
export type Own = NonNullable<Household['policy']>

/** Makes a household's next settings out of what it has. */
export type Making = (policy: Policy, own: Own) => Checked<Settings>

export const NONE: Own = { settings: {}, history: [] }

/**
 * The household with other settings of its own, one version on.
 * @param household undefined: one that settings are made for before anybody speaks there
 */
export function nextHousehold(
  household: Household | undefined,
  settings: Settings,
  change: Change,
  now: number,
): Household {
  if (household) return { ...withOwnSettings(household, settings, change), version: household.version + 1 }
  const fresh = newHousehold(randomBytes(9).toString('base64url'), now)
  return withOwnSettings({ ...fresh, unmet: true }, settings, change)
}

/** A household's own settings in one of its versions; undefined where that is not kept, or never was. */
export const ownSettingsOf = ({ history }: Own, version: number): Settings | undefined =>
  version === 0 ? {} : history.find((one) => one.version === version)?.settings

/** What an admin hears under whom a household's settings changed. */
export function ownMeanwhile(own: Own, expected: number): Outcome {
  const before = ownSettingsOf(own, expected)
  const changes = before ? layerDifferences(before, own.settings) : []
  const change = own.history.at(-1)
  return { outcome: 'changed meanwhile', version: ownVersion({ policy: own }), changes, change }
}
