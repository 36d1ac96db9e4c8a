import type { RequestEnvelope } from 'ask-sdk-model'

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A request envelope, or what it lacks to be one, as the end of a sentence. */
export function asEnvelope(value: unknown): RequestEnvelope | string {
  if (!isObject(value) || !isObject(value.request) || typeof value.request.type !== 'string')
    return 'is no Alexa request: it has no request with a type.'
  if (!isObject(value.context) || !isObject(value.context.System))
    return 'is no Alexa request: it has no context.System.'
  return value as unknown as RequestEnvelope
}

/** True for what the SDK throws at an envelope of another skill. */
export const isForeignSkill = ({ name, message }: Error): boolean => /skill ?id/i.test(`${name} ${message}`)
