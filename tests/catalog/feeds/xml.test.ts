import { faultsOf, read } from '../../support/feeds.ts'

const products = async (...args: Parameters<typeof read>) =>
  (await read(...args)).flatMap(({ product }) => product ?? [])

describe('XML', () => {
  const rss = (items: string, head = '<rss xmlns:g="http://base.google.com/ns/1.0"><channel>') =>
    `${head}${items}</channel></rss>`
  const item = '<g:id>k1</g:id><g:title>Kettle</g:title><g:price>39 GBP</g:price>'

  test('has RSS’s and Atom’s own elements where Google’s are not', async () => {
    const plain =
      '<item><g:id>k1</g:id><title>Kettle</title><link>https://shop.example/p</link><description>Boils</description><g:price>39 GBP</g:price></item>'
    expect(await products(rss(plain))).toMatchObject([
      { title: 'Kettle', link: 'https://shop.example/p', description: 'Boils' },
    ])
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><title>Kettle</title><link rel="self" href="https://x.example/"/><link href="https://shop.example/p"/><summary>Boils</summary><id>tag:1</id>${item}</entry></feed>`
    expect(await products(atom)).toMatchObject([
      { id: 'k1', link: 'https://shop.example/p', description: 'Boils' },
    ])
  })

  test('may hold CDATA, HTML, and entities of HTML', async () => {
    const text = rss(
      `<item>${item}<g:description><![CDATA[<p>Boils &amp; keeps <b>warm</b>.</p><ul><li>1&nbsp;L]]></g:description><g:brand>Caf&eacute; &amp;amp; Co</g:brand></item>`,
    )
    expect(await products(text)).toMatchObject([
      { description: 'Boils & keeps warm . 1 L'.replace(' .', '.'), brand: 'Café & Co' },
    ])
  })

  test('is read without the line that says what g stands for', async () => {
    expect(await products(rss(`<item>${item}</item>`, '<rss><channel>'))).toHaveLength(1)
  })

  test('takes the first of several elements of one name that says something', async () => {
    const types = ['', 'Kitchen > Kettles', 'Sale'].map((type) => `<g:product_type>${type}</g:product_type>`)
    expect(await products(rss(`<item>${item}${types.join('')}</item>`))).toMatchObject([{ kind: 'kettles' }])
  })

  test('takes a price of the product, not of its delivery', async () => {
    const shipping = '<g:shipping><g:price>4.95 GBP</g:price></g:shipping>'
    expect((await products(rss(`<item>${shipping}${item}${shipping}</item>`)))[0]?.price.minor).toBe(3900)
  })

  test('looks up no entity of the document’s own: no file is read, nothing grows', async () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]>`
    for (const name of ['b', 'file']) {
      const text = `${bomb}\n${rss(`<item>${item}<g:brand>&${name};</g:brand></item>\n<item>${item.replace('k1', 'k2')}</item>`)}`
      expect(await faultsOf(text)).toContain('2 brand malformed k1')
      expect((await products(text)).map(({ id }) => id)).toEqual(['k2'])
    }
  })

  test('that is not well-formed refuses the item it is in, and goes on with the next', async () => {
    for (const broken of ['Salt & pepper', '<b>open', 'a < b', '</g:x>']) {
      const text = rss(
        `<item>${item}<g:brand>${broken}</g:brand></item>\n<item>${item.replace('k1', 'k2')}</item>`,
      )
      expect((await products(text)).map(({ id }) => id)).toEqual(['k2'])
      expect((await faultsOf(text))[0]).toMatch(/^1 \S+ malformed k1$/)
    }
  })

  test('that says its encoding is read in it', async () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${rss(`<item>${item}<g:brand>Théière</g:brand></item>`)}`
    expect(await products(Buffer.from(text, 'latin1'))).toMatchObject([{ brand: 'Théière' }])
  })

  test.each([
    ['cut off', rss(`<item>${item}</item>`).slice(0, -9), /ends on line 1 in the middle/],
    ['nested without end', `<rss>${'<a>'.repeat(500)}`, /nested too deeply/],
    ['never an item', `<rss><a>${'x '.repeat(3_000_000)}</a></rss>`, /no product feed/],
  ])('that is %s is refused whole', async (_, text, message) => {
    await expect(read(text)).rejects.toThrow(message)
  })
})
