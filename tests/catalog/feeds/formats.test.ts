import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { FeedError } from '../../../lambda/catalog/feeds/fault.ts'
import { FORMATS } from '../../../lambda/catalog/feeds/sniff.ts'
import { type Attributes, faultsOf, KETTLE, kettle, read, WRITERS, WRITTEN } from '../../support/feeds.ts'

const PRODUCT = {
  id: 'k1',
  title: 'Plain Kettle, 1 L',
  spokenName: 'Plain kettle',
  description: 'It boils.',
  price: { minor: 3900, currency: 'GBP' },
  inStock: true,
  brand: 'Larkholt',
  color: 'red',
  kind: 'kettles',
  link: 'https://shop.example/p/k1',
  image: 'https://shop.example/i/k1.png',
}

const products = async (...args: Parameters<typeof read>) =>
  (await read(...args)).flatMap(({ product }) => product ?? [])

describe.each(WRITTEN)('a feed as %s', (written) => {
  const feed = WRITERS[written]

  test('gives a product a row, its kind the last step of its type', async () => {
    expect(await products(feed([KETTLE]))).toEqual([PRODUCT])
    expect(await faultsOf(feed([KETTLE]))).toEqual([])
  })

  test('may begin with a byte order mark, be packed, and come in any pieces', async () => {
    const rows = [kettle(), kettle({ id: 'k2', title: 'Théière – très “jolie” 🫖' })]
    const text = feed(rows)
    const whole = await products(text)
    expect(whole.map(({ title }) => title)).toEqual([KETTLE.title, rows[1]?.title])
    expect(await products(`\uFEFF${text}`)).toEqual(whole)
    expect(await products(gzipSync(`\uFEFF${text}`))).toEqual(whole)
    for (const size of [1, 2, 7]) expect(await products(text, { size })).toEqual(whole)
    for (const size of [1, 100]) expect(await products(gzipSync(text), { size })).toEqual(whole)
  })

  test('may be UTF-16 with a byte order mark', async () => {
    const little = Buffer.from(`\uFEFF${feed([kettle({ title: 'Théière 🫖' })])}`, 'utf16le')
    const whole = [{ ...PRODUCT, title: 'Théière 🫖' }]
    expect(await products(little)).toEqual(whole)
    expect(await products(Buffer.from(little).swap16(), { size: 3 })).toEqual(whole)
  })

  test('may be in another encoding that it is said to have', async () => {
    const latin = Buffer.from(feed([kettle({ title: 'Théière' })]), 'latin1')
    expect((await products(latin, { encoding: 'windows-1252' })).map(({ title }) => title)).toEqual([
      'Théière',
    ])
  })

  test('may have Windows line ends, in any pieces', async () => {
    const text = feed([KETTLE, kettle({ id: 'k2' })]).replaceAll('\n', '\r\n')
    for (const size of [1, 2, 1000]) expect(await products(text, { size })).toHaveLength(2)
  })

  test('leaves out what is empty', async () => {
    const bare = {
      id: 'k1',
      title: 'Kettle',
      price: '39.00 GBP',
      availability: 'in stock',
      brand: '',
      color: ' ',
    }
    expect(await products(feed([bare]))).toEqual([
      {
        id: 'k1',
        title: 'Kettle',
        spokenName: 'Kettle',
        description: '',
        price: PRODUCT.price,
        inStock: true,
      },
    ])
  })

  test('reads back whatever its rows hold', async () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} '’"“,;|-]{0,20}[\p{L}\p{N}]$/u)
    const rows = fc.uniqueArray(
      fc.record({
        id: fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,20}$/),
        title: word,
        description: word,
        brand: word,
        color: word,
        price: fc.integer({ min: 1, max: 1_000_000 }).map((pence) => `${(pence / 100).toFixed(2)} GBP`),
        availability: fc.constantFrom('in_stock', 'out of stock', 'preorder', 'backorder'),
        popularity: fc.nat().map(String),
        item_group_id: fc.stringMatching(/^[a-z]{1,8}$/),
      }),
      { selector: ({ id }) => id, minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 200 }), fc.boolean(), async (made, size, isPacked) => {
        const text = feed(made)
        const found = await products(isPacked ? gzipSync(text) : text, { size })
        expect(found).toEqual(await products(WRITERS.jsonl(made)))
        expect(found.map(({ id, title, brand }) => ({ id, title, brand }))).toEqual(
          made.map(({ id, title, brand }) => ({
            id,
            title: title.replace(/\s+/g, ' '),
            brand: brand.replace(/\s+/g, ' '),
          })),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('columns and keys', () => {
  test('are known by Google’s names however they are written, in any order, beside others', async () => {
    const text =
      'New\tImage Link\tg:title\tID\tPRICE\tavailability\nx\thttps://shop.example/i\tKettle\tk1\t39 GBP\tin stock\n'
    expect(await products(text)).toMatchObject([
      { id: 'k1', title: 'Kettle', image: 'https://shop.example/i' },
    ])
    const json =
      '{"offerId":"k1","title":"Kettle","imageLink":"https://shop.example/i","price":{"value":"39.00","currency":"GBP"},"availability":"in stock"}'
    expect(await products(json)).toMatchObject([
      { id: 'k1', image: 'https://shop.example/i', price: PRODUCT.price },
    ])
  })

  test('of one name count the first time', async () => {
    const text =
      'id,title,price,ean,product_type,product_type,upc\nk1,Kettle,39 GBP,96385074,Kettles,Sale,1\n'
    expect(await products(text)).toMatchObject([{ kind: 'kettles', gtin: '96385074' }])
  })

  test('in JSON may be numbers, prices in micros, and the currency apart', async () => {
    const lines = [
      '{"id":1,"title":"A","price":39.5,"currency":"GBP","availability":"in_stock"}',
      '{"id":2,"title":"B","price":{"amountMicros":"39500000","currencyCode":"GBP"},"availability":"in_stock"}',
    ]
    const found = await products(lines.join('\n'))
    expect(found.map(({ id, price }) => [id, price.minor])).toEqual([
      ['1', 3950],
      ['2', 3950],
    ])
  })

  test('a tab-separated value is taken as it is, but for the quotes that spreadsheets put around it', async () => {
    const titles = ['"17"" screen"', '17" screen', '"Hush" kettle', '"open', '""']
    const rows = titles.map((title, i) => kettle({ id: `k${i}`, title }))
    expect((await read(WRITERS.tsv(rows))).map(({ product }) => product?.title)).toEqual([
      '17" screen',
      '17" screen',
      '"Hush" kettle',
      '"open',
      undefined,
    ])
  })

  test('a value in quotes may go on over lines, and the next row is still on its line', async () => {
    const text = `id,title,price\n"k1","Kettle\r\nwith\nlid",39 GBP\n\nk2,,39 GBP\n`
    expect((await products(text))[0]?.title).toBe('Kettle with lid')
    expect(await faultsOf(text)).toContain('6 title no-title k2')
  })

  test('may be in lines that end as on old Macs', async () => {
    for (const size of [1, 1000])
      expect(await products('id,title,price\rk1,Kettle,39 GBP\rk2,Pan,9 GBP\r', { size })).toHaveLength(2)
  })

  test('a quote in the middle of a value is one', async () => {
    expect((await products('id,title,price\nk1,17" screen,39 GBP\n'))[0]?.title).toBe('17" screen')
  })
})

describe('a format', () => {
  test('is told by the content, and may be said', async () => {
    for (const written of WRITTEN) {
      const format =
        ({ rss: 'xml', atom: 'xml', semicolons: 'csv' } as Record<string, string>)[written] ?? written
      expect(await read(WRITERS[written]([KETTLE]), { format: format as 'tsv' })).toEqual(
        await read(WRITERS[written]([KETTLE])),
      )
    }
    await expect(read(WRITERS.csv([KETTLE]), { format: 'tsv' })).rejects.toThrow(
      /Line 1 must name the columns/,
    )
  })

  test.each([
    ['nothing', '', 'The feed is empty.'],
    ['blanks', ' \n\n ', 'The feed is empty.'],
    ['a web page', '\n<!DOCTYPE html><html><body>Log in', 'This is a web page'],
    ['a web page after a comment', '<!-- x --><HTML lang="en">', 'This is a web page'],
    ['a JSON array', '[{"id":"k1"}]', 'one product a line'],
    ['a zip archive', Buffer.from('PK\u0003\u0004\0\0'), 'zip archive or an Excel workbook'],
    ['a binary file', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2]), 'binary file'],
    ['a text that is no table', 'Dear customer,\nthank you', 'Line 1 must name the columns'],
    ['a table of something else', 'name,street\nAnna,High Street', 'among them id, title and price'],
    ['a gzip file that is cut off', gzipSync(WRITERS.tsv([KETTLE])).subarray(0, 60), 'cut off or damaged'],
    ['a quote that never ends', 'id,title,price\nk1,"Kettle,39 GBP\n', 'in the middle of a value in quotes'],
    ['a row without end', `id,title,price\n"${'x'.repeat(3_000_000)}`, 'more than 1048576 characters'],
  ])('that is none is refused with a sentence: %s', async (_, content, message) => {
    await expect(read(content)).rejects.toThrow(message)
    await expect(read(content)).rejects.toBeInstanceOf(FeedError)
  })

  test('whatever the bytes are, it is read or refused with a sentence', async () => {
    const starts = WRITTEN.map((written) => Buffer.from(WRITERS[written]([KETTLE])))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc
        .tuple(fc.constantFrom(...starts), fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 20 }))
        .map(([start, changes]) => {
          const changed = Buffer.from(start)
          for (const [at, byte] of changes) changed[at % changed.length] = byte
          return changed
        }),
    )
    const wanted = fc.constantFrom(undefined, ...FORMATS)
    await fc.assert(
      fc.asyncProperty(bytes, wanted, fc.integer({ min: 1, max: 64 }), async (content, format, size) => {
        const options = { format, size, currency: 'GBP', baseUrl: 'https://shop.example' }
        const items = await read(content, options).catch((error: unknown) => {
          if (error instanceof FeedError) return []
          throw error
        })
        for (const { product, line } of items) {
          expect(line).toBeGreaterThan(0)
          if (product) expect(product.price.minor).toBeGreaterThan(0)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('a row that is wrong has no product, and the others stay', async () => {
  const rows: Attributes[] = [kettle(), kettle({ id: '' }), kettle({ id: 'k3' })]
  for (const written of WRITTEN)
    expect((await products(WRITERS[written](rows))).map(({ id }) => id)).toEqual(['k1', 'k3'])
})
