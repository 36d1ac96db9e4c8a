import type { HouseholdKey } from '../household/ids.ts'
import type { Locale } from '../locale.ts'
import type { createTableClient } from '../store/client.ts'
import { DynamoHouseholdStore } from '../store/dynamo-household-store.ts'
import { DynamoLookups } from '../store/lookups.ts'
import { DynamoPolicyStore } from '../store/policy-store.ts'
import { DynamoTallies } from '../store/tallies.ts'
import { assetDoors, type ConsoleAssets } from './assets.ts'
import type { SigningIn } from './doorkeeper.ts'
import type { Doors } from './doors.ts'
import { EvidenceAdmin } from './evidence-admin.ts'
import { LookupAdmin } from './lookup-admin.ts'
import { changeDoors } from './pages/change.ts'
import { evidenceDoors } from './pages/evidence.ts'
import { type Frames, framesOf } from './pages/frame.ts'
import { historyDoor } from './pages/history.ts'
import { householdDoors } from './pages/household.ts'
import { neverDoors } from './pages/never.ts'
import { rollbackDoors } from './pages/rollback.ts'
import { settingsDoor } from './pages/settings.ts'
import { todayDoors } from './pages/today.ts'
import { tryDoor } from './pages/try.ts'
import { versionDoor } from './pages/version.ts'
import { PolicyAdmin } from './policy-admin.ts'
import type { Seal } from './seal.ts'

/** What admins work on a shop with, in the terminal and at the console. */
export interface Admins {
  readonly admin: PolicyAdmin
  readonly evidence: EvidenceAdmin
  readonly lookups: LookupAdmin
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
  const lookups = new LookupAdmin(new DynamoLookups(client, table), now, patience.admin)
  return { admin, evidence, lookups }
}

/** What an installation brings to the console. */
export interface Desk {
  /** The key of a household by its Alexa user id, or on the laptop by its short name; undefined for what is neither. */
  readonly keyOf: (userId: string) => HouseholdKey | undefined
  /** Hands the key of the household that is looked at to the browser, which cannot read it. */
  readonly seal: Seal
  /** Where Alexa can ask for a PIN, where no policy says so. */
  readonly pinLocales: readonly Locale[]
  /** Errors, of which only name and code may be written down. */
  readonly report: (error: unknown) => void
}

/** What the pages of the console work with. */
export interface Console extends Admins, Desk {
  readonly frames: Frames
}

/** Opens the console's pages. */
export const consolePages =
  (admins: Admins, desk: Desk, assets: ConsoleAssets) =>
  (doors: Doors, signingIn: SigningIn | undefined): void => {
    const console: Console = { ...admins, ...desk, frames: framesOf(signingIn) }
    assetDoors(doors, assets)
    todayDoors(doors, console)
    evidenceDoors(doors, console)
    settingsDoor(doors, console)
    changeDoors(doors, console)
    neverDoors(doors, console)
    historyDoor(doors, console)
    versionDoor(doors, console)
    rollbackDoors(doors, console)
    householdDoors(doors, console)
    tryDoor(doors, console)
  }
