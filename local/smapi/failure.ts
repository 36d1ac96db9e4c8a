import { faultText, SkillFault } from '../alexa/skill-fault.ts'

/** Why a simulation or an invocation came to nothing; ask-cli shows the message as it is. */
export interface Failure {
  readonly code: string
  readonly message: string
}

export const failure = (code: string, message: string): Failure => ({ code, message })

/** The sentence for a locale that the skill does not have. */
export const noModel = (locales: readonly string[]): string =>
  `The skill has no interaction model for this locale; it has ${locales.join(', ')}.`

/** What a skill threw, in words. */
export function skillFailure(error: unknown): Failure {
  // A fault that the local Alexa found is a whole sentence already.
  if (error instanceof SkillFault) return failure('SKILL_FAILED', faultText(error.message, error.trace))
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return failure('SKILL_FAILED', `The skill could not answer: ${what}`)
}
