import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { RequestEnvelope, ResponseEnvelope } from 'ask-sdk-model'
import type { Context } from 'aws-lambda'
import { SqliteCatalog } from './catalog/sqlite-catalog.ts'
import { Ids } from './household/ids.ts'
import { report } from './log.ts'
import { idKeyOf, parseSettings, phoneUrlOf, pinLocalesOf, required } from './settings.ts'
import { parseShop } from './shop/shop.ts'
import { pause } from './skill/pause.ts'
import { createSkill } from './skill/skill.ts'
import { PolicyInForce } from './speaker/policy-in-force.ts'
import { createTableClient, credentialsIn } from './store/client.ts'
import { DynamoHouseholdStore } from './store/dynamo-household-store.ts'
import { DynamoPairings } from './store/pairings.ts'
import { DynamoPolicyStore } from './store/policy-store.ts'
import { DynamoTallies } from './store/tallies.ts'

// Read and made once a process. Nothing here belongs to a request: a process may serve two at a time.
const settings = parseSettings(process.env)
const table = required(settings, 'TABLE')
const access = {
  region: process.env.AWS_REGION ?? 'us-east-1',
  ...(settings.DYNAMODB_ENDPOINT ? { endpoint: settings.DYNAMODB_ENDPOINT } : {}),
  ...credentialsIn(process.env),
}
const client = createTableClient(access)
const policies = new DynamoPolicyStore(client, table)

const skill = createSkill({
  skillId: required(settings, 'CORNER_SHOP_SKILL_ID'),
  households: new DynamoHouseholdStore(client, table),
  pairings: new DynamoPairings(client, table),
  tallies: new DynamoTallies(createTableClient({ ...access, once: client }), table),
  phoneUrl: phoneUrlOf(required(settings, 'PUBLIC_URL')),
  policy: new PolicyInForce(
    (signal) => policies.read(signal),
    () => performance.now(),
  ),
  ids: new Ids(idKeyOf(required(settings, 'CORNER_SHOP_ID_KEY'))),
  catalog: new SqliteCatalog(required(settings, 'CATALOG')),
  shop: parseShop(readFileSync(required(settings, 'SHOP'), 'utf8')),
  pinLocales: pinLocalesOf(settings),
  // Lambda's own time: a request's timestamp is the sender's word.
  clock: () => Date.now(),
  fresh: () => randomBytes(9).toString('base64url'),
  draw: Math.random,
  deadline: (ms) => AbortSignal.timeout(ms),
  pause,
  watch: () => {},
  report,
})

/** The skill's Lambda. Async, because Node 24 on Lambda knows no callback handlers. */
export const handler = (event: RequestEnvelope, context: Context): Promise<ResponseEnvelope> =>
  skill.invoke(event, context)
