import { LOCALES, type Locale } from '../../locale.ts'
import type { AdminContext } from '../identity.ts'
import type { Typed } from '../settings-form.ts'

/** The fields of an address, each once. */
export const typedIn = (c: AdminContext): Typed => new Map(new URL(c.req.url).searchParams)

/** A locale that is asked for: undefined is everybody, null is none that there is. */
export function localeIn(typed: Typed): Locale | undefined | null {
  const asked = typed.get('locale')
  if (asked === undefined || asked === '') return undefined
  return LOCALES.find((locale) => locale === asked) ?? null
}

/** A whole number in a field; undefined where there is none. */
export function wholeIn(typed: Typed, name: string): number | undefined {
  const text = typed.get(name)
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined
}
