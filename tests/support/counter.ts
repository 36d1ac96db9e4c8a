import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Catalog, Product } from '../../lambda/catalog/catalog.ts'
import type { HouseholdKey, PersonKey } from '../../lambda/household/ids.ts'
import type { Household, Reservation } from '../../lambda/household/state.ts'
import { demoProducts } from '../../local/demo/catalog.ts'
import { aSearch, type Browser, NOW, type PhoneShop, personOf } from './phone.ts'

/** The demo's catalogue, whose products a test changes between two looks. */
export function shelf(): { readonly catalog: Catalog; change(id: string, to: Partial<Product>): void } {
  const changes = new Map<string, Partial<Product>>()
  const demo = buildCatalog(IN_MEMORY, { en: demoProducts('en'), fr: demoProducts('fr') })
  const catalog: Catalog = {
    search: (...wanted) => demo.search(...wanted),
    understand: (...words) => demo.understand(...words),
    async products(ids, language) {
      const there = await demo.products(ids, language)
      return there
        .filter(({ id }) => changes.get(id)?.id !== 'gone')
        .map((product) => ({ ...product, ...changes.get(product.id) }))
    },
  }
  return { catalog, change: (id, to) => void changes.set(id, to) }
}

/** Anna's household: a search of hers, her own phone, and what is reserved. */
export interface AnnasHome {
  readonly key: HouseholdKey
  readonly anna: PersonKey
  readonly phone: Browser
  orders(): Promise<readonly Reservation[]>
}

export async function annasHome(shop: PhoneShop, parts: Partial<Household> = {}): Promise<AnnasHome> {
  const key = await shop.home('anna', parts)
  const anna = personOf(key, 'anna')
  await shop.change(key, (before) => ({ ...before, searches: [aSearch('s1', { owner: anna })] }))
  return {
    key,
    anna,
    phone: await shop.phone(key, { owner: anna, level: 300 }),
    orders: async () => (await shop.stored(key))?.orders ?? [],
  }
}

export const aReservation = (owner: PersonKey, parts: Partial<Reservation> = {}): Reservation => ({
  order: 'k1.an-order',
  owner,
  id: 'hush-kettle',
  minor: 3900,
  currency: 'GBP',
  locale: 'en-GB',
  at: NOW,
  until: NOW + 48 * 3600,
  ...parts,
})
