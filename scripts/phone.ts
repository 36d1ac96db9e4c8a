import { randomBytes } from 'node:crypto'
import { type HouseholdKey, shownCode } from '../lambda/household/ids.ts'
import { withCode } from '../lambda/household/phones.ts'
import type { Household, Phone } from '../lambda/household/state.ts'
import { userIdOf } from '../local/alexa/people.ts'
import type { OpenShop } from './shop.ts'

const patient = new AbortController().signal

/** The key of a household of this shop. */
const keyOf = ({ stack }: OpenShop, household: string): HouseholdKey => {
  if (!stack.phone) throw new Error('This shop has no phone doors.')
  return stack.phone.ids.household(userIdOf(household))
}

/** Changes a household in the store, as another writer would: nothing happens to one that is not there. */
export async function alter(
  shop: OpenShop,
  household: string,
  to: (household: Household) => Household,
): Promise<Household | undefined> {
  const { households } = shop.stack.phone ?? {}
  const key = keyOf(shop, household)
  const now = Math.floor(shop.clocks.now(household) / 1000)
  const stored = await households?.read(key, now, patient)
  if (!stored || !households) return undefined
  const next = { ...to(stored), version: stored.version + 1 }
  const became = await households.write(key, next, stored, now, patient)
  return became === 'written' ? next : alter(shop, household, to)
}

/** One turn of a talk, through the laptop's own door: what is heard, and what the card says. */
export async function say(
  { door }: Pick<OpenShop, 'door'>,
  turn: Readonly<Record<string, unknown>>,
): Promise<{ readonly speech: string; readonly card: string }> {
  const response = await fetch(`${door}/local/turn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(turn),
  })
  const { speech, card } = (await response.json()) as {
    speech: string | null
    card: { text?: string } | null
  }
  return { speech: speech ?? '', card: card?.text ?? '' }
}

/** Opens a pairing code for a household, as sending a search to a phone does. */
export async function openCode(
  shop: OpenShop,
  household: string,
  locale: Phone['locale'] = 'en-GB',
): Promise<string> {
  const { ids, pairings } = shop.stack.phone ?? {}
  if (!ids || !pairings) throw new Error('This shop has no phone doors.')
  const letters = ids.code(keyOf(shop, household), randomBytes(9).toString('base64url'))
  const until = Math.floor(shop.clocks.now(household) / 1000) + 600
  const code = { hash: ids.codeHash(letters), until, locale }
  await alter(shop, household, (before) => withCode(before, code))
  await pairings.open(code.hash, { household: keyOf(shop, household), until }, patient)
  return shownCode(letters)
}
