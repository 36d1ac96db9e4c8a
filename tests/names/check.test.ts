import {
  ANNA_200,
  ASK_NO_MORE,
  ASK_NOBODY,
  agreed,
  at,
  DAYS,
  MAY_ASK,
  openChecked,
  QUESTION,
  request,
} from '../support/checks.ts'
import { connected } from '../support/connected.ts'
import {
  ANNA,
  callMe,
  EVENING,
  FORGET_ME,
  find,
  LEAVE_NAME_OUT,
  MORE,
  NO,
  NOBODY,
  OPEN,
  REMOVE_PHONE,
  REPEAT,
  reserve,
  SEND,
  STOP,
  USE_NAME,
  voice,
  WRONG_PERSON,
  YES,
  YES_RESERVE_IT,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const ASKED = { chances: 1, drawn: 1, asked: 1 }

describe('the check question', () => {
  it('is asked of who agreed, after their request has been dealt with', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    expect((await talk.say(ANNA, find('a quiet kettle'))).text).not.toContain('check')
    const sent = await talk.say(ANNA, SEND)
    expect(sent.text.endsWith(QUESTION)).toBe(true)
    expect(sent.isOpen).toBe(true)
    expect(counted()).toEqual([at(300, ASKED)])
  })

  it.each([
    ['yes', YES],
    ['a longer yes', YES_RESERVE_IT],
  ])('is asked after what was reserved with %s', async (_, said) => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    const sure = voice('anna', 400)
    await talk.say(sure, find('a quiet kettle'))
    await talk.say(sure, reserve('1'))
    const reserved = await talk.say(sure, said)
    expect(reserved.record?.acts).toEqual(['reserved', 'asked again', 'asked to check'])
    expect(reserved.text.endsWith(QUESTION)).toBe(true)
    expect(counted()).toEqual([at(400, ASKED)])
  })

  it('takes the place of "what else?", which comes back after the answer', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    const reply = await talk.say(ANNA, NO)
    expect([reply.text, reply.record?.acts]).toEqual([
      expect.stringMatching(/^All right\. One quick check: was that Anna\?$/),
      expect.arrayContaining(['took the no', 'asked to check']),
    ])
    const thanked = await talk.say(ANNA, YES)
    expect(thanked.text).toMatch(/^Thank you\. .*\?$/)
    expect(thanked.isOpen).toBe(true)
  })

  it('is asked of an unsure voice too, for it is about that level', async () => {
    const { shop, counted } = await agreed(table)
    expect((await request(shop.talk(), ANNA_200)).text).toContain(QUESTION)
    expect(counted()).toEqual([at(200, ASKED)])
  })

  it('says no name in its reprompt, and none when it is repeated', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    const { reprompt } = await request(talk)
    expect(reprompt).toContain('Yes or no?')
    expect(reprompt).not.toContain('Anna')
    expect((await talk.say(ANNA, REPEAT)).text).toMatch(/One quick check: did I have the right person\?$/)
    await talk.say(NOBODY, YES)
  })

  it('is said again to a request that arrives twice, and counted once', async () => {
    const { shop, counted } = await agreed(table)
    const sent = await request(shop.talk())
    const again = await shop.talk().send(sent.request)
    expect(again.text).toBe(sent.text)
    expect(counted()).toHaveLength(1)
  })

  it('has no name in it when it arrives again after it was answered', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    const sent = await request(talk)
    await talk.say(NOBODY, YES)
    expect((await shop.talk().send(sent.request)).text).not.toContain('Anna')
  })
})

describe('of two devices at the same time', () => {
  it('one asks about a person, and one is counted', async () => {
    const { shop, counted } = await agreed(table)
    const talks = [shop.talk(), shop.talk({ device: 'screen' })]
    for (const talk of talks) await talk.say(ANNA, find('a quiet kettle'))
    const replies = await Promise.all(talks.map((talk) => talk.say(ANNA, SEND)))
    expect(replies.filter(({ text }) => text.includes(QUESTION))).toHaveLength(1)
    expect(counted()).toEqual(expect.arrayContaining([at(300, ASKED), at(300, { chances: 1, drawn: 1 })]))
    expect(counted()).toHaveLength(2)
  })
})

describe('the question goes nowhere but into the ear', () => {
  it('no card, screen, session attribute or stored act has the name or whom it is about', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk({ device: 'screen' })
    await talk.say(ANNA, callMe('zizi'))
    await talk.say(ANNA, YES)
    const { response, text } = await request(talk)
    expect(text).toContain('was that zizi?')
    const { outputSpeech: _, ...beside } = response.response
    expect(JSON.stringify([beside, response.sessionAttributes])).not.toMatch(/zizi|alexa:name|check/i)
    const { answers } = (await shop.stored()) ?? {}
    expect(JSON.stringify(answers)).not.toMatch(/zizi|k1\./)
  })

  it('said again to a repeated request, it has no name once the person is not to be asked any more', async () => {
    for (const no of [ASK_NO_MORE, ASK_NOBODY, LEAVE_NAME_OUT, 'held'] as const) {
      const { shop } = await agreed(table)
      const sent = await request(shop.talk())
      if (no !== 'held') await shop.talk().say(ANNA, no)
      else {
        const other = shop.talk()
        await other.say(ANNA, OPEN)
        await other.say(NOBODY, WRONG_PERSON)
      }
      expect((await shop.talk().send(sent.request)).text).not.toContain('Anna')
    }
  })

  it('said again to a repeated request while it is doubted, it has no name', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    const sent = await request(talk)
    const doubted = await talk.say(NOBODY, NO)
    expect((await shop.talk().send(sent.request)).text).not.toContain('Anna')
    expect((await shop.talk().send(doubted.request)).text).toBe('So I had the wrong person?')
    await talk.say(NOBODY, YES)
    expect((await shop.talk().send(doubted.request)).text).not.toContain('wrong person')
  })
})

describe('it is not asked', () => {
  const NOT = expect.not.stringContaining('quick check')
  const drawn = (level: number) => [at(level, { chances: 1, drawn: 1 })]

  it('after "say that again", which is no request that could be dealt with a second time', async () => {
    const { shop, counted } = openChecked(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(ANNA, NO)
    await talk.say(ANNA, REPEAT)
    expect(counted()).toEqual(drawn(300))
  })

  it('of who has not agreed, and leaves a number and no record', async () => {
    const { shop, counted } = openChecked(table)
    expect((await request(shop.talk(), voice('ben', 200))).text).toEqual(NOT)
    expect(counted()).toEqual(drawn(200))
    expect((await shop.stored())?.people).toEqual({})
  })

  it.each([
    ['nobody', NOBODY],
    ['a person without a level', voice('anna', null)],
  ])('of %s, nor counted', async (_, who) => {
    const { shop, counted } = await agreed(table)
    expect((await request(shop.talk(), who)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it.each([
    ['above', ANNA, { below: 1, above: 0 }],
    ['below', ANNA_200, { below: 0, above: 1 }],
  ])('%s the threshold where its share there is 0', async (_, who, shares) => {
    const { shop, counted } = await agreed(table, shares)
    expect((await request(shop.talk(), who)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('where the draw is not below the share: the share is of chances, and both are counted', async () => {
    const { shop, counted } = await agreed(table, { above: 0.25, draw: 0.25 })
    expect((await request(shop.talk())).text).toEqual(NOT)
    expect(counted()).toEqual([at(300, { chances: 1 })])
    const drawnBelow = await agreed(table, { above: 0.25, draw: 0.249 })
    expect((await request(drawnBelow.shop.talk())).text).toContain(QUESTION)
  })

  it('by the built-in policy', async () => {
    const { shop, counted } = await agreed(table)
    shop.policy = undefined
    expect((await request(shop.talk())).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('twice of one person within 7 days', async () => {
    const { shop } = await agreed(table)
    expect((await request(shop.talk())).text).toContain(QUESTION)
    expect((await request(shop.talk(), ANNA, EVENING + DAYS)).text).toEqual(NOT)
    expect((await request(shop.talk(), ANNA, EVENING + 7 * DAYS - 1000)).text).toEqual(NOT)
    expect((await request(shop.talk(), ANNA, EVENING + 7 * DAYS)).text).toContain(QUESTION)
  })

  it('twice in one session, of whomever', async () => {
    const { shop } = await agreed(table)
    await shop.talk().say(voice('ben', 300), MAY_ASK)
    const talk = shop.talk()
    expect((await request(talk)).text).toContain(QUESTION)
    await talk.say(NOBODY, find('a toaster'))
    expect((await talk.say(voice('ben', 300), SEND)).text).toEqual(NOT)
  })

  it('of who does not want to be named, nor of who is held', async () => {
    const optedOut = await agreed(table)
    await optedOut.shop.talk().say(ANNA, LEAVE_NAME_OUT)
    expect((await request(optedOut.shop.talk())).text).toEqual(NOT)
    const held = await agreed(table)
    const talk = held.shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    expect((await request(held.shop.talk(), voice('anna', 400))).text).toEqual(NOT)
    await held.shop.talk().say(voice('anna', 400), USE_NAME)
  })

  it('in a session in which somebody wants no name', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(NOBODY, LEAVE_NAME_OUT)
    expect((await request(talk)).text).toEqual(NOT)
  })

  it('while another question is open, or by who says goodbye', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    expect((await talk.say(ANNA, OPEN)).text).toEqual(NOT)
    expect((await talk.say(ANNA, find('a quiet kettle'))).text).toEqual(NOT)
    expect((await talk.say(ANNA, STOP)).text).toEqual(NOT)
  })

  it('while something else than "what else?" is asked after it', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    expect((await talk.say(ANNA, MORE)).text).toMatch(/phone\?$/)
    const reply = await talk.say(ANNA, NO)
    expect(reply.text).toEqual(NOT)
    expect(reply.record?.acts).toContain('took the no')
  })

  it('after a no to a question about a person, in the midst of products too', async () => {
    const { shop } = openChecked(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(ANNA, NO)
    await talk.say(ANNA, MAY_ASK)
    await talk.say(ANNA, FORGET_ME)
    expect((await talk.say(ANNA, NO)).text).toEqual(NOT)
  })

  it('after a no to a question about phones', async () => {
    const { shop } = await agreed(table)
    await connected(shop)
    const talk = shop.talk()
    await talk.say(ANNA, REMOVE_PHONE)
    const reply = await talk.say(ANNA, NO)
    expect(reply.text).toEqual(NOT)
    expect(reply.record?.acts).toContain('took the no')
  })

  it('after a no that is about no product', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, FORGET_ME)
    expect((await talk.say(ANNA, NO)).text).toEqual(NOT)
  })

  it.each(['refuses writes', 'stopped'] as const)('by a store that %s', async (fault) => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    shop.store.fault = fault
    expect((await talk.say(ANNA, NO)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('where the policy cannot be read', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    shop.policy = new Error('gone')
    expect((await talk.say(ANNA, SEND)).text).toEqual(NOT)
  })
})
