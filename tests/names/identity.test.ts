import type { Wish } from '../../lambda/conversation/situation.ts'
import { BOUNDS, HOUR } from '../../lambda/household/limits.ts'
import type { Household, Matter, Talk } from '../../lambda/household/state.ts'
import {
  ANNA_300,
  actsOf,
  anna,
  ben,
  decideOn,
  householdOf,
  NOW,
  searchOf,
  talkAbout,
} from '../support/situation.ts'

const callMe = (name?: string): Wish => ({ wish: 'be called', name })
const calledIn = ({ people }: Household) => people[anna]?.called
const annie = householdOf({ people: { [anna]: { touched: NOW, called: 'annie' } } })
const open = (matter: Matter): Talk => talkAbout({ asked: 'what', matter })
const said = (more: Partial<Extract<Matter, { matter: 'called' }>> = {}): Matter => ({
  matter: 'called',
  person: anna,
  before: 'annie',
  again: false,
  ...more,
})
const WHAT = (person = anna, again = false): Matter => ({ matter: 'what to call', person, again })
const OTHERS = [undefined, { person: anna, level: 299 }, { person: ben, level: 400 }]

describe('"call me"', () => {
  it('remembers what they were called before', async () => {
    const next = await decideOn(callMe('bo'), { who: ANNA_300, household: annie })
    expect(next.talk.matter).toEqual(said())
    expect(calledIn(next.household)).toBe('bo')
  })

  it('remembers no name where there was none', async () => {
    const next = await decideOn(callMe('bo'), { who: ANNA_300 })
    expect(next.talk.matter).toEqual({ matter: 'called', person: anna, again: false })
  })

  it('said again before an answer remembers the first name, and is the second try', async () => {
    const household = householdOf({ people: { [anna]: { touched: NOW, called: 'bo' } } })
    const next = await decideOn(callMe('zoe'), { who: ANNA_300, household, talk: open(said()) })
    expect(next.talk.matter).toEqual(said({ again: true }))
    const no = await decideOn({ wish: 'no' }, { ...next })
    expect(actsOf(no)).toEqual(['took the name back', 'asked again'])
    expect(calledIn(no.household)).toBe('annie')
  })

  it.each<[string, Talk, boolean]>([
    ['after a no', open(WHAT(anna, true)), true],
    ['after what was no name', open(WHAT(anna, false)), false],
    ['after a no of another person', open(WHAT(ben, true)), false],
    ['after another person was called something', open(said({ person: ben })), false],
    ['after another question', open({ matter: 'forget', person: anna }), false],
    ['out of the blue', talkAbout(), false],
  ])('is the second try only after a no to their own: %s', async (_, talk, again) => {
    const next = await decideOn(callMe('bo'), { who: ANNA_300, household: annie, talk })
    expect(next.talk.matter).toEqual(said({ again }))
    const unfit = await decideOn(callMe('r2d2'), { who: ANNA_300, household: annie, talk })
    expect(unfit.talk.matter).toEqual(WHAT(anna, again))
    expect(unfit.household).toEqual(annie)
  })

  it.each(OTHERS.slice(0, 2))('is not for an unsure voice (%p)', async (who) => {
    const next = await decideOn(callMe('bo'), { who, household: annie })
    expect(actsOf(next)).toEqual(['needs a sure voice', 'asked again'])
    expect(next.household).toEqual(annie)
  })

  it('needs room for a record', async () => {
    const chosen = Array.from({ length: BOUNDS.people }, (_, i) => [`k1.${i}`, { touched: NOW, called: 'x' }])
    const full = householdOf({ people: Object.fromEntries(chosen) })
    const next = await decideOn(callMe('bo'), { who: ANNA_300, household: full })
    expect(actsOf(next)).toEqual(['had no room', 'asked again'])
    expect(next.household).toEqual(full)
  })
})

describe('"is that right?"', () => {
  const bo = householdOf({ people: { [anna]: { touched: NOW, called: 'bo' } } })

  it.each([ANNA_300, ...OTHERS])('takes a no from anybody who was there (%p)', async (who) => {
    const next = await decideOn({ wish: 'no' }, { who, household: bo, talk: open(said()) })
    expect(next.acts).toEqual([{ act: 'asked what to call', why: 'taken back' }])
    expect(next.talk.matter).toEqual(WHAT(anna, true))
    expect(calledIn(next.household)).toBe('annie')
  })

  it.each([ANNA_300, ...OTHERS])('takes an objection as the no, and holds nobody (%p)', async (who) => {
    const named = { person: ben, level: 300, until: NOW + HOUR }
    const talk = { ...open(said()), named }
    const people = { ...bo.people, [ben]: { touched: NOW } }
    const next = await decideOn({ wish: 'object' }, { who, household: { ...bo, people }, talk })
    expect(next.acts).toEqual([{ act: 'asked what to call', why: 'taken back' }])
    expect(calledIn(next.household)).toBe('annie')
    expect(next.household.people[ben]).toEqual({ touched: NOW })
  })

  it('takes a yes', async () => {
    const next = await decideOn({ wish: 'yes' }, { household: bo, talk: open(said()) })
    expect(actsOf(next)).toEqual(['settled the name', 'asked again'])
    expect(next.talk.matter).toBeUndefined()
    expect(calledIn(next.household)).toBe('bo')
  })

  it.each(['unknown', 'repeat'] as const)('stays open over "%s"', async (wish) => {
    const matter = said()
    const next = await decideOn({ wish }, { household: bo, talk: open(matter) })
    expect(next.talk.matter).toEqual(matter)
  })

  it.each(['help', 'more', 'open', 'why no name', 'what do you know', 'resume'] as const)(
    'is closed by "%s"',
    async (wish) => {
      const next = await decideOn({ wish }, { household: bo, talk: open(said()) })
      expect(next.talk.matter).toBeUndefined()
      expect(calledIn(next.household)).toBe('bo')
    },
  )

  it('gives nothing back to who was forgotten since', async () => {
    const next = await decideOn({ wish: 'no' }, { talk: open(said()) })
    expect(next.household.people).toEqual({})
  })
})

describe('"what shall I call you?"', () => {
  it('stays open over what was not understood, and says the words to say', async () => {
    const next = await decideOn({ wish: 'unknown' }, { talk: open(WHAT()) })
    expect(next.acts).toEqual([{ act: 'asked what to call', why: 'missed' }])
    expect(next.talk.matter).toEqual(WHAT())
  })
})

describe('"say that again"', () => {
  const acts = [
    { act: 'told what is kept', searches: 3, orders: 0, called: true, note: true, refused: 1 },
    { act: 'asked again', question: 'what', left: 0 },
  ] as const
  const told = { request: 'r', session: 's', at: NOW, acts: [...acts] }

  it('tells the speaker of this turn what is kept of them, and nobody else’s', async () => {
    const searches = [searchOf('a', { owner: anna })]
    const household = householdOf({ ...annie, searches, answers: [told] })
    const tell = async (who: (typeof OTHERS)[number]) =>
      (await decideOn({ wish: 'repeat' }, { who, household })).acts[0]
    expect(await tell(ANNA_300)).toEqual({ ...acts[0], searches: 1, note: false, mayAsk: false, refused: 0 })
    const nothing = { searches: 0, orders: 0, called: false, note: false, mayAsk: false, refused: 0 }
    expect(await tell({ person: ben, level: 300 })).toEqual({ act: 'told what is kept', ...nothing })
    expect(await tell({ person: anna, level: 299 })).toEqual({ act: 'needs a sure voice' })
    expect(await tell(undefined)).toEqual({ act: 'needs a sure voice' })
  })

  it.each([
    [{ act: 'greeted', named: true, again: true } as const],
    [{ act: 'called', named: true } as const],
  ])('says no name a second time: %p', async (act) => {
    const household = householdOf({ answers: [{ ...told, acts: [act] }] })
    const next = await decideOn({ wish: 'repeat' }, { who: ANNA_300, household, talk: open(said()) })
    expect(next.acts).toEqual([{ ...act, named: false }])
  })

  it('asks about a name only where that can be answered', async () => {
    const earlier = { ...told, acts: [{ act: 'found nothing' as const, query: 'a rug' }] }
    const called = { ...told, request: 'q', acts: [{ act: 'called' as const, named: true }] }
    const household = householdOf({ answers: [earlier, called] })
    expect(actsOf(await decideOn({ wish: 'repeat' }, { household }))).toEqual(['found nothing'])
    const asked = await decideOn({ wish: 'repeat' }, { household, talk: open(said()) })
    expect(asked.acts).toEqual([{ act: 'called', named: false }])
    expect(actsOf(await decideOn({ wish: 'no' }, { ...asked }))).toEqual(['asked what to call'])
    expect(actsOf(await decideOn({ wish: 'yes' }, { ...asked }))[0]).toBe('settled the name')
  })

  it('says nothing of an answer that was emptied', async () => {
    const household = householdOf({ answers: [{ ...told, acts: [{ act: 'asked what to find' }] }] })
    expect(actsOf(await decideOn({ wish: 'repeat' }, { household }))).toEqual(['had nothing to repeat'])
  })
})

describe('what is kept', () => {
  const tell = async (household: Household) =>
    (await decideOn({ wish: 'what do you know' }, { who: ANNA_300, household })).acts[0]
  const nothing = {
    act: 'told what is kept',
    searches: 0,
    orders: 0,
    called: false,
    note: false,
    mayAsk: false,
    refused: 0,
  }
  const hold = { level: 300, until: NOW + 9 }

  it.each([
    ['a hold', { hold }, { note: true }],
    ['an opt-out', { optedOut: true }, { note: true }],
    ['a hold and an opt-out', { hold, optedOut: true }, { note: true }],
    ['a name', { called: 'annie' }, { called: true }],
    ['a refused offer', { offers: { refused: 1 } }, { refused: 1 }],
    ['silence', { offers: { refused: 2, quietUntil: NOW + 9 } }, { refused: 2 }],
    ['nothing but a date', {}, {}],
  ])('is told in kinds and numbers: %s', async (_, record, more) => {
    const household = householdOf({ people: { [anna]: { touched: NOW, ...record } } })
    expect(await tell(household)).toEqual({ ...nothing, ...more })
  })

  it('counts their searches and no others', async () => {
    const searches = [
      searchOf('a', { owner: anna, closed: true }),
      searchOf('b'),
      searchOf('c', { owner: ben }),
    ]
    const offers = { refused: 2 }
    const people = { [ben]: { touched: NOW, called: 'b', optedOut: true, offers } }
    expect(await tell(householdOf({ searches, people, offers }))).toEqual({ ...nothing, searches: 1 })
  })
})

describe('a voice that wants no name', () => {
  it.each(['object', 'leave my name out'] as const)('"%s" ends all naming in this talk', async (wish) => {
    for (const keeps of [true, false])
      expect((await decideOn({ wish }, { who: ANNA_300, keeps })).talk.nameless).toBe(true)
  })
})

describe('"forget me"', () => {
  const hers = searchOf('hers', { owner: anna })
  const household = householdOf({ ...annie, searches: [hers, searchOf('first'), searchOf('second')] })

  it('from an unsure voice leaves nothing open, and takes all that began in this talk', async () => {
    const about = { search: 'second', heard: ['hush-kettle'], row: 1, begun: ['first', 'second'] }
    const next = await decideOn(
      { wish: 'forget me' },
      { household, talk: talkAbout({ ...about, asked: 'more' }) },
    )
    expect(next.household.searches).toEqual([hers])
    expect(next.talk).toMatchObject({ heard: [], row: 0, asked: 'what' })
    expect(next.talk.search).toBeUndefined()
  })

  it('from an unsure voice leaves a person’s open search to them', async () => {
    const talk = talkAbout({ search: 'hers', heard: ['hush-kettle'], row: 1 })
    const next = await decideOn({ wish: 'forget me' }, { household, talk })
    expect(next.household.searches).toContainEqual(hers)
    expect(next.talk.search).toBeUndefined()
  })

  it('confirmed leaves no note of them in this talk', async () => {
    const talk: Talk = {
      ...open({ matter: 'forget', person: anna }),
      named: { person: anna, level: 300, until: NOW + HOUR },
      search: 'hers',
      offered: 'hers',
      heard: ['hush-kettle'],
      row: 1,
      it: 'hush-kettle',
    }
    const next = await decideOn({ wish: 'yes, forget me' }, { who: ANNA_300, household, talk })
    expect(next.talk).toEqual({ ...talkAbout({ asked: 'what' }), nameless: true, byPerson: true })
    expect(next.household.people).toEqual({})
    expect(next.household.searches.map(({ id }) => id)).toEqual(['first', 'second'])
  })

  it.each<[string, Talk]>([
    ['without the question', talkAbout()],
    ['to another’s question', open({ matter: 'forget', person: ben })],
    ['to another question', open({ matter: 'use the name', person: anna })],
  ])('confirmed %s asks first', async (_, talk) => {
    const next = await decideOn({ wish: 'yes, forget me' }, { who: ANNA_300, household, talk })
    expect(actsOf(next)).toEqual(['asked to forget'])
    expect(next.household).toEqual(household)
  })
})
