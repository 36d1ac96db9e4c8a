import { REASONS } from '../../../lambda/catalog/feeds/fault.ts'
import {
  type Attributes,
  columnsOf,
  faultsOf,
  KETTLE,
  kettle,
  NOW,
  read,
  WRITERS,
  WRITTEN,
  type Written,
} from '../../support/feeds.ts'

/** The line on which each row begins in a feed of such rows. */
function lineOf(written: Written, rows: readonly Attributes[], row: number): number {
  if (written === 'jsonl') return row + 1
  if (written !== 'rss' && written !== 'atom') return row + 2
  return 2 + rows.slice(0, row).reduce((sum, one) => sum + Object.keys(one).length + 2, 0)
}

/** What may be wrong with a row, as `field reason`. */
const FLAWS: [name: string, changes: Attributes, flaw: string][] = [
  ['no id', { id: '' }, 'id no-id'],
  ['an id of blanks', { id: ' \u00A0 ' }, 'id no-id'],
  ['an id without end', { id: 'x'.repeat(129) }, 'id too-long'],
  ['no title', { title: '' }, 'title no-title'],
  ['a title of tags only', { title: '<b></b>' }, 'title no-title'],
  ['no price', { price: '' }, 'price no-price'],
  ['a price of nothing', { price: '0.00 GBP' }, 'price no-price'],
  ['a price that is none', { price: 'ask us' }, 'price bad-price'],
  ['a decimal comma', { price: '39,00 GBP' }, 'price bad-price'],
  ['separated thousands', { price: '1,299.00 GBP' }, 'price bad-price'],
  ['a price below nothing', { price: '-1.00 GBP' }, 'price bad-price'],
  ['a currency that is none', { price: '39.00 XQX' }, 'price bad-price'],
  ['too many decimals', { price: '39.005 GBP' }, 'price bad-price'],
  ['a price without currency', { price: '39.00' }, 'price no-currency'],
  ['a link that is none', { link: 'shop.example/p/1' }, 'link bad-address'],
  ['a link that runs', { link: 'javascript:alert(1)' }, 'link bad-address'],
  ['a link to a file', { link: 'file:///etc/passwd' }, 'link bad-address'],
  ['a picture by ftp', { image_link: 'ftp://shop.example/i.png' }, 'image_link bad-address'],
  ['a link with a blank', { link: 'https://shop.example/a b' }, 'link bad-address'],
  ['a link without end', { link: `https://shop.example/${'x'.repeat(2000)}` }, 'link too-long'],
  ['a description without end', { description: 'x '.repeat(40_000) }, 'description too-long'],
  ['adults only', { adult: 'yes' }, 'adult adult'],
  ['adults only, as Google’s interface says it', { adult: 'TRUE' }, 'adult adult'],
  ['a wrong check digit', { gtin: '4006381333932' }, 'gtin bad-gtin'],
  ['a number that is no GTIN', { gtin: '12345' }, 'gtin bad-gtin'],
  ['a sale price as high as the price', { sale_price: '39.00 GBP' }, 'sale_price bad-sale-price'],
  ['a sale price above the price', { sale_price: '40.00 GBP' }, 'sale_price bad-sale-price'],
  ['a sale price in another currency', { sale_price: '30.00 EUR' }, 'sale_price bad-sale-price'],
  ['a sale price that is none', { sale_price: 'half' }, 'sale_price bad-sale-price'],
  [
    'a sale that ends before it begins',
    { sale_price: '30.00 GBP', sale_price_effective_date: '2026-12-01/2026-11-01' },
    'sale_price_effective_date bad-sale-date',
  ],
  ['an unknown availability', { availability: 'soon' }, 'availability unknown-availability'],
  ['no availability', { availability: '' }, 'availability unknown-availability'],
  ['no link', { link: '' }, 'link no-link'],
  ['no picture', { image_link: '' }, 'image_link no-image'],
  ['another currency', { price: '39.00 EUR' }, 'price other-currency'],
  ['a popularity that is none', { popularity: 'high' }, 'popularity bad-popularity'],
  ['an ASIN that is none', { asin: 'b00' }, 'asin bad-asin'],
]

test.each([
  [{ availability: '' }, 'is empty: taken as out of stock'],
  [{ availability: 'soon' }, '"soon" is unknown: taken as out of stock'],
  [{ sale_price: '30.00 EUR' }, '"30.00 EUR" is not in GBP, as the price is'],
  [{ sale_price: '40.00 GBP' }, '"40.00 GBP" is not below the price'],
])('%j is named in words that say what to mend', async (changes, why) => {
  const [item] = await read(WRITERS.tsv([kettle(changes as Attributes)]))
  expect(item?.faults.map((fault) => fault.why)).toEqual([why])
})

test.each(['tsv', 'jsonl', 'rss', 'atom'] as const)(
  'a row without end is refused alone in %s',
  async (written) => {
    const rows = [kettle(), kettle({ id: 'k2', description: 'x'.repeat(2_500_000) }), kettle({ id: 'k3' })]
    for (const size of [1000, 65_536, 10_000_000]) {
      const items = await read(WRITERS[written](rows), { size })
      expect(
        items.map(({ product, faults }) => [product?.id, ...faults.map(({ reason }) => reason)]),
      ).toEqual([['k1'], [undefined, 'too-long'], ['k3']])
    }
  },
)

describe.each(WRITTEN)('in a feed as %s', (written) => {
  test.each(FLAWS)('%s is named by line and field', async (_, changes, flaw) => {
    const optional = Object.fromEntries(Object.keys(changes).map((key) => [key, KETTLE[key] ?? '']))
    const rows = [
      kettle(optional),
      { ...kettle({ id: 'k2' }), ...changes },
      kettle({ ...optional, id: 'k3' }),
    ]
    const [field, reason] = flaw.split(' ') as [string, keyof typeof REASONS]
    const id = reason === 'no-id' || field === 'id' ? changes.id?.trim() || '-' : 'k2'
    const faults = await faultsOf(WRITERS[written](rows))
    expect(faults).toEqual([[lineOf(written, rows, 1), field, reason, id].join(' ')])

    const items = await read(WRITERS[written](rows))
    const stays = REASONS[reason] === 'warned'
    expect(items.map(({ product }) => product !== undefined)).toEqual([true, stays, true])
  })

  test('bytes of another encoding refuse the row they are in', async () => {
    const rows = [KETTLE, kettle({ id: 'k2', brand: 'Caf\uE0FF' }), kettle({ id: 'k3' })]
    const [before = '', after = ''] = WRITERS[written](rows).split('\uE0FF')
    const bytes = Buffer.concat([Buffer.from(before), Buffer.from([0xe9]), Buffer.from(after)])
    const fault = `${lineOf(written, rows, 1)} brand undecodable k2`
    for (const size of [1, 5, 1000]) expect(await faultsOf(bytes, { size })).toEqual([fault])
  })

  test('a replacement character that the shop wrote is no such fault', async () => {
    expect(await faultsOf(WRITERS[written]([kettle({ brand: 'Caf\uFFFD' })]))).toEqual([])
  })

  test('bytes that end in the middle of a character are a fault, not an end', async () => {
    const items = await read(
      Buffer.concat([Buffer.from(WRITERS[written]([KETTLE])), Buffer.from([0xe2, 0x82])]),
    )
    expect(items[0]?.product?.id).toBe('k1')
  })

  test('every flaw that refuses a row is named, and no warning beside them', async () => {
    const row = kettle({ id: 'k1', title: '', price: '39', link: 'x', gtin: '1' })
    const first = lineOf(written, [row], 0)
    expect(await faultsOf(WRITERS[written]([row]))).toEqual([
      `${first} title no-title k1`,
      `${first} price no-currency k1`,
      `${first} link bad-address k1`,
    ])
  })
})

test('a feed that ends in the middle of a character has a fault in its last row', async () => {
  const feed = WRITERS.csv([KETTLE]).trimEnd().slice(0, -1)
  const cut = Buffer.concat([Buffer.from(feed), Buffer.from([0xe2, 0x82])])
  expect(await faultsOf(Buffer.concat([cut, Buffer.from('"')]))).toEqual(['2 product_type undecodable k1'])
  const unquoted = Buffer.concat([
    Buffer.from('id\ttitle\tprice\tbrand\nk1\tPot\t9 GBP\tCaf'),
    Buffer.from([0xc3]),
  ])
  expect(await faultsOf(unquoted)).toEqual(['2 brand undecodable k1'])
})

describe('a row of a table', () => {
  const [header = '', row = ''] = WRITERS.csv([KETTLE]).split('\n')
  const many = columnsOf([KETTLE]).length

  test.each([
    ['too few', '"k2","Kettle"', 2, 'k2'],
    ['one too many', `${row.replace('k1', 'k2')},"more"`, many + 1, 'k2'],
    ['only one', 'what is this?', 1, '-'],
  ])('with the wrong number of fields is refused: %s', async (_, line, count, id) => {
    expect(await faultsOf([header, line, row, ''].join('\n'))).toEqual([`2 - field-count ${id}`])
    const [item] = await read([header, line, row].join('\n'))
    expect(item?.faults[0]?.why).toBe(`${many} fields were expected, ${count} are there`)
  })

  test('that swallows others because of a quote says how far it goes', async () => {
    const open = row.slice(0, -1)
    const [item] = await read([header, open, row, ''].join('\n'))
    expect(item?.faults[0]?.why).toMatch(/it goes on to line 3: is a quote not closed\?$/)
  })
})

describe('a line of JSON Lines', () => {
  test.each([
    ['that is not JSON', '{"id": "k2"', 'is not JSON'],
    ['that is a list', '["k2"]', 'is no JSON object'],
    ['that is null', 'null', 'is no JSON object'],
  ])('%s is refused', async (_, line, why) => {
    const feed = `${WRITERS.jsonl([KETTLE])}\n${line}\n${WRITERS.jsonl([kettle({ id: 'k3' })])}`
    expect(await faultsOf(feed)).toEqual(['3 - malformed -'])
    expect((await read(feed))[1]?.faults[0]?.why).toBe(why)
  })

  test('that is too long is refused, and the next is read', async () => {
    const feed = `${WRITERS.jsonl([KETTLE])}{"id":"${'x'.repeat(2_000_000)}"}\n${WRITERS.jsonl([kettle({ id: 'k3' })])}`
    expect(await faultsOf(feed)).toEqual(['2 - too-long -'])
    expect((await read(feed)).at(-1)?.product?.id).toBe('k3')
  })

  test('with half a character is refused', async () => {
    const feed = WRITERS.jsonl([KETTLE]).replace('Larkholt', '\\ud83e')
    expect(await faultsOf(feed)).toEqual(['1 brand undecodable k1'])
  })
})

describe('a sale price', () => {
  const SALE = { sale_price: '30.00 GBP' }
  const priceOf = async (changes: Attributes, now = NOW) => {
    const [item] = await read(WRITERS.jsonl([kettle(changes)]), { now })
    return [item?.product?.price.minor, item?.product?.regularPrice?.minor]
  }

  test('is the price, and the price the regular one', async () => {
    expect(await priceOf(SALE)).toEqual([3000, 3900])
  })

  test.each([
    ['before it begins', '2026-11-15T12:01Z/2026-12-01T00:00Z', 3900],
    ['from its first moment', '2026-11-15T13:00+0100/2026-12-01T00:00+0100', 3000],
    ['to its last', '2026-11-01/2026-11-15T12:00:00Z', 3000],
    ['on its last day', '2026-11-01/2026-11-15', 3000],
    ['after its end', '2026-11-01T00:00-0800/2026-11-15T03:59-0800', 3900],
    ['if its period cannot be read', 'all November', 3900],
    ['if there is no such day', '2026-11-01/2026-11-31', 3900],
    ['if there is no such month', '2026-11-01/2026-99-30', 3900],
  ])('counts %s (%s): %i pence', async (_, period, minor) => {
    expect((await priceOf({ ...SALE, sale_price_effective_date: period }))[0]).toBe(minor)
  })
})

describe('what can be ordered now', () => {
  test.each([
    ['in_stock', true],
    ['in stock', true],
    ['In Stock', true],
    ['https://schema.org/InStock', true],
    ['preorder', true],
    ['pre-order', true],
    ['backorder', true],
    ['out_of_stock', false],
    ['out of stock', false],
    ['OutOfStock', false],
  ])('availability "%s" means %s', async (availability, inStock) => {
    const [item] = await read(WRITERS.jsonl([kettle({ availability })]))
    expect(item?.product?.inStock).toBe(inStock)
    expect(item?.faults).toEqual([])
  })
})

test('what a product keeps beside: sales rank, variant group, bar code and ASIN', async () => {
  const kept = { popularity: '12.5', item_group_id: 'g1', gtin: '4006-3813 33931', asin: 'B000TEST01' }
  const [item] = await read(WRITERS.tsv([kettle(kept)]))
  expect(item?.product).toMatchObject({
    popularity: 12.5,
    group: 'g1',
    gtin: '4006381333931',
    asin: 'B000TEST01',
  })
})

test('the currency of the first product is the feed’s, also if a row before it was refused', async () => {
  const rows = [kettle({ id: '', price: '1.00 USD' }), kettle(), kettle({ id: 'k2', price: '2.00 USD' })]
  expect(await faultsOf(WRITERS.jsonl(rows))).toEqual(['1 id no-id -', '3 price other-currency k2'])
  expect((await read(WRITERS.jsonl(rows)))[2]?.product?.price).toEqual({ minor: 200, currency: 'USD' })
})

test('a currency that the shop says is taken for prices without one', async () => {
  const [item] = await read(WRITERS.csv([kettle({ price: '39.00', sale_price: '30' })]), { currency: 'GBP' })
  expect(item?.product).toMatchObject({
    price: { minor: 3000, currency: 'GBP' },
    regularPrice: { minor: 3900 },
  })
})
