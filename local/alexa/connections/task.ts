import type { Lexicon } from '../resolver/index.ts'

/** What the skill is told at the end of a connection (`cause` of a SessionResumedRequest). */
export interface Ending {
  readonly status: { readonly code: string; readonly message: string }
  readonly result?: Readonly<Record<string, string>>
}

/** What Alexa does next: she says something and goes on listening, or the connection has come to an end. */
export type Step = { readonly says: string } | { readonly outcome: string }

/** What somebody says to Alexa while a connection is open. */
export interface Answer {
  readonly words: string
  readonly locale: string
  readonly lexicon: Lexicon
  /** A member's key, the person id of somebody from elsewhere, or null for nobody. */
  readonly speaker: string | null
  /** How often the answer was wrong before, in a row. */
  readonly wrong: number
}

/** A task that Alexa does for a skill in a dialog of her own. */
export interface Task {
  readonly uri: string
  /** How it can end, by the names that an outcome is forced by. */
  readonly outcomes: Readonly<Record<string, Ending>>
  /** Her first step after a skill has asked for it. */
  begin(speaker: string | null, locale: string): Step
  /** Her answer to what is said to her; silence is an empty text. */
  hear(answer: Answer): Step
  /** What she says about the end, or undefined for nothing. */
  says(outcome: string, locale: string): string | undefined
}

export const OK: Ending['status'] = { code: '200', message: 'OK' }

/** What any task may end with: then Alexa could not do it at all. */
export const FAILED: Ending = { status: { code: '500', message: 'Internal Server Error' } }
