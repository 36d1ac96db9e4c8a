import { productOf } from '../../bench/search/icecat.ts'
import { judgedFolder, readJudged } from '../../bench/search/judged.ts'
import { randomOf } from '../../bench/search/random.ts'
import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Catalog } from '../../lambda/catalog/catalog.ts'
import { distinctNames, MOST_WORDS } from '../../lambda/catalog/naming/distinct.ts'
import { LANGUAGES, type Language } from '../../lambda/locale.ts'
import { demoProducts, openDemoCatalog } from '../../local/demo/catalog.ts'

/** A unit that would be read letter by letter, a list of specifications, or a sign. */
const UNSAYABLE = /&|\d\s?(?:mm|cm|gb|mb|tb|kg|ml|mah|ghz|mhz|hz|dpi|rpm|ppm|kw)\b|["″”™®,;:/()]/i

/** Five signs or more, with letters and digits mixed: nobody's name for anything, apart from kinds of cable. */
const MODEL_NUMBER = /^(?!cat\d)(?=.*\d.*\d)(?=.*\p{L}.*\p{L}).{5,}$/iu

async function expectSayable(catalog: Catalog, query: string, language: Language): Promise<void> {
  const { ids } = await catalog.search(query, language, 3)
  const names = distinctNames(await catalog.products(ids, language), language)
  const said = JSON.stringify({ query, names })
  expect({ said, different: new Set(names.map((name) => name.toLowerCase())).size }).toEqual({
    said,
    different: names.length,
  })
  for (const name of names) {
    const words = name.split(' ')
    const faults = words.filter((word) => MODEL_NUMBER.test(word))
    expect({ name, tooLong: words.length > MOST_WORDS, sign: UNSAYABLE.test(name), faults }).toEqual({
      name,
      tooLong: false,
      sign: false,
      faults: [],
    })
  }
}

const demo = openDemoCatalog()
afterAll(() => demo.close())

describe('the names in a row', () => {
  test.each(LANGUAGES)(
    'are different and sayable for every kind of the demo shop, in %s',
    async (language) => {
      const kinds = new Set(
        demoProducts(language).flatMap(({ kind = '', color = '' }) => [kind, `${color} ${kind}`]),
      )
      expect(kinds.size).toBeGreaterThan(150)
      for (const kind of kinds) await expectSayable(demo, kind, language)
    },
  )

  const judged = judgedFolder(process.env.ICECAT)
  if ('folder' in judged)
    test('are different and sayable for 500 searches of a real feed', async () => {
      const products = readJudged(judged.folder).products.map(productOf)
      const catalog = buildCatalog(IN_MEMORY, { en: products })
      const random = randomOf(5)
      for (let n = 0; n < 500; n += 1) {
        const { spokenName, brand = '' } = products[Math.floor(random() * products.length)] ?? {
          spokenName: '',
        }
        const last = spokenName.split(' ').slice(random() < 0.5 ? -2 : -1)
        await expectSayable(catalog, [...(last.length < 2 ? [brand] : []), ...last].join(' '), 'en')
      }
      catalog.close()
    }, 60_000)
  else
    test('were not tested on a real feed', () => {
      expect(judged.missing).toContain('ICECAT')
    })
})
