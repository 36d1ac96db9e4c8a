import { FeedNeeds } from '../../../lambda/catalog/feeds/read-feed.ts'
import { faultsOf, read } from '../../support/feeds.ts'

const SHOP = { currency: 'GBP', baseUrl: 'https://shop.example/' }
const COLUMNS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Product Category',
  'Type',
  'Published',
  'Option1 Name',
  'Option1 Value',
  'Option2 Name',
  'Option2 Value',
  'Variant SKU',
  'Variant Inventory Tracker',
  'Variant Inventory Qty',
  'Variant Inventory Policy',
  'Variant Price',
  'Variant Compare At Price',
  'Variant Barcode',
  'Image Src',
  'Image Position',
  'Gift Card',
  'Variant Image',
  'Status',
] as const

type Row = Partial<Record<(typeof COLUMNS)[number], string>>

/** A product of its own. */
const KETTLE: Row = {
  Handle: 'hush-kettle',
  Title: 'Hush Kettle',
  'Body (HTML)': '<p>Boils <b>quietly</b>,\nand keeps warm.</p>',
  Vendor: 'Larkholt',
  Type: 'Kettles',
  Published: 'true',
  'Option1 Name': 'Title',
  'Option1 Value': 'Default Title',
  'Variant SKU': "'0042",
  'Variant Inventory Tracker': 'shopify',
  'Variant Inventory Qty': '3',
  'Variant Inventory Policy': 'deny',
  'Variant Price': '39.00',
  'Variant Barcode': "'4006381333931",
  'Image Src': 'https://cdn.example/1.png',
  'Gift Card': 'false',
  Status: 'active',
}

/** A product's first row, and one for another variant of it. */
const LAMP: Row = {
  ...KETTLE,
  Handle: 'willow-lamp',
  Title: 'Willow Lamp',
  'Option1 Name': 'Colour',
  'Option1 Value': 'Green',
  'Option2 Name': 'Size',
  'Option2 Value': 'Large',
  'Variant SKU': '',
  'Variant Barcode': '',
}
const BLUE: Row = {
  Handle: 'willow-lamp',
  'Option1 Value': 'Blue',
  'Option2 Value': 'Extra large',
  'Variant Price': '41.00',
  'Variant Image': 'https://cdn.example/blue.png',
}

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
const feed = (...rows: Row[]) =>
  [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))]
    .map((line) => `${line.map(cell).join(',')}\n`)
    .join('')

const products = async (...rows: Row[]) =>
  (await read(feed(...rows), SHOP)).flatMap(({ product }) => product ?? [])
const faults = (...rows: Row[]) => faultsOf(feed(...rows), SHOP)

describe("Shopify's export", () => {
  test('gives a product, its address made of the shop’s and the handle', async () => {
    expect(await products(KETTLE)).toEqual([
      {
        id: '0042',
        title: 'Hush Kettle',
        spokenName: 'Hush Kettle',
        description: 'Boils quietly, and keeps warm.',
        price: { minor: 3900, currency: 'GBP' },
        inStock: true,
        brand: 'Larkholt',
        kind: 'kettles',
        link: 'https://shop.example/products/hush-kettle',
        image: 'https://cdn.example/1.png',
        gtin: '4006381333931',
      },
    ])
    expect(await faults(KETTLE)).toEqual([])
  })

  test('gives every variant as a product that shares what the first row says', async () => {
    expect(await products(LAMP, BLUE, KETTLE)).toMatchObject([
      {
        id: 'willow-lamp-green-large',
        title: 'Willow Lamp, Green, Large',
        color: 'Green',
        group: 'willow-lamp',
      },
      {
        id: 'willow-lamp-blue-extra-large',
        title: 'Willow Lamp, Blue, Extra large',
        description: 'Boils quietly, and keeps warm.',
        price: { minor: 4100 },
        brand: 'Larkholt',
        color: 'Blue',
        kind: 'kettles',
        link: 'https://shop.example/products/willow-lamp',
        image: 'https://cdn.example/blue.png',
        group: 'willow-lamp',
      },
      { id: '0042' },
    ])
  })

  test('passes over rows that only add a picture', async () => {
    const picture = { Handle: 'hush-kettle', 'Image Src': 'https://cdn.example/2.png', 'Image Position': '2' }
    expect(await read(feed(KETTLE, picture), SHOP)).toHaveLength(1)
  })

  test('takes Google’s category for the kind where there is no type', async () => {
    const row = { ...KETTLE, Type: '', 'Product Category': 'Home & Garden > Kettles' }
    expect(await products(row)).toMatchObject([{ kind: 'kettles' }])
  })

  test('has a regular price where it compares to a higher one', async () => {
    expect(await products({ ...KETTLE, 'Variant Compare At Price': '49.00' })).toMatchObject([
      { price: { minor: 3900 }, regularPrice: { minor: 4900 } },
    ])
  })

  test('may have the columns of newer exports', async () => {
    const text =
      'Title,URL handle,Description,Vendor,Type,Status,Published on online store,SKU,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL,Gift card\n' +
      'Hush Kettle,hush-kettle,Quiet,Larkholt,Kettles,Active,TRUE,K1,39.00,,shopify,0,FALSE,https://cdn.example/1.png,FALSE\n'
    expect((await read(text, SHOP))[0]?.product).toMatchObject({ id: 'K1', inStock: false, kind: 'kettles' })
  })

  test.each([
    ['none is counted', { 'Variant Inventory Tracker': '', 'Variant Inventory Qty': '' }, true],
    ['some are left', { 'Variant Inventory Qty': '1' }, true],
    ['none is left', { 'Variant Inventory Qty': '0' }, false],
    ['fewer than none are left', { 'Variant Inventory Qty': '-2' }, false],
    ['it is sold on', { 'Variant Inventory Qty': '0', 'Variant Inventory Policy': 'continue' }, true],
  ] as [string, Row, boolean][])('where %s, in stock is %p', async (_, row, inStock) => {
    expect(await products({ ...KETTLE, ...row })).toMatchObject([{ inStock }])
  })

  test.each([
    ['a draft', { Status: 'draft' }, 'Status draft 0042'],
    ['what is archived', { Status: 'archived' }, 'Status archived 0042'],
    ['a gift card', { 'Gift Card': 'TRUE' }, 'Gift Card gift-card 0042'],
    ['what is not published', { Published: 'FALSE' }, 'Published unpublished 0042'],
    ['no handle', { Handle: '' }, 'Handle no-id -'],
    ['no title', { Title: '' }, 'Title no-title 0042'],
    ['no price', { 'Variant Price': '' }, 'Variant Price no-price 0042'],
    ['a price of nothing', { 'Variant Price': '0.00' }, 'Variant Price no-price 0042'],
    ['a price that is none', { 'Variant Price': '39,00' }, 'Variant Price bad-price 0042'],
    ['a picture that is none', { 'Image Src': 'files/1.png' }, 'Image Src bad-address 0042'],
    ['no picture', { 'Image Src': '' }, 'Image Src no-image 0042'],
    ['a wrong check digit', { 'Variant Barcode': '4006381333932' }, 'Variant Barcode bad-gtin 0042'],
    [
      'a regular price that is not above the price',
      { 'Variant Compare At Price': '39.00' },
      'Variant Compare At Price bad-sale-price 0042',
    ],
    [
      'a quantity that is none',
      { 'Variant Inventory Qty': 'many' },
      'Variant Inventory Qty unknown-availability 0042',
    ],
  ] as [string, Row, string][])('names %s by line and column', async (_, row, fault) => {
    // A cell before it goes on over two lines.
    expect(await faults({ ...LAMP }, { ...KETTLE, ...row })).toEqual([`4 ${fault}`])
  })

  test('skips the variants of a draft with it', async () => {
    expect(await faults({ ...LAMP, Status: 'draft' }, BLUE)).toEqual([
      '2 Status draft willow-lamp-green-large',
      '4 Status draft willow-lamp-blue-extra-large',
    ])
  })

  test.each([{ currency: 'GBP' }, { baseUrl: 'https://shop.example' }, {}])(
    'is not read with only %j: it has neither currency nor address',
    async (options) => {
      await expect(read(feed(KETTLE), options)).rejects.toBeInstanceOf(FeedNeeds)
      await expect(read(feed(KETTLE), options)).rejects.toThrow('--currency GBP --base-url https://your.shop')
    },
  )

  test('is not read for a shop without an address', async () => {
    await expect(read(feed(KETTLE), { ...SHOP, baseUrl: 'my shop' })).rejects.toThrow('no address of a shop')
  })
})
