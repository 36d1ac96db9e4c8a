import type { Locale } from '../../lambda/locale.ts'
import { spokenPrice, writtenPrice } from '../../lambda/speech/money.ts'

describe('a price', () => {
  it.each<[number, string, Locale, string]>([
    [3900, 'GBP', 'en-GB', '39 pounds'],
    [3950, 'GBP', 'en-US', '39 pounds 50'],
    [100, 'GBP', 'en-GB', '1 pound'],
    [105, 'GBP', 'en-GB', '1 pound and 5 pence'],
    [101, 'GBP', 'en-GB', '1 pound and 1 penny'],
    [50, 'GBP', 'en-GB', '50 pence'],
    [0, 'EUR', 'en-US', '0 cents'],
    [123_456, 'USD', 'en-US', '1,234 dollars 56'],
    [4500, 'EUR', 'fr-FR', '45 euros'],
    [100, 'EUR', 'fr-FR', '1 euro'],
    [150, 'EUR', 'fr-FR', '1 euro 50'],
    [1, 'EUR', 'fr-FR', '1 centime'],
    [3900, 'GBP', 'fr-FR', '39 livres'],
    [1000, 'JPY', 'en-US', '1,000 Japanese yen'],
    [1500, 'CHF', 'en-GB', '15 Swiss francs'],
  ])('of %d %s is said in %s as "%s"', (minor, currency, locale, said) => {
    expect(spokenPrice({ minor, currency }, locale)).toBe(said)
  })

  it.each<[number, string, Locale, string]>([
    [3900, 'GBP', 'en-GB', '£39.00'],
    [3900, 'EUR', 'fr-FR', '39,00 €'],
    [1000, 'JPY', 'en-US', '¥1,000'],
  ])('of %d %s is written in %s as "%s"', (minor, currency, locale, written) => {
    expect(writtenPrice({ minor, currency }, locale).replace(/\s/gu, ' ')).toBe(written)
  })
})
