import type { HouseholdKey } from '../../lambda/household/ids.ts'
import type { Household } from '../../lambda/household/state.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'

/** The clock of these tests, in epoch seconds. */
export const NOW = 1_800_000_000

/** For calls whose time never runs out. */
export const patient = new AbortController().signal

let keys = 0

/** A household's key that no other test of the file has. */
export function newKey(): HouseholdKey {
  keys += 1
  return `k1.household-${keys}` as HouseholdKey
}

/** A household in its first version, alive for another hour. */
export function aHousehold(parts: Partial<Household> = {}): Household {
  return {
    version: 1,
    born: 'in spring',
    expiresAt: NOW + 3600,
    people: {},
    searches: [],
    talks: [],
    answers: [],
    phones: [],
    codes: [],
    orders: [],
    ...parts,
  }
}

/** The attributes of a household's item besides its keys, of a household that is whole or not. */
export function itemOf({ version, born, expiresAt, ...state }: Readonly<Record<string, unknown>>) {
  return { rev: `${born} ${version}`, version, born, expiresAt, state: JSON.stringify(state) }
}

/** What a turn writes after it has read `household`. */
export function nextOf(household: Household, parts: Partial<Household> = {}): Household {
  return { ...household, version: household.version + 1, ...parts }
}

export function aPolicy(version: number, greetByName = 300): Policy {
  return { version, thresholds: { greetByName, resumeSearch: 300, order: 'never' } }
}
