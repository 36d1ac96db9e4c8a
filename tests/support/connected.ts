import { withPhone } from '../../lambda/household/phones.ts'
import type { Owner } from '../../lambda/household/state.ts'
import { EVENING, type Shop } from './shop.ts'

const NOW = EVENING / 1000
let phones = 0

/**
 * Connects a phone that redeemed a code a moment ago and that everybody was told of, and makes it somebody's if
 * wanted.
 * @param level what it was claimed at
 * @param id what the state knows it by; left out, a new one
 */
export async function connected(
  shop: Shop,
  owner: Owner = 'household',
  level = 300,
  id = `phone-${++phones}`,
): Promise<void> {
  await shop.change((household) => {
    const codes = [...household.codes, { hash: id, until: NOW + 600, locale: 'en-US' as const }]
    const paired = withPhone({ ...household, codes }, id, { id, secret: `secret of ${id}` }, NOW)
    if (paired.outcome !== 'paired') throw new Error(paired.outcome)
    const { untold: _, ...phone } = paired.phone
    const owned = owner === 'household' ? phone : { ...phone, owner, level }
    return { ...paired.household, phones: [...household.phones, owned] }
  })
}
