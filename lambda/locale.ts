/** The locales the skill is published in. Wording differs by language, money and dates by locale. */
export const LOCALES = ['en-US', 'en-GB', 'fr-FR'] as const
export type Locale = (typeof LOCALES)[number]

export const LANGUAGES = ['en', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** True for a locale the skill is published in. */
const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)

/**
 * The locale to answer in. Alexa only sends published locales, but an event may come without one and a
 * new market may send a sibling (fr-CA): an answer in the nearest language beats silence.
 */
export function localeOf(value: unknown): Locale {
  if (isLocale(value)) return value
  return typeof value === 'string' && value.startsWith('fr') ? 'fr-FR' : 'en-US'
}

/** The language of a locale: `en` or `fr`. */
export const languageOf = (locale: Locale): Language => (locale.startsWith('fr') ? 'fr' : 'en')
