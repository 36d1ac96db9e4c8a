import type { Voice } from '../alexa/envelope.ts'
import type { Heard } from '../alexa/heard.ts'
import type { RecordedTurn } from './replay-read.ts'

/** What a script that is written down begins with. */
export interface Heading {
  readonly note: string
  /** Who speaks where the turns do not say. */
  readonly voice: Voice
  readonly locale: string
}

const sceneOf = ({ speaker, level }: Voice): string =>
  `@ speaker=${speaker === null ? 'nobody' : `${speaker} level=${level ?? 'none'}`}`

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
  let scene = sceneOf(turns.find((turn) => turn.voice)?.voice ?? heading.voice)
  const first = `${scene} locale=${heading.locale}`
  const lines = turns.flatMap((turn, at) => {
    const before = scene
    // A turn that does not say who spoke was, as far as anybody knows, spoken by who spoke before.
    scene = turn.voice ? sceneOf(turn.voice) : before
    return [
      ...(turn.isNew && at > 0 ? ['--'] : []),
      ...(scene === before ? [] : [scene]),
      `U: ${turn.utterance}`,
      ...linesOf(turn, at),
    ]
  })
  return [`# ${heading.note}`, '', first, ...lines, ''].join('\n')
}
