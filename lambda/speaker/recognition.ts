/**
 * What one request says about its speaker. Read anew from every request and never kept: the voice can
 * change in mid-session, and Amazon rejects skills that go on with the first one
 * (https://github.com/OneBusAway/onebusaway-alexa/issues/115).
 */
export type Recognition =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'person without level'; readonly personId: string }
  | { readonly kind: 'person at level'; readonly personId: string; readonly level: number }
  | { readonly kind: 'malformed' }

/** Amazon's limit, from the `personId` comment in ask-sdk-model. */
const PERSON_ID_MAX = 255

const NOBODY: Recognition = { kind: 'nobody' }
const MALFORMED: Recognition = { kind: 'malformed' }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Half a surrogate pair is no text: two such ids would become the same bytes, and so the same person. */
const isId = (text: string): boolean =>
  text.trim() !== '' && text.length <= PERSON_ID_MAX && text.isWellFormed()

/**
 * Reads `context.System.person` of a request, from `unknown`, because ask-sdk-model 1.86 does not know
 * `authenticationConfidenceLevel`. Anything but the documented shape is `malformed`, which grants as
 * little as `nobody`: a level is a whole number from 0 up, never a string, a fraction or `Infinity`
 * (which is what JSON's 1e400 becomes).
 */
export function recognize(person: unknown): Recognition {
  if (person === undefined || person === null) return NOBODY
  if (!isObject(person)) return MALFORMED
  const { personId, authenticationConfidenceLevel: confidence } = person
  if (typeof personId !== 'string' || !isId(personId)) return MALFORMED
  if (confidence === undefined) return { kind: 'person without level', personId }
  if (!isObject(confidence)) return MALFORMED
  const { level } = confidence
  if (level === undefined) return { kind: 'person without level', personId }
  if (!Number.isSafeInteger(level) || (level as number) < 0) return MALFORMED
  return { kind: 'person at level', personId, level: level as number }
}

/** The level of a recognition, or null where the request gives none that can be used. */
export const levelOf = (recognition: Recognition): number | null =>
  recognition.kind === 'person at level' ? recognition.level : null

/** The raw Alexa person id, which lives for this request only, or undefined. */
export const personIdOf = (recognition: Recognition): string | undefined =>
  'personId' in recognition ? recognition.personId : undefined
