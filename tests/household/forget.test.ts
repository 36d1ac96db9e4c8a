import { withoutNotes, withoutPerson, withoutTalksSearches } from '../../lambda/household/forget.ts'
import { HOUR } from '../../lambda/household/limits.ts'
import type { Answer, Talk } from '../../lambda/household/state.ts'
import { anna, ben, householdOf, NOW, searchOf, talkAbout } from '../support/situation.ts'

const answer = (request: string, session: string): Answer => ({
  request,
  session,
  at: NOW,
  acts: [{ act: 'found nothing', query: `secret ${request}` }],
})
const EMPTY = [{ act: 'asked what to find' }]

/** A talk full of notes about somebody. */
const noted = (session: string, person: typeof anna, search: string): Talk =>
  talkAbout({
    session,
    byPerson: true,
    named: { person, level: 300, until: NOW + HOUR },
    matter: { matter: 'called', person, before: 'annie', again: false },
    search,
    offered: search,
    heard: ['hush-kettle'],
    row: 1,
    asked: 'describe',
  })

const household = householdOf({
  people: { [anna]: { touched: NOW, called: 'annie' }, [ben]: { touched: NOW, called: 'ben' } },
  searches: [searchOf('hers', { owner: anna }), searchOf('his', { owner: ben }), searchOf('all')],
  talks: [noted('one', anna, 'hers'), noted('two', anna, 'hers'), noted('three', ben, 'his')],
  answers: [answer('a', 'one'), answer('b', 'four'), answer('c', 'gone')],
})
const withNobodys = { ...household, talks: [...household.talks, talkAbout({ session: 'four' })] }

describe('a household without somebody', () => {
  const next = withoutPerson(withNobodys, anna)

  it('has no record, no search and no note of them, in any talk', () => {
    expect(Object.keys(next.people)).toEqual([ben])
    expect(next.searches.map(({ id }) => id)).toEqual(['his', 'all'])
    const gone = {
      session: expect.any(String),
      touched: NOW,
      heard: [],
      row: 0,
      byPerson: true,
      nameless: true,
    }
    expect(next.talks.slice(0, 2)).toEqual([gone, gone])
    expect(JSON.stringify(next)).not.toMatch(/k1\.anna|hers/)
  })

  it('keeps what it has of the others', () => {
    expect(next.people[ben]).toEqual(household.people[ben])
    expect(next.talks[2]).toEqual(noted('three', ben, 'his'))
  })

  it('knows every request, but what was said only in talks without a recognized voice', () => {
    expect(next.answers.map(({ request }) => request)).toEqual(['a', 'b', 'c'])
    expect(next.answers.map(({ acts }) => acts)).toEqual([EMPTY, answer('b', 'four').acts, EMPTY])
  })
})

describe('a talk without its notes of somebody', () => {
  const isTheirs = (id: string | undefined) => id === 'hers'

  it('goes on about a search that is not theirs', () => {
    const talk = talkAbout({ search: 'all', heard: ['hush-kettle'], row: 1, asked: 'describe' })
    expect(withoutNotes(talk, anna, isTheirs)).toEqual(talk)
  })

  it('speaks no name any more where theirs was spoken, and may where it was not', () => {
    expect(withoutNotes(noted('s', anna, 'all'), anna, isTheirs).nameless).toBe(true)
    expect(withoutNotes(noted('s', ben, 'all'), anna, isTheirs).nameless).toBeUndefined()
    expect(withoutNotes({ ...talkAbout(), nameless: true }, anna, isTheirs).nameless).toBe(true)
  })

  it('keeps no words of what left nothing, where a recognized voice may have said them', () => {
    const tried = { query: 'a secret', drop: ['price' as const] }
    const talk = talkAbout({ search: 'all', heard: ['a'], row: 1, it: 'a', asked: 'drop', tried })
    expect(withoutNotes(talk, anna, isTheirs)).toEqual(talk)
    const byPerson = withoutNotes({ ...talk, byPerson: true }, anna, isTheirs)
    expect(byPerson).toMatchObject({ search: 'all', heard: ['a'], asked: 'what' })
    expect(JSON.stringify(byPerson)).not.toContain('secret')
    const theirs = withoutNotes({ ...talk, search: 'hers', byPerson: true }, anna, isTheirs)
    expect(theirs).toEqual(talkAbout({ byPerson: true, asked: 'what' }))
  })

  it('drops each note of them alone, and none of another', () => {
    const { named, matter } = noted('s', anna, 'x')
    const mixed = { ...noted('s', ben, 'x'), ...(named ? { named } : {}) }
    expect(withoutNotes(mixed, anna, isTheirs)).toMatchObject({ matter: { person: ben }, offered: 'x' })
    expect(withoutNotes(mixed, anna, isTheirs).named).toBeUndefined()
    const other = { ...noted('s', ben, 'x'), ...(matter ? { matter } : {}) }
    expect(withoutNotes(other, anna, isTheirs)).toMatchObject({ named: { person: ben } })
    expect(withoutNotes(other, anna, isTheirs).matter).toBeUndefined()
  })
})

describe('a household without what a talk looked for', () => {
  it('loses what began in it and what is open in it, if it is the household’s', () => {
    const searches = ['first', 'open', 'other'].map((id) => searchOf(id))
    const hers = searchOf('hers', { owner: anna })
    const talk = talkAbout({ begun: ['first', 'hers'], search: 'open' })
    const next = withoutTalksSearches(householdOf({ searches: [...searches, hers] }), talk)
    expect(next.searches.map(({ id }) => id)).toEqual(['other', 'hers'])
  })

  it('knows its requests, and no word of them', () => {
    const answers = [answer('a', 's'), answer('b', 'other')]
    const next = withoutTalksSearches(householdOf({ answers }), talkAbout())
    expect(next.answers.map(({ acts }) => acts)).toEqual([EMPTY, answer('b', 'other').acts])
    expect(next.answers.map(({ request }) => request)).toEqual(['a', 'b'])
  })
})
