import type { Doorkeeper, SigningIn } from './doorkeeper.ts'
import type { Doors } from './doors.ts'

/** Everything the console needs from outside. The laptop, Lambda and the tests each bring their own. */
export interface AdminHouse {
  readonly doorkeeper: Doorkeeper
  /** Opens the console's pages, each with the role that it needs. */
  readonly pages: (doors: Doors, signingIn: SigningIn | undefined) => void
  /** Where browsers find this shop, without a slash at the end: `https://shop.example`. */
  readonly publicUrl: string
  /** Errors, of which only name and code may be written down. */
  readonly report: (error: unknown) => void
}
