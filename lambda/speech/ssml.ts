/** The one thing that is spoken but never written: Alexa says the name, the skill never learns it. */
export interface NameTag {
  readonly nameOf: string
}

/** What is said: plain text, in pieces, with at most a name tag between them. Escaped once, when written. */
export type Said = readonly (string | NameTag)[]

/** What may stand in a sentence. */
export type Piece = string | number | Said

/**
 * Writes a sentence: `` say`Welcome back${name}.` ``. Everything is raw text until `toSsml`, so nothing
 * can be escaped twice, and nothing a shop or a shopper wrote can become markup.
 */
export function say(texts: TemplateStringsArray, ...pieces: Piece[]): Said {
  return texts.flatMap((text, i): Said => {
    const piece = pieces[i] ?? ''
    return typeof piece === 'object' ? [text, ...piece] : [text + piece]
  })
}

/**
 * What a person is called, in speech: what they asked for, else the name that only Alexa knows. A full stop
 * at its end ("Mary Jr.") is left to the sentence, which has its own.
 */
export function nameOf(called: string | undefined, personId: string | undefined): Said {
  if (called !== undefined) return [called.replace(/[.。．۔։።]+$/u, '')]
  return personId === undefined ? [] : [{ nameOf: personId }]
}

/** Sentences one after the other, with a space between. Empty ones are left out. */
export const inTurn = (...parts: Said[]): Said =>
  parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? [...part] : [' ', ...part]))

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Everything that XML 1.0 does not allow in a document: control characters and lone surrogates. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

/**
 * Text as it stands in an XML document or attribute. Our own function, because the SDK's
 * `escapeXmlCharacters` guesses whether a text was escaped before and garbles some that were not.
 */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(NOT_XML, ' ')
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)

/** What Alexa speaks, without the `<speak>` element, which ask-sdk-core adds. */
export const toSsml = (said: Said): string =>
  said
    .map((part) =>
      typeof part === 'string'
        ? escapeXml(part)
        : `<alexa:name type="first" personId="${escapeXml(part.nameOf)}"/>`,
    )
    .join('')
