import type { Tally } from '../../lambda/speaker/evidence.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import {
  ANNA,
  EVENING,
  FORGET_ME,
  find,
  intent,
  LEAVE_NAME_OUT,
  NO,
  NOBODY,
  OPEN,
  openShop,
  REPEAT,
  type Reply,
  SEND,
  STOP,
  type Talk,
  USE_NAME,
  voice,
  WHAT_DO_YOU_KNOW,
  WRONG_PERSON,
  YES,
  YES_FORGET_ME,
  YES_USE_NAME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const DAYS = 24 * 60 * 60 * 1000
const MAY_ASK = intent('MayAskIntent')
const MAY_ASK_US = intent('MayAskIntent', { whom: ['us', 'us'] })
const ASK_NO_MORE = intent('AskNoMoreIntent')
const ASK_NOBODY = intent('AskNoMoreIntent', { whom: ['anyone here', 'us'] })
const QUESTION = 'One quick check: was that Anna?'
const ANNA_200 = voice('anna', 200)

const policy = (below: number, above: number): Policy => ({
  version: 1,
  thresholds: { greetByName: 300, resumeSearch: 300, order: 400 },
  questions: { below, above },
})

/** A shop that asks after every request, unless the test says otherwise, and what is counted in it. */
function open({ below = 1, above = 1, draw = 0 } = {}) {
  const added: Tally[] = []
  const tallies = {
    add: (tally: Tally) => {
      added.push(tally)
      return Promise.resolve()
    },
  }
  const shop = openShop(table, { tallies, draw: () => draw })
  shop.policy = policy(below, above)
  /** What was counted besides greetings. */
  const counted = () => added.filter(({ counts }) => !counts.recognized)
  return { shop, counted }
}

/** A search that is sent to the phone: the request is dealt with, and nothing is asked after it. */
async function request(talk: Talk, who = ANNA, at = EVENING): Promise<Reply> {
  await talk.say(who, find('a quiet kettle'), at)
  return talk.say(who, SEND, at)
}

/** A shop in which Anna agreed to be asked. */
async function agreed(options: Parameters<typeof open>[0] = {}) {
  const { shop, counted } = open(options)
  await shop.talk().say(ANNA, MAY_ASK)
  return { shop, counted }
}

const at = (level: number, counts: object) => ({ day: '2026-11-21', locale: 'en-US', level, counts })
const ASKED = { chances: 1, drawn: 1, asked: 1 }

describe('the check question', () => {
  it('is asked of who agreed, after their request has been dealt with', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    expect((await talk.say(ANNA, find('a quiet kettle'))).text).not.toContain('check')
    const sent = await talk.say(ANNA, SEND)
    expect(sent.text.endsWith(QUESTION)).toBe(true)
    expect(sent.isOpen).toBe(true)
    expect(counted()).toEqual([at(300, ASKED)])
  })

  it('takes the place of "what else?", which comes back after the answer', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    const reply = await talk.say(ANNA, NO)
    expect([reply.text, reply.record?.acts]).toEqual([
      expect.stringMatching(/^All right\. One quick check: was that Anna\?$/),
      expect.arrayContaining(['took the no', 'asked to check']),
    ])
    const thanked = await talk.say(ANNA, YES)
    expect(thanked.text).toMatch(/^Thank you, that helps\. .*\?$/)
    expect(thanked.isOpen).toBe(true)
  })

  it('is asked of an unsure voice too, for it is about that level', async () => {
    const { shop, counted } = await agreed()
    expect((await request(shop.talk(), ANNA_200)).text).toContain(QUESTION)
    expect(counted()).toEqual([at(200, ASKED)])
  })

  it('says no name in its reprompt, and none when it is repeated', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    const { reprompt } = await request(talk)
    expect(reprompt).toContain('Yes or no?')
    expect(reprompt).not.toContain('Anna')
    expect((await talk.say(ANNA, REPEAT)).text).toMatch(/One quick check: did I have the right person\?$/)
    await talk.say(NOBODY, YES)
  })

  it('is said again to a request that arrives twice, and counted once', async () => {
    const { shop, counted } = await agreed()
    const sent = await request(shop.talk())
    const again = await shop.talk().send(sent.request)
    expect(again.text).toBe(sent.text)
    expect(counted()).toHaveLength(1)
  })

  it('has no name in it when it arrives again after it was answered', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    const sent = await request(talk)
    await talk.say(NOBODY, YES)
    expect((await shop.talk().send(sent.request)).text).not.toContain('Anna')
  })
})

describe('it is not asked', () => {
  const NOT = expect.not.stringContaining('quick check')
  const drawn = (level: number) => [at(level, { chances: 1, drawn: 1 })]

  it('of who has not agreed, and leaves a number and no record', async () => {
    const { shop, counted } = open()
    expect((await request(shop.talk(), voice('ben', 200))).text).toEqual(NOT)
    expect(counted()).toEqual(drawn(200))
    expect((await shop.stored())?.people).toEqual({})
  })

  it.each([
    ['nobody', NOBODY],
    ['a person without a level', voice('anna', null)],
  ])('of %s, nor counted', async (_, who) => {
    const { shop, counted } = await agreed()
    expect((await request(shop.talk(), who)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it.each([
    ['above', ANNA, { below: 1, above: 0 }],
    ['below', ANNA_200, { below: 0, above: 1 }],
  ])('%s the threshold where its share there is 0', async (_, who, shares) => {
    const { shop, counted } = await agreed(shares)
    expect((await request(shop.talk(), who)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('where the draw is not below the share: the share is of chances, and both are counted', async () => {
    const { shop, counted } = await agreed({ above: 0.25, draw: 0.25 })
    expect((await request(shop.talk())).text).toEqual(NOT)
    expect(counted()).toEqual([at(300, { chances: 1 })])
    const drawnBelow = await agreed({ above: 0.25, draw: 0.249 })
    expect((await request(drawnBelow.shop.talk())).text).toContain(QUESTION)
  })

  it('by the built-in policy', async () => {
    const { shop, counted } = await agreed()
    shop.policy = undefined
    expect((await request(shop.talk())).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('twice of one person within 7 days', async () => {
    const { shop } = await agreed()
    expect((await request(shop.talk())).text).toContain(QUESTION)
    expect((await request(shop.talk(), ANNA, EVENING + DAYS)).text).toEqual(NOT)
    expect((await request(shop.talk(), ANNA, EVENING + 7 * DAYS - 1000)).text).toEqual(NOT)
    expect((await request(shop.talk(), ANNA, EVENING + 7 * DAYS)).text).toContain(QUESTION)
  })

  it('twice in one session, of whomever', async () => {
    const { shop } = await agreed()
    await shop.talk().say(voice('ben', 300), MAY_ASK)
    const talk = shop.talk()
    expect((await request(talk)).text).toContain(QUESTION)
    await talk.say(NOBODY, find('a toaster'))
    expect((await talk.say(voice('ben', 300), SEND)).text).toEqual(NOT)
  })

  it('of who does not want to be named, nor of who is held', async () => {
    const optedOut = await agreed()
    await optedOut.shop.talk().say(ANNA, LEAVE_NAME_OUT)
    expect((await request(optedOut.shop.talk())).text).toEqual(NOT)
    const held = await agreed()
    const talk = held.shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    expect((await request(held.shop.talk(), voice('anna', 400))).text).toEqual(NOT)
    await held.shop.talk().say(voice('anna', 400), USE_NAME)
  })

  it('in a session in which somebody wants no name', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(NOBODY, LEAVE_NAME_OUT)
    expect((await request(talk)).text).toEqual(NOT)
  })

  it('while another question is open, or by who says goodbye', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    expect((await talk.say(ANNA, OPEN)).text).toEqual(NOT)
    expect((await talk.say(ANNA, find('a quiet kettle'))).text).toEqual(NOT)
    expect((await talk.say(ANNA, STOP)).text).toEqual(NOT)
  })

  it('after a no that is about no product', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, FORGET_ME)
    expect((await talk.say(ANNA, NO)).text).toEqual(NOT)
  })

  it.each(['refuses writes', 'stopped'] as const)('by a store that %s', async (fault) => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    shop.store.fault = fault
    expect((await talk.say(ANNA, NO)).text).toEqual(NOT)
    expect(counted()).toEqual([])
  })

  it('where the policy cannot be read', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    shop.policy = new Error('gone')
    expect((await talk.say(ANNA, SEND)).text).toEqual(NOT)
  })
})

describe('the answer', () => {
  const answers = (counted: () => Tally[]) => counted().slice(1)

  it('yes is counted at the level and on the day of the question, whoever says it, and ends the talk', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    const late = Date.parse('2026-11-21T23:59:50Z')
    await request(talk, ANNA, late)
    const reply = await talk.say(NOBODY, YES, late + 30_000)
    expect([reply.text, reply.isOpen]).toEqual(['Thank you, that helps.', false])
    expect(answers(counted)).toEqual([at(300, { yes: 1 })])
  })

  it('no is counted only when "So I had the wrong person?" is answered with yes', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk, ANNA_200)
    const doubt = await talk.say(NOBODY, NO)
    expect([doubt.text, doubt.isOpen]).toEqual(['So I had the wrong person?', true])
    expect(answers(counted)).toEqual([])
    const reply = await talk.say(NOBODY, YES)
    expect([reply.text, reply.isOpen]).toEqual(['Sorry about that. I will say no name here.', false])
    expect(answers(counted)).toEqual([at(200, { no: 1 })])
  })

  it('a no that is taken back counts for nothing', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, NO)).text).toBe('Thank you, that helps.')
    expect(answers(counted)).toEqual([])
  })

  it('none is counted where something else is said, which is simply done', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk)
    expect((await talk.say(ANNA, find('a toaster'))).text).toMatch(/^Toasters/)
    await talk.say(ANNA, YES)
    expect(answers(counted).map(({ counts }) => counts)).toEqual([])
  })

  it('a confirmed no holds a name that was spoken, and is not counted as an objection too', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await request(talk)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, YES)).text).toBe('Sorry, I will leave the name out.')
    await shop.talk().say(ANNA, WRONG_PERSON)
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    expect(answers(counted)).toEqual([at(300, { no: 1 })])
  })

  it('"that\'s not me" is a no, and holds a spoken name at once', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await request(talk)
    expect((await talk.say(NOBODY, WRONG_PERSON)).text).toBe('So I had the wrong person?')
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    await talk.say(NOBODY, YES)
    expect(answers(counted).map(({ counts }) => counts)).toEqual([{ no: 1 }])
  })

  it('lifts nothing: after a yes an unsure voice is as unsure as before', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await request(talk, ANNA_200)
    await talk.say(ANNA_200, YES)
    expect((await shop.talk().say(ANNA_200, OPEN)).text).not.toContain('Anna')
    expect((await shop.talk().say(ANNA_200, WHAT_DO_YOU_KNOW)).text).toMatch(/^I only do that for a voice/)
  })

  it('that arrives twice is counted once', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk)
    const reply = await talk.say(NOBODY, YES)
    expect((await shop.talk().send(reply.request)).text).toBe(reply.text)
    expect(answers(counted)).toHaveLength(1)
  })

  it('to the question about somebody who was forgotten since is not counted', async () => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk)
    const other = shop.talk()
    await other.say(ANNA, FORGET_ME)
    await other.say(ANNA, YES_FORGET_ME)
    await talk.say(NOBODY, YES)
    expect(answers(counted)).toEqual([])
  })
})

describe('"you may ask me"', () => {
  it.each([
    ['an unsure voice', ANNA_200],
    ['nobody', NOBODY],
  ])('needs a sure voice: %s agrees to nothing', async (_, who) => {
    const { shop } = open()
    expect((await shop.talk().say(who, MAY_ASK)).text).toMatch(/^I only do that for a voice I am sure of/)
    expect((await request(shop.talk())).text).not.toContain('quick check')
  })

  it('is told by "what do you know about me", and gone with "forget me"', async () => {
    const { shop } = await agreed()
    expect((await shop.talk().say(ANNA, WHAT_DO_YOU_KNOW)).text).toMatch(/^I keep your yes to checks\./)
    const talk = shop.talk()
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect((await request(shop.talk())).text).not.toContain('quick check')
  })
})

describe('"don\'t ask me again"', () => {
  it.each([
    ['by the person, however unsure', ANNA_200],
    ['by nobody, right after the question', NOBODY],
  ])('ends the questions about that person: %s', async (_, who) => {
    const { shop, counted } = await agreed()
    const talk = shop.talk()
    await request(talk)
    const reply = await talk.say(who, ASK_NO_MORE)
    expect([reply.text, reply.isOpen]).toEqual(["All right, I won't ask that again.", false])
    expect((await request(shop.talk(), ANNA, EVENING + 8 * DAYS)).text).not.toContain('quick check')
    expect(counted().filter(({ counts }) => counts.yes || counts.no)).toEqual([])
  })

  it('by nobody holds for the session, and for nobody else', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(NOBODY, ASK_NO_MORE)
    expect((await request(talk)).text).not.toContain('quick check')
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('makes no record of who has none', async () => {
    const { shop } = open()
    await shop.talk().say(voice('ben', 200), ASK_NO_MORE)
    expect((await shop.stored())?.people).toEqual({})
  })

  it('bars the questions for the household when it says "anyone here", until a sure voice lets them back', async () => {
    const { shop } = await agreed()
    expect((await shop.talk().say(NOBODY, ASK_NOBODY)).text).toMatch(/^All right, I won't ask anyone here\./)
    expect((await request(shop.talk())).text).not.toContain('quick check')
    await shop.talk().say(ANNA_200, MAY_ASK_US)
    expect((await request(shop.talk())).text).not.toContain('quick check')
    await shop.talk().say(ANNA, MAY_ASK_US)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('by one person leaves another who agreed to be asked', async () => {
    const { shop } = await agreed()
    await shop.talk().say(voice('ben', 300), MAY_ASK)
    await shop.talk().say(voice('ben', 300), ASK_NO_MORE)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })
})

describe('what lifts a hold', () => {
  it('lets the question be asked again', async () => {
    const { shop } = await agreed()
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    const back = shop.talk()
    await back.say(ANNA, USE_NAME)
    await back.say(ANNA, YES_USE_NAME)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })
})
