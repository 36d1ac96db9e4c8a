import { styleText } from 'node:util'
import { explain } from '../../lambda/speaker/assurance.ts'
import type { Voice } from '../alexa/envelope.ts'
import type { Heard } from '../alexa/heard.ts'
import { MEMBERS } from '../alexa/people.ts'
import type { ScriptTurn } from '../scripts/parse.ts'

const dim = (text: string): string => styleText('dim', text, { stream: process.stdout })
const bold = (text: string): string => styleText('bold', text, { stream: process.stdout })

/** Who Alexa takes to be speaking, in words: "Anna, level 300". */
export function voiceName({ speaker, level }: Voice): string {
  if (speaker === null) return 'nobody Alexa knows'
  const name = MEMBERS.find((one) => one.key === speaker)?.name ?? speaker
  return level === null ? `${name}, without a level` : `${name}, level ${level}`
}

/** The shopper's line of a script. */
export function shownUtterance({ utterance, outcome, scene }: ScriptTurn): string {
  const words = [utterance, ...(outcome === undefined ? [] : [dim(`(${outcome})`)])].filter(Boolean)
  return [dim(`${voiceName(scene.voice)}:`), ...words].join(' ')
}

/**
 * What comes back, and why a name was or was not said.
 * @param who answers
 */
export function shownReply(heard: Heard, who = 'Shop'): string {
  const card = heard.card as { title?: string; text?: string; content?: string } | null
  const lines = [`${bold(`${who}:`)} ${heard.speech ?? dim(`(${heard.error ?? 'silence'})`)}`]
  lines.push(...(heard.trace ?? []).map((line) => dim(`      ${line}`)))
  if (heard.record)
    lines.push(dim(`      ${explain(heard.record.assurance, heard.record.acts.includes('greeted'))}`))
  if (card?.title)
    lines.push(
      dim(`      card: ${card.title} / ${(card.text ?? card.content ?? '').replaceAll('\n', ' / ')}`),
    )
  if (heard.connection)
    lines.push(dim(`      (Alexa is asking; /outcome ${heard.connection.outcomes.join(', ')})`))
  if (heard.sessionEnded && heard.intent) lines.push(dim('      (the talk is over)'))
  return lines.join('\n')
}
