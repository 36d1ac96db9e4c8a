import { explain } from '../../lambda/speaker/assurance.ts'
import type { LocalAlexa } from '../alexa/alexa.ts'
import { OutcomeRefused } from '../alexa/connections/index.ts'
import type { Heard } from '../alexa/heard.ts'
import type { SetOwn } from './own-settings.ts'
import type { Expectation, ScriptTurn } from './parse.ts'

/** An expectation that was not met. */
export interface Difference {
  readonly turn: ScriptTurn
  readonly expectation: Expectation
  readonly heard: string
  /** Which rule decided, in one line, or what is wrong with the skill. */
  readonly why: string
  /** Where the skill failed, in lines for who wrote it. */
  readonly trace: readonly string[]
}

/** How a script is played. */
export interface Playing {
  /** Sees every turn as it is played. */
  readonly onTurn?: (turn: ScriptTurn, heard: Heard) => void
  /** The household `demo` is a regular that was here the day before, which only Corner Shop can know. */
  readonly hasRegulars?: boolean
  /** Sets settings of a household's own; left out, the skill has none. */
  readonly setOwn?: SetOwn | undefined
}

/** What is heard of a turn, for each thing that a script can expect. */
function heardOf(of: Expectation['of'], heard: Heard): string {
  const card = heard.card as { title?: string; text?: string; content?: string } | null
  switch (of) {
    case 'A':
      return heard.speech ?? ''
    case 'REPROMPT':
      return heard.reprompt ?? ''
    case 'CARD':
      return card ? [card.title, card.text ?? card.content].filter((part) => part).join('\n') : ''
    case 'WHY':
      if (!heard.record) return heard.error ?? ''
      return explain(heard.record.assurance, heard.record.acts.includes('greeted'))
    case 'INTENT':
      return heard.intent ?? (heard.error ? `(${heard.error})` : '')
    case 'ENDED':
      return heard.sessionEnded ? 'yes' : 'no'
  }
}

const isMet = ({ is }: Expectation, heard: string): boolean =>
  typeof is === 'string' ? is === heard : is.test(heard)

/**
 * What is not as expected of a turn. One in which the skill failed is one difference, whatever was expected:
 * all of it fails for the one reason. Unless a WHY looks at the fault; then the script wants it.
 */
function differencesOf(turn: ScriptTurn, heard: Heard): Difference[] {
  const differs = (expectation: Expectation, found: string): Difference => ({
    turn,
    expectation,
    heard: found,
    why: heardOf('WHY', heard),
    trace: heard.trace ?? [],
  })
  const { expected } = turn
  if (heard.fault && !expected.some(({ of }) => of === 'WHY')) {
    const spoken = expected.find(({ of }) => of === 'A')
    return [differs(spoken ?? { line: turn.line, of: 'A', is: 'an answer that Alexa takes' }, '')]
  }
  return expected.flatMap((expectation) => {
    const found = heardOf(expectation.of, heard)
    return isMet(expectation, found) ? [] : [differs(expectation, found)]
  })
}

/** An outcome that could not be is a difference too, whatever else was expected. */
const refusedAt = (turn: ScriptTurn, { message }: OutcomeRefused): Difference => ({
  turn,
  expectation: { line: turn.line, of: 'A', is: `a connection with the outcome ${turn.outcome}` },
  heard: '',
  why: message,
  trace: [],
})

/** Settings that could not be set. */
const unsetAt = (turn: ScriptTurn, why: string): Difference => ({
  turn,
  expectation: { line: turn.line, of: 'A', is: 'settings of a household that may be set' },
  heard: '',
  why,
  trace: [],
})

/** When every script begins: the same evening for all, so that none depends on the day it is run. */
const EVENING = Date.parse('2026-01-05T18:00:00Z')
const DAY_MS = 86_400_000
const NO_SETTINGS = 'this skill has no settings of ours'
/** How long a turn takes, as scripts count time. */
const TURN_MS = 10_000

/**
 * Plays a script. Its households are its own, so scripts never see one another; the household `demo` is
 * a regular that was here the day before, any other is new.
 * @param name unique among the scripts of this run
 * @returns what was not as expected; where the skill failed, that is not as expected either
 */
export async function runScript(
  turns: readonly ScriptTurn[],
  name: string,
  alexa: LocalAlexa,
  { onTurn = () => {}, hasRegulars = true, setOwn = async () => NO_SETTINGS }: Playing = {},
): Promise<Difference[]> {
  const homeOf = (household: string) => `${name}-${household}`
  if (hasRegulars)
    await alexa.turn({
      utterance: 'open corner shop',
      voice: { speaker: null, level: null },
      locale: 'en-US',
      session: `${name}-yesterday`,
      device: 'speaker',
      household: homeOf('demo'),
      now: (turns.find((turn) => turn.scene.now)?.scene.now ?? EVENING) - DAY_MS,
    })
  const differences: Difference[] = []
  let now = EVENING
  for (const turn of turns) {
    const { scene, session, utterance } = turn
    now = scene.now ?? now + TURN_MS
    const { voice, locale, device, resumes, policy } = scene
    const refused = policy && (await setOwn(homeOf(scene.household), policy, now))
    if (refused !== undefined) differences.push(unsetAt(turn, refused))
    try {
      const heard = await alexa.turn({
        utterance,
        voice,
        locale,
        device,
        household: homeOf(scene.household),
        session: `${name}-${session}`,
        now,
        outcome: turn.outcome,
        resumes,
      })
      onTurn(turn, heard)
      differences.push(...differencesOf(turn, heard))
    } catch (error) {
      if (!(error instanceof OutcomeRefused)) throw error
      differences.push(refusedAt(turn, error))
    }
  }
  return differences
}
