import type { Directive, RequestEnvelope, ResponseEnvelope, ui } from 'ask-sdk-model'
import type { TurnRecord } from '../../lambda/skill/house.ts'
import type { ShownConnection } from './connections/index.ts'
import { nameOf } from './people.ts'
import type { FaultType } from './skill-fault.ts'
import { heard } from './speech.ts'

/** A request that the skill got, and what it answered; null where it failed before it did. */
export interface Exchange {
  readonly request: RequestEnvelope
  readonly response: ResponseEnvelope | null
}

/**
 * What came back, and what a person hears of it. Where a connection came to its end within the turn, the
 * skill answered twice: `speech` has all that is heard, Alexa's own words too, the rest is of the last answer.
 */
export interface Heard {
  readonly speech: string | null
  /** The skill's own. */
  readonly ssml: string | null
  readonly reprompt: string | null
  readonly card: ui.Card | null
  readonly directives: readonly Directive[]
  readonly sessionEnded: boolean
  /**
   * The intent's name, else the request's type; `Reprompt` and `Connection` where Alexa spoke for herself,
   * null where no skill was invoked.
   */
  readonly intent: string | null
  readonly record: TurnRecord | undefined
  readonly request: RequestEnvelope | null
  readonly response: ResponseEnvelope | null
  /** The dialog that is Alexa's now: the next words go to her. */
  readonly connection: ShownConnection | null
  /** All that went to the skill and came back, in order. */
  readonly exchanges: readonly Exchange[]
  /** Why nothing is heard: no skill was invoked, nothing fits, or what is wrong with the skill. */
  readonly error?: string
  /** The error is the skill's, by Alexa's name for it. */
  readonly fault?: FaultType
  /** Where the skill failed, in lines for who wrote it. */
  readonly trace?: readonly string[]
}

/** A turn in which the skill says nothing, and what there is to say of it. */
export const nothing = (more: Partial<Heard>): Heard => ({
  speech: null,
  ssml: null,
  reprompt: null,
  card: null,
  directives: [],
  sessionEnded: true,
  intent: null,
  record: undefined,
  request: null,
  response: null,
  connection: null,
  exchanges: [],
  ...more,
})

export const intentIn = ({ request }: RequestEnvelope): string =>
  request.type === 'IntentRequest' ? request.intent.name : request.type

/** What is heard of a skill's answer, with the names that Alexa puts in. */
export function hearing(
  { household, device }: { readonly household: string; readonly device: string },
  request: RequestEnvelope,
  response: ResponseEnvelope,
  record: TurnRecord | undefined,
): Heard {
  const { outputSpeech, reprompt, card, directives, shouldEndSession } = response.response
  const plain = (speech: ui.OutputSpeech | undefined): string | null => {
    if (!speech) return null
    if (speech.type === 'PlainText') return speech.text
    return heard(speech.ssml, (personId) => nameOf(household, personId))
  }
  return {
    speech: plain(outputSpeech),
    ssml: outputSpeech?.type === 'SSML' ? outputSpeech.ssml : null,
    reprompt: plain(reprompt?.outputSpeech),
    card: card ?? null,
    directives: directives ?? [],
    // Left out, the session ends on a device without a screen, and stays open on one that shows something.
    sessionEnded: shouldEndSession ?? device !== 'screen',
    intent: intentIn(request),
    record,
    request,
    response,
    connection: null,
    exchanges: [{ request, response }],
  }
}

/** Words after words, where there are any. */
const joined = (...parts: readonly (string | null | undefined)[]): string | null =>
  parts.filter((part) => part).join(' ') || null

/** A turn whose words are followed by Alexa's own. */
export const withWords = (before: Heard, words: string | undefined): Heard => ({
  ...before,
  speech: joined(before.speech, words),
})

/** Two answers in one turn. A card of the first stays in the app, where the second sent none. */
export const followedBy = (before: Heard, after: Heard): Heard => ({
  ...after,
  speech: joined(before.speech, after.speech),
  card: after.card ?? before.card,
  exchanges: [...before.exchanges, ...after.exchanges],
})
