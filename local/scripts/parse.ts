import { LOCALES } from '../../lambda/locale.ts'
import { RESUMES, type Resumes } from '../alexa/alexa.ts'
import { OUTCOMES } from '../alexa/connections/index.ts'
import { DEVICES, type DeviceKind, type Voice } from '../alexa/envelope.ts'
import { isPersonId, SPEAKERS } from '../alexa/people.ts'
import { givenIn } from '../cli/policy-values.ts'

/** Who speaks, where and when, from a line on. */
export interface Scene {
  readonly voice: Voice
  readonly locale: string
  readonly device: DeviceKind
  readonly household: string
  /** In which session the end of a connection is told. */
  readonly resumes: Resumes
  /** Epoch milliseconds, if the script sets its clock here. */
  readonly now?: number
  /** Settings of the household's own that begin here, by name. */
  readonly policy?: Readonly<Record<string, unknown>>
}

/** What a turn is expected to bring. */
export interface Expectation {
  readonly line: number
  readonly of: 'A' | 'CARD' | 'WHY' | 'INTENT' | 'ENDED' | 'REPROMPT'
  readonly is: string | RegExp
}

/** One thing said, and what should come of it. */
export interface ScriptTurn {
  readonly line: number
  /** Counts the sessions of the script: a `--` line begins another. */
  readonly session: number
  readonly scene: Scene
  readonly utterance: string
  /** How the connection that is open, or that this turn opens, is made to end. */
  readonly outcome?: string
  /** The comments right before it, for whoever reads along. */
  readonly notes: readonly string[]
  readonly expected: readonly Expectation[]
}

/** A line that is not of the format. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
}

/** The locales that a script may name, and the one it begins in. */
export interface ScriptLocales {
  readonly locales: readonly string[]
  readonly locale: string
}

const OURS: ScriptLocales = { locales: LOCALES, locale: 'en-US' }

type Setter = (scene: Scene, value: string, locales: readonly string[]) => Scene | undefined

const withVoice = (scene: Scene, change: Partial<Voice>): Scene => {
  const { speaker, level } = { ...scene.voice, ...change }
  return { ...scene, voice: { speaker, level: speaker === null ? null : level } }
}

const SETTERS: Readonly<Record<string, Setter>> = {
  speaker: (scene, value) => {
    if (value === 'nobody') return withVoice(scene, { speaker: null })
    return SPEAKERS.includes(value) || isPersonId(value) ? withVoice(scene, { speaker: value }) : undefined
  },
  level: (scene, value) => {
    if (value === 'none') return withVoice(scene, { level: null })
    return /^-?\d+$/.test(value) ? withVoice(scene, { level: Number(value) }) : undefined
  },
  locale: (scene, value, locales) => (locales.includes(value) ? { ...scene, locale: value } : undefined),
  device: (scene, value) => {
    const device = DEVICES.find((one) => one === value)
    return device && { ...scene, device }
  },
  household: (scene, value) => (/^[\w-]{1,60}$/.test(value) ? { ...scene, household: value } : undefined),
  resumes: (scene, value) => {
    const resumes = RESUMES.find((one) => one === value)
    return resumes && { ...scene, resumes }
  },
  policy: (scene, value) => {
    const given = givenIn([value])
    return given && { ...scene, policy: { ...scene.policy, ...given } }
  },
  now: (scene, value) => (Number.isNaN(Date.parse(value)) ? undefined : { ...scene, now: Date.parse(value) }),
}

function setScene(
  scene: Scene,
  text: string,
  locales: readonly string[],
  fail: (why: string) => never,
): Scene {
  const { now: _, policy: _p, ...before } = scene
  const next = text
    .split(/\s+/)
    .filter((pair) => pair !== '')
    .reduce<Scene>((next, pair) => {
      const [key = '', value = ''] = pair.split(/=(.*)/s)
      const set = Object.hasOwn(SETTERS, key) ? SETTERS[key]?.(next, value, locales) : undefined
      return (
        set ?? fail(`"${pair}" is not one of ${Object.keys(SETTERS).join('=, ')}= with a value it may have`)
      )
    }, before)
  if (next.voice.speaker === null && /(?:^|\s)level=-?\d/.test(text)) fail('a level needs a speaker')
  return next
}

const PATTERN = /^\/(.*)\/([iu]*)$/s

function patternOf(text: string, fail: (why: string) => never): RegExp {
  const [, source, flags] = PATTERN.exec(text) ?? fail('a pattern stands between slashes: /^Quiet kettles/')
  try {
    return new RegExp(source ?? '', flags?.includes('u') ? flags : `${flags ?? ''}u`)
  } catch {
    return fail('this is not a regular expression')
  }
}

const EXPECTED = /^(A|CARD|WHY|REPROMPT|INTENT|ENDED)([:~])\s?(.*)$/

function expectationOf(text: string, line: number, fail: (why: string) => never): Expectation {
  const [, of, kind, value = ''] =
    EXPECTED.exec(text) ??
    fail('a line begins with #, @, U:, OUTCOME:, A:, A~, CARD~, WHY~, REPROMPT~, INTENT:, ENDED: or is --')
  if (of === 'ENDED' && value !== 'yes' && value !== 'no') fail('ENDED is yes or no')
  return { line, of: of as Expectation['of'], is: kind === '~' ? patternOf(value, fail) : value }
}

/** What a `U:` line says, or silence in which a connection ends as an `OUTCOME:` line wants it. */
function saidIn(content: string, fail: (why: string) => never): Pick<ScriptTurn, 'utterance' | 'outcome'> {
  const [kind, rest = ''] = content.split(/:(.*)/su)
  const text = rest.trim()
  if (kind === 'U') return { utterance: text }
  if (!OUTCOMES.includes(text)) fail(`an OUTCOME is one of ${OUTCOMES.join(', ')}`)
  return { utterance: '', outcome: text }
}

/**
 * Reads a conversation script.
 * @throws {ScriptError} that names the line
 */
export function parseScript(text: string, { locales, locale }: ScriptLocales = OURS): ScriptTurn[] {
  const turns: ScriptTurn[] = []
  let scene: Scene = {
    voice: { speaker: null, level: null },
    locale,
    device: 'speaker',
    household: 'demo',
    resumes: 'same',
  }
  let session = 1
  let notes: string[] = []
  for (const [i, raw] of text.split('\n').entries()) {
    const line = i + 1
    const content = raw.trim()
    const fail = (why: string): never => {
      throw new ScriptError(`line ${line}: ${why}`)
    }
    if (content === '') notes = []
    else if (content.startsWith('#')) notes.push(content.slice(1).trim())
    else if (content === '--') session++
    else if (content.startsWith('@')) scene = setScene(scene, content.slice(1), locales, fail)
    else if (content.startsWith('OUTCOME:') && turns.at(-1)?.line === line - 1) {
      const turn = turns.pop() as ScriptTurn
      turns.push({ ...turn, ...saidIn(content, fail), utterance: turn.utterance })
    } else if (/^(?:U|OUTCOME):/u.test(content)) {
      turns.push({ line, session, scene, ...saidIn(content, fail), notes, expected: [] })
      notes = []
      // Clock and settings are set once, by the turn after the line that sets them, and stay from there on.
      const { now: _, policy: _p, ...rest } = scene
      scene = rest
    } else {
      const turn = turns.pop() ?? fail('nothing was said yet: a turn begins with U:')
      turns.push({ ...turn, expected: [...turn.expected, expectationOf(content, line, fail)] })
    }
  }
  return turns
}
