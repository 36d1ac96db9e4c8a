import type { Threshold } from '../../lambda/speaker/policy.ts'
import {
  ANNA,
  LEAVE_NAME_OUT,
  OPEN,
  openShop,
  REPEAT,
  USE_NAME,
  voice,
  WHY_NO_NAME,
  WRONG_PERSON,
  YES_USE_NAME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

/** A shop under a policy, where Anna asked for her name to be left out. */
async function optedOut(greetByName: Threshold, resumeSearch: Threshold = 300) {
  const shop = openShop(table)
  shop.policy = { version: 1, thresholds: { greetByName, resumeSearch, order: 400 } }
  await shop.talk().say(ANNA, LEAVE_NAME_OUT)
  return shop
}

const UNSURE = /^I only do that for a voice I am sure of\./

describe('"why didn’t you say my name"', () => {
  it.each([300, 200, 1])('says the way back to whom it is open (greetByName %p)', async (greetByName) => {
    const talk = (await optedOut(greetByName)).talk()
    expect((await talk.say(ANNA, WHY_NO_NAME)).text).toBe(
      'You asked me to leave it out. To change that, say: use my name again. What are you looking for?',
    )
  })

  it.each(['never', 301, 400] as const)(
    'says no way that is closed to this voice (greetByName %p)',
    async (greetByName) => {
      const talk = (await optedOut(greetByName)).talk()
      const only = 'You asked me to leave it out. What are you looking for?'
      expect((await talk.say(ANNA, WHY_NO_NAME)).text).toBe(only)
      expect((await talk.say(ANNA, REPEAT)).text).toBe(only)
      expect((await talk.say(ANNA, USE_NAME)).text).toMatch(UNSURE)
    },
  )

  it('says no way while nothing can be noted', async () => {
    const shop = await optedOut(300)
    shop.store.fault = 'refuses writes'
    expect((await shop.talk().say(ANNA, WHY_NO_NAME)).text).toBe(
      'You asked me to leave it out. What are you looking for?',
    )
  })

  it('says it anew to whoever asks for it again', async () => {
    const talk = (await optedOut(350)).talk()
    await talk.say(ANNA, WHY_NO_NAME)
    expect((await talk.say(voice('anna', 350), REPEAT)).text).toMatch(/use my name again/)
    expect((await talk.say(voice('anna', 200), REPEAT)).text).toMatch(/^I say a name only when/)
    expect((await talk.say(voice('ben', 500), REPEAT)).text).toMatch(/^I say a name only when/)
  })
})

describe('"use my name again"', () => {
  it.each<[string, Threshold, Threshold, number]>([
    ['a voice sure of, but not for a name', 400, 300, 399],
    ['a voice that may be named, but is not sure', 200, 300, 299],
    ['any voice where no name is ever said', 'never', 300, 999],
    ['any voice where nobody is ever sure', 200, 'never', 999],
  ])('is not for %s', async (_, greetByName, resumeSearch, level) => {
    const shop = await optedOut(greetByName, resumeSearch)
    const talk = shop.talk()
    expect((await talk.say(voice('anna', level), USE_NAME)).text).toMatch(UNSURE)
    expect((await talk.say(voice('anna', level), YES_USE_NAME)).text).toMatch(UNSURE)
    await talk.say(voice('anna', level), YES_USE_NAME)
    expect(Object.values((await shop.stored())?.people ?? {})).toMatchObject([{ optedOut: true }])
  })

  it.each<[Threshold, Threshold, number]>([
    [400, 300, 400],
    [200, 300, 300],
  ])('is for a voice that reaches both (%p, %p at %p)', async (greetByName, resumeSearch, level) => {
    const shop = await optedOut(greetByName, resumeSearch)
    const talk = shop.talk()
    await talk.say(voice('anna', level), USE_NAME)
    const reply = await talk.say(voice('anna', level), YES_USE_NAME)
    expect(reply.text).toMatch(/^Good\. I will say your name/)
    expect(Object.values((await shop.stored())?.people ?? {})).toMatchObject([
      { touched: expect.any(Number) },
    ])
    expect(JSON.stringify((await shop.stored())?.people)).not.toContain('optedOut')
  })

  it('is not done on the yes of the same person below the name', async () => {
    const shop = await optedOut(400)
    const talk = shop.talk()
    await talk.say(voice('anna', 400), USE_NAME)
    expect((await talk.say(voice('anna', 399), YES_USE_NAME)).text).toMatch(UNSURE)
    expect(JSON.stringify((await shop.stored())?.people)).toContain('optedOut')
  })

  it('is asked of a held person too, who may be named already at a higher level', async () => {
    const shop = openShop(table)
    const first = shop.talk()
    await first.say(ANNA, OPEN)
    await first.say(ANNA, WRONG_PERSON)
    const talk = shop.talk()
    await talk.say(ANNA, USE_NAME)
    await talk.say(ANNA, YES_USE_NAME)
    expect(JSON.stringify((await shop.stored())?.people)).not.toContain('hold')
  })
})
