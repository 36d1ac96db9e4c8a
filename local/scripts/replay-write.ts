import type { Expectation, Scene, ScriptTurn } from './parse.ts'

/** A replay file, as `ask dialog --replay` takes it. */
export interface Replay {
  readonly skillId: string
  readonly locale: string
  readonly type: 'text'
  readonly userInput: readonly string[]
}

/** What becomes of a script as replay files. */
export interface Exported {
  /** One a session and locale, in order. */
  readonly replays: readonly Replay[]
  /** What they cannot hold, in sentences with the script's line numbers. */
  readonly lost: readonly string[]
}

/** Ends the dialog; without it ask dialog goes on and waits for the keyboard. */
export const QUIT = '.quit'

/** Something that a turn has and a replay file does not. */
interface Loss {
  readonly line: number
  readonly what: string
}

const voiceOf = ({ voice: { speaker, level } }: Scene): string =>
  speaker === null ? 'nobody' : level === null ? speaker : `${speaker} at level ${level}`

const isSayable = ({ utterance }: ScriptTurn): boolean => utterance !== '' && !utterance.startsWith('.')

/** The turns that go into one file together: ask dialog has one locale, and begins a session of its own. */
function partsOf(turns: readonly ScriptTurn[]): ScriptTurn[][] {
  const parts: ScriptTurn[][] = []
  for (const turn of turns) {
    const last = parts.at(-1)?.at(-1)
    const goesOn = last?.session === turn.session && last.scene.locale === turn.scene.locale
    if (goesOn) parts.at(-1)?.push(turn)
    else parts.push([turn])
  }
  return parts
}

function lossesOf(turn: ScriptTurn, before: ScriptTurn | undefined): Loss[] {
  const { line, scene, utterance, expected } = turn
  const earlier = before?.scene
  const losses: Loss[] = []
  const changed = (what: string, now: string, then: string) => {
    if (now !== then) losses.push({ line, what: `${what} ${now}` })
  }
  changed('the speaker is', voiceOf(scene), earlier ? voiceOf(earlier) : 'nobody')
  changed('the household is', scene.household, earlier?.household ?? 'demo')
  changed('the device is a', scene.device, earlier?.device ?? 'speaker')
  if (scene.now !== undefined)
    losses.push({ line, what: `the clock is put to ${new Date(scene.now).toISOString()}` })
  if (scene.policy) losses.push({ line, what: `settings (${Object.keys(scene.policy).join(', ')})` })
  changed('a connection resumes', scene.resumes, earlier?.resumes ?? 'same')
  if (turn.outcome !== undefined)
    losses.push({ line, what: `the outcome ${turn.outcome}, which ask dialog cannot bring about` })
  else if (utterance === '') losses.push({ line, what: 'silence, which ask dialog cannot send' })
  if (utterance.startsWith('.'))
    losses.push({ line, what: `"${utterance}", which ask dialog would take for a command` })
  const of = (one: Expectation): Loss => ({ line: one.line, what: `an expectation (${one.of})` })
  return [...losses, ...expected.map(of)]
}

/** One sentence for everything of a kind. */
function sentences(losses: readonly Loss[]): string[] {
  const lines = new Map<string, number[]>()
  for (const { line, what } of losses) lines.set(what, [...(lines.get(what) ?? []), line])
  return [...lines].map(([what, at]) => `line${at.length === 1 ? '' : 's'} ${at.join(', ')}: ${what}`)
}

/**
 * Makes replay files of a script, one for each session and locale: `ask dialog` begins a session of its own
 * with every file, and has one locale.
 */
export function replaysOf(turns: readonly ScriptTurn[], skillId: string): Exported {
  const losses = turns.flatMap((turn, at) => lossesOf(turn, turns[at - 1]))
  const replays = partsOf(turns).flatMap((part): Replay[] => {
    const said = part.filter(isSayable).map((turn) => turn.utterance)
    const locale = part[0]?.scene.locale ?? ''
    return said.length === 0 ? [] : [{ skillId, locale, type: 'text', userInput: [...said, QUIT] }]
  })
  return { replays, lost: sentences(losses) }
}
