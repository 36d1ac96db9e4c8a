import { buildCatalog, IN_MEMORY } from '../../lambda/catalog/build.ts'
import type { Product } from '../../lambda/catalog/catalog.ts'
import { find, intent, NOBODY, openShop } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const lamp = (id: string, spokenName: string, color: string, currency: string): Product => ({
  id,
  title: `${spokenName} ${color}`,
  spokenName,
  description: '',
  kind: spokenName.split(' ')[currency === 'EUR' ? 0 : 1] ?? '',
  color,
  price: { minor: 3600, currency },
  inStock: id !== 'c',
})

const catalog = buildCatalog(IN_MEMORY, {
  en: [
    lamp('a', 'Willow lamp', 'green', 'GBP'),
    lamp('b', 'Willow lamp', 'blue', 'GBP'),
    lamp('c', 'Willow lamp', 'grey', 'GBP'),
  ],
  fr: [
    lamp('a', 'Lampe Willow', 'vert', 'EUR'),
    lamp('b', 'Lampe Willow', 'bleu', 'EUR'),
    lamp('c', 'Lampe Willow', 'gris', 'EUR'),
  ],
})
afterAll(() => catalog.close())

const STOCK = intent('StockIntent')
const COMPARE = intent('CompareIntent')

describe('three of one name', () => {
  test('are told apart by what differs, when they are read, shown, compared and asked about', async () => {
    const talk = openShop(table, { catalog }).talk()
    const read = await talk.say(NOBODY, find('a lamp'))
    expect(read.text).toMatch(
      /the Willow lamp in green, 36 pounds; the Willow lamp in blue, 36 pounds; and the Willow lamp in grey, 36 pounds, sold out/,
    )
    expect(read.card?.text).toContain('Willow lamp in blue')
    expect((await talk.say(NOBODY, STOCK)).text).toContain('the Willow lamp in grey')
    expect((await talk.say(NOBODY, COMPARE)).text).toMatch(
      /The Willow lamp in green: .*The Willow lamp in blue: /,
    )
  })

  test('are told apart in French', async () => {
    const talk = openShop(table, { catalog }).talk({ locale: 'fr-FR' })
    const read = await talk.say(NOBODY, find('une lampe'))
    expect(read.text).toMatch(/lampe Willow en vert, .*lampe Willow en bleu, .*lampe Willow en gris, /)
    expect((await talk.say(NOBODY, STOCK)).text).toContain('lampe Willow en gris')
  })

  test('are taught to Alexa by the names that were read', async () => {
    const { directives } = await openShop(table, { catalog }).talk().say(NOBODY, find('a lamp'))
    const names = directives.flatMap((one) =>
      one.type === 'Dialog.UpdateDynamicEntities' ? (one.types?.[0]?.values ?? []) : [],
    )
    expect(names.map(({ name }) => name?.value)).toEqual([
      'Willow lamp in green',
      'Willow lamp in blue',
      'Willow lamp in grey',
    ])
  })
})
