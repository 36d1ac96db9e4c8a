import type { Tally } from '../../lambda/speaker/evidence.ts'
import { ANNA_200, agreed, at, request } from '../support/checks.ts'
import {
  ANNA,
  FORGET_ME,
  find,
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

describe('the answer', () => {
  const answers = (counted: () => Tally[]) => counted().slice(1)

  it('yes is counted at the level and on the day of the question, whoever says it, and ends the talk', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    const late = Date.parse('2026-11-21T23:59:50Z')
    await request(talk, ANNA, late)
    const reply = await talk.say(NOBODY, YES, late + 30_000)
    expect([reply.text, reply.isOpen]).toEqual(['Thank you, that helps.', false])
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
    expect([reply.text, reply.isOpen]).toEqual(['Sorry about that. I will say no name here.', false])
    expect(answers(counted)).toEqual([at(200, { no: 1 })])
  })

  it('a no that is taken back counts for nothing', async () => {
    const { shop, counted } = await agreed(table)
    const talk = shop.talk()
    await request(talk)
    await talk.say(NOBODY, NO)
    expect((await talk.say(NOBODY, NO)).text).toBe('Thank you, that helps.')
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
