import type { Act } from '../../lambda/acts.ts'
import type { HouseholdKey } from '../../lambda/household/ids.ts'
import { HOUR } from '../../lambda/household/limits.ts'
import type { Talk } from '../../lambda/household/state.ts'
import { replayed } from '../../lambda/skill/replay.ts'
import type { Turn } from '../../lambda/skill/turn.ts'
import { assure } from '../../lambda/speaker/assurance.ts'
import { DEFAULT_POLICY } from '../../lambda/speaker/policy.ts'
import type { Recognition } from '../../lambda/speaker/recognition.ts'
import { anna, ben, householdOf, NOW, talkAbout } from '../support/situation.ts'

const turn: Turn = {
  wish: { wish: 'open' },
  recognition: { kind: 'person at level', personId: 'p', level: 300 },
  household: 'k1.home' as HouseholdKey,
  person: anna,
  session: 's',
  request: 'r',
  memory: { wasNamed: false, unsaved: undefined },
  locale: 'en-US',
  now: NOW,
}
const named = { person: anna, level: 300, until: NOW + HOUR }
const matter = { matter: 'called', person: anna, again: false } as const

/** The first act of a request that was answered with this one before. */
function again(act: Act, talk: Partial<Talk>, setting: { turn?: Partial<Turn>; record?: object } = {}) {
  const stored = householdOf({
    people: { [anna]: { touched: NOW, called: 'annie', ...setting.record } },
    talks: [talkAbout(talk)],
    answers: [{ request: 'r', session: 's', at: NOW, acts: [act] }],
  })
  const now = { ...turn, ...setting.turn }
  return replayed(now, assure(now.recognition, DEFAULT_POLICY), stored)?.acts[0]
}
const at = (level: number): { turn: Partial<Turn> } => ({
  turn: { recognition: { kind: 'person at level', personId: 'p', level } },
})
const NOBODY: Recognition = { kind: 'nobody' }

describe('a greeting that is sent again', () => {
  const greeted: Act = { act: 'greeted', named: true, again: true }
  const neutral = { ...greeted, named: false }

  it('says the name to whom it was said', () => {
    expect(again(greeted, { named })).toEqual(greeted)
  })

  it.each<[string, Partial<Talk>, Parameters<typeof again>[2]]>([
    ['that is noted as another’s', { named: { ...named, person: ben } }, {}],
    ['of which there is no note', {}, {}],
    ['whose note has ended', { named: { ...named, until: NOW } }, {}],
    ['to nobody', { named }, { turn: { recognition: NOBODY, person: undefined } }],
    ['to a voice that is not sure enough', { named }, at(299)],
    ['that is held', { named }, { record: { hold: { level: 300, until: NOW + 1 } } }],
    ['that its person refused', { named }, { record: { optedOut: true } }],
    ['that nobody wants here', { named, nameless: true }, {}],
    ['that was said before', { named }, { turn: { memory: { wasNamed: true, unsaved: undefined } } }],
  ])('says no name %s', (_, talk, setting) => {
    expect(again(greeted, talk, setting)).toEqual(neutral)
  })

  it('says no name that it did not say before', () => {
    expect(again(neutral, { named })).toEqual(neutral)
  })
})

describe('a say-back that is sent again', () => {
  const called: Act = { act: 'called', named: true }
  const unnamed = { ...called, named: false }

  it('says the name to whom it was said', () => {
    expect(again(called, { matter })).toEqual(called)
  })

  it.each<[string, Partial<Talk>, Parameters<typeof again>[2]]>([
    ['to a voice that is not sure enough', { matter }, at(299)],
    ['where none is kept', { matter }, { record: { called: undefined } }],
    ['where none is wanted', { matter, nameless: true }, {}],
  ])('says no name %s', (_, talk, setting) => {
    expect(again(called, talk, setting)).toEqual(unnamed)
  })

  it.each<[string, Partial<Talk>, Parameters<typeof again>[2]]>([
    ['is not open', {}, {}],
    ['is another’s', { matter: { ...matter, person: ben } }, {}],
    ['is another one', { matter: { matter: 'forget', person: anna } }, {}],
    ['is not this voice’s', { matter }, { turn: { recognition: NOBODY, person: undefined } }],
  ])('asks nothing about a name where the question %s', (_, talk, setting) => {
    expect(again(called, talk, setting)).toEqual({ act: 'asked what to find' })
  })
})

describe('a request that is sent again', () => {
  it('is a new one where it is not known', () => {
    expect(
      replayed({ ...turn, request: 'other' }, assure(NOBODY, DEFAULT_POLICY), householdOf()),
    ).toBeUndefined()
    expect(replayed(turn, assure(NOBODY, DEFAULT_POLICY), undefined)).toBeUndefined()
  })

  it.each<[string, Partial<Talk>, boolean]>([
    ['a name was spoken', { named }, true],
    ['no name is wanted', { nameless: true }, true],
    ['neither', {}, false],
  ])('leaves in the session what its talk says of names: %s', (_, talk, wasNamed) => {
    const answers = [{ request: 'r', session: 's', at: NOW, acts: [] }]
    const stored = householdOf({ talks: [talkAbout(talk)], answers })
    expect(replayed(turn, assure(NOBODY, DEFAULT_POLICY), stored)?.memory.wasNamed).toBe(wasNamed)
  })
})
