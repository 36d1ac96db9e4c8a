import type { Hono } from 'hono'
import { Ids } from '../household/ids.ts'
import { idKeyOf, pinLocalesOf, required, type Values } from '../settings.ts'
import { createAdminApp } from './app.ts'
import type { ConsoleAssets } from './assets.ts'
import { type Admins, consolePages } from './console.ts'
import type { AdminEnv } from './identity.ts'
import { OidcDoorkeeper, type OidcHouse } from './oidc/doorkeeper.ts'
import { oidcOf } from './oidc/settings.ts'
import { Seal } from './seal.ts'

/** What Alexa's user ids look like: what was copied in part, or with something else, is none. */
const USER_ID = /^amzn1\.ask\.account\.[\w.-]+$/

/**
 * The console where people sign in; undefined where nobody said how, and then there is none.
 * @throws {SettingError}
 */
export function adminOnAws(
  settings: Values,
  admins: Admins,
  assets: ConsoleAssets,
  parts: Pick<OidcHouse, 'publicUrl' | 'now' | 'deadline' | 'report'>,
): Hono<AdminEnv> | undefined {
  const oidc = oidcOf(settings)
  if (!oidc) return undefined
  const idKey = idKeyOf(required(settings, 'CORNER_SHOP_ID_KEY'))
  const subjectKey = idKey.secret
  const ids = new Ids(idKey)
  const desk = {
    keyOf: (userId: string) => (USER_ID.test(userId) ? ids.household(userId) : undefined),
    seal: new Seal(oidc.sessionKey),
    pinLocales: pinLocalesOf(settings),
    report: parts.report,
  }
  return createAdminApp({
    doorkeeper: new OidcDoorkeeper({ oidc, subjectKey, ...parts }),
    pages: consolePages(admins, desk, assets),
    publicUrl: parts.publicUrl,
    report: parts.report,
  })
}
