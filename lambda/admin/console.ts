import type { createTableClient } from '../store/client.ts'
import { DynamoHouseholdStore } from '../store/dynamo-household-store.ts'
import { DynamoPolicyStore } from '../store/policy-store.ts'
import { DynamoTallies } from '../store/tallies.ts'
import type { SigningIn } from './doorkeeper.ts'
import type { Doors } from './doors.ts'
import { EvidenceAdmin } from './evidence-admin.ts'
import { type Frames, framesOf } from './pages/frame.ts'
import { todayDoor } from './pages/today.ts'
import { PolicyAdmin } from './policy-admin.ts'

/** What admins work on a shop with, in the terminal and at the console. */
export interface Admins {
  readonly admin: PolicyAdmin
  readonly evidence: EvidenceAdmin
}

/**
 * What admins work on a table with.
 * @param now epoch seconds
 * @param deadline a signal that aborts after so many milliseconds
 */
export function adminsOn(
  client: ReturnType<typeof createTableClient>,
  table: string,
  now: () => number,
  patience: { readonly admin: () => AbortSignal; readonly evidence: () => AbortSignal },
): Admins {
  const admin = new PolicyAdmin({
    policies: new DynamoPolicyStore(client, table),
    households: new DynamoHouseholdStore(client, table),
    now,
    signal: patience.admin,
  })
  const evidence = new EvidenceAdmin({
    tallies: new DynamoTallies(client, table),
    policies: admin,
    now,
    signal: patience.evidence,
  })
  return { admin, evidence }
}

/** What the pages of the console work with. */
export interface Console extends Admins {
  readonly frames: Frames
}

/** Opens the console's pages. */
export const consolePages =
  (admins: Admins) =>
  (doors: Doors, signingIn: SigningIn | undefined): void => {
    const console: Console = { ...admins, frames: framesOf(signingIn) }
    todayDoor(doors, console)
  }
