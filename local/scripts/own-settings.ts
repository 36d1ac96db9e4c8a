import { PolicyRefusal } from '../../lambda/admin/outcome.ts'
import { PolicyAdmin } from '../../lambda/admin/policy-admin.ts'
import type { Ids } from '../../lambda/household/ids.ts'
import type { HouseholdStore } from '../../lambda/store/household-store.ts'
import type { DynamoPolicyStore } from '../../lambda/store/policy-store.ts'
import { userIdOf } from '../alexa/people.ts'

/**
 * Sets settings of a household's own, as an admin would, at a moment of a script's clock.
 * @param at epoch milliseconds
 * @returns why they may not be set; undefined if they are
 */
export type SetOwn = (
  household: string,
  given: Readonly<Record<string, unknown>>,
  at: number,
) => Promise<string | undefined>

const PATIENCE_MS = 15_000

/** Sets them in the stores of a stack, under the rules that admins have. */
export const settingOwn =
  (policies: DynamoPolicyStore, households: HouseholdStore, ids: Ids): SetOwn =>
  async (household, given, at) => {
    const now = Math.floor(at / 1000)
    const signal = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS)
    const admin = new PolicyAdmin({ policies, households, now: () => now, signal })
    const by = { role: 'script', subject: 'script' }
    const change = { by, at: now, reason: 'a conversation script' }
    try {
      const key = ids.household(userIdOf(household))
      const made = await admin.setOwn(key, { given, change, expect: undefined, isForced: false })
      if (made.outcome === 'done') return undefined
      return made.outcome === 'refused'
        ? made.faults.map(({ field, reason }) => `${field} ${reason}`).join('; ')
        : 'the settings changed meanwhile'
    } catch (error) {
      if (error instanceof PolicyRefusal) return error.message
      throw error
    }
  }
