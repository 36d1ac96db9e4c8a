/** The elements of Amazon's SSML reference, with those of personalization; Alexa refuses any other. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `speak alexa:name amazon:domain amazon:effect amazon:emotion audio break emphasis lang p phoneme prosody s
  say-as sub voice w`.split(/\s+/u),
)
const AUDIO_MAX = 5
const OUTSIDE = 'must be one <speak> element, and nothing outside of it'

const NAME = '[A-Za-z_][\\w.:-]*'
const ATTRIBUTE = `\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*')`
const START = new RegExp(`^<(${NAME})((?:${ATTRIBUTE})*)\\s*(/?)>`, 'u')
const END = new RegExp(`^</(${NAME})\\s*>`, 'u')
const COMMENT = /^<!--(?:(?!--)[\s\S])*-->/u
const PROLOG = /^<\?xml\s[^?]*\?>/u
const TEXT = /^[^<]+/u
const BARE_AMPERSAND = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/iu
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u

/** An attribute that stands twice in a tag, or undefined. */
function twice(attributes: string): string | undefined {
  const names = [...attributes.matchAll(new RegExp(`\\s(${NAME})\\s*=`, 'gu'))].map((match) => match[1] ?? '')
  return names.find((name, at) => names.indexOf(name) < at)
}

/** How far a text was read. */
interface Reading {
  /** Elements that have begun and not ended, the innermost last. */
  readonly open: string[]
  /** All elements in the order of their beginnings. */
  readonly seen: string[]
}

function readText(text: string, { open }: Reading): string | undefined {
  return open.length === 0 && text.trim() !== '' ? OUTSIDE : undefined
}

function readEnd(name: string, { open }: Reading): string | undefined {
  const expected = open.pop()
  if (expected === name) return undefined
  return expected === undefined
    ? `ends <${name}>, which is not open`
    : `ends <${name}> where <${expected}> is open`
}

function readStart(
  name: string,
  attributes: string,
  isEmpty: boolean,
  { open, seen }: Reading,
): string | undefined {
  const repeated = twice(attributes)
  if (repeated !== undefined) return `has the attribute ${repeated} of <${name}> twice`
  if (open.length === 0 && seen.length > 0) return OUTSIDE
  seen.push(name)
  if (!isEmpty) open.push(name)
  return undefined
}

/** Reads one piece of text, comment or tag: its length, or what is wrong. */
function readPiece(rest: string, reading: Reading): number | string {
  const text = TEXT.exec(rest)?.[0]
  if (text !== undefined) return readText(text, reading) ?? text.length
  const comment = COMMENT.exec(rest)?.[0]
  if (comment !== undefined) return comment.length
  const [end, ended = ''] = END.exec(rest) ?? []
  if (end !== undefined) return readEnd(ended, reading) ?? end.length
  const [start, name = '', attributes = '', slash] = START.exec(rest) ?? []
  if (start === undefined) return `is not well-formed at "${rest.slice(0, 30)}"`
  return readStart(name, attributes, slash === '/', reading) ?? start.length
}

/** The elements in the text in order of their beginnings, or what is wrong with it. */
function elementsOf(ssml: string): readonly string[] | string {
  const reading: Reading = { open: [], seen: [] }
  for (let at = 0; at < ssml.length; ) {
    const length = readPiece(ssml.slice(at), reading)
    if (typeof length === 'string') return length
    at += length
  }
  const left = reading.open.pop()
  return left === undefined ? reading.seen : `does not end <${left}>`
}

/**
 * Says what is wrong with an SSML text, as the end of a sentence ("does not end <speak>"), or undefined.
 * Elements: https://developer.amazon.com/docs/custom-skills/speech-synthesis-markup-language-ssml-reference.html
 */
export function ssmlFault(text: string): string | undefined {
  const ssml = text.trim().replace(PROLOG, '')
  if (NOT_XML.test(ssml)) return 'holds a character that XML does not allow'
  const ampersand = BARE_AMPERSAND.exec(ssml)
  if (ampersand)
    return `holds a bare "&" at "${ssml.slice(ampersand.index, ampersand.index + 30)}"; write &amp;`
  const elements = elementsOf(ssml)
  if (typeof elements === 'string') return elements
  if (elements[0] !== 'speak') return OUTSIDE
  const unknown = elements.find((name) => !ELEMENTS.has(name))
  if (unknown !== undefined) return `holds <${unknown}>, which Alexa does not know`
  if (elements.lastIndexOf('speak') > 0) return 'holds a <speak> inside of <speak>'
  const audios = elements.filter((name) => name === 'audio').length
  return audios > AUDIO_MAX ? `holds ${audios} <audio>; ${AUDIO_MAX} are allowed` : undefined
}
