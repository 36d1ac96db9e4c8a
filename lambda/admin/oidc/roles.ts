import type { Role } from '../identity.ts'

/** Where a role is found in a token, and what it is called there. */
export interface RoleNames {
  /** `cognito:groups`, `https://shop.example/roles`, or within others `realm_access.roles`. */
  readonly claim: string
  readonly admins: string
  readonly viewers: string
}

type Claims = Readonly<Record<string, unknown>>

const isClaims = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (claims: unknown, name: string): unknown =>
  isClaims(claims) && Object.hasOwn(claims, name) ? claims[name] : undefined

/** A claim by its whole name, else by the way that its dots show. */
const claimOf = (claims: Claims, name: string): unknown =>
  own(claims, name) ?? name.split('.').reduce<unknown>(own, claims)

/**
 * The role that a token gives: the greater one of two. A claim that is neither a text nor a list of texts gives
 * none, whatever is in it.
 */
export function roleOf(claims: Claims, { claim, admins, viewers }: RoleNames): Role | undefined {
  const said = claimOf(claims, claim)
  const names: readonly unknown[] = Array.isArray(said) ? said : [said]
  if (!names.every((name) => typeof name === 'string')) return undefined
  if (names.includes(admins)) return 'admin'
  return names.includes(viewers) ? 'viewer' : undefined
}
