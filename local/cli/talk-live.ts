import { createInterface } from 'node:readline'
import type { Utterance } from '../alexa/alexa.ts'
import { OutcomeRefused } from '../alexa/connections/index.ts'
import type { Voice } from '../alexa/envelope.ts'
import { SPEAKERS } from '../alexa/people.ts'
import type { Stack } from '../stack.ts'
import { aboutHandler } from './foreign.ts'
import { shownReply, voiceName } from './show.ts'

/** The `/` lines of a talk. */
export const HELP = `  /as anna 300     who is speaking, and how sure Alexa is (${SPEAKERS.join(', ')})
  /as nobody       a voice that Alexa does not know
  /locale fr-FR    another language: a new talk
  /outcome NAME    while Alexa asks for a PIN or an order: how that ends (she lists the names);
                   with words behind it, how the connection ends that these open
  /quit            the end; an empty line is silence`

/** Reads "anna 300", "anna" or "nobody", or undefined. */
export function voiceIn(text: string): Voice | undefined {
  const [speaker = '', level, ...rest] = text.trim().split(/\s+/)
  if (rest.length > 0 || (level !== undefined && !/^\d+$/.test(level))) return undefined
  if (speaker === 'nobody') return { speaker: null, level: null }
  return SPEAKERS.includes(speaker)
    ? { speaker, level: level === undefined ? null : Number(level) }
    : undefined
}

/** Who is talking, and in which language. */
interface Place {
  readonly voice: Voice
  readonly locale: string
}

/** What a `/` line changes, and what to say of it; undefined where it cannot be understood. */
function changed(
  place: Place,
  change: string,
  value: string,
  locales: readonly string[],
): [Place, string?] | undefined {
  if (change === 'locale') return locales.includes(value) ? [{ ...place, locale: value }] : undefined
  const voice = change === 'as' ? voiceIn(value) : undefined
  return voice && [{ ...place, voice }, `You are ${voiceName(voice)}.`]
}

/** Reads "NOT_ENABLED" or "NOT_ENABLED order it": an outcome, and what is said. */
function outcomeIn(value: string): { outcome: string; utterance: string } {
  const [, outcome = '', utterance = ''] = /^(\S*)\s*(.*)$/.exec(value) ?? []
  return { outcome, utterance }
}

/** What comes of a turn, in lines; an outcome that cannot be is told in its sentence. */
async function replyTo(alexa: Stack['alexa'], said: Utterance, who: string): Promise<string> {
  try {
    return shownReply(await alexa.turn(said), who)
  } catch (error) {
    if (error instanceof OutcomeRefused) return error.message
    throw error
  }
}

/** A talk in the terminal: the shopper types, `/` lines change who and where. */
export async function talk({ alexa, skill, where }: Stack, began: Place): Promise<void> {
  let place = began
  const who = skill.handler ? skill.title : 'Shop'
  const say = (text: string) => process.stdout.write(`${text}\n`)
  if (skill.handler) say(aboutHandler(skill.handler))
  const opening = skill.openings.get(began.locale)
  say(
    `You are ${voiceName(began.voice)}, in ${began.locale}; the data is ${where}. Say "${opening}".\n${HELP}\n`,
  )
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  // Piped input ends before its lines are dealt with, and a closed interface refuses to prompt.
  let isEnded = false
  input.once('close', () => {
    isEnded = true
  })
  input.prompt()
  for await (const line of input) {
    const [, change, value = ''] = /^\/(\w+)\s*(.*)$/.exec(line.trim()) ?? []
    if (change === 'quit') break
    if (change && change !== 'outcome') {
      const [next, told] = changed(place, change, value, alexa.locales) ?? [place, HELP]
      place = next
      if (told) say(told)
    } else {
      const here = { ...place, session: 'terminal', device: 'speaker', household: 'demo' } as const
      const words = change ? outcomeIn(value) : { utterance: line }
      say(await replyTo(alexa, { ...here, ...words, now: Date.now() }, who))
    }
    if (!isEnded) input.prompt()
  }
  input.close()
}
