import { randomBytes, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'
import uplot from 'uplot/dist/uPlot.iife.min.js' with { type: 'text' }
import uplotCss from 'uplot/dist/uPlot.min.css' with { type: 'text' }
import { adminsOn } from './admin/console.ts'
import { adminOnAws } from './admin/on-aws.ts'
import consoleCss from './admin/page/console.css' with { type: 'text' }
import curve from './admin/page/curve.js' with { type: 'text' }
import today from './admin/page/today.js' with { type: 'text' }
import { SqliteCatalog } from './catalog/sqlite-catalog.ts'
import { Ids } from './household/ids.ts'
import { report, warn } from './log.ts'
import { viewerAddress } from './phone/address.ts'
import { createPhoneApp } from './phone/app.ts'
import icon from './phone/page/icon.svg' with { type: 'text' }
import icon180 from './phone/page/icon-180.png'
import icon192 from './phone/page/icon-192.png'
import icon512 from './phone/page/icon-512.png'
import css from './phone/page/phone.css' with { type: 'text' }
import script from './phone/page/phone.js' with { type: 'text' }
import worker from './phone/page/worker.js' with { type: 'text' }
import { pushHostsOf } from './push-settings.ts'
import { idKeyOf, parseSettings, required } from './settings.ts'
import { parseShop } from './shop/shop.ts'
import { pause } from './skill/pause.ts'
import { PolicyInForce } from './speaker/policy-in-force.ts'
import { createTableClient, credentialsIn } from './store/client.ts'
import { DynamoHouseholdStore } from './store/dynamo-household-store.ts'
import { DynamoGuesses } from './store/guesses.ts'
import { DynamoPairings } from './store/pairings.ts'
import { DynamoPolicyStore } from './store/policy-store.ts'

// Read and made once a process. Nothing here belongs to a request: a process may serve two at a time.
const settings = parseSettings(process.env)
const table = required(settings, 'TABLE')
const client = createTableClient({
  region: process.env.AWS_REGION ?? 'us-east-1',
  ...(settings.DYNAMODB_ENDPOINT ? { endpoint: settings.DYNAMODB_ENDPOINT } : {}),
  ...credentialsIn(process.env),
})
const policies = new DynamoPolicyStore(client, table)

// What both sides have in common.
const parts = {
  publicUrl: required(settings, 'PUBLIC_URL').replace(/\/+$/u, ''),
  now: () => Date.now(),
  deadline: (ms: number) => AbortSignal.timeout(ms),
  report,
}

const phone = createPhoneApp({
  ...parts,
  households: new DynamoHouseholdStore(client, table),
  pairings: new DynamoPairings(client, table),
  guesses: new DynamoGuesses(client, table),
  policy: new PolicyInForce(
    (signal) => policies.read(signal),
    () => performance.now(),
  ),
  ids: new Ids(idKeyOf(required(settings, 'CORNER_SHOP_ID_KEY'))),
  catalog: new SqliteCatalog(required(settings, 'CATALOG')),
  shop: parseShop(readFileSync(required(settings, 'SHOP'), 'utf8')),
  assets: { css, script, worker, icon, icons: { 180: icon180, 192: icon192, 512: icon512 } },
  // The public key alone: this function signs nothing.
  ...(settings.VAPID_PUBLIC_KEY
    ? { push: { publicKey: settings.VAPID_PUBLIC_KEY, hosts: pushHostsOf(settings) } }
    : {}),
  // CloudFront's own word; what a browser sends under this name does not come through it.
  addressOf: (request) => viewerAddress(request.headers.get('cloudfront-viewer-address')),
  random: (bytes) => randomBytes(bytes).toString('base64url'),
  digits: () => String(randomInt(10_000)).padStart(4, '0'),
  pause,
  alarm: () => warn('a burst of wrong pairing codes'),
})

/** One question of the console to the store: a person waits for it. */
const CONSOLE_MS = 5000
const admins = adminsOn(client, table, () => Math.floor(Date.now() / 1000), {
  admin: () => AbortSignal.timeout(CONSOLE_MS),
  evidence: () => AbortSignal.timeout(CONSOLE_MS),
})
const admin = adminOnAws(settings, admins, { css: [uplotCss, consoleCss], today, curve, uplot }, parts)

const app = new Hono()
if (admin) for (const path of ['/admin', '/admin/*']) app.all(path, (c) => admin.fetch(c.req.raw, c.env))
app.all('*', (c) => phone.fetch(c.req.raw, c.env))

/** The Lambda of the phone's doors and the console's, behind CloudFront. */
export const handler = handle(app)
