import { required, SettingError, type Values } from '../../settings.ts'
import { isLoopback } from './asking.ts'
import type { RoleNames } from './roles.ts'

/** How people sign in to the console. */
export interface OidcSettings {
  readonly issuer: URL
  readonly clientId: string
  /** Left out for a public client. */
  readonly clientSecret?: string
  /** What is asked for: `openid`, and what a provider wants to be asked for before it says roles. */
  readonly scope: string
  readonly roles: RoleNames
  /** Where to sign out at a provider that has a way of its own (Cognito: `https://<domain>/logout`). */
  readonly logoutUrl?: URL
  /** At least 32 bytes. */
  readonly sessionKey: Buffer
}

const OURS = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPE',
  'OIDC_ROLE_CLAIM',
  'OIDC_ADMINS',
  'OIDC_VIEWERS',
  'OIDC_LOGOUT_URL',
  'ADMIN_SESSION_KEY',
] as const

/**
 * How people sign in; undefined where nothing of it is set, and there is no console.
 * @throws {SettingError} for some of it without the rest, and for what would not be safe
 */
export function oidcOf(values: Values): OidcSettings | undefined {
  if (OURS.every((name) => values[name] === undefined)) return undefined
  const issuer = safeUrl(required(values, 'OIDC_ISSUER'), 'OIDC_ISSUER')
  const clientId = required(values, 'OIDC_CLIENT_ID')
  const sessionKey = Buffer.from(required(values, 'ADMIN_SESSION_KEY'), 'base64')
  safeUrl(required(values, 'PUBLIC_URL'), 'PUBLIC_URL')
  const {
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_SCOPE: scope = 'openid',
    OIDC_ROLE_CLAIM: claim = 'cognito:groups',
    OIDC_ADMINS: admins = 'corner-shop-admins',
    OIDC_VIEWERS: viewers = 'corner-shop-viewers',
    OIDC_LOGOUT_URL: logout,
  } = values
  if (admins === viewers)
    throw new SettingError('The settings OIDC_ADMINS and OIDC_VIEWERS must not be the same.')
  return {
    issuer,
    clientId,
    scope,
    sessionKey,
    roles: { claim, admins, viewers },
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(logout === undefined ? {} : { logoutUrl: safeUrl(logout, 'OIDC_LOGOUT_URL') }),
  }
}

/** @throws {SettingError} for an address that anybody on the way could read, or that has more in it than a place */
function safeUrl(given: string, name: 'OIDC_ISSUER' | 'OIDC_LOGOUT_URL' | 'PUBLIC_URL'): URL {
  const url = new URL(given)
  if (url.protocol !== 'https:' && !isLoopback(url))
    throw new SettingError(`The setting ${name} must be https for the console, or http on this machine.`)
  if (url.username || url.password || url.search || url.hash)
    throw new SettingError(`The setting ${name} must be an address without user, query and fragment.`)
  return url
}
