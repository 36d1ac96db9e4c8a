import type { Act, ActName } from '../../lambda/acts.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { LOCALES, type Locale, languageOf } from '../../lambda/locale.ts'
import type { SoughtAct } from '../../lambda/speech/prompts.ts'
import { type Speech, speak } from '../../lambda/speech/speak.ts'
import { nameOf, type Said } from '../../lambda/speech/ssml.ts'
import { demoShop } from '../../local/shop.ts'

/** Products with names of one plain word: what is checked are our own sentences (rulings, 22). */
const product = (id: string, minor: number, inStock = true, more: Partial<Product> = {}): Product => ({
  id,
  title: id,
  spokenName: id,
  description: '',
  price: { minor, currency: 'GBP' },
  inStock,
  ...more,
})
/** Where and by whom everything is said. */
export const FRONT = {
  door: { address: 'shop.example/p', url: 'https://shop.example/p', code: 'BCDF-GHJK' },
  shop: demoShop(),
}

const SHELF = [
  product('hush', 3900, true, { color: 'blue', brand: 'Larkholt' }),
  product('dawn', 4550, true, { color: 'cream', regularPrice: { minor: 5200, currency: 'GBP' } }),
  product('nook', 2905, false),
  product('book', 7777, true, { asin: 'B0CORNER01' }),
]
const PRODUCTS = new Map(SHELF.map((one) => [one.id, one]))
const [ONE, TWO, THREE] = [['hush'], ['hush', 'dawn'], ['hush', 'dawn', 'nook']]

/** How long a reservation is kept, in seconds: as it begins, and as it goes on. */
const HOLDS = [48 * 3600, 47 * 3600, 2 * 3600, 1800, 5 * 24 * 3600]

const query = 'a kettle'
const LEFT = [0, 1, 2, 3, 6, 200]
const FITS = ['all', 'closest'] as const
const ROWS = [ONE, TWO, THREE].flatMap((ids) => LEFT.map((left) => ({ ids, left })))
const SAYABLE = [
  { more: false, heard: 0, resume: false, narrow: false },
  { more: false, heard: 0, resume: true, narrow: false },
  { more: false, heard: 1, resume: true, narrow: true },
  { more: false, heard: 3, resume: true, narrow: true },
  { more: true, heard: 3, resume: true, narrow: true },
  { more: true, heard: 3, resume: true, narrow: true, reserved: true },
]
const PRICES = [
  { to: 5000 },
  { from: 3000 },
  { from: 2000, to: 4000 },
  { to: 3899 },
  { from: 5201 },
  { from: 2050, to: 4999 },
]
const FILTERS: readonly NonNullable<SoughtAct['filters']>[] = [
  ...PRICES.map((price) => ({ price: { ...price, currency: 'GBP' } })),
  { colors: ['blue'] },
  { colors: ['blue', 'green'], brands: ['Larkholt'], price: { to: 5000, currency: 'GBP' } },
  { brands: ['Larkholt', 'Arbor'] },
  { without: ['red', 'a lid'], except: ['p1'] },
]
const ORDERS = ['fit', 'cheapest', 'dearest', 'popular'] as const
/** A search narrowed in every way, and one that is nothing but narrowed. */
const NARROWED: readonly SoughtAct[] = ['a kettle', ''].flatMap((query) => [
  ...FILTERS.map((filters) => ({ query, filters })),
  ...ORDERS.map((order) => ({ query, order })),
])
const DROPS = [['price'], ['colors'], ['brands'], ['without'], ['except'], ['price', 'colors']] as const

const PHONES = [
  [0, 0],
  [1, 0],
  [2, 0],
  [0, 1],
  [0, 2],
  [1, 2],
].map(([own = 0, shared = 0]) => ({ own, shared }))
const picked = (id: string, minor: number) => ({ id, minor, currency: 'GBP' })

/** Every act in every form it can take. A new act does not compile until it is here. */
const SAMPLES: { readonly [Name in ActName]: readonly Omit<Extract<Act, { act: Name }>, 'act'>[] } = {
  greeted: [
    { named: false, again: false },
    { named: false, again: true },
    { named: true, again: false },
    { named: true, again: true },
  ],
  'asked what to find': [{}],
  offered: [{}],
  'said how to go on': [{}],
  'asked again': (['what', 'what else', 'describe', 'which', 'go on', 'more', 'send'] as const).flatMap(
    (question) =>
      LEFT.filter((left) => ['more', 'send'].includes(question) === left > 0).map((left) => ({
        question,
        left,
      })),
  ),
  'apologized for the name': [{}],
  'left the name out': [{}],
  called: [{ named: true }, { named: false }],
  'asked what to call': (['taken back', 'unfit', 'missed'] as const).map((why) => ({ why })),
  'settled the name': [{}],
  'took the name back': [{}],
  'asked to use the name': [{}],
  'uses the name': [{}],
  'explained the name': [
    { unwanted: true, way: true },
    { unwanted: true, way: false },
    { unwanted: false, way: false },
  ],
  'told what is kept': [0, 1, 6].flatMap((searches) =>
    [true, false].flatMap((called) =>
      [true, false].flatMap((note) =>
        [0, 1, 2].map((refused) => ({
          searches,
          called,
          note,
          refused,
          orders: refused,
          mayAsk: refused > 0,
        })),
      ),
    ),
  ),
  'asked to forget': [{ reserved: true }, { reserved: false }],
  forgot: [{}],
  'asked to check': [{ named: true }, { named: false }],
  'asked whether wrong': [{}],
  'thanked for the check': [{}],
  'noted the wrong person': [{}],
  'may ask': [{ whom: 'me' }, { whom: 'us' }, { whom: 'me', barred: true }],
  'asks no more': [{ whom: 'me' }, { whom: 'us' }],
  'forgot the talk': [{}],
  'needs a sure voice': [{}],
  'could not note it': [{}],
  'had no room': [{}],
  found: [
    ...ROWS.flatMap((row) => FITS.map((fit) => ({ ...row, query, fit }))),
    ...ROWS.map((row) => ({ ...row, query, fit: 'all' as const, phone: row.left + row.ids.length })),
    ...NARROWED.flatMap((sought) => FITS.map((fit) => ({ ...sought, ids: [...TWO], left: 3, fit }))),
  ],
  'found nothing': [{ query }, ...NARROWED],
  'narrowed too far': NARROWED.flatMap((sought) =>
    DROPS.flatMap((drop) => [1, 6].map((total) => ({ ...sought, drop: [...drop], total }))),
  ),
  'had none cheaper': (['cheaper', 'dearer'] as const).flatMap((way) =>
    ['hush', 'book'].map((id) => ({ id, way })),
  ),
  'had nothing to drop': [{}],
  'read back': ROWS,
  'was at the start': [{}],
  'asked what to leave out': [1, 2, 3].map((heard) => ({ heard })),
  'told the price': [ONE, TWO, THREE, ['nook'], ['gone']].map((ids) => ({ ids })),
  'told the stock': [ONE, TWO, THREE, ['nook'], ['gone']].map((ids) => ({ ids })),
  compared: [TWO, ['hush', 'nook'], ['hush', 'hush'], ['hush', 'gone']].map((ids) => ({ ids })),
  'missed the query': [{}],
  'read more': [...ROWS, ...ROWS.map((row) => ({ ...row, phone: row.left + row.ids.length }))],
  'had no more': [{ query }, ...NARROWED],
  described: ['hush', 'nook', 'gone'].flatMap((id) => [0, 3].map((left) => ({ id, left }))),
  'missed the product': [{ heard: 1 }, { heard: 2 }, { heard: 3 }],
  resumed: [
    ...ROWS.map((row) => ({ ...row, query })),
    ...NARROWED.map((sought) => ({ ...sought, ids: [...TWO], left: 3 })),
  ],
  'resumed empty': [{ query }, ...NARROWED],
  'had nothing open': [{}],
  sent: [1, 2, 5, 9, 100].flatMap((of) =>
    (['phone', 'card'] as const).flatMap((to) => [
      { query, shown: [...THREE].slice(0, of), of, to },
      { query, shown: [...ONE], of, to, finish: 'hush' },
      { query, shown: [], of, to, finish: 'gone' },
    ]),
  ),
  'asked to reserve': ['hush', 'gone'].flatMap((id) => [
    { id, minor: 3900, currency: 'GBP' },
    { id, minor: 3900, currency: 'GBP', told: true },
    { id, minor: 3900, currency: 'GBP', was: 4500 },
  ]),
  'asked for a longer yes': [{ task: 'reserve' }, { task: 'buy' }],
  'asked for the PIN': [{ question: 'q' }],
  'could not check the PIN': [{ why: 'none' }, { why: 'other' }],
  reserved: ['hush', 'gone'].flatMap((id) =>
    HOLDS.flatMap((holds) =>
      (['own', 'shared', 'none'] as const).map((phone) => ({
        id,
        minor: 3900,
        currency: 'GBP',
        holds,
        phone,
      })),
    ),
  ),
  'had reserved': ['hush', 'gone'].flatMap((id) => HOLDS.map((holds) => ({ id, holds }))),
  'was sold out': [{ id: 'hush' }, { id: 'gone' }],
  'reserved nothing': [{}],
  'had no room for the order': [{}],
  'told the orders': [ONE, TWO, THREE, ['gone']].flatMap((ids) =>
    [0, 1, 5].map((more) => ({ orders: ids.map((id, i) => ({ id, holds: HOLDS[i] ?? 0 })), more })),
  ),
  'had no orders': [{}],
  'canceled the order': [{ id: 'hush' }, { id: 'gone' }],
  'was too late to cancel': [{ id: 'hush' }, { id: 'gone' }],
  'asked to shop': ['hush', 'gone'].flatMap((id) => (['cart', 'buy'] as const).map((task) => ({ id, task }))),
  'went shopping': [{ id: 'hush', asin: 'B000000001', task: 'cart', question: 'q' }],
  shopped: [{ task: 'cart' }, { task: 'buy' }],
  'could not shop': [{}],
  'gave a code': [{}],
  'could not send': [{}],
  'told of a phone': [1, 2].map((phones) => ({ phones })),
  'claimed the phone': [{}],
  'missed the number': (['missed', 'wrong', 'given up', 'none open'] as const).map((why) => ({ why })),
  'told the phones': PHONES,
  'asked to sign out': PHONES.filter(({ own, shared }) => own + shared > 0),
  'signed out': PHONES,
  picked: [{ id: 'hush' }, { id: 'gone' }],
  'took out': [{ id: 'hush' }, { id: 'gone' }],
  'told the picks': [[], ONE, TWO, THREE, ['gone']].flatMap((ids) =>
    [0, 1, 2].map((taken) => ({ picks: ids.map((id) => picked(id, 3900)), taken })),
  ),
  'described the pick': [
    ['hush', 3900],
    ['hush', 2900],
    ['hush', 4900],
    ['nook', 2905],
    ['gone', 100],
  ].map(([id, minor]) => ({ pick: picked(String(id), Number(minor)) })),
  'had no room for the pick': [{}],
  'had no picks': [{}],
  'started over': [{}],
  helped: SAYABLE,
  'did not understand': SAYABLE,
  'had nothing to repeat': [{}],
  'had asked nothing': [{}],
  'took the no': [{}],
  'said goodbye': [{ kept: false }, { kept: true }, { kept: false, reserved: true }],
  'could not keep the search': [{}],
  'could not look back': [{}],
  'could not search': [
    { query, kept: false },
    { query, kept: true },
  ],
  failed: [{}],
}

/** Acts that are always followed by the question that was open before. */
const ABOUT_NAMES: readonly Act[] = [
  { act: 'apologized for the name' },
  { act: 'left the name out' },
  { act: 'settled the name' },
  { act: 'took the name back' },
  { act: 'uses the name' },
  { act: 'explained the name', unwanted: true, way: true },
  { act: 'explained the name', unwanted: true, way: false },
  { act: 'explained the name', unwanted: false, way: false },
  { act: 'told what is kept', searches: 2, called: true, note: true, refused: 2, orders: 1 },
  { act: 'needs a sure voice' },
  { act: 'could not note it' },
  { act: 'thanked for the check' },
  { act: 'noted the wrong person' },
  { act: 'may ask', whom: 'me' },
  { act: 'may ask', whom: 'us' },
  { act: 'may ask', whom: 'me', barred: true },
  { act: 'asks no more', whom: 'me' },
  { act: 'asks no more', whom: 'us' },
  { act: 'had no room' },
  { act: 'took the no' },
  { act: 'had none cheaper', id: 'hush', way: 'cheaper' },
  { act: 'had nothing to drop' },
  { act: 'was at the start' },
  { act: 'told the price', ids: ['hush'] },
  { act: 'told the stock', ids: ['hush', 'nook'] },
  { act: 'compared', ids: ['hush', 'dawn'] },
]

const TOGETHER: readonly Act[][] = [
  ...ABOUT_NAMES.flatMap((act): Act[][] => [
    [act, { act: 'asked again', question: 'what', left: 0 }],
    [act, { act: 'asked again', question: 'more', left: 6 }],
    [act, { act: 'asked again', question: 'go on', left: 0 }],
  ]),
  [
    { act: 'described the pick', pick: picked('hush', 4900) },
    { act: 'asked to reserve', id: 'hush', minor: 3900, currency: 'GBP', told: true },
  ],
  [
    { act: 'described the pick', pick: picked('book', 4900) },
    { act: 'asked to shop', id: 'book', task: 'buy' },
  ],
  ...(['none', 'other'] as const).map((why): Act[] => [
    { act: 'could not check the PIN', why },
    { act: 'sent', query, shown: [...ONE], of: 9, to: 'phone', finish: 'hush' },
  ]),
  [{ act: 'found', query, ids: ['book', 'hush'], left: 0, fit: 'all' }],
  [{ act: 'compared', ids: ['book', 'hush'] }],
  [{ act: 'told the price', ids: ['book'] }],
  [{ act: 'described', id: 'book', left: 0 }],
  [{ act: 'forgot' }, { act: 'asked what to find' }],
  [{ act: 'forgot the talk' }, { act: 'asked what to find' }],
  [{ act: 'greeted', named: true, again: true }, { act: 'offered' }],
  [{ act: 'greeted', named: false, again: true }, { act: 'offered' }],
  [{ act: 'greeted', named: true, again: true }, { act: 'asked what to find' }],
  [{ act: 'greeted', named: false, again: true }, { act: 'asked what to find' }],
  [{ act: 'greeted', named: true, again: false }, { act: 'asked what to find' }],
  [{ act: 'greeted', named: false, again: false }, { act: 'asked what to find' }],
  [{ act: 'found', query, ids: THREE, left: 6, fit: 'all' }, { act: 'could not keep the search' }],
]

/** What a person hears: the name where there is one. */
export const heard = (said: Said): string =>
  said.map((part) => (typeof part === 'string' ? part : 'Anna')).join('')

/** One prompt in one locale. */
export interface Prompt {
  readonly locale: Locale
  readonly acts: readonly Act[]
  readonly speech: Speech
  readonly text: string
  readonly reprompt: string
}

const alone: Act[][] = Object.entries(SAMPLES).flatMap(([act, forms]) =>
  forms.map((form): Act[] => [{ act, ...form } as Act]),
)

const inFrench = (act: Act): Act =>
  'query' in act && act.query !== '' ? { ...act, query: 'une bouilloire' } : act

/** Every prompt of every locale. */
export const PROMPTS: readonly Prompt[] = LOCALES.flatMap((locale) =>
  [...alone, ...TOGETHER].map((inEnglish) => {
    const acts = languageOf(locale) === 'fr' ? inEnglish.map(inFrench) : inEnglish
    const speech = speak(acts, PRODUCTS, { ...FRONT, locale, name: nameOf(undefined, 'amzn1.ask.person.x') })
    return { locale, acts, speech, text: heard(speech.said), reprompt: heard(speech.reprompt ?? []) }
  }),
)

/** The prompts in which an act of this name stands. */
export const promptsOf = (name: ActName): Prompt[] =>
  PROMPTS.filter(({ acts }) => acts.some(({ act }) => act === name))
