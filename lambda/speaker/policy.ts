import type * as z from 'zod/mini'
import { policySchema } from './policy-schema.ts'

/** What a level can unlock. */
export const PRIVILEGES = ['greetByName', 'resumeSearch', 'order'] as const
export type Privilege = (typeof PRIVILEGES)[number]

/** The lowest level that is enough (inclusive), or `never`. */
export type Threshold = number | 'never'

/** Below this nothing is ordered by voice, whatever a policy says (rulings, 15): a voice that was recognized. */
export const ORDER_FLOOR = 300

/**
 * A versioned set of thresholds and settings: for everybody, and for a locale what differs there. Version 0 is
 * the built-in default.
 */
export type Policy = z.infer<typeof policySchema>

/** Holds where the store answers that no policy exists, and only there. */
export const DEFAULT_POLICY: Policy = {
  version: 0,
  thresholds: { greetByName: 300, resumeSearch: 300, order: 400 },
}

/** Fail closed: what is in force when the policy has been unreadable for too long. */
export const NEVER: Policy = {
  version: -1,
  thresholds: { greetByName: 'never', resumeSearch: 'never', order: 'never' },
}

/**
 * A policy as it was stored, or undefined if any part of it is not what a policy is: it is then treated
 * as unreadable, never as half a policy.
 */
export function parsePolicy(stored: unknown): Policy | undefined {
  const parsed = policySchema.safeParse(stored)
  return parsed.success ? parsed.data : undefined
}
