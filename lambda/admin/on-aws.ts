import type { Hono } from 'hono'
import { idKeyOf, required, type Values } from '../settings.ts'
import { createAdminApp } from './app.ts'
import { type Admins, consolePages } from './console.ts'
import type { AdminEnv } from './identity.ts'
import { OidcDoorkeeper, type OidcHouse } from './oidc/doorkeeper.ts'
import { oidcOf } from './oidc/settings.ts'

/**
 * The console where people sign in; undefined where nobody said how, and then there is none.
 * @throws {SettingError}
 */
export function adminOnAws(
  settings: Values,
  admins: Admins,
  parts: Pick<OidcHouse, 'publicUrl' | 'now' | 'deadline' | 'report'>,
): Hono<AdminEnv> | undefined {
  const oidc = oidcOf(settings)
  if (!oidc) return undefined
  const subjectKey = idKeyOf(required(settings, 'CORNER_SHOP_ID_KEY')).secret
  return createAdminApp({
    doorkeeper: new OidcDoorkeeper({ oidc, subjectKey, ...parts }),
    pages: consolePages(admins),
    publicUrl: parts.publicUrl,
    report: parts.report,
  })
}
