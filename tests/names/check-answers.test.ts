import type { Tally } from '../../lambda/speaker/evidence.ts'
import { ANNA_200, agreed, at, QUESTION, request } from '../support/checks.ts'
import {
  ANNA,
  FALLBACK,
  FORGET_ME,
  find,
  HELP,
  NO,
  NOBODY,
  OPEN,
  WHAT_DO_YOU_KNOW,
  WRONG_PERSON,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const answers = (counted: () => Tally[]) => counted().slice(1)

describe('the answer', () => {
  it('yes is counted at the level and on the day of the question, whoever says it, and ends the talk', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    const late = Date.parse('2026-11-21T23:59:50Z')
    await request(talk, ANNA, late)
    const reply = await talk.say(NOBODY, YES, late + 30_000)
    expect([reply.text, reply.isOpen]).toEqual(['Thank you.', false])
    expect(answers(counted)).toEqual([at(300, { yes: 1 })])
  })

  it('no is counted only when "So I had the wrong person?" is answered with yes', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk, ANNA_200)
    const doubt = await talk.say(NOBODY, NO)
    expect([doubt.text, doubt.isOpen]).toEqual(['So I had the wrong person?', true])
    expect(answers(counted)).toEqual([])
    const reply = await talk.say(NOBODY, YES)
    expect([reply.text, reply.isOpen]).toEqual(['Sorry about that. Thank you for telling me.', false])
    expect(answers(counted)).toEqual([at(200, { no: 1 })])
  })

  it('a no that is taken back counts for nothing', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, NO)).text).toBe('Thank you.')
    expect(answers(counted)).toEqual([])
  })

  it('none is counted where something else is said, which is simply done', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    expect((await talk.say(ANNA, find('a toaster'))).text).toMatch(/^Toasters/)
    await talk.say(ANNA, YES)
    expect(answers(counted).map(({ counts }) => counts)).toEqual([])
  })

  it('a confirmed no holds a name that was spoken, and is not counted as an objection too', async () => {
    const { shop, counted } = await agreed(table)
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
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await request(talk)
    expect((await talk.say(NOBODY, WRONG_PERSON)).text).toBe('So I had the wrong person?')
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    await talk.say(NOBODY, YES)
    expect(answers(counted).map(({ counts }) => counts)).toEqual([{ no: 1 }])
  })

  it('no, once confirmed, lets no name be spoken in the rest of the talk', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a quiet kettle'))
    await talk.say(ANNA, NO)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, YES)).isOpen).toBe(true)
    expect((await talk.say(ANNA, OPEN)).text).not.toContain('Anna')
    expect((await shop.talk().say(ANNA, OPEN)).text).toContain('Anna')
  })

  it('lifts nothing: after a yes an unsure voice is as unsure as before', async () => {
    const { shop } = await agreed(table)
    const talk = shop.talk()
    await request(talk, ANNA_200)
    await talk.say(ANNA_200, YES)
    expect((await shop.talk().say(ANNA_200, OPEN)).text).not.toContain('Anna')
    expect((await shop.talk().say(ANNA_200, WHAT_DO_YOU_KNOW)).text).toMatch(/^I only do that for a voice/)
  })

  it('that arrives twice is counted once', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    const reply = await talk.say(NOBODY, YES)
    expect((await shop.talk().send(reply.request)).text).toBe(reply.text)
    expect(answers(counted)).toHaveLength(1)
  })

  it('to the question about somebody who was forgotten since is not counted', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    const other = shop.talk()
    await other.say(ANNA, FORGET_ME)
    await other.say(ANNA, YES_FORGET_ME)
    await talk.say(NOBODY, YES)
    expect(answers(counted)).toEqual([])
  })
})

describe('an objection to the question', () => {
  it('after "So I had the wrong person?" is a yes to that: "yes, wrong person" counts as a no', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, NO)
    const reply = await talk.say(NOBODY, WRONG_PERSON)
    expect([reply.text, reply.isOpen]).toEqual(['Sorry about that. Thank you for telling me.', false])
    expect(answers(counted)).toEqual([at(300, { no: 1 })])
  })

  it('said twice is a no that was confirmed, and holds a name that was spoken', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await request(talk)
    await talk.say(NOBODY, WRONG_PERSON)
    expect((await talk.say(NOBODY, WRONG_PERSON)).text).toBe('Sorry, I will leave the name out.')
    expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
    expect(answers(counted)).toEqual([at(300, { no: 1 })])
  })
})

describe('what was not understood', () => {
  it('puts the question once more, without the name, and the answer to that counts', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    const again = await talk.say(NOBODY, FALLBACK)
    expect([again.text, again.isOpen]).toEqual(['One quick check: did I have the right person?', true])
    await talk.say(NOBODY, YES)
    expect(answers(counted)).toEqual([at(300, { yes: 1 })])
  })

  it('puts "So I had the wrong person?" once more, so that a yes means what was asked last', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, FALLBACK)).text).toBe('So I had the wrong person?')
    await talk.say(NOBODY, YES)
    expect(answers(counted)).toEqual([at(300, { no: 1 })])
  })

  it('is not asked about for ever: after help a yes answers help', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, HELP)
    await talk.say(NOBODY, YES)
    expect(answers(counted)).toEqual([])
  })
})

describe('an answer that cannot be kept', () => {
  it('is asked nothing more and counts for nothing, also once the store is back', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    shop.store.fault = 'refuses writes'
    expect((await talk.say(NOBODY, NO)).text).toBe('Thank you.')
    shop.store.fault = 'none'
    const again = await talk.say(NOBODY, YES)
    expect(again.text).not.toMatch(/^Thank you|^Sorry about/)
    expect(answers(counted)).toEqual([])
  })

  it.each(['refuses writes', 'loses answers'] as const)(
    'counts for nothing where the follow-up was asked by a store that %s',
    async (fault) => {
      const { shop, counted } = await agreed(table)
      const talk = shop.talk()
      await talk.say(ANNA, find('a quiet kettle'))
      await talk.say(ANNA, NO)
      shop.store.fault = fault
      await talk.say(NOBODY, NO)
      shop.store.fault = 'none'
      await talk.say(NOBODY, YES)
      expect(answers(counted)).toEqual([])
    },
  )

  it('holds a spoken name all the same, once the store is back', async () => {
    for (const said of [[NO, YES], [NO, WRONG_PERSON], [WRONG_PERSON]]) {
      const { shop, counted } = await agreed(table)
      const talk = shop.talk()
      await talk.say(ANNA, OPEN)
      await talk.say(ANNA, find('a quiet kettle'))
      expect((await talk.say(ANNA, NO)).text).toContain(QUESTION)
      for (const one of said.slice(0, -1)) await talk.say(NOBODY, one)
      shop.store.fault = 'refuses writes'
      expect((await talk.say(NOBODY, said.at(-1) ?? NO)).text).toMatch(/^Sorry, I will leave the name out\./)
      shop.store.fault = 'none'
      await talk.say(NOBODY, HELP)
      expect((await shop.talk().say(ANNA, OPEN)).text).not.toContain('Anna')
      expect(answers(counted)).toEqual([])
    }
  })
})
