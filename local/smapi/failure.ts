/** Why a simulation or an invocation came to nothing; ask-cli shows the message as it is. */
export interface Failure {
  readonly code: string
  readonly message: string
}

export const failure = (code: string, message: string): Failure => ({ code, message })

/** What a skill threw, in words. */
export const skillFailure = (error: unknown): Failure =>
  failure(
    'SKILL_FAILED',
    `The skill could not answer: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
  )
