import type { Admins } from '../lambda/admin/console.ts'
import { Ids } from '../lambda/household/ids.ts'
import type { Locale } from '../lambda/locale.ts'
import { pushHostsOf } from '../lambda/push-settings.ts'
import { idKeyOf, parseSettings, pinLocalesOf } from '../lambda/settings.ts'
import { PolicyInForce } from '../lambda/speaker/policy-in-force.ts'
import { createTableClient } from '../lambda/store/client.ts'
import { DynamoHouseholdStore } from '../lambda/store/dynamo-household-store.ts'
import { DynamoGuesses } from '../lambda/store/guesses.ts'
import { DynamoPairings } from '../lambda/store/pairings.ts'
import { DynamoPolicyStore } from '../lambda/store/policy-store.ts'
import { DynamoTallies } from '../lambda/store/tallies.ts'
import { type Invoke, LocalAlexa } from './alexa/alexa.ts'
import { DeployedSkill, readPackage } from './alexa/deployed-skill.ts'
import { openingsOf } from './alexa/openings.ts'
import { checked } from './alexa/skill-fault.ts'
import { openCatalog } from './catalog/open.ts'
import { DataFolder, newIdKey } from './data-folder.ts'
import { openDemoCatalog } from './demo/catalog.ts'
import { LOCAL_ACCESS } from './dynamodb/embedded.ts'
import type { Found } from './foreign/handler.ts'
import { type ForeignOptions, openForeignStack } from './foreign/stack.ts'
import { localSkill, SKILL_ID } from './house.ts'
import { patientAdminsOn } from './open-policies.ts'
import { openStore } from './open-store.ts'
import { localVapid, openOutbox } from './outbox/open.ts'
import { pathInProject } from './root.ts'
import { type SetOwn, settingOwn } from './scripts/own-settings.ts'
import { demoShop, openShop } from './shop.ts'
import type { LocalPhone } from './web/phone.ts'

/** How a command wants its stack. */
export interface StackOptions {
  /** The data folder; undefined keeps everything in memory. */
  readonly data: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  /** The embedded DynamoDB takes any free port, as for every command but `npm start`. */
  readonly anyPort: boolean
  /** Where order events are told; left out: on standard error. */
  readonly console?: NodeJS.WritableStream
  /** Another skill in place of Corner Shop. */
  readonly foreign?: ForeignOptions | undefined
}

/** The skill behind the stack. */
export interface Resident {
  /** For people. */
  readonly title: string
  readonly skillId: string
  /** What opens it, by locale. */
  readonly openings: ReadonlyMap<string, string>
  /** The handler of a foreign skill; Corner Shop has none here. */
  readonly handler?: Found
}

/** The whole shop on one machine, ready to be talked to. */
export interface Stack {
  readonly skill: Resident
  readonly alexa: LocalAlexa
  readonly invoke: Invoke
  /** The manifest and the models that utterances are understood by, as SMAPI sees them. */
  readonly deployed: DeployedSkill
  /** Its DynamoDB; a foreign skill has one only if asked for. */
  readonly endpoint: string | undefined
  readonly where: string
  readonly folder: DataFolder | undefined
  /** What the phone's doors open onto: the same store, ids and catalogue. A foreign skill has none. */
  readonly phone?: LocalPhone
  readonly admins?: Admins
  /** How scripts set what is a household's own. A foreign skill has none. */
  readonly setOwn?: SetOwn
  /** Where Alexa can ask for a PIN, where no policy says so. */
  readonly pinLocales?: readonly Locale[]
  close(): Promise<void>
}

/** Where a phone and Alexa find this shop. */
const publicUrlOf = ({ PUBLIC_URL, PORT = 3000 }: ReturnType<typeof parseSettings>): string =>
  PUBLIC_URL ?? `http://127.0.0.1:${PORT}`

/**
 * Puts the stack together.
 * @throws {SettingError} for a setting that is unknown or invalid
 * @throws {StartError} for a port that is taken, a folder that is held or cannot be written, or a foreign
 *   skill that cannot be used
 */
export async function openStack({
  data,
  env,
  anyPort,
  foreign,
  console = process.stderr,
}: StackOptions): Promise<Stack> {
  if (foreign) return openForeignStack(foreign)
  const settings = parseSettings(env)
  const folder = data === undefined ? undefined : new DataFolder(data)
  const table = settings.TABLE ?? 'corner-shop'
  const skillId = settings.CORNER_SHOP_SKILL_ID ?? SKILL_ID
  // What may be wrong is read before the store is opened, which would otherwise stay open.
  const deployed = new DeployedSkill(skillId, readPackage(pathInProject('models')))
  const catalog = settings.CATALOG
    ? await openCatalog(settings.CATALOG)
    : openDemoCatalog({ publicUrl: publicUrlOf(settings) })
  const shop = settings.SHOP ? openShop(settings.SHOP) : demoShop()
  await folder?.open()
  const vapid = await localVapid(settings, folder)
  const hosts = pushHostsOf(settings)
  const idKey = idKeyOf(settings.CORNER_SHOP_ID_KEY ?? (await folder?.idKey()) ?? newIdKey())
  const store = await openStore({
    endpoint: settings.DYNAMODB_ENDPOINT,
    folder,
    port: anyPort ? 0 : (settings.DYNAMODB_PORT ?? 3001),
    table,
  })
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint: store.endpoint })
  const policies = new DynamoPolicyStore(client, table)
  const outbox = openOutbox({
    client,
    table,
    households: new DynamoHouseholdStore(client, table),
    folder,
    settings,
    vapid,
    console,
    sweeps: !store.isShared,
  })
  const households = outbox.watched()
  const pairings = new DynamoPairings(client, table)
  const once = createTableClient({ ...LOCAL_ACCESS, endpoint: store.endpoint, once: client })
  const readPolicy = (signal: AbortSignal) => policies.read(signal)
  const publicUrl = publicUrlOf(settings)
  const invoke = checked(
    localSkill({
      skillId,
      households,
      pairings,
      tallies: new DynamoTallies(once, table),
      publicUrl,
      readPolicy,
      catalog,
      shop,
      pinLocales: pinLocalesOf(settings),
      idKey,
    }),
  )
  return {
    skill: { title: 'Corner Shop', skillId, openings: openingsOf(deployed.compiled) },
    deployed,
    alexa: new LocalAlexa(skillId, deployed.compiled, invoke),
    invoke,
    endpoint: store.endpoint,
    where: store.where,
    folder,
    phone: {
      households,
      pairings,
      guesses: new DynamoGuesses(client, table),
      policy: new PolicyInForce(readPolicy, () => performance.now()),
      ids: new Ids(idKey),
      catalog,
      shop,
      publicUrl,
      push: { publicKey: vapid.publicKey, hosts },
    },
    admins: patientAdminsOn(client, table),
    setOwn: settingOwn(policies, households, new Ids(idKey)),
    pinLocales: pinLocalesOf(settings),
    async close() {
      await outbox.drain()
      client.destroy()
      await store.close()
    },
  }
}
