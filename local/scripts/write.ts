import type { Heard } from '../alexa/alexa.ts'
import type { Voice } from '../alexa/envelope.ts'
import type { RecordedTurn } from './replay-read.ts'

/** What a script that is written down begins with. */
export interface Heading {
  readonly note: string
  readonly voice: Voice
  readonly locale: string
}

/** The same, without what was heard: to be parsed, played and filled in. */
const sceneOf = ({ voice: { speaker, level }, locale }: Heading): string => {
  const who = speaker === null ? 'nobody' : `${speaker} level=${level ?? 'none'}`
  return `@ speaker=${who} locale=${locale}`
}

/** An exact line, or a pattern where a line cannot hold the text as it is. */
function exactly(of: 'A' | 'WHY' | 'INTENT', text: string): string {
  if (text.trim() === text && !/[\r\n]/u.test(text)) return `${of}: ${text}`.trim()
  const escaped = text
    .replace(/[/\\^$.*+?()[\]{}|]/gu, '\\$&')
    .replace(/\r/gu, '\\r')
    .replace(/\n/gu, '\\n')
    // At its ends a line is trimmed, so that blanks there are written as what they are.
    .replace(/^ +| +$/gu, (blanks) => '\\x20'.repeat(blanks.length))
  return `${of}~ /^${escaped}$/`
}

/** What a turn brought, as the lines that expect it again. */
export function expectedOf(heard: Heard): string[] {
  if (heard.fault) return [exactly('WHY', heard.error ?? '')]
  if (heard.error !== undefined) return [exactly('INTENT', heard.intent ?? `(${heard.error})`)]
  return [exactly('A', heard.speech ?? '')]
}

/** What was recorded of a turn, as the lines that expect it again. */
export function expectedAsRecorded({ heard = [], error }: RecordedTurn): string[] {
  const [caption, ...others] = heard
  return [
    ...(error === undefined ? [] : [`# ask dialog: ${error}`]),
    ...(caption === undefined ? [] : [exactly('A', caption)]),
    ...others.map((other) => `# and then: ${other.replace(/\s+/gu, ' ')}`),
  ]
}

/**
 * Writes a script.
 * @param linesOf what follows the turn with this number
 */
export function scriptText(
  heading: Heading,
  turns: readonly RecordedTurn[],
  linesOf: (turn: RecordedTurn, at: number) => readonly string[] = () => [],
): string {
  const lines = turns.flatMap((turn, at) => [
    ...(turn.isNew && at > 0 ? ['--'] : []),
    `U: ${turn.utterance}`,
    ...linesOf(turn, at),
  ])
  return [`# ${heading.note}`, '', sceneOf(heading), ...lines, ''].join('\n')
}
