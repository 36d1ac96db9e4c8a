import type { Voice } from '../alexa/envelope.ts'
import { SPEAKERS } from '../alexa/people.ts'

const NOBODY: Voice = { speaker: null, level: null }

const HOW =
  'Its access_token is "local" for nobody, or says who speaks and how sure Alexa is: "speaker=anna;level=300". ' +
  `Speakers are ${SPEAKERS.join(', ')}; a level is a whole number, or is left out.`

/**
 * The access token of a request. `ask smapi` and the SDK send it behind "Bearer", `ask dialog` and
 * `ask deploy` bare.
 */
export const tokenOf = (authorization = ''): string =>
  authorization.replace(/^\s*bearer(?:\s+|$)/i, '').trim()

/**
 * Who speaks, by a profile's access token: the one thing that every command of ask-cli carries.
 * @returns the voice, or a sentence that says why there is none. It never repeats the token, which may be
 * somebody's real one.
 */
export function voiceOf(token: string): Voice | string {
  if (token === '' || token === 'local') return NOBODY
  const said = new Map<string, string>()
  for (const part of token.split(';')) {
    const [, key = '', value = ''] = /^\s*(speaker|level)\s*=\s*([^=]*?)\s*$/.exec(part) ?? []
    if (key === '' || said.has(key))
      return `The access token of this profile is not understood, so nobody can speak with it. ${HOW}`
    said.set(key, value)
  }
  const speaker = said.get('speaker')
  const level = said.get('level')
  const isNobody = speaker === 'nobody'
  if (speaker === undefined || (isNobody && level !== undefined))
    return `The access token of this profile has a level without a speaker. ${HOW}`
  if (isNobody) return NOBODY
  if (!SPEAKERS.includes(speaker))
    return `The access token of this profile names a speaker who is not in the household. ${HOW}`
  if (level === undefined) return { speaker, level: null }
  if (!/^-?\d+$/.test(level) || !Number.isSafeInteger(Number(level)))
    return `The access token of this profile has a level that is no whole number. ${HOW}`
  return { speaker, level: Number(level) }
}
