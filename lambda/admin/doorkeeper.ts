import { randomBytes } from 'node:crypto'
import type { Doors } from './doors.ts'
import type { AdminContext, Inside, Visitor } from './identity.ts'

/** Where one signs in and out, where people do. */
export interface SigningIn {
  readonly at: string
  readonly out: string
}

/** Who decides who may be at the console. Each place has one: AWS the sign-in service's, the laptop its own. */
export interface Doorkeeper {
  /** Who knocks, and renews their session. Never throws for what a browser sends. */
  look(c: AdminContext): Visitor
  /** Opens the doors that signing in needs. */
  open(doors: Doors): void
  /** Left out where nobody signs in. */
  readonly signingIn?: SigningIn
}

/**
 * On the laptop the guard before all its doors lets in this machine alone, and whoever is at it is the admin.
 * @param subject who that is in the history of the policy
 */
export function laptopDoorkeeper(subject: string): Doorkeeper {
  const inside: Inside = {
    is: 'in',
    identity: { role: 'admin', subject, until: Number.POSITIVE_INFINITY },
    csrf: randomBytes(16).toString('base64url'),
  }
  return { look: () => inside, open: () => {} }
}
