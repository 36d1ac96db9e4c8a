/** What the minimal skill sells. */
export interface Product {
  readonly name: string
  readonly price: string
  readonly description: string
}

/** Enough kettles for three rows, and something else to look for. */
export const PRODUCTS: readonly Product[] = [
  { name: 'Hush kettle', price: '39 pounds', description: 'A quiet kettle that takes a litre and a half.' },
  { name: 'Fellside kettle', price: '45 pounds', description: 'A steel kettle that boils in three minutes.' },
  {
    name: 'Dawn kettle',
    price: '52 pounds',
    description: 'A kettle with a light that shows when it is hot.',
  },
  { name: 'Nook kettle', price: '29 pounds', description: 'A small kettle for small kitchens.' },
  { name: 'Moss kettle', price: '34 pounds', description: 'A green kettle with a lid that stays on.' },
  { name: 'Haven kettle', price: '42 pounds', description: 'A kettle that keeps water warm for an hour.' },
  { name: 'Heron kettle', price: '48 pounds', description: 'A kettle with a long neck for pouring coffee.' },
  { name: 'Linden glass kettle', price: '58 pounds', description: 'A glass kettle that is easy to clean.' },
  { name: 'Ember kettle', price: '64 pounds', description: 'A kettle that heats to the degree.' },
  { name: 'Crumb toaster', price: '35 pounds', description: 'A toaster for two slices, with a tray.' },
  { name: 'Fellside toaster', price: '49 pounds', description: 'A toaster for four slices.' },
  { name: 'Willow lamp', price: '36 pounds', description: 'A table lamp with a cotton shade.' },
  { name: 'Beacon desk lamp', price: '28 pounds', description: 'A desk lamp with an arm that bends.' },
  { name: 'Orchard bread knife', price: '28 pounds', description: 'A bread knife with a wooden handle.' },
  { name: 'Meadow rug', price: '95 pounds', description: 'A wool rug, two metres by three.' },
]

/** The places in `PRODUCTS` of everything whose name or description has the last word of the query. */
export function search(query: string): number[] {
  const word = query.toLowerCase().split(' ').at(-1) ?? ''
  return PRODUCTS.flatMap(({ name, description }, place) =>
    `${name} ${description}`.toLowerCase().includes(word) ? [place] : [],
  )
}
