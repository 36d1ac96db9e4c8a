import type { PersonKey } from './ids.ts'
import { BOUNDS, KEPT } from './limits.ts'
import type { Household, Owner, PairingCode, Phone } from './state.ts'

/** The household with a pairing code open; of more than three the oldest is void. */
export const withCode = (household: Household, code: PairingCode): Household => ({
  ...household,
  codes: [...household.codes.filter(({ hash }) => hash !== code.hash), code].slice(-BOUNDS.codes),
})

/** What became of a code that was typed in. */
export type Redeemed =
  | { readonly outcome: 'paired'; readonly household: Household; readonly phone: Phone }
  /** The code is not open in this household: wrong, late, or used. */
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'full' }

/** What a browser brings that redeems a code. */
export interface NewPhone {
  readonly id: string
  /** SHA-256 of the 128 random bits in its cookie. */
  readonly secret: string
}

/**
 * The household after a code was redeemed: the phone in, the code out, so that each code pairs one phone. It
 * is the household's, whoever asked for the code (rulings, 18). A full house takes in nobody: which phone
 * should go is for people to say.
 * @param now epoch seconds
 */
export function withPhone(
  household: Household,
  hash: string,
  { id, secret }: NewPhone,
  now: number,
): Redeemed {
  const code = household.codes.find((one) => one.hash === hash && one.until > now)
  if (!code) return { outcome: 'unknown' }
  if (household.phones.length >= BOUNDS.phones) return { outcome: 'full' }
  const phone: Phone = { id, secret, owner: 'household', locale: code.locale, touched: now, untold: true }
  const codes = household.codes.filter((one) => one !== code)
  return {
    outcome: 'paired',
    phone,
    household: { ...household, codes, phones: [...household.phones, phone] },
  }
}

/** The household with one phone changed; unchanged where it is not there any more. */
export const withPhoneChanged = (
  household: Household,
  id: string,
  change: (phone: Phone) => Phone,
): Household => ({
  ...household,
  phones: household.phones.map((phone) => (phone.id === id ? change(phone) : phone)),
})

/** The household in which a phone shows four digits, for ten minutes. */
export const withClaim = (household: Household, id: string, digits: string, now: number): Household =>
  withPhoneChanged(household, id, (phone) => ({
    ...phone,
    claim: { digits, until: now + KEPT.claim, wrong: 0 },
  }))

/** What became of a number that was said for the four digits of a phone. */
export interface Claimed {
  readonly outcome: 'claimed' | 'wrong' | 'given up' | 'none open'
  readonly household: Household
}

/**
 * Makes the phone that shows these digits this person's, at the level of this turn. A wrong number counts
 * against every phone that shows one; the third ends it (rulings, 18).
 */
export function withOwner(
  household: Household,
  digits: string,
  { person, level }: { readonly person: PersonKey; readonly level: number },
): Claimed {
  const open = household.phones.filter(({ claim }) => claim !== undefined)
  if (open.length === 0) return { outcome: 'none open', household }
  const meant = open.filter(({ claim }) => claim?.digits === digits)
  const [phone] = meant
  // Two phones that happen to show the same digits are nobody's: whose is whose cannot be told.
  if (phone && meant.length === 1) {
    const owned = ({ claim: _, untold: _u, ...rest }: Phone): Phone => ({ ...rest, owner: person, level })
    return { outcome: 'claimed', household: withPhoneChanged(household, phone.id, owned) }
  }
  const phones = household.phones.map(wrongly)
  const isOver = phones.every(({ claim }) => claim === undefined)
  return { outcome: isOver ? 'given up' : 'wrong', household: { ...household, phones } }
}

function wrongly({ claim, ...phone }: Phone): Phone {
  if (!claim) return phone
  const wrong = claim.wrong + 1
  return wrong >= BOUNDS.wrongDigits ? phone : { ...phone, claim: { ...claim, wrong } }
}

/** The phones of an owner. */
export const phonesOf = (household: Household, owner: Owner): Phone[] =>
  household.phones.filter((phone) => phone.owner === owner)

/** The household without these phones: their cookies open nothing any more. */
export const withoutPhones = (household: Household, gone: readonly Phone[]): Household => ({
  ...household,
  phones: household.phones.filter(({ id }) => !gone.some((phone) => phone.id === id)),
})

/** The household's phones that nobody was told of; any voice may hear of those (rulings, 18). */
export const untoldPhones = (household: Household): Phone[] =>
  phonesOf(household, 'household').filter(({ untold }) => untold)

/** The household in which everybody was told of its phones. */
export const withPhonesTold = (household: Household): Household => ({
  ...household,
  phones: household.phones.map(({ untold, ...phone }) =>
    untold && phone.owner !== 'household' ? { ...phone, untold } : phone,
  ),
})
