import { memoryOf } from '../../lambda/skill/session.ts'
import { ANNA, OPEN, openShop } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

describe('session attributes', () => {
  it.each([true, false, null, 0, '', {}])(
    'say that a name was spoken, whatever stands there: %p',
    (named) => {
      expect(memoryOf({ named }).wasNamed).toBe(true)
    },
  )

  it.each([undefined, null, {}, { other: 1 }])(
    'say nothing of a name where they have no word of it: %p',
    (given) => {
      expect(memoryOf(given).wasNamed).toBe(false)
    },
  )
})

describe('a session in which a name was spoken', () => {
  let table: TestTable
  beforeAll(async () => {
    table = await openTestTable()
  })
  afterAll(() => table.close())

  it('hears no other, even if the household has forgotten the first', async () => {
    const { request } = await openShop(table).talk().say(ANNA, OPEN)
    Object.assign(request.request, { requestId: 'amzn1.echo-api.request.again' })
    Object.assign(request.session ?? {}, { sessionId: 'another', attributes: { named: false } })
    const reply = await openShop(table).talk().send(request)
    expect(reply.ssml).not.toContain('alexa:name')
  })
})
