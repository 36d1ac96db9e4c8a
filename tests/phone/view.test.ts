import fc from 'fast-check'
import type { PersonKey } from '../../lambda/household/ids.ts'
import type { Household, Phone, Search } from '../../lambda/household/state.ts'
import { seenBy } from '../../lambda/phone/seen.ts'
import { idsFor, tagOf, type View, viewOf } from '../../lambda/phone/view.ts'
import type { Threshold } from '../../lambda/speaker/policy.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { aHousehold } from '../store/samples.ts'
import { arbitraryHousehold } from '../support/arbitrary-household.ts'
import { aReservation } from '../support/counter.ts'
import { aPhone, aSearch, NOW } from '../support/phone.ts'
import { RUNS } from '../support/runs.ts'

const ANNA = 'k1.anna' as Search['owner']
const BEN = 'k1.ben' as Search['owner']
const CATALOG = openDemoCatalog()

async function viewed(
  household: Household,
  phone: Phone,
  threshold: Threshold,
  wanted?: string,
): Promise<View> {
  const seen = seenBy(household, phone, threshold, NOW)
  return viewOf(seen, phone, await CATALOG.products(idsFor(seen, wanted), 'en'), wanted)
}

const thresholds = fc.oneof(fc.constantFrom<Threshold[]>(200, 300, 400, 'never'), fc.nat(1000))
const home = aPhone('home')
const annas = aPhone('annas', { owner: ANNA, level: 300 })

/** Prices are in a currency: of all that a search keeps, this comes from the catalogue alone. */
function inPounds(search: Search): Search {
  const { filters } = search
  if (!filters?.price) return search
  return { ...search, filters: { ...filters, price: { ...filters.price, currency: 'GBP' } } }
}

/** A household in which some of the searches and records are Anna's. */
const withAnna = arbitraryHousehold.map(
  (household): Household => ({
    ...household,
    people: { ...household.people, k1anna: { touched: 1, called: 'Anna Banana' } },
    searches: household.searches
      .map(inPounds)
      .map((search, i): Search => (i % 2 === 0 ? { ...search, owner: ANNA } : search)),
    // Some of hers the shop still keeps, some not.
    orders: household.orders.map((order, i) =>
      i % 2 === 0 ? { ...order, owner: ANNA as PersonKey } : order,
    ),
  }),
)

/** The household with everything else that this phone may not see changed. */
const otherwise = (
  household: Household,
  other: Household,
  sees: (one: { readonly owner: Search['owner'] }) => boolean,
): Household => ({
  ...other,
  searches: [...other.searches.filter((search) => !sees(search)), ...household.searches.filter(sees)],
  orders: [...other.orders.filter((order) => !sees(order)), ...household.orders.filter(sees)],
})

describe('a household’s phone', () => {
  test('has the same view and tag whatever it may not see', async () => {
    const sees = ({ owner }: { readonly owner: Search['owner'] }) => owner === 'household'
    await fc.assert(
      fc.asyncProperty(withAnna, withAnna, thresholds, fc.string(), async (one, other, threshold, wanted) => {
        const [view, same] = [
          await viewed(one, home, threshold, wanted),
          await viewed(otherwise(one, other, sees), home, threshold, wanted),
        ]
        expect(same).toEqual(view)
        expect(tagOf(same)).toBe(tagOf(view))
      }),
      { numRuns: RUNS },
    )
  })

  test('sees no person’s search, chosen by its id neither, nobody’s name and nothing reserved', async () => {
    await fc.assert(
      fc.asyncProperty(withAnna, thresholds, fc.nat(), async (household, threshold, n) => {
        const hers = household.searches.filter(({ owner }) => owner !== 'household')
        const wanted = hers[n % Math.max(1, hers.length)]?.id
        const ours = household.searches.filter(({ owner }) => owner === 'household').map(({ id }) => id)
        const view = await viewed(household, home, threshold, wanted)
        const shown = [...(view.search ? [view.search] : []), ...view.others]
        expect(shown.every(({ id, isOwn }) => ours.includes(id) && !isOwn)).toBe(true)
        expect([view.called, view.isOwn, view.orders]).toEqual([undefined, false, []])
      }),
      { numRuns: RUNS },
    )
  })
})

describe('a person’s phone', () => {
  const household = aHousehold({
    people: { [ANNA]: { touched: 1, called: 'Anna B' }, [BEN]: { touched: 1, called: 'Benny' } },
    searches: [
      aSearch('ours', { touched: 10 }),
      aSearch('hers', { owner: ANNA, touched: 30, query: 'toaster' }),
      aSearch('his', { owner: BEN, touched: 40, query: 'gift' }),
    ],
    orders: [
      aReservation(ANNA as PersonKey, { order: 'hers' }),
      aReservation(BEN as PersonKey, { order: 'his' }),
      aReservation(ANNA as PersonKey, { order: 'hers too', id: 'dawn-kettle' }),
      aReservation(ANNA as PersonKey, { order: 'over', until: NOW }),
      aReservation(ANNA as PersonKey, { order: 'taken back', canceled: NOW }),
    ],
  })

  test('sees what that person reserved and the shop still keeps, the last one first', async () => {
    const orders = async (phone: Phone, threshold: Threshold = 300) =>
      (await viewed(household, phone, threshold)).orders.map(({ id }) => id)
    expect(await orders(annas)).toEqual(['hers too', 'hers'])
    expect(await orders({ ...annas, owner: BEN })).toEqual(['his'])
    for (const threshold of [301, 'never'] as const) expect(await orders(annas, threshold)).toEqual([])
    expect(await orders(home)).toEqual([])
  })

  test('sees that person’s searches and the household’s, and nobody else’s', async () => {
    const view = await viewed(household, annas, 300)
    expect([view.search?.id, view.others.map(({ id }) => id), view.called]).toEqual([
      'hers',
      ['ours'],
      'Anna B',
    ])
    expect((await viewed(household, annas, 300, 'his')).search?.id).toBe('hers')
  })

  test('shows no digits: it is claimed already', async () => {
    const claim = { digits: '4271', until: 1, wrong: 0 }
    expect((await viewed(household, { ...annas, claim }, 300)).claim).toBeUndefined()
    expect((await viewed(household, { ...annas, claim }, 301)).claim).toBe('4271')
  })

  test.each<[Threshold, number | undefined]>([
    [301, 300],
    [400, 300],
    ['never', 300],
    [300, undefined],
  ])('falls back to the household’s view at threshold %s, claimed at %s', async (threshold, level) => {
    const { level: _, ...rest } = annas
    const phone = level === undefined ? rest : { ...rest, level }
    const { locale } = home
    expect(await viewed(household, phone, threshold)).toEqual(
      await viewed(household, { ...home, locale }, 300),
    )
  })

  test('has the same view and tag whatever it may not see', async () => {
    const sees = ({ owner }: { readonly owner: Search['owner'] }) => owner === 'household' || owner === ANNA
    await fc.assert(
      fc.asyncProperty(withAnna, withAnna, async (one, other) => {
        const called = { people: {} }
        expect(tagOf(await viewed({ ...otherwise(one, other, sees), ...called }, annas, 300))).toBe(
          tagOf(await viewed({ ...one, ...called }, annas, 300)),
        )
      }),
      { numRuns: RUNS },
    )
  })
})

describe('what is shown', () => {
  const products = ['hush-kettle', 'fellside-kettle', 'dawn-kettle', 'nook-kettle', 'moss-kettle']
  const withOne = (parts: Partial<Search>) =>
    aHousehold({ searches: [aSearch('s1', { results: products, ...parts })] })
  const read = async (parts: Partial<Search>) =>
    (await viewed(withOne(parts), home, 300)).search?.products
      .filter(({ isRead }) => isRead)
      .map(({ id }) => id)

  test('marks the three that were read last, passing over what is gone', async () => {
    expect(await read({ place: 1 })).toEqual(['fellside-kettle', 'dawn-kettle', 'nook-kettle'])
    expect(await read({ place: 0, results: ['hush-kettle', 'melted', ...products.slice(1)] })).toHaveLength(3)
    expect(await read({ place: 4 })).toEqual(['moss-kettle'])
    expect(await read({ place: 0, readBefore: [] })).toEqual([])
    expect(await read({ place: 0, readBefore: ['melted', 'nook-kettle'] })).toEqual(['nook-kettle'])
  })

  test('the open search touched last, of two in the same second the later one', async () => {
    const searches = [
      aSearch('a', { touched: 5 }),
      aSearch('b', { touched: 5 }),
      aSearch('c', { touched: 9, closed: true }),
    ]
    const view = await viewed(aHousehold({ searches }), home, 300)
    expect([view.search?.id, view.others.map(({ id }) => id)]).toEqual(['b', ['c', 'a']])
    expect((await viewed(aHousehold({ searches }), home, 300, 'c')).search?.id).toBe('c')
  })

  test('what is sold out comes last', async () => {
    const sold = await CATALOG.products(products, 'en')
    const shelf = sold.map((product) =>
      product.id === 'hush-kettle' ? { ...product, inStock: false } : product,
    )
    const seen = seenBy(withOne({}), home, 300, NOW)
    expect(viewOf(seen, home, shelf).search?.products.at(-1)).toMatchObject({
      id: 'hush-kettle',
      inStock: false,
    })
  })

  test.each<[string, Partial<Household> | ((one: Household) => Household)]>([
    [
      'a pick',
      (one) => ({
        ...one,
        searches: one.searches.map((s) => ({
          ...s,
          picks: [{ id: 'hush-kettle', minor: 1, currency: 'GBP' }],
        })),
      }),
    ],
    ['reading on', (one) => ({ ...one, searches: one.searches.map((s) => ({ ...s, place: 2 })) })],
    [
      'a filter',
      (one) => ({ ...one, searches: one.searches.map((s) => ({ ...s, filters: { brands: ['Larkholt'] } })) }),
    ],
    [
      'an order',
      (one) => ({ ...one, searches: one.searches.map((s) => ({ ...s, order: 'cheapest' as const })) }),
    ],
    ['another search', (one) => ({ ...one, searches: [...one.searches, aSearch('s2')] })],
    ['a search that is over', (one) => ({ ...one, searches: [] })],
  ])('%s is another view, with another tag', async (_, change) => {
    const before = withOne({})
    const after = typeof change === 'function' ? change(before) : { ...before, ...change }
    expect(tagOf(await viewed(after, home, 300))).not.toBe(tagOf(await viewed(before, home, 300)))
  })

  test('a talk, an answer, a version or the time is none', async () => {
    const before = withOne({})
    const after: Household = {
      ...before,
      version: 99,
      born: 'again',
      expiresAt: 1,
      talks: [{ session: 's', touched: 1, heard: [], row: 0 }],
      searches: before.searches.map((search) => ({
        ...search,
        touched: search.touched + 1,
        told: [],
        byPerson: true,
      })),
    }
    expect(tagOf(await viewed(after, home, 300))).toBe(tagOf(await viewed(before, home, 300)))
  })
})
