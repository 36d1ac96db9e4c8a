import * as z from 'zod/mini'
import type { HouseholdKey } from '../../household/ids.ts'
import type { Console } from '../console.ts'
import { type AdminContext, fieldsIn, identityOf } from '../identity.ts'

/** How long a form says which household it is about, in seconds. */
const LASTS = 600

const whoseSchema = z.object({
  key: z.string(),
  /** Whom it was given to: nobody else can use it. */
  subject: z.string(),
  /** Epoch seconds. */
  until: z.number(),
})

/** The household of a page's forms, so that neither page nor address says which it is. */
export const sealed = (c: AdminContext, { seal, evidence }: Console, key: HouseholdKey): string =>
  seal.seal('household', { key, subject: identityOf(c).subject, until: evidence.now() + LASTS })

/** The household that a form is about; undefined where it is not ours, not this admin's, or too old. */
export function whoseIn(c: AdminContext, { seal, evidence }: Console): HouseholdKey | undefined {
  const parsed = whoseSchema.safeParse(seal.open('household', fieldsIn(c).get('whose')))
  if (!parsed.success) return undefined
  const { key, subject, until } = parsed.data
  const isTheirs = subject === identityOf(c).subject && evidence.now() < until
  return isTheirs ? (key as HouseholdKey) : undefined
}
