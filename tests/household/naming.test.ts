import { hasRoomFor, pruned, withTalk } from '../../lambda/household/change.ts'
import { BOUNDS, DAY, HOUR } from '../../lambda/household/limits.ts'
import { namingOf, withNaming, withObjection } from '../../lambda/household/naming.ts'
import type { Household } from '../../lambda/household/state.ts'
import { anna, ben, householdOf, NOW, talkAbout } from '../support/situation.ts'

const named = (level: number) => ({ named: { person: anna, level, until: NOW + HOUR } })
const held = (level: number, until = NOW + DAY): Household =>
  householdOf({ people: { [anna]: { touched: NOW, hold: { level, until } } } })

describe('an objection', () => {
  it('holds whoever was named at the level of the naming, for 30 days to the second', () => {
    const known = householdOf({ people: { [anna]: { touched: NOW } } })
    const next = withObjection(known, talkAbout(named(350)), NOW)
    expect(next.people[anna]?.hold).toEqual({ level: 350, until: NOW + 30 * DAY })
    expect(namingOf(pruned(next, NOW + 30 * DAY - 1), anna, talkAbout(), 0, NOW).heldAt).toBe(350)
    expect(namingOf(pruned(next, NOW + 30 * DAY), anna, talkAbout(), 0, NOW).heldAt).toBeUndefined()
    expect(namingOf(pruned(next, NOW + 30 * DAY + 1), anna, talkAbout(), 0, NOW).heldAt).toBeUndefined()
  })

  it.each([
    [400, 300, 400],
    [300, 400, 400],
    [300, 300, 300],
  ])('after another one holds at the higher level, from now on: %p, then %p', (first, second, level) => {
    const next = withObjection(held(first), talkAbout(named(second)), NOW)
    expect(next.people[anna]?.hold).toEqual({ level, until: NOW + 30 * DAY })
  })

  it.each([
    ['no name was spoken', talkAbout(), held(300)],
    ['they were forgotten since', talkAbout(named(300)), householdOf()],
  ])('holds nobody where %s', (_, talk, household) => {
    expect(withObjection(household, talk, NOW)).toEqual(household)
  })

  it('holds nobody else', () => {
    const both = householdOf({ people: { [anna]: { touched: NOW }, [ben]: { touched: NOW } } })
    expect(withObjection(both, talkAbout(named(300)), NOW).people[ben]).toEqual({ touched: NOW })
  })
})

describe('being named again', () => {
  it('lifts hold and opt-out, and leaves everything else', () => {
    const kept = { called: 'annie', offers: { refused: 1 } }
    const person = { touched: NOW - 5, optedOut: true, hold: { level: 400, until: NOW + DAY }, ...kept }
    const next = withNaming(householdOf({ people: { [anna]: person } }), anna, NOW)
    expect(next.people[anna]).toEqual({ touched: NOW, ...kept })
  })

  it('makes no record where there is none', () => {
    expect(withNaming(householdOf(), anna, NOW)).toEqual(householdOf())
  })
})

describe('the note of a name', () => {
  it('is absent at its end, though its talk is younger', () => {
    const talk = talkAbout({ ...named(300), touched: NOW + 600 })
    const noted = withTalk(householdOf(), talk)
    expect(pruned(noted, NOW + HOUR - 1).talks[0]?.named).toEqual(talk.named)
    expect(pruned(noted, NOW + HOUR).talks).toEqual([talkAbout({ touched: NOW + 600 })])
  })

  it('makes its talk give way last, and then the oldest first', () => {
    const old = talkAbout({ session: 'noted', touched: NOW - 600, ...named(300) })
    const many = Array.from({ length: BOUNDS.talks + 3 }, (_, i) =>
      talkAbout({ session: `${i}`, touched: NOW + i }),
    )
    const { talks } = [old, ...many].reduce(withTalk, householdOf())
    expect(talks).toHaveLength(BOUNDS.talks)
    expect(talks.map(({ session }) => session)).toContain('noted')
    expect(talks.map(({ session }) => session)).not.toContain('0')
  })

  it('keeps the record of whom it names, though they chose nothing', () => {
    const chosen = Array.from({ length: BOUNDS.people - 1 }, (_, i) => [
      `k1.${i}`,
      { touched: NOW, called: 'x' },
    ])
    const people = { ...Object.fromEntries(chosen), [anna]: { touched: NOW } }
    expect(hasRoomFor(householdOf({ people }), ben)).toBe(true)
    expect(hasRoomFor(householdOf({ people, talks: [talkAbout(named(300))] }), ben)).toBe(false)
    const matter = { matter: 'forget', person: anna } as const
    expect(hasRoomFor(householdOf({ people, talks: [talkAbout({ matter })] }), ben)).toBe(false)
  })
})
