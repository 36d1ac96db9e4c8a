import { attributeOf } from './attributes.ts'
import type { Flaw } from './fault.ts'
import { BROKEN, type FeedRow, LONGEST_ROW, tooLong, UNDECODABLE } from './record.ts'

/** The rows of a feed with one JSON object a line, its keys named as Google's attributes. */
export async function* readJsonLines(chunks: AsyncIterable<string>): AsyncGenerator<FeedRow> {
  let line = 0
  for await (const text of linesOf(chunks)) {
    line += 1
    if (text.length > LONGEST_ROW) yield { line, flaw: TOO_LONG }
    else if (text.trim() !== '') yield rowOf(text, line)
  }
}

const TOO_LONG: Flaw = { reason: 'too-long', why: tooLong(LONGEST_ROW) }

/** Lines end with a line feed only: JSON allows every other line end inside of a text. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of chunks) {
    const lines = chunk.split('\n')
    for (const [i, part] of lines.entries()) {
      // What is beyond the longest row is only counted, not kept.
      if (rest.length <= LONGEST_ROW) rest += part
      if (i === lines.length - 1) break
      yield rest
      rest = ''
    }
  }
  if (rest !== '') yield rest
}

function rowOf(text: string, line: number): FeedRow {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { line, flaw: { reason: 'malformed', why: 'is not JSON' } }
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return { line, flaw: { reason: 'malformed', why: 'is no JSON object' } }
  const fields = new Map<string, string>()
  for (const [key, value] of Object.entries(parsed)) {
    const name = attributeOf(key)
    if (name !== undefined && !fields.has(name)) fields.set(name, textIn(value))
  }
  if (text.includes(UNDECODABLE)) {
    const id = fields.get('id')
    const broken = Object.entries(parsed).find(([, value]) => JSON.stringify(value)?.includes(UNDECODABLE))
    const field = broken ? { field: broken[0] } : {}
    return { line, ...(id && { id }), flaw: { reason: 'undecodable', ...field, why: BROKEN } }
  }
  return { line, fields }
}

/** A JSON value as the text that a table would have; prices also as Google's interfaces write them. */
function textIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return textIn(value[0])
  if (typeof value !== 'object' || value === null) return ''
  const { value: amount, currency, amountMicros, currencyCode } = value as Record<string, unknown>
  if (amount !== undefined) return `${textIn(amount)} ${textIn(currency)}`
  if (amountMicros !== undefined) return `${Number(amountMicros) / 1e6} ${textIn(currencyCode)}`
  return ''
}
