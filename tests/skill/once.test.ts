import { Ids } from '../../lambda/household/ids.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import {
  ANNA,
  callMe,
  EVENING,
  FORGET_ME,
  find,
  ID_KEY,
  LEAVE_NAME_OUT,
  MORE,
  NO,
  NOBODY,
  OPEN,
  openShop,
  RESUME,
  STOP,
  tellAbout,
  voice,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const never = new AbortController().signal

describe('a request that arrives twice', () => {
  it.each([
    ['a named greeting', ANNA, OPEN],
    ['a search', NOBODY, find('a quiet kettle')],
    ['a search of a person', ANNA, find('a quiet kettle')],
  ])('gets the same answer and writes nothing: %s', async (_, who, said) => {
    const shop = openShop(table)
    const talk = shop.talk()
    const first = await talk.say(who, said)
    const stored = await shop.stored()
    const second = await talk.send(first.request)
    expect(second.response).toEqual(first.response)
    expect(await shop.stored()).toEqual(stored)
    expect(shop.store.calls.write).toBe(1)
  })

  it('reads on only once: "more" repeated is the same three', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(NOBODY, find('a quiet kettle'))
    const first = await talk.say(NOBODY, MORE)
    const second = await talk.send(first.request)
    expect(second.text).toBe(first.text)
    expect((await talk.say(NOBODY, MORE)).text).not.toBe(first.text)
  })

  it('is another request if it says that another voice is speaking', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const first = await talk.say(ANNA, OPEN)
    const forged = structuredClone(first.request)
    Object.assign(forged.context.System, {
      person: { personId: 'amzn1.ask.person.other', authenticationConfidenceLevel: { level: 200 } },
    })
    expect((await talk.send(forged)).ssml).not.toContain('alexa:name')
  })

  it('is not answered again to another voice: what Anna picked up stays hers', async () => {
    const shop = openShop(table)
    await shop.talk().say(ANNA, find('a blue towel'))
    const talk = shop.talk()
    const first = await talk.say(ANNA, RESUME)
    expect(first.text).toMatch(/^Blue towels/)
    const forged = structuredClone(first.request)
    Object.assign(forged.context.System, { person: undefined })
    expect((await talk.send(forged)).text).not.toMatch(/towel/i)
  })

  it('does not bring a name back that its person has since refused', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const first = await talk.say(ANNA, OPEN)
    const stored = await shop.stored()
    if (!stored) throw new Error('The household was not stored.')
    const [person = ''] = Object.keys(stored.people)
    const people = { ...stored.people, [person]: { touched: EVENING / 1000, optedOut: true } }
    const household = new Ids(ID_KEY).household(first.request.context.System.user.userId)
    await table.households.write(
      household,
      { ...stored, people, version: stored.version + 1 },
      stored,
      EVENING / 1000,
      never,
    )
    expect((await talk.send(first.request)).text).toBe('Welcome to Corner Shop. What are you looking for?')
  })
})

describe('a request that arrives again after "forget me"', () => {
  /** Says something, forgets it in the same voice, and sends the first request once more. */
  async function repeated(who: Voice, said: Said, forgetting: readonly Said[]) {
    const shop = openShop(table)
    await shop.talk().say(NOBODY, OPEN)
    const talk = shop.talk()
    const { request } = await talk.say(who, said)
    for (const one of forgetting) await talk.say(who, one)
    const before = await shop.stored()
    const { text, isOpen } = await talk.send(request)
    return { before, after: await shop.stored(), text, isOpen, raw: JSON.stringify(await table.rawItems()) }
  }

  it.each([
    ['what to call somebody', callMe('quixotilda'), /quixotilda/],
    ['a search', find('an aubergine blanket'), /aubergine/],
  ])('brings nothing back and says nothing of it: %s', async (_, said, words) => {
    const { before, after, text, isOpen, raw } = await repeated(ANNA, said, [FORGET_ME, YES_FORGET_ME])
    expect(after).toEqual(before)
    expect(text).toBe('What are you looking for?')
    expect(isOpen).toBe(true)
    expect(raw).not.toMatch(words)
  })

  it('brings back no search that an unsure voice took back', async () => {
    const { before, after, text, raw } = await repeated(NOBODY, find('a heliotrope lamp'), [FORGET_ME])
    expect(after).toEqual(before)
    expect(text).toBe('What are you looking for?')
    expect(raw).not.toMatch(/heliotrope/)
  })

  it('brings nothing back from another talk either, which is over', async () => {
    const shop = openShop(table)
    const first = shop.talk()
    const { request } = await first.say(ANNA, callMe('quixotilda'))
    await first.say(ANNA, STOP)
    const talk = shop.talk()
    await talk.say(ANNA, FORGET_ME)
    await talk.say(ANNA, YES_FORGET_ME)
    expect((await first.send(request)).text).toBe('What are you looking for?')
    expect(JSON.stringify(await shop.stored())).not.toMatch(/quixotilda/)
  })
})

describe('a name said back in a request that arrives again', () => {
  const said = 'I have you down as zoe. Is that right?'

  async function called() {
    const shop = openShop(table)
    await shop.talk().say(NOBODY, OPEN)
    const talk = shop.talk()
    const first = await talk.say(ANNA, callMe('zoe'))
    expect(first.text).toBe(said)
    return { shop, talk, first }
  }

  it('is asked about again while the question is open', async () => {
    const { talk, first } = await called()
    expect((await talk.send(first.request)).text).toBe(said)
    expect((await talk.say(ANNA, YES)).text).toMatch(/^Good, that is settled\./)
  })

  it('can be answered by a yes where it may not be said any more', async () => {
    const { shop, talk, first } = await called()
    shop.policy = { version: 1, thresholds: { greetByName: 400, resumeSearch: 400, order: 400 } }
    expect((await talk.send(first.request)).text).toBe('I have put a name down. Shall I keep it?')
    expect((await talk.say(ANNA, YES)).text).toMatch(/^Good, that is settled\./)
  })

  it('is not said where nobody wants a name in this session any more', async () => {
    const { talk, first } = await called()
    await talk.say(NOBODY, LEAVE_NAME_OUT)
    await talk.say(ANNA, callMe('zoe'))
    expect((await talk.send(first.request)).text).toBe('I have put a name down. Shall I keep it?')
  })

  it.each([
    ['settled', [YES]],
    ['taken back', [NO]],
    ['left for another question', [find('a kettle')]],
    ['followed by another question about oneself', [FORGET_ME]],
  ])('is not asked about again once it was %s', async (_, later) => {
    const { talk, first } = await called()
    for (const one of later) await talk.say(ANNA, one)
    const again = await talk.send(first.request)
    expect(again.text).toBe('What are you looking for?')
    expect(again.isOpen).toBe(true)
  })
})

describe('two writers at the same moment', () => {
  it('lose nothing: both searches are kept', async () => {
    const shop = openShop(table)
    const queries = ['a kettle', 'a lamp', 'a towel']
    await Promise.all(queries.map((query) => shop.talk().say(NOBODY, find(query))))
    const kept = (await shop.stored())?.searches.map((search) => search.query).sort()
    expect(kept).toEqual(queries)
  })

  it('all get in, eight at once', async () => {
    // Time that never runs out: how long they take is the machine's business, not the rule's.
    const shop = openShop(table, { deadline: () => never })
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => shop.talk().say(NOBODY, find('a kettle'))),
    )
    expect(replies.filter(({ text }) => /could not save/.test(text))).toEqual([])
    expect((await shop.stored())?.version).toBe(8)
  })

  it('decide again: a turn that lost says what the store now allows', async () => {
    const shop = openShop(table)
    await shop.talk().say(ANNA, OPEN)
    shop.store.lost = 2
    const reply = await shop.talk().say(ANNA, find('a quiet kettle'))
    expect(reply.text).toMatch(/^Quiet kettles/)
    expect(reply.record).toMatchObject({ lostWrites: 2, kept: true })
  })

  it('keep a name unsaid if the other one has just spoken one in this session', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const first = await talk.say(ANNA, OPEN)
    // The same session, asked again as a new request by another sure voice, before any attribute came back.
    const again = structuredClone(first.request)
    Object.assign(again.request, { requestId: 'amzn1.echo-api.request.other' })
    Object.assign(again.context.System, {
      person: { personId: 'amzn1.ask.person.ben', authenticationConfidenceLevel: { level: 400 } },
    })
    expect((await talk.send(again)).ssml).not.toContain('alexa:name')
  })

  it('end in an answer that is not kept when the losing never stops', async () => {
    const shop = openShop(table)
    shop.store.lost = 999
    const reply = await shop.talk().say(ANNA, OPEN)
    expect(reply.text).toBe('Welcome to Corner Shop. What are you looking for?')
    expect(reply.record?.kept).toBe(false)
  })
})

describe('a household that is deleted while a turn is under way', () => {
  it('does not come back, not at the next turn either', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    const { request } = await talk.say(ANNA, OPEN)
    const key = new Ids(ID_KEY).household(request.context.System.user.userId)
    shop.store.beforeWrite = async () => {
      shop.store.beforeWrite = async () => {}
      await table.households.delete(key, never)
    }
    const reply = await talk.say(ANNA, find('a quiet kettle'))
    expect(reply.text).toMatch(/^Quiet kettles/)
    expect(await shop.stored()).toBeUndefined()
    await talk.say(ANNA, YES)
    expect((await shop.stored())?.searches).toEqual([])
  })
})

describe('two requests in one process', () => {
  it('never mix: interleaved at every await, each is answered as if it were alone', async () => {
    const shop = openShop(table)
    const voices = [ANNA, NOBODY, voice('ben', 200), voice('mary-jo', 400), voice('ben', 300)]
    const homes = voices.map((_, i) => `interleaved-${i}`)
    const replies = await Promise.all(
      voices.map((who, i) => shop.talk({ household: homes[i] ?? '' }).say(who, OPEN)),
    )
    expect(replies.map((reply) => reply.text.replace(/^Welcome to Corner Shop/, ''))).toEqual([
      ', Anna. What are you looking for?',
      '. What are you looking for?',
      '. What are you looking for?',
      ', Mary Jo. What are you looking for?',
      ', Ben. What are you looking for?',
    ])
  })
})

describe('one turn', () => {
  it('takes one read and one write', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    for (const said of [OPEN, find('a quiet kettle'), MORE, tellAbout('2'), RESUME])
      await talk.say(ANNA, said)
    expect(shop.store.calls).toEqual({ read: 5, write: 5, delete: 0 })
  })
})
