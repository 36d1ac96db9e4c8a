import fc from 'fast-check'
import { isMoney, readPrice } from '../../../lambda/catalog/feeds/price.ts'
import { isWebAddress, plainText, readGtin } from '../../../lambda/catalog/feeds/values.ts'

describe('a price', () => {
  test.each([
    ['39.00 GBP', { minor: 3900, currency: 'GBP' }],
    ['9.5 EUR', { minor: 950, currency: 'EUR' }],
    ['0.29 EUR', { minor: 29, currency: 'EUR' }],
    ['1200 JPY', { minor: 1200, currency: 'JPY' }],
    ['1200.00 JPY', { minor: 1200, currency: 'JPY' }],
    ['1.250 KWD', { minor: 1250, currency: 'KWD' }],
    ['39.0000 GBP', { minor: 3900, currency: 'GBP' }],
    ['GBP 39.00', { minor: 3900, currency: 'GBP' }],
    [' 39.00GBP ', { minor: 3900, currency: 'GBP' }],
  ])('%s is read in minor units', (text, money) => {
    expect(readPrice(text)).toEqual(money)
  })

  test.each([
    ['', 'no-price'],
    ['0 GBP', 'no-price'],
    ['39', 'no-currency'],
    ['GBP', 'bad-price'],
    ['39,00 GBP', 'bad-price'],
    ['1 299.00 GBP', 'bad-price'],
    ['-1 GBP', 'bad-price'],
    ['1.005 GBP', 'bad-price'],
    ['12.50 JPY', 'bad-price'],
    ['39 gbp', 'bad-price'],
    ['£39', 'bad-price'],
    ['39 QQQ', 'bad-price'],
    ['9e3 GBP', 'bad-price'],
    ['1.2.3 GBP', 'bad-price'],
    ['. GBP', 'bad-price'],
    [`${'9'.repeat(20)} GBP`, 'bad-price'],
  ])('"%s" is none: %s', (text, reason) => {
    expect(readPrice(text)).toMatchObject({ reason })
  })

  test('has the currency that it names, not the one that bare numbers have', () => {
    expect(readPrice('39.00 GBP', 'EUR')).toEqual({ minor: 3900, currency: 'GBP' })
    expect(readPrice('39.00', 'EUR')).toEqual({ minor: 3900, currency: 'EUR' })
  })

  test('of any pence is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (minor) => {
        const digits = String(minor).padStart(3, '0')
        const read = readPrice(`${digits.slice(0, -2)}.${digits.slice(-2)} EUR`)
        expect(read).toEqual({ minor, currency: 'EUR' })
      }),
    )
  })

  test('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readPrice(text)
        expect(isMoney(read) ? read.minor > 0 : read.why.length > 0).toBe(true)
      }),
    )
  })
})

describe('a GTIN', () => {
  test.each(['96385074', '036000291452', '4006381333931', '10614141000415', '4006381 333931'])(
    '%s is one',
    (text) => {
      expect(readGtin(text)).toBe(text.replace(' ', ''))
    },
  )

  test.each(['', '96385075', '4006381333932', '400638133393', '4006381333931x', '14006381333931', '1234567'])(
    '"%s" is none',
    (text) => {
      expect(readGtin(text)).toBeUndefined()
    },
  )
})

describe('a web address', () => {
  test.each(['https://shop.example/p', 'http://shop.example', 'HTTPS://shop.example/é?x=1'])(
    '%s is one',
    (text) => {
      expect(isWebAddress(text)).toBe(true)
    },
  )

  test.each([
    '',
    '/p/1',
    '//shop.example/p',
    'http:shop.example',
    'https://',
    'https:// x',
    'data:text/html,x',
    'ftp://x/y',
  ])('"%s" is none', (text) => {
    expect(isWebAddress(text)).toBe(false)
  })
})

describe('plain text', () => {
  test.each([
    ['<p>It boils.</p><p>Quietly.</p>', 'It boils. Quietly.'],
    ['The <b>Hush</b>, quiet', 'The Hush, quiet'],
    ['Salt &amp; pepper &#233; &#xe9; &eacute; &euro;', 'Salt & pepper é é é €'],
    ['5 < 6 and 7 > 6', '5 < 6 and 7 > 6'],
    ['&nosuch; &constructor; &#0; &#xD800; &#x110000;', '&nosuch; &constructor; &#0; &#xD800; &#x110000;'],
    ['a<script>alert("x")</script>b<style>p{}</style>c<!-- d -->e', 'a b c e'],
    ['a<script>never closed', 'a'],
    ['a\u0000b\u2028c\u00A0\t d', 'a b c d'],
  ])('of %j is %j', (html, text) => {
    expect(plainText(html)).toBe(text)
  })

  test('is made in a time that grows with the text', () => {
    for (const bad of ['<a', '<script', '<!--', '&#', '<p <'])
      expect(typeof plainText(bad.repeat(20_000 / bad.length))).toBe('string')
  })
})
