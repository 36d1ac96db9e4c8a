import type { Wish } from '../../lambda/conversation/situation.ts'
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

const YES: Wish = { wish: 'yes' }
const RESUME: Wish = { wish: 'resume' }

/** Anna's own, which was offered, and one that was touched later. */
const searches = [
  searchOf('offered', { owner: anna }),
  searchOf('later', { owner: anna, touched: NOW + 9 }),
  searchOf('all', { touched: NOW + 5 }),
]
const talk = talkAbout({ asked: 'go on', offered: 'offered' })
const household = householdOf({ searches, people: { [anna]: { touched: NOW, offers: { refused: 1 } } } })
const UNSURE = [undefined, { person: anna, level: 299 }, { person: ben, level: 400 }]

describe('a yes to an offer of a person’s search', () => {
  it('brings it back to that person, and ends the refusals', async () => {
    const next = await decideOn(YES, { who: ANNA_300, talk, household })
    expect(actsOf(next)).toEqual(['resumed'])
    expect(next.talk.search).toBe('offered')
    expect(next.household.people[anna]?.offers).toBeUndefined()
  })

  it.each(UNSURE)(
    'of another voice closes the question, and changes nothing of the offer (%p)',
    async (who) => {
      const next = await decideOn(YES, { who, talk, household })
      expect(actsOf(next)).toEqual(['said how to go on'])
      expect(next.talk).toMatchObject({ asked: 'what', offered: 'offered' })
      expect(next.talk.search).toBeUndefined()
      expect(next.household).toEqual(household)
      expect(actsOf(await decideOn(YES, { who, talk: next.talk, household }))).toEqual(['missed the query'])
    },
  )
})

describe('"pick up where I left off" after an offer', () => {
  it.each(['go on', 'what'] as const)(
    'is what was offered, though another was touched later (%s)',
    async (asked) => {
      const next = await decideOn(RESUME, { who: ANNA_300, talk: { ...talk, asked }, household })
      expect(next.talk.search).toBe('offered')
      expect(next.household.people[anna]?.offers).toBeUndefined()
    },
  )

  it.each(UNSURE)('is the household’s for a voice that may not have it (%p)', async (who) => {
    const next = await decideOn(RESUME, { who, talk, household })
    expect(next.talk.search).toBe('all')
    expect(next.household.people[anna]?.offers).toEqual({ refused: 1 })
  })

  it('is the last one where nothing was offered', async () => {
    const next = await decideOn(RESUME, { who: ANNA_300, talk: talkAbout(), household })
    expect(next.talk.search).toBe('later')
  })
})

describe('a no to an offer', () => {
  it.each([...UNSURE, ANNA_300])('counts, whoever says it (%p)', async (who) => {
    const next = await decideOn({ wish: 'no' }, { who, talk, household })
    expect(next.household.searches.find(({ id }) => id === 'offered')?.refused).toBe(true)
    expect(next.household.people[anna]?.offers?.refused).toBe(2)
    expect(next.talk.offered).toBeUndefined()
    expect(next.talk.asked).toBe('what')
  })
})

describe('something else said to an offer', () => {
  it.each(['cancel', 'start over'] as const)(
    '"%s" closes what was offered, for its owner alone',
    async (wish) => {
      const closedBy = async (who: Parameters<typeof decideOn>[1]) =>
        (await decideOn({ wish }, { talk, household, ...who })).household.searches
          .filter(({ closed }) => closed)
          .map(({ id }) => id)
      expect(await closedBy({ who: ANNA_300 })).toEqual(['offered'])
      for (const who of UNSURE) expect(await closedBy({ who })).toEqual([])
      expect(await closedBy({ talk: talkAbout({ asked: 'go on', offered: 'all' }) })).toEqual(['all'])
    },
  )

  it('"start over" leaves no offer behind, whoever says it', async () => {
    for (const who of [ANNA_300, ...UNSURE])
      expect((await decideOn({ wish: 'start over' }, { who, talk, household })).talk.offered).toBeUndefined()
  })

  it('"cancel" closes the open search, not what was offered before it', async () => {
    const both = talkAbout({ search: 'later', offered: 'offered' })
    const { household: next } = await decideOn({ wish: 'cancel' }, { who: ANNA_300, talk: both, household })
    expect(next.searches.filter(({ closed }) => closed).map(({ id }) => id)).toEqual(['later'])
  })

  it.each(['stop', 'help', 'why no name', 'what do you know'] as const)(
    '"%s" refuses nothing',
    async (wish) => {
      const next = await decideOn({ wish }, { who: ANNA_300, talk, household })
      expect(next.household).toEqual(household)
    },
  )
})

describe('a search that is brought back', () => {
  it('is not open where nothing of it is sold any more', async () => {
    const gone = searchOf('gone', { results: ['no-such-thing'], query: 'a purple unicorn saddle' })
    const before = talkAbout({ search: 'other', heard: ['hush-kettle'], row: 1, asked: 'describe' })
    const next = await decideOn(RESUME, { talk: before, household: householdOf({ searches: [gone] }) })
    expect(actsOf(next)).toEqual(['resumed empty'])
    expect(next.talk).toEqual(talkAbout({ asked: 'what' }))
    expect(actsOf(await decideOn({ wish: 'more' }, { ...next }))).toEqual(['had nothing open'])
  })
})
