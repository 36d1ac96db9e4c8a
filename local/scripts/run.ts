import { explain } from '../../lambda/speaker/assurance.ts'
import type { Heard, LocalAlexa } from '../alexa/alexa.ts'
import type { Expectation, ScriptTurn } from './parse.ts'

/** An expectation that was not met. */
export interface Difference {
  readonly turn: ScriptTurn
  readonly expectation: Expectation
  readonly heard: string
  /** Which rule decided, in one line. */
  readonly why: string
}

/** What is heard of a turn, for each thing that a script can expect. */
function heardOf(of: Expectation['of'], heard: Heard): string {
  const card = heard.card as { title?: string; text?: string } | null
  switch (of) {
    case 'A':
      return heard.speech ?? ''
    case 'REPROMPT':
      return heard.reprompt ?? ''
    case 'CARD':
      return card ? [card.title, card.text].filter((part) => part).join('\n') : ''
    case 'WHY':
      return heard.record ? explain(heard.record.assurance, heard.record.acts.includes('greeted')) : ''
    case 'INTENT':
      return heard.intent ?? (heard.error ? `(${heard.error})` : '')
    case 'ENDED':
      return heard.sessionEnded ? 'yes' : 'no'
  }
}

const isMet = ({ is }: Expectation, heard: string): boolean =>
  typeof is === 'string' ? is === heard : is.test(heard)

/** When every script begins: the same evening for all, so that none depends on the day it is run. */
const EVENING = Date.parse('2026-01-05T18:00:00Z')
const DAY_MS = 86_400_000
/** How long a turn takes, as scripts count time. */
const TURN_MS = 10_000

/**
 * Plays a script. Its households are its own, so scripts never see one another; the household `demo` is
 * a regular that was here the day before, any other is new.
 * @param name unique among the scripts of this run
 * @param onTurn sees every turn as it is played
 */
export async function runScript(
  turns: readonly ScriptTurn[],
  name: string,
  alexa: LocalAlexa,
  onTurn: (turn: ScriptTurn, heard: Heard) => void = () => {},
): Promise<Difference[]> {
  const homeOf = (household: string) => `${name}-${household}`
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
    const { scene, session, utterance, expected } = turn
    now = scene.now ?? now + TURN_MS
    const { voice, locale, device } = scene
    const household = homeOf(scene.household)
    const heard = await alexa.turn({
      utterance,
      voice,
      locale,
      device,
      household,
      session: `${name}-${session}`,
      now,
    })
    onTurn(turn, heard)
    for (const expectation of expected) {
      const found = heardOf(expectation.of, heard)
      if (!isMet(expectation, found))
        differences.push({ turn, expectation, heard: found, why: heardOf('WHY', heard) })
    }
  }
  return differences
}
