import { LOCALES, type Locale } from '../../lambda/locale.ts'
import { ssmlFault } from '../../local/alexa/ssml-check.ts'
import {
  ANNA,
  callMe,
  FORGET_ME,
  find,
  intent,
  LEAVE_NAME_OUT,
  NOBODY,
  OPEN,
  openShop,
  type Reply,
  voice,
  WHAT_DO_YOU_KNOW,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { JUST_NAMES, NAMES, NO_NAMES } from './names.ts'

let table: TestTable
let written: string[]
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())
beforeEach(() => {
  written = []
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0)
})
afterEach(() => jest.restoreAllMocks())

const whole = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/^ | $/g, '')
/** A full stop at the end of a name is the sentence's as well. */
const heard = (name: string): string => whole(name).replace(/\.+$/u, '')

const XML: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
}
const unescaped = (ssml: string): string => ssml.replace(/&\w+;/g, (entity) => XML[entity] ?? entity)

const REFUSED: Record<Locale, RegExp> = {
  'en-US': /^Sorry, I can't use that as a name\. .*\?$/u,
  'en-GB': /^Sorry, I can't use that as a name\. .*\?$/u,
  'fr-FR': /^Pardon, je ne peux pas utiliser cela comme nom\. .*\?$/u,
}

/** Everything of a turn but what is spoken: card, reprompt, directives, attributes, record, log. */
const beside = (reply: Reply, reported: readonly string[]): string => {
  const { outputSpeech: _, ...response } = reply.response.response
  return JSON.stringify([{ ...reply.response, response }, reply.record, reported, written])
}

describe.each(LOCALES)('in %s', (locale) => {
  it.each([...NAMES, ...JUST_NAMES].map((name) => [name]))(
    '%s is said back and greeted in one piece',
    async (name) => {
      const shop = openShop(table)
      const talk = shop.talk({ locale })
      const said = await talk.say(ANNA, callMe(name))
      expect(unescaped(said.ssml)).toContain(heard(name))
      expect(said.isOpen).toBe(true)
      await talk.say(ANNA, YES)
      const found = await talk.say(ANNA, find('kettle'))
      const greeted = await shop.talk({ locale }).say(ANNA, OPEN)
      expect(greeted.text).toMatch(new RegExp(`, ${heard(name).replace(/[.\\]/gu, '\\$&')}\\.`, 'u'))
      expect(greeted.ssml).not.toContain('alexa:name')
      const people = Object.values((await shop.stored())?.people ?? {})
      expect(people.map(({ called }) => called)).toEqual([whole(name)])
      for (const reply of [said, found, greeted]) expect(ssmlFault(reply.ssml)).toBeUndefined()
      // One letter stands in many words; of a longer name nothing may be found anywhere else.
      if (heard(name).length > 8)
        for (const reply of [said, found, greeted])
          expect(beside(reply, shop.reported)).not.toContain(heard(name))
    },
  )

  it.each(NO_NAMES.map((name) => [JSON.stringify(name).slice(0, 40), name]))(
    '%s is refused politely, and nothing changes',
    async (_, name) => {
      const shop = openShop(table)
      const talk = shop.talk({ locale })
      await talk.say(ANNA, callMe('annie'))
      const before = await shop.stored()
      const reply = await talk.say(ANNA, callMe(name))
      // Alexa sends no slot without words in it, and white space is none.
      if (name.trim() !== '' && name.trim() !== '?') expect(reply.text).toMatch(REFUSED[locale])
      expect(ssmlFault(reply.ssml)).toBeUndefined()
      expect(reply.isOpen).toBe(true)
      expect((await shop.stored())?.people).toEqual(before?.people)
      if (name.length > 8) expect(beside(reply, shop.reported)).not.toContain(name)
    },
  )
})

describe('what somebody is called', () => {
  it('is in no log, card, record or attribute, and in one place of the table', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const replies: Reply[] = []
    for (const said of [callMe('zanzibarina'), YES, find('a kettle'), WHAT_DO_YOU_KNOW])
      replies.push(await talk.say(ANNA, said))
    replies.push(await shop.talk().say(ANNA, OPEN))
    for (const reply of replies) expect(beside(reply, shop.reported)).not.toContain('zanzibarina')
    const stored = JSON.stringify(await table.rawItems())
    expect(stored.split('zanzibarina')).toHaveLength(2)
  })

  it('is not told to another voice, whoever asks and however', async () => {
    const shop = openShop(table)
    await shop.talk().say(ANNA, callMe('zanzibarina'))
    for (const who of [NOBODY, voice('anna', 299), voice('anna', null), voice('ben', 500)])
      for (const said of [OPEN, callMe('x'), WHAT_DO_YOU_KNOW, FORGET_ME])
        expect((await shop.talk().say(who, said)).ssml).not.toContain('zanzibarina')
  })

  it('is one string in the store, and two people may have the same', async () => {
    const shop = openShop(table)
    await shop.talk().say(ANNA, callMe('van den berg'))
    await shop.talk().say(voice('mary-jo', 300), callMe('van den berg'))
    const people = Object.values((await shop.stored())?.people ?? {})
    expect(people.map(({ called }) => called)).toEqual(['van den berg', 'van den berg'])
  })
})

describe('"forget me"', () => {
  it('leaves nothing of that person in the table, and everything of the others', async () => {
    const shop = openShop(table)
    const ben = voice('ben', 300)
    await shop.talk().say(ben, find('a saffron lamp'))
    await shop.talk().say(NOBODY, find('a frying pan'))
    const talk = shop.talk()
    for (const said of [OPEN, callMe('quixotina'), YES, find('a vermilion kettle'), LEAVE_NAME_OUT])
      await talk.say(ANNA, said)
    const key = (await shop.stored())?.searches.find(({ query }) => query === 'a vermilion kettle')?.owner
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    const left = JSON.stringify(await table.rawItems())
    const words = ['quixotina', 'vermilion', String(key), 'saffron', 'frying']
    expect(words.filter((word) => left.includes(word))).toEqual(['saffron', 'frying'])
  })

  it('leaves no words of a search that came to nothing', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, find('a kettle'))
    await talk.say(ANNA, intent('NarrowIntent', { brand: 'quixotomby' }))
    expect(JSON.stringify(await table.rawItems())).toContain('quixotomby')
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect(JSON.stringify(await table.rawItems())).not.toContain('quixotomby')
  })

  it.each<[string, Parameters<typeof voice>]>([
    ['another person', ['ben', 500]],
    ['the same person below the threshold', ['anna', 299]],
    ['the same person without a level', ['anna', null]],
  ])('is not done on the yes of %s', async (_, who) => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, callMe('zanzibarina'))
    await talk.say(ANNA, FORGET_ME)
    await talk.say(voice(...who), YES_FORGET_ME)
    expect(JSON.stringify(await shop.stored())).toContain('zanzibarina')
  })

  it('is not done on a yes that comes later', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, callMe('zanzibarina'))
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, find('a kettle'))
    await talk.say(ANNA, YES_FORGET_ME)
    expect(JSON.stringify(await shop.stored())).toContain('zanzibarina')
  })
})

describe('where the store cannot be written', () => {
  it.each([
    ['call me', callMe('zanzibarina')],
    ['don’t use my name', LEAVE_NAME_OUT],
    ['forget me', FORGET_ME],
  ])('"%s" is said to have failed, and when to try again', async (_, said) => {
    const shop = openShop(table)
    shop.store.fault = 'refuses writes'
    const reply = await shop.talk().say(ANNA, said)
    expect(reply.text).toMatch(/^I can't save that right now\. Please tell me again in a few minutes\./)
  })

  it('"don’t use my name" holds in this talk all the same', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    shop.store.fault = 'refuses writes'
    await talk.say(ANNA, LEAVE_NAME_OUT)
    shop.store.fault = 'none'
    expect((await talk.say(ANNA, OPEN)).ssml).not.toContain('alexa:name')
  })
})
