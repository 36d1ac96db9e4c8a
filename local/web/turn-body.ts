import { type LocalAlexa, RESUMES, type Utterance } from '../alexa/alexa.ts'
import { OUTCOMES } from '../alexa/connections/index.ts'
import { DEVICES } from '../alexa/envelope.ts'
import { SPEAKERS } from '../alexa/people.ts'
import type { Clocks } from '../clocks.ts'

/** What was sent is not what a door takes. The message says what is allowed. */
export class BadBody extends Error {
  override readonly name = 'BadBody'
}

const LONGEST = 100
type Body = Readonly<Record<string, unknown>>

function objectOf(body: unknown, keys: readonly string[]): Body {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new BadBody(`Send a JSON object with ${keys.join(', ')}.`)
  const unknown = Object.keys(body).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    throw new BadBody(`There is no "${unknown.slice(0, LONGEST)}"; there are ${keys.join(', ')}.`)
  return body as Body
}

function oneOf<T extends string>(body: Body, key: string, allowed: readonly T[], otherwise: T): T {
  const value = body[key]
  if (value === undefined) return otherwise
  const found = allowed.find((one) => one === value)
  if (found === undefined) throw new BadBody(`"${key}" must be one of ${allowed.join(', ')}.`)
  return found
}

function nameIn(body: Body, key: string, otherwise: string): string {
  const value = body[key]
  if (value === undefined) return otherwise
  if (typeof value !== 'string' || value === '' || value.length > LONGEST || !value.isWellFormed())
    throw new BadBody(`"${key}" must be a text of 1 to ${LONGEST} characters.`)
  return value
}

const ISO = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/

/** Whether the day is in the calendar: `Date.parse` takes the 31st of February for the 3rd of March. */
const isDay = (parts: RegExpExecArray | null): boolean =>
  parts !== null &&
  new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]))).getUTCDate() ===
    Number(parts[3])

function timeIn(value: unknown): number {
  const time = typeof value === 'string' && isDay(ISO.exec(value)) ? Date.parse(value) : Number.NaN
  // DynamoDB's TTL and our own sums are in whole seconds since 1970, so nothing before that has a meaning.
  if (!(time >= 0)) throw new BadBody('"now" must be a time such as "2026-11-21T18:00:00Z".')
  return time
}

function voiceIn(body: Body): Utterance['voice'] {
  const { speaker = null, level = null } = body
  if ('person' in body) {
    if (speaker !== null || level !== null)
      throw new BadBody('"person" stands in place of "speaker" and "level".')
    return { speaker: null, level: null, person: body.person }
  }
  if (speaker !== null && !SPEAKERS.includes(speaker as string))
    throw new BadBody(`"speaker" must be null or one of ${SPEAKERS.join(', ')}.`)
  if (level !== null && !Number.isSafeInteger(level))
    throw new BadBody('"level" must be null or a whole number.')
  if (level !== null && speaker === null) throw new BadBody('A "level" needs a "speaker".')
  return { speaker: speaker as string | null, level: level as number | null }
}

const TURN_KEYS = [
  'utterance',
  'speaker',
  'level',
  'person',
  'locale',
  'session',
  'device',
  'household',
  'now',
  'outcome',
  'resumes',
]

/**
 * Reads the body of `POST /local/turn` (rulings, 20).
 * @throws {BadBody}
 */
export function utteranceOf(
  sent: unknown,
  clocks: Clocks,
  { locales, locale }: Pick<LocalAlexa, 'locales' | 'locale'>,
): Utterance {
  const body = objectOf(sent, TURN_KEYS)
  if (typeof body.utterance !== 'string') throw new BadBody('"utterance" must be a text, which may be empty.')
  const household = nameIn(body, 'household', 'demo')
  return {
    utterance: body.utterance,
    voice: voiceIn(body),
    locale: oneOf(body, 'locale', locales, locale),
    session: nameIn(body, 'session', 'standing'),
    device: oneOf(body, 'device', DEVICES, 'speaker'),
    household,
    outcome: body.outcome === undefined ? undefined : oneOf(body, 'outcome', OUTCOMES, ''),
    resumes: oneOf(body, 'resumes', RESUMES, 'same'),
    now: body.now === undefined ? clocks.now(household) : timeIn(body.now),
  }
}

/**
 * Reads the body of `POST /local/clock`: a time, or null for the real one.
 * @throws {BadBody}
 */
export function clockOf(sent: unknown): { household: string; to: number | null } {
  const body = objectOf(sent, ['household', 'now'])
  if (body.now === undefined)
    throw new BadBody('"now" must be a time such as "2026-11-21T18:00:00Z", or null.')
  return { household: nameIn(body, 'household', 'demo'), to: body.now === null ? null : timeIn(body.now) }
}
