import type { interfaces } from 'ask-sdk-model'
import { encode } from 'uqr'
import { buildCatalog } from '../../lambda/catalog/build.ts'
import { codePath, tapped } from '../../lambda/skill/screen/render.ts'
import { ANNA, CONNECT, find, NOBODY, OPEN, openShop, type Reply, SEND, STOP } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

type Render = interfaces.alexa.presentation.apl.RenderDocumentDirective

const shown = ({ directives }: Reply) =>
  (directives.find(({ type }) => type === 'Alexa.Presentation.APL.RenderDocument') as Render | undefined)
    ?.datasources?.screen as
    | {
        title: string
        items: { id: string; name: string; price: string }[]
        door?: { path: string; text: string }
      }
    | undefined

const kettles = async (device: 'screen' | 'speaker') => {
  const shop = openShop(table)
  const talk = shop.talk({ device, locale: 'en-GB' })
  return { shop, talk, found: await talk.say(ANNA, find('a quiet kettle')) }
}

it.each([
  ['https://cdn.example/kettle.png', true],
  ['http://cdn.example/kettle.png', false],
  ['//cdn.example/kettle.png', false],
])('a picture is on a card and a screen over https alone: %s', async (image, isShown) => {
  const price = { minor: 100, currency: 'GBP' }
  const kettle = {
    id: 'k',
    title: 'Kettle',
    spokenName: 'kettle',
    description: '',
    price,
    inStock: true,
    image,
  }
  const shop = openShop(table, { catalog: buildCatalog(':memory:', { en: [kettle] }) })
  const { card, directives } = await shop.talk({ device: 'screen' }).say(NOBODY, find('a kettle'))
  expect(card?.text).toContain('Kettle')
  const isThere = [card, directives].map((part) => JSON.stringify(part).includes('cdn.example/kettle.png'))
  expect(isThere).toEqual([isShown, isShown])
})

describe('a device with a screen', () => {
  it('shows what was looked for and the products that are read, and nothing personal', async () => {
    const { found } = await kettles('screen')
    expect(shown(found)).toMatchObject({
      title: 'Quiet kettles',
      items: [
        { name: 'Hush kettle', price: '£39.00' },
        { name: 'Fellside kettle', price: '£45.00' },
        { name: 'Dawn kettle', price: '£52.00' },
      ],
    })
    expect(JSON.stringify(found.directives)).not.toMatch(/anna|amzn1\.ask\.person|alexa:name/i)
  })

  it('goes on about the product that is tapped, whoever taps', async () => {
    const { talk, found } = await kettles('screen')
    const { id, name } = shown(found)?.items[1] ?? { id: '', name: '' }
    const { request, ...envelope } = structuredClone(found.request)
    const { requestId, timestamp } = request
    const event = {
      type: 'Alexa.Presentation.APL.UserEvent',
      requestId: `${requestId}.tap`,
      timestamp,
      locale: 'en-GB',
      token: 'corner-shop',
      arguments: ['describe', id, name],
    }
    const reply = await talk.send({ ...envelope, request: event } as unknown as typeof found.request)
    expect(reply.text).toMatch(/^The Fellside kettle: 45 pounds, in stock\./)
  })

  it('shows a code for a camera, with the address and the code in its fragment, and stays', async () => {
    const { talk } = await kettles('screen')
    const sent = await talk.say(NOBODY, SEND)
    const code = /[B-Z]{4}-[B-Z]{4}/.exec(sent.card?.text ?? '')?.[0]
    const { path } = codePath(`https://shop.example/p#${code}`)
    expect(shown(sent)?.door?.path).toBe(path)
    expect(shown(sent)?.door?.text).toContain(code)
    expect(sent.response.response).not.toHaveProperty('shouldEndSession')
  })

  it('shows a code that was asked for, without a list', async () => {
    const { talk } = await kettles('screen')
    expect(shown(await talk.say(NOBODY, CONNECT))).toMatchObject({ title: 'Connect a phone', items: [] })
  })

  it('shows nothing where there is nothing to see', async () => {
    const talk = openShop(table).talk({ device: 'screen' })
    expect(shown(await talk.say(ANNA, OPEN))).toBeUndefined()
    const bye = await talk.say(ANNA, STOP)
    expect(bye.response.response.shouldEndSession).toBe(true)
  })
})

it('a device without a screen is sent no document', async () => {
  const { found } = await kettles('speaker')
  expect(found.directives.map(({ type }) => type)).toEqual(['Dialog.UpdateDynamicEntities'])
})

describe('a tap', () => {
  it.each([
    undefined,
    null,
    {},
    { arguments: 'describe' },
    { arguments: ['buy', 'p1', 'x'] },
    { arguments: ['describe', 7, 'x'] },
    { arguments: ['describe', 'p1'] },
  ])('that is not ours means no product: %j', (request) => {
    expect(tapped(request)).toEqual({ by: 'nothing' })
  })
})

it('a code is drawn square by square, with four of white around', () => {
  const { path, size } = codePath('https://shop.example/p#BCDF-GHJK')
  const { data } = encode('https://shop.example/p#BCDF-GHJK', { ecc: 'M', border: 0 })
  expect(size).toBe(data.length + 8)
  const squares = [...path.matchAll(/M(\d+),(\d+)h1v1h-1z/g)].map(([, x, y]) => `${x},${y}`)
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4},${y + 4}`] : [])))
  expect(squares.sort()).toEqual(dark.sort())
})
