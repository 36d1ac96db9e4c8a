import { DAY, HOUR } from '../../lambda/household/limits.ts'
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

const OPEN = { wish: 'open' } as const

describe('a greeting by name', () => {
  it.each([300, 301, 400, 999])('notes whose name it was and the level of this turn: %p', async (level) => {
    const { talk, household } = await decideOn(OPEN, { who: { person: anna, level } })
    expect(talk.named).toEqual({ person: anna, level, until: NOW + HOUR })
    expect(household.people).toEqual({ [anna]: { touched: NOW } })
  })

  it.each([
    ['nobody', undefined],
    ['a voice that is not sure enough', { person: anna, level: 299 }],
    ['a voice without a level', { person: anna, level: null }],
  ])('is none for %s, and notes nothing', async (_, who) => {
    const { acts, talk, household } = await decideOn(OPEN, { who })
    expect(acts[0]).toMatchObject({ act: 'greeted', named: false })
    expect(talk.named).toBeUndefined()
    expect(household.people).toEqual({})
  })

  it('has nothing to do with what stands after it', async () => {
    const household = householdOf({ searches: [searchOf('a')] })
    const named = await decideOn(OPEN, { who: ANNA_300, household })
    const neutral = await decideOn(OPEN, { household })
    expect(named.acts.slice(1)).toEqual(neutral.acts.slice(1))
    expect(named.acts.slice(1)).toEqual([{ act: 'offered' }])
  })
})

describe('a talk', () => {
  it('in which a recognized voice took part stays one, whoever speaks next', async () => {
    const unsure = await decideOn({ wish: 'help' }, { who: { person: anna, level: null } })
    expect(unsure.talk.byPerson).toBe(true)
    for (const wish of ['help', 'open', 'start over', 'yes'] as const)
      expect((await decideOn({ wish }, { talk: unsure.talk })).talk.byPerson).toBe(true)
  })

  it('of nobody is nobody’s', async () => {
    expect((await decideOn({ wish: 'help' })).talk.byPerson).toBeUndefined()
  })
})

describe('an offer at a launch', () => {
  const searches = [
    searchOf('all', { touched: NOW + 9 }),
    searchOf('hers', { owner: anna }),
    searchOf('his', { owner: ben, touched: NOW + 5 }),
  ]

  it.each([
    ['their own to whom the policy is sure of', ANNA_300, 'hers'],
    ['the household’s to an unsure voice', { person: anna, level: 299 }, 'all'],
    ['the household’s to nobody', undefined, 'all'],
    ['their own to another person', { person: ben, level: 400 }, 'his'],
  ])('is %s', async (_, who, offered) => {
    const { talk } = await decideOn(OPEN, { who, household: householdOf({ searches }) })
    expect(talk).toMatchObject({ asked: 'go on', offered })
  })

  it('is the household’s where they have none, or want none', async () => {
    const quiet = { refused: 2, quietUntil: NOW + DAY }
    const people = { [anna]: { touched: NOW, offers: quiet } }
    const { talk } = await decideOn(OPEN, { who: ANNA_300, household: householdOf({ searches, people }) })
    expect(talk.offered).toBe('all')
  })

  it('is not made where the answer could not be kept', async () => {
    const decision = await decideOn(OPEN, { household: householdOf({ searches }), keeps: false })
    expect(actsOf(decision)).toEqual(['greeted', 'asked what to find'])
    expect(decision.talk.offered).toBeUndefined()
  })

  it('leaves in the talk what it must: a name, what began in it, who took part, what is not wanted', async () => {
    const kept = {
      named: { person: ben, level: 300, until: NOW + 9 },
      begun: ['x'],
      byPerson: true,
      nameless: true,
    }
    const talk = talkAbout({ ...kept, search: 'all', heard: ['hush-kettle'], row: 1, it: 'hush-kettle' })
    const next = await decideOn(OPEN, { talk, household: householdOf({ searches }) })
    expect(next.talk).toEqual({ ...talkAbout(), ...kept, asked: 'go on', offered: 'all' })
  })
})
