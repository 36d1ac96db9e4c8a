import { Ids } from '../../lambda/household/ids.ts'
import { BOUNDS } from '../../lambda/household/limits.ts'
import { memoryOf } from '../../lambda/skill/session.ts'
import { ANNA, CANCEL, EVENING, find, ID_KEY, NO, NOBODY, OPEN, openShop, STOP } from '../support/shop.ts'
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

describe('a household that holds the choices of as many people as it may', () => {
  let table: TestTable
  beforeAll(async () => {
    table = await openTestTable()
  })
  afterAll(() => table.close())

  it('names nobody else, for an objection could not reach them', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const { request } = await talk.say(NOBODY, OPEN)
    const stored = await shop.stored()
    if (!stored) throw new Error('The household was not stored.')
    const chosen = Array.from({ length: BOUNDS.people }, (_, i) => [
      `k1.${i}`,
      { touched: 1, optedOut: true },
    ])
    const full = { ...stored, version: stored.version + 1, people: Object.fromEntries(chosen) }
    const key = new Ids(ID_KEY).household(request.context.System.user.userId)
    await table.households.write(key, full, stored, EVENING / 1000, new AbortController().signal)
    const reply = await shop.talk().say(ANNA, OPEN)
    expect(reply.ssml).not.toContain('alexa:name')
    expect(reply.record?.assurance.privileges.greetByName.reason).toBe('there is no room for another person')
    expect((await shop.stored())?.people).toEqual(full.people)
  })
})

describe('a session in which a name was spoken', () => {
  let table: TestTable
  beforeAll(async () => {
    table = await openTestTable()
  })
  afterAll(() => table.close())

  it.each([
    ['"stop"', STOP],
    ['"cancel"', CANCEL],
    ['a no to "what are you looking for?"', NO],
  ])('is forgotten at its end, with the note of whose it was: %s', async (_, said) => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    expect((await shop.stored())?.talks).toMatchObject([{ named: { level: 300 } }])
    expect((await talk.say(ANNA, said)).isOpen).toBe(false)
    expect((await shop.stored())?.talks).toEqual([])
  })

  it('leaves the talks of other sessions alone when it ends', async () => {
    const shop = openShop(table)
    const other = shop.talk()
    await other.say(NOBODY, find('a kettle'))
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(ANNA, STOP)
    expect((await shop.stored())?.talks).toMatchObject([{ row: 3 }])
  })

  it('hears no other, even if the household has forgotten the first', async () => {
    const { request } = await openShop(table).talk().say(ANNA, OPEN)
    Object.assign(request.request, { requestId: 'amzn1.echo-api.request.again' })
    Object.assign(request.session ?? {}, { sessionId: 'another', attributes: { named: false } })
    const reply = await openShop(table).talk().send(request)
    expect(reply.ssml).not.toContain('alexa:name')
  })
})
