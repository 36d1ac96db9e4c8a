import { hash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { HouseholdKey } from '../household/ids.ts'
import { KEPT } from '../household/limits.ts'
import type { Household, Phone } from '../household/state.ts'

/** What a paired browser brings. */
export interface Key {
  readonly household: HouseholdKey
  /** 128 random bits, in base64url. */
  readonly secret: string
}

/** Random bytes of a secret. */
export const SECRET_BYTES = 16

const SHOP = 'shop'
const TRY = 'try'
const SECRET = /^[\w-]{22}$/
const KEY = /^(k\d{1,6}\.[\w-]{43})\.([\w-]{22})$/

/** `__Host-`: only this host over https (or this machine) can set it, and no path of ours is left out. */
const FLAGS = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const

/** The cookie of a paired browser; undefined for none and for what cannot be one. */
export function keyIn(c: Context): Key | undefined {
  const [, household, secret] = KEY.exec(getCookie(c, SHOP, 'host') ?? '') ?? []
  return household && secret ? { household: household as HouseholdKey, secret } : undefined
}

/** Gives the browser its cookie, or renews it for another 90 days. */
export function giveKey(c: Context, { household, secret }: Key): void {
  setCookie(c, SHOP, `${household}.${secret}`, { ...FLAGS, maxAge: KEPT.phone })
}

export function takeKey(c: Context): void {
  deleteCookie(c, SHOP, FLAGS)
}

/** What a browser's own tries to pair are told by, so that one sent twice pairs one phone. */
export const tryIn = (c: Context): string | undefined => {
  const value = getCookie(c, TRY, 'host')
  return value !== undefined && SECRET.test(value) ? value : undefined
}

export function giveTry(c: Context, value: string): void {
  setCookie(c, TRY, value, { ...FLAGS, sameSite: 'Strict', maxAge: KEPT.code })
}

export function takeTry(c: Context): void {
  deleteCookie(c, TRY, FLAGS)
}

/**
 * The secret of a phone that pairs with a code. The same try with the same code gives the same one, so that an
 * answer which got lost on its way can be asked for again; whoever knows only one of the two has nothing.
 */
export const secretFor = (tried: string, code: string): string =>
  hash('sha256', `phone ${tried} ${code}`, 'base64url').slice(0, 22)

/** What is kept of a secret. It has 128 random bits, so a bare hash tells nothing. */
export const hashOf = (secret: string): string => hash('sha256', secret, 'base64url')

/** The phone of this secret. All are looked at, each in constant time, so that no answer comes sooner. */
export function phoneOf({ phones }: Household, secret: string): Phone | undefined {
  const wanted = Buffer.from(hashOf(secret))
  return phones.reduce<Phone | undefined>((found, phone) => {
    const kept = Buffer.from(phone.secret)
    const same = kept.length === wanted.length && timingSafeEqual(kept, wanted)
    return same ? phone : found
  }, undefined)
}
