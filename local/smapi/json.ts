import type { Context } from 'hono'
import { Refused } from './refused.ts'

export type Json = Readonly<Record<string, unknown>>

/** Deeper than any Alexa file or request; far below where JSON.stringify runs out of stack. */
const DEPTH_MAX = 64

/** True for what JSON calls an object. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** True for a value that nests further than anything we could answer with. */
export function isTooDeep(value: unknown, left = DEPTH_MAX): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((inner) => isTooDeep(inner, left - 1))
}

/**
 * The JSON in a request's body, whatever it holds.
 * @throws {Refused} 415 for another content type, 400 for what is no JSON
 */
export async function jsonOf(c: Context): Promise<unknown> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  // A form of another site can't be sent as JSON without the browser asking first.
  if (type !== 'application/json') throw new Refused(415, 'Send JSON, with content-type application/json.')
  try {
    return await c.req.json()
  } catch (error) {
    // What is too large fails while it is read, and is not ours to explain.
    if (!(error instanceof SyntaxError)) throw error
    throw new Refused(400, 'The body is not JSON.')
  }
}

/** What keeps JSON from being an object that is worked with, as the end of a sentence; undefined if nothing does. */
function objectFault(value: unknown): string | undefined {
  if (!isObject(value)) return 'must be a JSON object.'
  return isTooDeep(value) ? `nests more than ${DEPTH_MAX} levels.` : undefined
}

/**
 * The JSON object in a request's body.
 * @throws {Refused} 415 for another content type, 400 for what is no JSON object
 */
export async function bodyOf(c: Context): Promise<Json> {
  const body = await jsonOf(c)
  const fault = objectFault(body)
  if (fault !== undefined) throw new Refused(400, `The body ${fault}`)
  return body as Json
}

/**
 * What is wrong with a file that ask-cli sent as a body. A file that is not JSON comes from there as a JSON
 * text, which holds the file as it is.
 * @returns a sentence, or undefined for a JSON object
 */
export function fileFault(sent: unknown): string | undefined {
  if (typeof sent === 'string')
    try {
      JSON.parse(sent)
    } catch (error) {
      return `The file holds no JSON object: ${(error as Error).message}.`
    }
  const fault = objectFault(sent)
  return fault && `The file ${fault}`
}

/**
 * An object within a body.
 * @throws {Refused} 400
 */
export function objectIn(body: Json, key: string, path = key): Json {
  const value = body[key]
  if (!isObject(value)) throw new Refused(400, `"${path}" must be an object.`)
  return value
}

/**
 * A text within a body that is not empty.
 * @throws {Refused} 400
 */
export function textIn(body: Json, key: string, path = key): string {
  const value = body[key]
  if (typeof value !== 'string' || value.trim() === '')
    throw new Refused(400, `"${path}" must be a text that is not empty.`)
  return value
}

/**
 * One of a few words within a body.
 * @throws {Refused} 400
 */
export function oneIn<T extends string>(body: Json, key: string, allowed: readonly T[], path = key): T {
  const found = allowed.find((one) => one === body[key])
  if (found === undefined) throw new Refused(400, `"${path}" must be one of ${allowed.join(', ')}.`)
  return found
}
