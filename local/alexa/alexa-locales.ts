/**
 * The locales that custom skills may have.
 * Source: https://developer.amazon.com/en-AU/docs/alexa/custom-skills/develop-skills-in-multiple-languages.html
 */
const ALEXA_LOCALES: readonly string[] = [
  ...['ar-SA', 'de-DE', 'en-AU', 'en-CA', 'en-GB', 'en-IN', 'en-US', 'es-ES', 'es-MX', 'es-US'],
  ...['fr-CA', 'fr-FR', 'hi-IN', 'it-IT', 'ja-JP', 'nl-NL', 'pt-BR'],
]

/** What is wrong with a locale, in a sentence, or undefined. */
export const localeFault = (locale: string): string | undefined =>
  ALEXA_LOCALES.includes(locale)
    ? undefined
    : `"${locale.slice(0, 40)}" is no locale of Alexa; there are ${ALEXA_LOCALES.join(', ')}.`
