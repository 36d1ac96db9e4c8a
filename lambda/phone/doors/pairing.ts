import type { Context, Hono } from 'hono'
import { fieldsOf } from '../../browser/body.ts'
import { pruned } from '../../household/change.ts'
import { typedCode } from '../../household/ids.ts'
import { KEPT } from '../../household/limits.ts'
import { type Redeemed, withoutPhones, withPhone } from '../../household/phones.ts'
import type { Household, Phone } from '../../household/state.ts'
import type { Admission } from '../../store/guesses.ts'
import { StoreUnavailable } from '../../store/household-store.ts'
import { countedAddress } from '../address.ts'
import type { Answers } from '../answers.ts'
import {
  giveKey,
  giveTry,
  hashOf,
  type Key,
  keyIn,
  phoneOf,
  SECRET_BYTES,
  secretFor,
  takeTry,
  tryIn,
} from '../cookie.ts'
import type { PhoneHouse } from '../house.ts'
import { codeForm } from '../pages/code-form.ts'
import { change, type Paired, secondsOf, storeDeadline, visitOf } from '../visit.ts'

/** How often redeeming is decided; each loss means that another writer of the household won. */
const DECISIONS = 40

/** What became of a code. Wrong, late and used are one: which of them tells nobody anything. */
type Outcome =
  | { readonly is: 'paired'; readonly key: Key }
  | { readonly is: 'not open' }
  | { readonly is: 'full' }

/** The one door that lets a browser in. Only a POST redeems a code: scanners and previews open links. */
export function pairingDoor(app: Hono, house: PhoneHouse, answers: Answers): void {
  app.post('/p/pair', async (c) => {
    const signal = storeDeadline(house)
    const typed = (await fieldsOf(c))?.get('code') ?? ''
    if (typed.trim() === '') return refused(c, 422)
    const key = keyIn(c)
    const before = await visitOf(house, key, signal)
    const known = before.is === 'paired' ? before : undefined
    const now = secondsOf(house)
    const address = house.ids.address(countedAs(house, c, known))
    const admission = await house.guesses.admit(address, now, signal, known !== undefined)
    if (admission.may === 'wait') return wait(c, admission)
    const tried = key?.secret ?? triedIn(c, house)
    const outcome = await redeemed(house, typedCode(typed), tried, known?.phone, signal)
    if (outcome.is === 'not open') {
      if (await house.guesses.wrong(now, signal)) house.alarm()
      if (!key) giveTry(c, tried)
      return refused(c, 403)
    }
    // Where this fails, a right code counts as a wrong one: nothing that would undo the pairing.
    await house.guesses.right(address, now, signal).catch(house.report)
    if (outcome.is === 'full') return refused(c, 409)
    await movedOut(known?.key, outcome.key)
    return welcomed(c, outcome.key)
  })

  /** A browser has one cookie: of another household than before, its old phone goes, or runs out where that fails. */
  const movedOut = async (key: Key | undefined, { household: now }: Key) => {
    if (!key || key.household === now) return
    const leave = ({ household, phone }: Paired) => ({
      household: withoutPhones(household, [phone]),
      did: undefined,
    })
    await change(house, key, leave).catch(house.report)
  }

  const welcomed = (c: Context, key: Key) => {
    giveKey(c, key)
    takeTry(c)
    return answers.wantsJson(c) ? c.json({ paired: true }) : c.redirect('/p', 303)
  }

  const refused = (c: Context, status: 403 | 409 | 422) => {
    const frame = answers.frame(c)
    const says = status === 409 ? frame.words.fullHouse : frame.words.wrongCode
    return answers.wantsJson(c)
      ? c.json({ error: says }, status)
      : answers.html(c, codeForm(frame, says), status)
  }

  const wait = (c: Context, { seconds, why }: Extract<Admission, { may: 'wait' }>) => {
    const { words } = answers.frame(c)
    c.header('Retry-After', String(seconds))
    const minutes = Math.max(1, Math.ceil(seconds / 60))
    const isLocked = why === 'locked'
    const says = isLocked ? words.locked(minutes) : words.busy(minutes)
    return answers.plain(c, 429, isLocked ? words.lockedTitle : words.busyTitle, says)
  }
}

const triedIn = (c: Context, house: PhoneHouse): string => tryIn(c) ?? house.random(SECRET_BYTES)

/** A connected browser is counted by its household: what others at its address do is not its doing. */
const countedAs = (house: PhoneHouse, c: Context, known: Paired | undefined): string =>
  known ? `household ${known.key.household}` : countedAddress(house.addressOf(c.req.raw, c.env))

/**
 * Redeems a code in one conditional write: the phone in, the code out (rulings, 19). The same browser with the
 * same code again gets the same phone; one that was connected before takes its old place.
 * @param tried what the browser's tries are told by: the secret of the cookie that it has, else its try
 * @throws {StoreUnavailable} whether it was redeemed is then unknown; the same form can be sent again
 */
async function redeemed(
  house: PhoneHouse,
  letters: string | undefined,
  tried: string,
  before: Phone | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  if (letters === undefined) return { is: 'not open' }
  const secret = secretFor(tried, letters)
  const hash = house.ids.codeHash(letters)
  const pointer = await house.pairings.find(hash, signal)
  if (!pointer || pointer.until <= secondsOf(house, pointer.household)) return { is: 'not open' }
  const { household: owner } = pointer
  const paired: Outcome = { is: 'paired', key: { household: owner, secret } }
  const phone = { id: house.random(9), secret: hashOf(secret) }
  for (let lost = 0; lost < DECISIONS; lost++) {
    const now = secondsOf(house, owner)
    const stored = await house.households.read(owner, now, signal)
    if (!stored) return { is: 'not open' }
    const household = pruned(stored, now)
    if (phoneOf(household, secret)) return paired
    const did = withPhone(without(household, before), hash, phone, now)
    if (did.outcome !== 'paired') return { is: did.outcome === 'full' ? 'full' : 'not open' }
    if ((await house.households.write(owner, next(did, stored, now), stored, now, signal)) === 'written')
      return paired
    await house.pause(lost)
  }
  throw new StoreUnavailable('Other writers of this household were always first.')
}

const without = (household: Household, before: Phone | undefined): Household =>
  before ? withoutPhones(household, [before]) : household

const next = (
  { household }: Extract<Redeemed, { outcome: 'paired' }>,
  { version }: Household,
  now: number,
): Household => ({ ...household, version: version + 1, expiresAt: now + KEPT.household })
