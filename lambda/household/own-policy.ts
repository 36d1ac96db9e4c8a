import type { Change, Settings } from '../speaker/policy-schema.ts'
import { BOUNDS } from './limits.ts'
import type { Household } from './state.ts'

/** The version of a household's own settings; 0 where it has none. */
export const ownVersion = ({ policy }: Pick<Household, 'policy'>): number =>
  policy?.history.at(-1)?.version ?? 0

/** The household with settings of its own, and a note of who made them so. Other households notice nothing. */
export function withOwnSettings(household: Household, settings: Settings, change: Change): Household {
  const entry = { ...change, version: ownVersion(household) + 1, settings }
  const history = [...(household.policy?.history ?? []), entry].slice(-BOUNDS.policyHistory)
  return { ...household, policy: { settings, history } }
}
