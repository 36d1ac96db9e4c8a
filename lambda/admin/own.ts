import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { newHousehold } from '../household/change.ts'
import { ownVersion, withOwnSettings } from '../household/own-policy.ts'
import type { Household } from '../household/state.ts'
import type { Policy } from '../speaker/policy.ts'
import { type Checked, layerDifferences } from '../speaker/policy-change.ts'
import type { Change, Settings } from '../speaker/policy-schema.ts'
import type { Outcome } from './outcome.ts'

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

/** Whether the same admin gave the same reason. */
export const isSameHand = (one: Change | undefined, other: Change): boolean =>
  one?.by.role === other.by.role && one.by.subject === other.by.subject && one.reason === other.reason

/** The outcome of a change that is made already, by a try whose answer got lost; undefined where it is not. */
export function ownAgain(
  own: Own,
  expected: number,
  change: Change,
  policy: Policy,
  make: Making,
): Outcome | undefined {
  const settings = ownSettingsOf(own, expected)
  const isNext = ownVersion({ policy: own }) === expected + 1
  if (!settings || !isNext || !isSameHand(own.history.at(-1), change)) return undefined
  const made = make(policy, { settings, history: own.history.slice(0, -1) })
  if (!('made' in made && isDeepStrictEqual(made.made, own.settings))) return undefined
  return { outcome: 'done', version: expected + 1, changes: layerDifferences(settings, own.settings) }
}

/** What an admin hears under whom a household's settings changed. */
export function ownMeanwhile(own: Own, expected: number): Outcome {
  const before = ownSettingsOf(own, expected)
  const changes = before ? layerDifferences(before, own.settings) : []
  const change = own.history.at(-1)
  return { outcome: 'changed meanwhile', version: ownVersion({ policy: own }), changes, change }
}
