import { readFeed, readPrice } from '../../lambda/catalog/feed.ts'

const HEADER = 'id\ttitle\tshort_title\tdescription\tlink\tprice\tavailability\tbrand\tcolor\tproduct_type'
const FIELDS = {
  id: 'k1',
  title: 'Plain Kettle, 1 L',
  short: 'Plain kettle',
  description: 'It boils.',
  link: 'https://shop.example/p/k1',
  price: '39.00 GBP',
  availability: 'in_stock',
  brand: 'Larkholt',
  color: 'red',
  type: 'Kitchen > Kettle',
}
const line = (changes: Partial<typeof FIELDS> = {}) => Object.values({ ...FIELDS, ...changes }).join('\t')
const feed = (...lines: string[]) => [HEADER, ...lines, ''].join('\n')

describe('a product feed', () => {
  test('gives a product a line, its kind the last step of its type', () => {
    expect(readFeed(feed(line()))).toEqual([
      {
        id: 'k1',
        title: 'Plain Kettle, 1 L',
        spokenName: 'Plain kettle',
        description: 'It boils.',
        price: { minor: 3900, currency: 'GBP' },
        inStock: true,
        brand: 'Larkholt',
        color: 'red',
        kind: 'kettle',
        link: 'https://shop.example/p/k1',
      },
    ])
  })

  test('leaves out what is empty', () => {
    const [product] = readFeed(feed(line({ brand: '', color: '', type: '', link: '' })))
    expect(Object.keys(product ?? {})).toEqual([
      'id',
      'title',
      'spokenName',
      'description',
      'price',
      'inStock',
    ])
  })

  test('may order its columns as it likes, have more of them, a byte order mark and Windows line ends', () => {
    const turned = feed(line())
      .split('\n')
      .map((row) => row && `new\t${row.split('\t').reverse().join('\t')}`)
    expect(readFeed(`\uFEFF${turned.join('\r\n')}`)).toEqual(readFeed(feed(line())))
  })

  test.each([
    ['too few fields', feed(line(), 'k2\tKettle'), 'Feed line 3: 10 fields were expected, 2 are there.'],
    ['too many fields', feed(`${line()}\tmore`), 'Feed line 2: 10 fields were expected, 11 are there.'],
    ['no id', feed(line({ id: ' ' })), 'Feed line 2: id is empty.'],
    ['no title', feed(line({ title: '' })), 'Feed line 2: title is empty.'],
    ['no name to speak', feed(line({ short: '' })), 'Feed line 2: short_title is empty.'],
    [
      'a price without currency',
      feed(line({ price: '39' })),
      'Feed line 2: price "39" is not like "39.00 GBP".',
    ],
    ['an unknown availability', feed(line({ availability: 'soon' })), 'Feed line 2: availability "soon"'],
    ['a link that is none', feed(line({ link: 'javascript:1' })), 'Feed line 2: link "javascript:1"'],
    ['an id twice', feed(line(), line()), 'Feed line 3: id k1 was used before.'],
    ['a missing column', 'id\ttitle\n', 'Feed line 1: there is no column short_title.'],
    ['nothing', '', 'Feed line 1: there is no column id.'],
  ])('is refused with %s, by line and field', (_, text, message) => {
    expect(() => readFeed(text)).toThrow(message)
  })
})

describe('a price', () => {
  test.each([
    ['39.00 GBP', { minor: 3900, currency: 'GBP' }],
    ['9.5 EUR', { minor: 950, currency: 'EUR' }],
    ['0.29 EUR', { minor: 29, currency: 'EUR' }],
    ['1200 JPY', { minor: 1200, currency: 'JPY' }],
  ])('%s is read in minor units', (text, money) => {
    expect(readPrice(text)).toEqual(money)
  })

  test.each([
    '',
    '39',
    'GBP',
    '39,00 GBP',
    '-1 GBP',
    '1.005 GBP',
    '12.50 JPY',
    '39 gbp',
    '9e3 GBP',
    `${'9'.repeat(20)} GBP`,
  ])('"%s" is none', (text) => {
    expect(readPrice(text)).toBeUndefined()
  })
})
