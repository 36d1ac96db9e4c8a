import fc from 'fast-check'
import { LOCALES } from '../../lambda/locale.ts'
import { parseShop, ShopError } from '../../lambda/shop/shop.ts'

const GOOD = {
  name: 'Corner Shop',
  contact: 'hello@shop.example',
  checkout: 'https://shop.example/checkout?product={product}&order={order}',
  holdHours: 48,
  delivery: {
    en: { sentence: 'It comes within three days.', price: '3.95 GBP' },
    'en-GB': { sentence: 'It comes tomorrow.' },
    fr: { sentence: 'Comptez trois jours.', price: '4.50 EUR' },
  },
}
const parsed = (changed: object = {}) => parseShop(JSON.stringify({ ...GOOD, ...changed }))

describe('shop.json', () => {
  it('says for every locale how the shop delivers, the narrower word first', () => {
    const { delivery, holds } = parsed()
    expect(delivery['en-US']).toEqual({
      sentence: 'It comes within three days.',
      price: { minor: 395, currency: 'GBP' },
    })
    expect(delivery['en-GB']).toEqual({ sentence: 'It comes tomorrow.', price: undefined })
    expect(Object.keys(delivery)).toEqual([...LOCALES])
    expect(holds).toBe(172_800)
  })

  it('leads to the checkout of a product, and of a reservation if there is one', () => {
    expect(parsed().checkout('a b&c', 'k1.x')).toBe(
      'https://shop.example/checkout?product=a%20b%26c&order=k1.x',
    )
    expect(parsed().checkout('p')).toBe('https://shop.example/checkout?product=p&order=')
  })

  it('puts a product’s id into the address as it is, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        const address = new URL(parsed().checkout(id.toWellFormed()))
        expect(address.host).toBe('shop.example')
        expect(address.searchParams.get('product')).toBe(id.toWellFormed())
      }),
    )
  })

  it.each<[string, object, RegExp]>([
    ['a name that is missing', { name: undefined }, /"name" must be/],
    ['a checkout that is not https', { checkout: 'http://shop.example/{product}' }, /"checkout" must be/],
    ['a checkout without the product', { checkout: 'https://shop.example/' }, /"checkout" must be/],
    [
      'a checkout whose host is the product',
      { checkout: 'https://{product}.shop.example/' },
      /"checkout" must be/,
    ],
    ['a script for a checkout', { checkout: 'javascript:{product}' }, /"checkout" must be/],
    ['no time at all', { holdHours: 0 }, /"holdHours" must be/],
    ['half an hour', { holdHours: 0.5 }, /"holdHours" must be/],
    ['a text for hours', { holdHours: '48' }, /"holdHours" must be/],
    ['a language left out', { delivery: { en: { sentence: 'Soon.' } } }, /"delivery" must be/],
    [
      'a language that the shop does not speak',
      { delivery: { ...GOOD.delivery, de: { sentence: 'Bald.' } } },
      /"delivery"/,
    ],
    [
      'a question, which would open the microphone',
      { delivery: { ...GOOD.delivery, en: { sentence: 'Soon?' } } },
      /"delivery"/,
    ],
    ['a sentence without an end', { delivery: { ...GOOD.delivery, en: { sentence: 'Soon' } } }, /"delivery"/],
    [
      'a price without currency',
      { delivery: { ...GOOD.delivery, en: { sentence: 'Soon.', price: '3.95' } } },
      /"delivery"/,
    ],
    [
      'a price of nothing',
      { delivery: { ...GOOD.delivery, en: { sentence: 'Soon.', price: '0 GBP' } } },
      /"delivery"/,
    ],
    [
      'a tenth of a penny',
      { delivery: { ...GOOD.delivery, en: { sentence: 'Soon.', price: '3.951 GBP' } } },
      /"delivery"/,
    ],
    ['a field that nobody knows', { delivry: {} }, /There is no "delivry"/],
  ])('with %s is refused whole, and the field is named', (_, changed, why) => {
    expect(() => parsed(changed)).toThrow(ShopError)
    expect(() => parsed(changed)).toThrow(why)
  })

  it.each(['', 'null', '[]', '{', '"shop"'])('that is %j is refused', (json) => {
    expect(() => parseShop(json)).toThrow(ShopError)
  })
})
