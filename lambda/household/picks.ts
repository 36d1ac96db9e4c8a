import { BOUNDS } from './limits.ts'
import type { Pick, Search } from './state.ts'

/**
 * The search with a product picked, at the price of this moment. Picking it again changes nothing. Undefined
 * where there is no room: one more would push another out, and no pick may disappear.
 * @param now epoch seconds
 */
export function withPick(search: Search, pick: Pick, now: number): Search | undefined {
  if (search.picks.some(({ id }) => id === pick.id)) return search
  if (search.picks.length >= BOUNDS.picks) return undefined
  return { ...search, picks: [...search.picks, pick], pickedAt: now }
}

/** The search without that pick. */
export const withoutPick = (search: Search, id: string): Search => ({
  ...search,
  picks: search.picks.filter((pick) => pick.id !== id),
})

/** What a phone changed since the picks were last spoken of. */
export interface PickChanges {
  readonly picked: readonly string[]
  readonly taken: readonly string[]
}

/** What differs from the picks as they were last spoken of. */
export function changesOf({ picks, told = [] }: Search): PickChanges {
  const ids = picks.map(({ id }) => id)
  return {
    picked: ids.filter((id) => !told.includes(id)),
    taken: told.filter((id) => !ids.includes(id)),
  }
}

/** The search whose picks were spoken of just now. */
export function withPicksTold({ told: _, ...search }: Search): Search {
  return search.picks.length === 0 ? search : { ...search, told: search.picks.map(({ id }) => id) }
}
