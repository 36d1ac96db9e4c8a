import { hash } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { type Admins, adminsOn } from '../lambda/admin/console.ts'
import { type HouseholdKey, Ids } from '../lambda/household/ids.ts'
import { idKeyOf, parseSettings, required } from '../lambda/settings.ts'
import { createTableClient } from '../lambda/store/client.ts'
import { accountOf } from './alexa/people.ts'
import { DataFolder } from './data-folder.ts'
import { LOCAL_ACCESS } from './dynamodb/embedded.ts'
import { openStore } from './open-store.ts'

/** Which policies are meant: those of a data folder, or of a table on AWS. */
export interface PolicyPlace {
  readonly data: string
  readonly table?: string | undefined
  readonly region?: string | undefined
}

export interface OpenPolicies extends Admins {
  /** The key of a household, given by its Alexa user id or on the laptop by its short name. */
  keyOf(household: string): Promise<HouseholdKey>
  close(): Promise<void>
}

/** An admin waits longer than a speaker, for a region far away too. */
const PATIENCE_MS = 15_000
/** For a year of counters: a few hundred reads, one after the other. */
const READING_MS = 120_000

const now = (): number => Math.floor(Date.now() / 1000)

/** What admins work on a table with, as patient as people. */
export const patientAdminsOn = (client: ReturnType<typeof createTableClient>, table: string): Admins =>
  adminsOn(client, table, now, {
    admin: () => AbortSignal.timeout(PATIENCE_MS),
    evidence: () => AbortSignal.timeout(READING_MS),
  })

/** Who changes something here: a hash of the account and the machine, so that two admins can be told apart. */
export function terminalSubject(): string {
  let user = 'unknown'
  try {
    user = userInfo().username
  } catch {
    // Some containers run under an id that has no name.
  }
  return hash('sha256', `${user}@${hostname()}`, 'base64url').slice(0, 12)
}

/**
 * Opens the policies of a place.
 * @throws {SettingError} for a setting that is unknown or invalid
 * @throws {StartError} if the folder cannot be used
 */
export async function openPolicies({ data, table: onAws, region }: PolicyPlace): Promise<OpenPolicies> {
  const settings = parseSettings(process.env)
  if (onAws !== undefined && region !== undefined) {
    // The caller's own credentials: without any the SDK looks where it always does.
    const client = createTableClient({ region, isPatient: true })
    return {
      ...patientAdminsOn(client, onAws),
      keyOf: async (id) => new Ids(idKeyOf(required(settings, 'CORNER_SHOP_ID_KEY'))).household(id),
      close: async () => client.destroy(),
    }
  }
  const folder = new DataFolder(data)
  await folder.open()
  const table = settings.TABLE ?? 'corner-shop'
  const store = await openStore({ endpoint: settings.DYNAMODB_ENDPOINT, folder, port: 0, table })
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint: store.endpoint, isPatient: true })
  return {
    ...patientAdminsOn(client, table),
    async keyOf(given) {
      const ids = new Ids(idKeyOf(settings.CORNER_SHOP_ID_KEY ?? (await folder.idKey())))
      return ids.household(accountOf(given))
    },
    async close() {
      client.destroy()
      await store.close()
    },
  }
}
