import { equal } from 'node:assert/strict'
import { SKILL_ID } from '../../../local/house.ts'
import { pathInProject } from '../../../local/root.ts'
import type { Desk } from '../desk.ts'

/** One thing that must work with the real ask-cli. */
export interface Check {
  readonly name: string
  run(desk: Desk): Promise<void>
}

/** The request of docs/developers.md: Anna opens the skill at level 300. */
export const FIXTURE = pathInProject('docs/fixtures/launch-anna-300.json')
export const HERE = ['-s', SKILL_ID] as const
export const LOCALE = ['-l', 'en-US'] as const

/** A value somewhere in parsed JSON: `at(answer, 'result', 'error', 'message')`. */
export function at(value: unknown, ...keys: (string | number)[]): unknown {
  let found = value
  for (const key of keys) found = (found as Record<string | number, unknown> | null | undefined)?.[key]
  return found
}

/** What a simulation says. */
export const captionOf = (answer: unknown): string =>
  String(at(answer, 'result', 'alexaExecutionInfo', 'alexaResponses', 0, 'content', 'caption'))

/** Says something with `ask smapi` and reads what came of it. */
export async function simulate(
  desk: Desk,
  words: string,
  profile: string,
  ...more: string[]
): Promise<unknown> {
  const asProfile = ['-p', profile]
  const said = ['--input-content', words, '--device-locale', 'en-US', ...more]
  const began = await desk.smapi(['simulate-skill', ...HERE, ...said, ...asProfile])
  equal(at(began, 'status'), 'IN_PROGRESS')
  return desk.smapi(['get-skill-simulation', ...HERE, '-i', String(at(began, 'id')), ...asProfile])
}

export const NEW = ['--session-mode', 'FORCE_NEW_SESSION'] as const
