import * as z from 'zod/mini'
import type { IdKey } from './household/ids.ts'
import { LOCALES, type Locale } from './locale.ts'

/** A setting that is missing, misspelt or not what it should be. The message names it and says what is allowed. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const port = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(65535))
/** Locales with a comma between them; none at all where it says "none". */
const locales = z.pipe(
  z.string(),
  z.transform((said) => (said === 'none' ? [] : said.split(',').map((one) => one.trim()))),
)
const someLocales = z.pipe(locales, z.array(z.enum(LOCALES)))
const httpUrl = z.url({ protocol: /^https?$/ })
const visible = z.string().check(z.regex(/^[\x21-\x7e]{1,500}$/))
const named = z.string().check(z.regex(/^\S(?:.{0,198}\S)?$/))

/** Every setting there is, with what it may be. Anything else that looks like one of ours is refused. */
const SETTINGS = {
  TABLE: { schema: z.string().check(z.regex(/^[\w.-]{3,255}$/)), is: 'a DynamoDB table name' },
  CATALOG: { schema: z.string().check(z.minLength(1)), is: 'the path of a catalogue file' },
  SHOP: { schema: z.string().check(z.minLength(1)), is: 'the path of a shop.json' },
  PIN_LOCALES: { schema: someLocales, is: `locales like en-US,en-GB, of ${LOCALES.join(', ')}, or none` },
  PORT: { schema: port, is: 'a port from 0 to 65535' },
  DYNAMODB_PORT: { schema: port, is: 'a port from 0 to 65535' },
  DYNAMODB_ENDPOINT: { schema: httpUrl, is: 'an http or https address' },
  PUBLIC_URL: { schema: httpUrl, is: 'an http or https address' },
  CORNER_SHOP_SKILL_ID: { schema: z.string().check(z.startsWith('amzn1.ask.skill.')), is: 'a skill id' },
  CORNER_SHOP_ID_KEY: {
    schema: z.string().check(z.regex(/^k\d+:[A-Za-z0-9+/]{43,}={0,2}$/)),
    is: 'k1: and at least 32 random bytes in base64',
  },
  EVENT_BUS: { schema: z.string().check(z.regex(/^[\w./-]{1,256}$/)), is: 'the name of an EventBridge bus' },
  PUSH_HOSTS: {
    schema: z.string().check(z.regex(/^[\w.:*[\]-]+(?:\s*,\s*[\w.:*[\]-]+)*$/)),
    is: 'hosts of push services with commas between, each with *. before it or :port after it if need be',
  },
  VAPID_SUBJECT: {
    schema: z.string().check(z.regex(/^(?:mailto:[^\s@<>]+@[^\s@<>]+|https:\/\/[^\s<>]+)$/)),
    is: 'mailto: and an address, or an https address',
  },
  VAPID_PUBLIC_KEY: {
    schema: z.string().check(z.regex(/^B[A-P][\w-]{85}$/)),
    is: 'a public key of P-256, 65 bytes in base64url',
  },
  VAPID_PRIVATE_KEY: {
    schema: z.string().check(z.regex(/^[\w-]{43}$/)),
    is: 'a private key of P-256, 32 bytes in base64url',
  },
  OIDC_ISSUER: { schema: httpUrl, is: 'the https address that an OpenID provider calls itself' },
  OIDC_CLIENT_ID: { schema: visible, is: 'the id that the console has at the provider' },
  OIDC_CLIENT_SECRET: { schema: visible, is: 'the secret that the console has at the provider' },
  OIDC_SCOPE: {
    schema: z.string().check(z.regex(/^openid(?: [\w.:/-]+)*$/)),
    is: 'openid, and other scopes after it with spaces between',
  },
  OIDC_ROLE_CLAIM: { schema: named, is: 'the name of a claim, like cognito:groups' },
  OIDC_ADMINS: { schema: named, is: 'what the role of an admin is called in that claim' },
  OIDC_VIEWERS: { schema: named, is: 'what the role of a viewer is called in that claim' },
  OIDC_LOGOUT_URL: { schema: httpUrl, is: 'the https address of a provider’s own way to sign out' },
  ADMIN_SESSION_KEY: {
    schema: z.string().check(z.regex(/^[A-Za-z0-9+/]{43,}={0,2}$/)),
    is: 'at least 32 random bytes in base64',
  },
} as const

type Name = keyof typeof SETTINGS
/** The settings that were given. */
export type Values = { [N in Name]?: z.infer<(typeof SETTINGS)[N]['schema']> }

/** Names that begin like this are ours, so one that is not in the list is a slip of the pen. */
const OURS =
  /^(?:CORNER_SHOP|DYNAMODB_|CATALOG|PUBLIC_UR|PIN_LOC|EVENT_BUS|PUSH_HOST|VAPID_|OIDC_|ADMIN_SESS)/

/**
 * The settings, from the environment, parsed once at the start. An empty value counts as left out.
 * @throws {SettingError} that names the first setting which is unknown or invalid
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Values {
  const unknown = Object.keys(env).find((name) => OURS.test(name) && !(name in SETTINGS))
  if (unknown)
    throw new SettingError(`There is no setting ${unknown}. There are: ${Object.keys(SETTINGS).join(', ')}.`)
  const values: Record<string, unknown> = {}
  for (const [name, { schema, is }] of Object.entries(SETTINGS)) {
    const given = env[name]
    if (given === undefined || given === '') continue
    const parsed = schema.safeParse(given)
    // The value may be a secret, so the message does not repeat it.
    if (!parsed.success) throw new SettingError(`The setting ${name} must be ${is}.`)
    values[name] = parsed.data
  }
  return values as Values
}

/**
 * A setting that must be there.
 * @throws {SettingError}
 */
export function required<N extends Name>(values: Values, name: N): NonNullable<Values[N]> {
  const value = values[name]
  if (value === undefined || value === null)
    throw new SettingError(`The setting ${name} is missing: ${SETTINGS[name].is}.`)
  return value as NonNullable<Values[N]>
}

/** Where Alexa can ask for a PIN: Amazon documents US English, and nothing says where else. */
export const pinLocalesOf = ({ PIN_LOCALES }: Values): readonly Locale[] => PIN_LOCALES ?? ['en-US']

/** Where a phone is connected: `https://shop.example/p`. */
export const phoneUrlOf = (publicUrl: string): string => `${publicUrl.replace(/\/+$/, '')}/p`

/**
 * A phone's address, as short as it can be typed. Browsers try https by themselves only for a name without a
 * port; everything else keeps its beginning.
 */
export function typedAddress(url: string): string {
  const { protocol, port, hostname } = new URL(url)
  const isName = /[a-z]$/i.test(hostname)
  return protocol === 'https:' && port === '' && isName ? url.replace(/^https:\/\//, '') : url
}

/** The key that ids are hashed with, from its setting `k1:<base64>`. */
export function idKeyOf(setting: string): IdKey {
  const [number = '', secret = ''] = setting.split(':')
  return { number, secret: Buffer.from(secret, 'base64') }
}
