import { connectionFaults } from './connections/check.ts'
import { START } from './connections/index.ts'
import { expected, fault, isObject, type Json, shown } from './fault-words.ts'
import type { Fault } from './model-check.ts'
import { ssmlFault } from './ssml-check.ts'

const SPEECH_MAX = 8000
const CARD_MAX = 8000
const IMAGE_URL_MAX = 2000
/** Documented are 24 KB; 65 KB were seen to pass and 99 KB to be refused. */
const RESPONSE_MAX = 96 * 1024

type Check = (value: unknown, path: string) => Fault[]

/** Alexa reads null as if the field were left out. */
const optional =
  (check: Check): Check =>
  (value, path) =>
    value == null ? [] : check(value, path)

const text =
  (most: number): Check =>
  (value, path) => {
    if (typeof value !== 'string') return expected(path, 'a text', value)
    return value.length > most ? fault(path, `has ${value.length} characters; ${most} are allowed`) : []
  }

const speech: Check = (value, path) => {
  if (!isObject(value)) return expected(path, 'an object', value)
  const { type, ssml } = value
  if (type === 'PlainText') return text(SPEECH_MAX)(value.text, `${path}.text`)
  if (type !== 'SSML')
    return fault(`${path}.type`, `must be PlainText or SSML, and is ${JSON.stringify(type)}`)
  const wrong = text(SPEECH_MAX)(ssml, `${path}.ssml`)
  if (wrong.length > 0) return wrong
  const why = ssmlFault(String(ssml))
  return why === undefined ? [] : fault(`${path}.ssml`, why)
}

const reprompt: Check = (value, path) => {
  if (!isObject(value)) return expected(path, 'an object', value)
  return optional(speech)(value.outputSpeech, `${path}.outputSpeech`)
}

const image: Check = (value, path) => {
  if (!isObject(value)) return expected(path, 'an object', value)
  return ['smallImageUrl', 'largeImageUrl'].flatMap((key) =>
    optional((url, at) => {
      const wrong = text(IMAGE_URL_MAX)(url, at)
      if (wrong.length > 0) return wrong
      return String(url).startsWith('https://') ? [] : fault(at, 'must be an https address')
    })(value[key], `${path}.${key}`),
  )
}

/** The types of card there are, with the texts each may have. */
const CARDS: Readonly<Record<string, readonly string[]>> = {
  Simple: ['title', 'content'],
  Standard: ['title', 'text'],
  LinkAccount: [],
  AskForPermissionsConsent: [],
}

const card: Check = (value, path) => {
  if (!isObject(value)) return expected(path, 'an object', value)
  const type = String(value.type)
  const texts = Object.hasOwn(CARDS, type) ? CARDS[type] : undefined
  if (!texts)
    return fault(
      `${path}.type`,
      `must be one of ${Object.keys(CARDS).join(', ')}, and is ${JSON.stringify(value.type)}`,
    )
  const wrong = [
    ...texts.flatMap((key) => optional(text(CARD_MAX))(value[key], `${path}.${key}`)),
    ...(type === 'Standard' ? optional(image)(value.image, `${path}.image`) : []),
  ]
  const scopes = value.permissions
  if (type === 'AskForPermissionsConsent' && !(Array.isArray(scopes) && scopes.length > 0))
    wrong.push(...expected(`${path}.permissions`, 'a list of scopes', scopes))
  const images = isObject(value.image) ? Object.values(value.image) : []
  const all = [...texts.map((key) => value[key]), ...images].map((one) =>
    typeof one === 'string' ? one.length : 0,
  )
  const sum = all.reduce((a, b) => a + b, 0)
  if (wrong.length === 0 && sum > CARD_MAX)
    wrong.push(...fault(path, `has ${sum} characters with its addresses; ${CARD_MAX} are allowed`))
  return wrong
}

const directives: Check = (value, path) => {
  if (!Array.isArray(value)) return expected(path, 'a list', value)
  return value.flatMap((one: unknown, at) => {
    if (!isObject(one)) return expected(`${path}.${at}`, 'an object', one)
    if (typeof one.type !== 'string') return expected(`${path}.${at}.type`, 'a text', one.type)
    return one.type === START ? connectionFaults(one, `${path}.${at}`) : []
  })
}

/** What does not go with a connection, for the dialog is Alexa's until she resumes the skill. */
function besides(body: Json, asked: string | undefined): Fault[] {
  const { directives } = body
  const begun = Array.isArray(directives)
    ? directives.filter((one) => isObject(one) && one.type === START)
    : []
  if (begun.length === 0) return []
  const out = (key: string) =>
    body[key] == null ? [] : fault(`response.${key}`, `must be left out beside ${START}`)
  return [
    ...(asked === undefined ? [] : fault('response.directives', `holds ${START} in the answer to ${asked}`)),
    ...(begun.length > 1 ? fault('response.directives', `holds ${START} ${begun.length} times`) : []),
    ...out('shouldEndSession'),
    ...out('reprompt'),
  ]
}

const yesOrNo: Check = (value, path) =>
  typeof value === 'boolean' ? [] : expected(path, 'true or false', value)
const object: Check = (value, path) => (isObject(value) ? [] : expected(path, 'an object', value))

const BODY: Readonly<Record<string, Check>> = {
  outputSpeech: speech,
  reprompt,
  card,
  directives,
  shouldEndSession: yesOrNo,
}

/**
 * Checks a skill's answer as Alexa does before anybody hears it.
 * Rules: https://developer.amazon.com/docs/custom-skills/request-and-response-json-reference.html#response-format
 * @param response parsed JSON
 * @param closed the type of a request in which no connection can begin: the end of a session, an event
 * @returns every fault; the message is a sentence that begins with the path
 */
export function checkResponse(response: unknown, closed?: string): Fault[] {
  if (!isObject(response)) return fault('The response', `must be an object, and is ${shown(response)}`)
  const { version, sessionAttributes, response: body } = response
  const size = Buffer.byteLength(JSON.stringify(response))
  return [
    ...(size > RESPONSE_MAX ? fault('The response', `has ${size} bytes; ${RESPONSE_MAX} are allowed`) : []),
    ...(typeof version === 'string' && version !== ''
      ? []
      : expected('version', 'a text such as "1.0"', version)),
    ...optional(object)(sessionAttributes, 'sessionAttributes'),
    ...(isObject(body)
      ? [
          ...Object.entries(BODY).flatMap(([key, check]) => optional(check)(body[key], `response.${key}`)),
          ...besides(body, closed),
        ]
      : expected('response', 'an object', body)),
  ]
}
