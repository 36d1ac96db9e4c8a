import type { Context } from 'hono'

/** What a form sent: each field once. A Map, because a field may be called anything. */
export type Fields = ReadonlyMap<string, string>

/** More than any form here holds. */
export const BODY_MAX = 8 * 1024
const FIELD_MAX = 400

/**
 * The fields of a form, or of a flat JSON object of texts.
 * @returns undefined for what is neither, or holds what nobody types
 */
export async function fieldsOf(c: Context): Promise<Fields | undefined> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  const text = await c.req.text()
  if (text === '') return new Map()
  const entries =
    type === 'application/x-www-form-urlencoded'
      ? [...new URLSearchParams(text)]
      : type === 'application/json'
        ? jsonEntries(text)
        : undefined
  const isFit = entries?.every(
    ([, value]) => typeof value === 'string' && value.length <= FIELD_MAX && value.isWellFormed(),
  )
  return isFit ? new Map(entries as [string, string][]) : undefined
}

function jsonEntries(text: string): [string, unknown][] | undefined {
  try {
    const sent: unknown = JSON.parse(text)
    return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
      ? Object.entries(sent)
      : undefined
  } catch {
    return undefined
  }
}
