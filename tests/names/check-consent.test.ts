import {
  ANNA_200,
  ASK_NO_MORE,
  ASK_NOBODY,
  agreed,
  DAYS,
  MAY_ASK,
  MAY_ASK_US,
  openChecked,
  QUESTION,
  request,
} from '../support/checks.ts'
import {
  ANNA,
  EVENING,
  FORGET_ME,
  find,
  NO,
  NOBODY,
  OPEN,
  USE_NAME,
  voice,
  WHAT_DO_YOU_KNOW,
  WRONG_PERSON,
  YES_FORGET_ME,
  YES_USE_NAME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

describe('"you may ask me"', () => {
  it.each([
    ['an unsure voice', ANNA_200],
    ['nobody', NOBODY],
  ])('needs a sure voice: %s agrees to nothing', async (_, who) => {
    const { shop } = openChecked(table)
    expect((await shop.talk().say(who, MAY_ASK)).text).toMatch(/^I only do that for a voice I am sure of/)
    expect((await request(shop.talk())).text).not.toContain('quick check')
  })

  it('is told by "what do you know about me", and gone with "forget me"', async () => {
    const { shop } = await agreed(table)
    expect((await shop.talk().say(ANNA, WHAT_DO_YOU_KNOW)).text).toMatch(/^I keep your yes to checks\./)
    const talk = shop.talk()
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect((await request(shop.talk())).text).not.toContain('quick check')
  })
})

describe('a yes to being asked', () => {
  it('is kept where somebody here wants no questions, and the reply says how to allow them', async () => {
    const { shop } = openChecked(table)
    await shop.talk().say(NOBODY, ASK_NOBODY)
    const talk = shop.talk()
    expect((await talk.say(ANNA, MAY_ASK)).text).toMatch(
      /^Thank you\. But no such questions are asked here\. To allow them, say: you may ask us\./,
    )
    await talk.say(ANNA, MAY_ASK_US)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('finds no room in a household of twelve, and nobody gives way', async () => {
    const { shop } = openChecked(table)
    for (let i = 0; i < 12; i++) await shop.talk().say(voice(`amzn1.ask.person.${i}`, 300), MAY_ASK)
    const before = Object.keys((await shop.stored())?.people ?? {})
    expect((await shop.talk().say(ANNA, MAY_ASK)).text).toMatch(/^I keep that for twelve people/)
    expect(Object.keys((await shop.stored())?.people ?? {})).toEqual(before)
    expect((await request(shop.talk())).text).not.toContain('quick check')
  })

  it('that is taken back leaves a record that gives way to another, once the week is over', async () => {
    const { shop } = await agreed(table)
    await request(shop.talk())
    await shop.talk().say(ANNA, ASK_NO_MORE)
    await shop.talk().say(NOBODY, OPEN, EVENING + 8 * DAYS)
    const left = Object.values((await shop.stored())?.people ?? {})
    expect(left).toEqual([{ touched: expect.any(Number) }])
  })
})

describe('"don\'t ask me again"', () => {
  it.each([
    ['by the person, however unsure', ANNA_200],
    ['by nobody, right after the question', NOBODY],
  ])('ends the questions about that person: %s', async (_, who) => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    const reply = await talk.say(who, ASK_NO_MORE)
    expect([reply.text, reply.isOpen]).toEqual(["All right, I won't ask that again.", false])
    expect((await request(shop.talk(), ANNA, EVENING + 8 * DAYS)).text).not.toContain('quick check')
    expect(counted().filter(({ counts }) => counts.yes || counts.no)).toEqual([])
  })

  it('by nobody holds for the session, and for nobody else', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(NOBODY, ASK_NO_MORE)
    expect((await request(talk)).text).not.toContain('quick check')
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('holds for the session where it cannot be kept, and says so', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    shop.store.fault = 'refuses writes'
    expect((await talk.say(ANNA, ASK_NO_MORE)).text).toMatch(/^I can't save that right now\./)
    shop.store.fault = 'none'
    expect((await talk.say(ANNA, NO)).text).not.toContain('quick check')
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('makes no record of who has none', async () => {
    const { shop } = openChecked(table)
    await shop.talk().say(voice('ben', 200), ASK_NO_MORE)
    expect((await shop.stored())?.people).toEqual({})
  })

  it('bars the questions for the household when it says "anyone here", until a sure voice lets them back', async () => {
    const { shop } = await agreed(table)
    expect((await shop.talk().say(NOBODY, ASK_NOBODY)).text).toMatch(/^All right, I won't ask anyone here\./)
    expect((await request(shop.talk())).text).not.toContain('quick check')
    await shop.talk().say(ANNA_200, MAY_ASK_US)
    expect((await request(shop.talk())).text).not.toContain('quick check')
    await shop.talk().say(ANNA, MAY_ASK_US)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })

  it('by one person leaves another who agreed to be asked', async () => {
    const { shop } = await agreed(table)
    await shop.talk().say(voice('ben', 300), MAY_ASK)
    await shop.talk().say(voice('ben', 300), ASK_NO_MORE)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })
})

describe('what lifts a hold', () => {
  it('lets the question be asked again', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    const back = shop.talk()
    await back.say(ANNA, USE_NAME)
    await back.say(ANNA, YES_USE_NAME)
    expect((await request(shop.talk())).text).toContain(QUESTION)
  })
})
