import type { Policy } from '../speaker/policy.ts'
import { type Difference, differences } from '../speaker/policy-change.ts'
import { type Change, type Fault, REASON } from '../speaker/policy-schema.ts'
import { StoreUnavailable } from '../store/household-store.ts'
import type { StoredVersion } from '../store/policy-store.ts'

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

/** Nothing was changed, and why. */
export const refused = (faults: readonly Fault[]): Outcome => ({ outcome: 'refused', faults })

/** The reason is none. */
export const unreasoned: Outcome = refused([{ field: 'reason', reason: REASON }])

/** @throws {PolicyRefusal} for a write that was not answered: it may have been made */
export async function sure<Written>(writing: Promise<Written>): Promise<Written> {
  try {
    return await writing
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    const unsure = 'The store did not answer: look at the history whether it was changed, then try again.'
    throw new PolicyRefusal(unsure, { cause: error })
  }
}

/** The version in force is one that nobody can read. */
export const unreadable = (version: number): Outcome =>
  refused([
    {
      field: 'version',
      reason: `${version} cannot be read: look at the history, and roll back to a version that can`,
    },
  ])

/** Somebody else's change came first. */
export function meanwhile(before: Policy | undefined, { version, policy, change }: StoredVersion): Outcome {
  const changes = before && policy ? differences(before, policy) : []
  return { outcome: 'changed meanwhile', version, changes, change }
}
