import { BOUNDS } from '../../lambda/household/limits.ts'
import type { Household } from '../../lambda/household/state.ts'
import { rescued, unsavedOf, unsavedOfAttributes } from '../../lambda/skill/unsaved.ts'
import type { Fault } from '../support/faulty-store.ts'
import {
  ANNA,
  callMe,
  EVENING,
  FALLBACK,
  find,
  HELP,
  LEAVE_NAME_OUT,
  MORE,
  NO,
  NOBODY,
  OPEN,
  openShop,
  REPEAT,
  type Reply,
  type Shop,
  STOP,
  voice,
  WRONG_PERSON,
  YES,
  YES_USE_NAME,
} from '../support/shop.ts'
import { anna, householdOf, NOW, searchOf, talkAbout } from '../support/situation.ts'
import { openTestTable, type TestTable } from '../support/store.ts'

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const MONTH = 30 * 86_400

const holdsOf = (household: Household | undefined) =>
  Object.values(household?.people ?? {}).flatMap(({ hold }) => hold ?? [])

/** Session attributes say nothing of who spoke, in whatever words. */
function saysNobody({ response }: Reply): void {
  expect(JSON.stringify(response.sessionAttributes)).not.toMatch(/k1\.|amzn1|"person"|"matter"|"level"/)
}

/** Says something while the store fails, then is well again. */
async function failing(shop: Shop, fault: Fault, say: () => Promise<Reply>): Promise<Reply> {
  shop.store.fault = fault
  const reply = await say()
  shop.store.fault = 'none'
  saysNobody(reply)
  return reply
}

describe.each(['refuses writes', 'stopped'] as const)(
  'an objection that could not be saved (%s)',
  (fault) => {
    it('holds the name as soon as a turn of this session is saved', async () => {
      const shop = openShop(table)
      const talk = shop.talk()
      await talk.say(voice('anna', 350), OPEN)
      const reply = await failing(shop, fault, () => talk.say(NOBODY, WRONG_PERSON))
      expect(reply.text).toMatch(/^Sorry, I will leave the name out\./)
      expect(holdsOf(await shop.stored())).toEqual([])
      await talk.say(NOBODY, find('a kettle'))
      expect(holdsOf(await shop.stored())).toEqual([{ level: 350, until: EVENING / 1000 + MONTH }])
      expect((await shop.talk().say(voice('anna', 350), OPEN)).ssml).not.toContain('alexa:name')
    })

    it('waits as long as the store fails', async () => {
      const shop = openShop(table)
      const talk = shop.talk()
      await talk.say(ANNA, OPEN)
      await failing(shop, fault, () => talk.say(NOBODY, WRONG_PERSON))
      await failing(shop, fault, () => talk.say(NOBODY, HELP))
      await talk.say(NOBODY, STOP)
      expect(holdsOf(await shop.stored())).toEqual([{ level: 300, until: EVENING / 1000 + MONTH }])
    })

    it('counts already in the turn that saves it', async () => {
      const shop = openShop(table)
      const talk = shop.talk()
      await talk.say(ANNA, OPEN)
      await failing(shop, fault, () => talk.say(NOBODY, WRONG_PERSON))
      const reply = await talk.say(ANNA, OPEN)
      expect(reply.record?.assurance.privileges.greetByName.reason).toBe('a wrong name is being held back')
    })

    it('is no objection where no name was spoken', async () => {
      const shop = openShop(table)
      await shop.talk().say(ANNA, OPEN)
      const talk = shop.talk()
      await talk.say(NOBODY, OPEN)
      await failing(shop, fault, () => talk.say(NOBODY, WRONG_PERSON))
      await talk.say(NOBODY, HELP)
      expect(holdsOf(await shop.stored())).toEqual([])
    })
  },
)

describe('what could not be saved', () => {
  it.each([ANNA, NOBODY])('is no objection where that was the no to a say-back (%p)', async (who) => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(ANNA, callMe('zoe'))
    shop.store.fault = 'refuses writes'
    const reply = await talk.say(who, WRONG_PERSON)
    expect(reply.text).toMatch(/^I can't save that right now\./)
    shop.store.fault = 'none'
    await talk.say(NOBODY, HELP)
    expect(holdsOf(await shop.stored())).toEqual([])
  })

  it('is no objection for being said again: what was lifted meanwhile stays lifted', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await talk.say(NOBODY, WRONG_PERSON)
    const other = shop.talk()
    await other.say(ANNA, YES_USE_NAME)
    await other.say(ANNA, YES_USE_NAME)
    expect(holdsOf(await shop.stored())).toEqual([])
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, REPEAT))
    await talk.say(NOBODY, HELP)
    expect(holdsOf(await shop.stored())).toEqual([])
  })

  it.each([
    ['"wrong person"', WRONG_PERSON],
    ['"don’t use my name"', LEAVE_NAME_OUT],
  ])('lets no name be spoken in this session any more after %s', async (_, said) => {
    const shop = openShop(table)
    const talk = shop.talk()
    const reply = await failing(shop, 'refuses writes', () => talk.say(NOBODY, said))
    expect(reply.response.sessionAttributes).toMatchObject({ named: true })
    expect((await talk.say(voice('ben', 400), OPEN)).ssml).not.toContain('alexa:name')
  })

  it('leaves the note of a name, so that an objection still reaches it', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, find('a kettle')))
    await talk.say(NOBODY, WRONG_PERSON)
    expect(holdsOf(await shop.stored())).toHaveLength(1)
  })

  it('may be somebody’s: what nobody looks for after it is offered to nobody', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await failing(shop, 'refuses writes', () => talk.say(voice('anna', 200), find('a lamp')))
    await talk.say(NOBODY, find('a kettle'))
    expect((await shop.stored())?.searches.map(({ byPerson }) => byPerson)).toEqual([true, true])
    await talk.say(NOBODY, STOP)
    expect((await shop.talk().say(NOBODY, OPEN)).text).not.toMatch(/unfinished/)
  })
})

describe('a no to an offer that could not be saved', () => {
  /** A household in which nobody in particular left a lamp unfinished, and a talk in which it is offered. */
  async function offered() {
    const shop = openShop(table)
    const first = shop.talk()
    await first.say(NOBODY, find('a lamp'))
    await first.say(NOBODY, STOP)
    const talk = shop.talk()
    expect((await talk.say(NOBODY, OPEN)).text).toMatch(/unfinished/)
    return { shop, talk }
  }

  it('counts as soon as a turn of this session is saved', async () => {
    const { shop, talk } = await offered()
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, NO))
    await failing(shop, 'stopped', () => talk.say(NOBODY, HELP))
    await talk.say(NOBODY, STOP)
    const stored = await shop.stored()
    expect(stored?.searches).toMatchObject([{ query: 'a lamp', refused: true }])
    expect(stored?.offers).toEqual({ refused: 1 })
    expect((await shop.talk().say(NOBODY, OPEN)).text).not.toMatch(/unfinished/)
  })

  it('counts once, though it was saved after all', async () => {
    const { shop, talk } = await offered()
    await failing(shop, 'loses answers', () => talk.say(NOBODY, NO))
    await talk.say(NOBODY, HELP)
    expect((await shop.stored())?.offers).toEqual({ refused: 1 })
  })

  it('counts though an earlier offer was refused as well', async () => {
    const { shop, talk } = await offered()
    await talk.say(NOBODY, NO)
    await talk.say(NOBODY, find('a mug'))
    await talk.say(NOBODY, STOP)
    const next = shop.talk()
    expect((await next.say(NOBODY, OPEN)).text).toMatch(/unfinished/)
    await failing(shop, 'refuses writes', () => next.say(NOBODY, NO))
    await next.say(NOBODY, HELP)
    const stored = await shop.stored()
    expect(stored?.searches.map(({ refused }) => refused)).toEqual([true, true])
    expect(stored?.offers?.refused).toBe(2)
  })

  it('counts beside an objection', () => {
    const household = householdOf({ people: { [anna]: { touched: NOW } }, searches: [searchOf('a')] })
    const talk = talkAbout({ named: { person: anna, level: 300, until: NOW + 60 } })
    const unsaved = { talk: { heard: [], row: 0 }, place: 0, objected: true, refused: 'a' }
    const next = rescued(household, talk, unsaved, NOW).household
    expect(next.people[anna]?.hold?.level).toBe(300)
    expect(next.offers).toEqual({ refused: 1 })
  })

  it('counts for the person whose search it is', async () => {
    const shop = openShop(table)
    const first = shop.talk()
    await first.say(ANNA, find('a lamp'))
    await first.say(ANNA, STOP)
    const talk = shop.talk()
    await talk.say(ANNA, OPEN)
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, NO))
    await talk.say(NOBODY, HELP)
    const stored = await shop.stored()
    expect(stored?.offers).toBeUndefined()
    expect(Object.values(stored?.people ?? {}).map(({ offers }) => offers)).toEqual([{ refused: 1 }])
  })

  it('is nothing where the search is gone', async () => {
    const { shop, talk } = await offered()
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, NO))
    const other = shop.talk()
    await other.say(NOBODY, find('a lamp'))
    await talk.say(NOBODY, HELP)
    expect((await shop.stored())?.offers).toBeUndefined()
  })
})

describe('a question about a name that could not be saved', () => {
  it.each([
    ['said again', REPEAT],
    ['kept open by what was not understood', FALLBACK],
  ])('can still be answered once it was %s', async (_, said) => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, callMe('zoe'))
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, said))
    expect((await talk.say(NOBODY, YES)).text).toMatch(/^Good, that is settled\./)
  })

  it('is closed by what closes it', async () => {
    const shop = openShop(table)
    const talk = shop.talk()
    await talk.say(ANNA, callMe('zoe'))
    await failing(shop, 'refuses writes', () => talk.say(NOBODY, MORE))
    await talk.say(NOBODY, NO)
    expect(Object.values((await shop.stored())?.people ?? {})).toMatchObject([{ called: 'zoe' }])
  })
})

describe('session attributes that were tampered with', () => {
  const talk = { heard: [], row: 0 }
  const named = { person: anna, level: 300, until: NOW + 60 }
  const matter = { matter: 'called', person: anna, again: false }
  const read = (unsaved: object) => rescued(householdOf(), talkAbout(), unsavedOfAttributes(unsaved), NOW)

  it.each([
    ['a note of a name', { named }],
    ['a question about somebody', { matter }],
    ['another session', { session: 'other' }],
    ['a time', { touched: 1 }],
    ['that only nobody took part', { byPerson: false }],
  ])('bring no %s into a talk', (_, forged) => {
    const { talk: next } = read({ talk: { ...talk, ...forged }, place: 0 })
    expect(next).toEqual(talkAbout({ byPerson: true }))
  })

  it('open no question that the state does not remember', () => {
    expect(read({ talk, place: 0, open: true }).talk.matter).toBeUndefined()
  })

  it('hold nobody of whom the state has no note', () => {
    const household = householdOf({ people: { [anna]: { touched: NOW } } })
    const unsaved = unsavedOfAttributes({ talk, place: 0, objected: true })
    expect(rescued(household, talkAbout(), unsaved, NOW).household).toEqual(household)
  })

  it.each([{ refused: 'x'.repeat(BOUNDS.idLength + 1) }, { objected: 'yes' }, { open: 1 }])(
    'are nothing where they make no sense: %j',
    (more) => {
      expect(unsavedOfAttributes({ talk, place: 0, ...more })).toBeUndefined()
    },
  )
})

describe('what is put into session attributes', () => {
  it('has no note of a name, no question about somebody, and nothing of who took part', () => {
    const about = talkAbout({
      named: { person: anna, level: 300, until: NOW + 60 },
      matter: { matter: 'called', person: anna, before: 'annie', again: false },
      byPerson: true,
      search: 'hers',
      nameless: true,
    })
    const household = householdOf({ searches: [searchOf('hers', { owner: anna })] })
    const decision = { acts: [], household, talk: about }
    for (const isOwn of [true, false]) {
      const left = { stored: undefined, decision, earlier: undefined, isOwn, isObjection: false }
      const unsaved = unsavedOf(left)
      expect(JSON.stringify(unsaved)).not.toMatch(/k1\.|annie|"named"|"level"|"owner"/)
      expect(unsaved.talk).toEqual({ heard: [], row: 0, search: 'hers', nameless: true })
      expect(unsaved.search).toMatchObject({ id: 'hers', closed: true })
    }
  })
})
