import sax from 'sax'

/** The names that HTML has for characters; the XML parser knows them too. */
const { ENTITIES } = sax.parser(true)

/** Google: a GTIN is an EAN, UPC, JAN or ITF-14 of 8, 12, 13 or 14 digits. Spaces and hyphens do not count. */
export function readGtin(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '')
  return /^(?:\d{8}|\d{12,14})$/.test(digits) && hasCheckDigit(digits) ? digits : undefined
}

/** GS1 General Specifications 7.9: from the right, before the last, digits weigh 3, 1, 3, …; all add up to tens. */
function hasCheckDigit(digits: string): boolean {
  let sum = 0
  for (const [i, digit] of [...digits].reverse().entries()) sum += Number(digit) * (i % 2 === 0 ? 1 : 3)
  return sum % 10 === 0
}

const DATE = String.raw`\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?`
const PERIOD = new RegExp(`^(${DATE})\\s*/\\s*(${DATE})$`)

/**
 * Whether a sale is on: Google's `2026-11-20T09:00+0100/2026-11-30T18:00+0100`, both ends within it. Times
 * without a zone are UTC.
 * @param now milliseconds
 * @returns undefined if it is no such period
 */
export function isSaleOn(period: string, now: number): boolean | undefined {
  const [, from, to] = PERIOD.exec(period.trim()) ?? []
  if (from === undefined || to === undefined) return undefined
  const [begin, end] = [timeOf(from, '00:00'), timeOf(to, '23:59:59.999')]
  if (Number.isNaN(begin) || Number.isNaN(end) || end < begin) return undefined
  return begin <= now && now <= end
}

function timeOf(text: string, timeOfDay: string): number {
  // The parser takes 31 November for 1 December.
  const day = Number(text.slice(8, 10))
  if (new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDate() !== day) return Number.NaN
  const whole = text.includes('T') ? text : `${text}T${timeOfDay}`
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(whole) ? whole : `${whole}Z`
  return Date.parse(zoned.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'))
}

/** Whether an address is one of the web, whole: `https://shop.example/p/1`. */
export function isWebAddress(text: string): boolean {
  // The parser forgives "http:shop.example", browsers and Alexa do not.
  return /^https?:\/\/[^/\s]/i.test(text) && !/\s/.test(text) && URL.canParse(text)
}

/** Tags, comments and what only a browser is to read. A lone "<" in a text is none of these. */
const UNSPOKEN = /<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi
const TAG = /<\/?([a-z!][a-z\d]*)[^<>]*>/gi
/** Tags within a word or a sentence; any other ends a line. */
const INLINE = new Set('a abbr b bdi code em font i mark s small span strong sub sup u'.split(' '))
const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]{1,30}));/gi
/** Control and formatting characters that no sentence needs. The joiners of emoji and scripts stay. */
const UNPRINTABLE = /[\p{Cc}\u200B\u200E\u200F\u2028\u2029\u2060\uFEFF]+/gu

/** Plain text of what may be HTML: no tags, entities as what they stand for, one space between words. */
export function plainText(html: string): string {
  const bare = html.includes('<') ? html.replace(UNSPOKEN, ' ').replace(TAG, gap) : html
  const text = bare.includes('&') ? bare.replace(ENTITY, entity) : bare
  return text.replace(UNPRINTABLE, ' ').replace(/\s+/g, ' ').trim()
}

const gap = (_: string, tag: string): string => (INLINE.has(tag.toLowerCase()) ? '' : ' ')

function entity(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) {
    const character: unknown = ENTITIES[name]
    return typeof character === 'string' ? character : whole
  }
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isCharacter ? String.fromCodePoint(code) : whole
}
