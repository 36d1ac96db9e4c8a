import fc from 'fast-check'
import { levelOf, personIdOf, recognize } from '../../lambda/speaker/recognition.ts'

const withLevel = (level: unknown, personId: unknown = 'amzn1.ask.person.A') => ({
  personId,
  authenticationConfidenceLevel: { level },
})

describe('recognition', () => {
  it.each([200, 250, 300, 350, 400, 500, 1])('takes the level %d as it comes', (level) => {
    expect(recognize(withLevel(level))).toEqual({
      kind: 'person at level',
      personId: 'amzn1.ask.person.A',
      level,
    })
  })

  it('takes the level 0 for a level, which no threshold accepts', () => {
    expect(levelOf(recognize(withLevel(0)))).toBe(0)
  })

  it('passes over what it does not know beside the level', () => {
    const person = {
      personId: 'p',
      accessToken: 'secret',
      authenticationConfidenceLevel: { level: 400, customPolicy: { policyName: 'VOICE_PIN' } },
    }
    expect(recognize(person)).toEqual({ kind: 'person at level', personId: 'p', level: 400 })
  })

  it.each([[undefined], [null]])('takes %p for nobody', (person) => {
    expect(recognize(person)).toEqual({ kind: 'nobody' })
  })

  it.each([
    ['no confidence at all', { personId: 'p' }],
    ['confidence without a level', { personId: 'p', authenticationConfidenceLevel: {} }],
  ])('takes a person with %s for a person without a level', (_, person) => {
    expect(recognize(person)).toEqual({ kind: 'person without level', personId: 'p' })
  })

  it.each([
    ['a level as a string', withLevel('300')],
    ['NaN', withLevel(Number.NaN)],
    ['1e400, which JSON reads as Infinity', withLevel(JSON.parse('1e400'))],
    ['a negative level', withLevel(-300)],
    ['a fraction', withLevel(300.5)],
    ['a level of null', withLevel(null)],
    ['a level in a list', withLevel([300])],
    ['a level beyond the safe integers', withLevel(2 ** 53)],
    ['confidence that is null', { personId: 'p', authenticationConfidenceLevel: null }],
    ['confidence that is a number', { personId: 'p', authenticationConfidenceLevel: 300 }],
    ['confidence that is a list', { personId: 'p', authenticationConfidenceLevel: [] }],
    ['an empty personId', withLevel(300, '')],
    ['a personId of 256 characters', withLevel(300, 'x'.repeat(256))],
    ['a personId of nothing but spaces', withLevel(300, '   ')],
    ['a personId with half a surrogate pair', withLevel(300, '\ud800')],
    ['a personId that is no text', withLevel(300, 42)],
    ['no personId', { authenticationConfidenceLevel: { level: 300 } }],
    ['a person that is a text', 'amzn1.ask.person.A'],
    ['a person that is a list', [withLevel(300)]],
    ['a person that is true', true],
  ])('takes %s for malformed', (_, person) => {
    expect(recognize(person)).toEqual({ kind: 'malformed' })
  })

  it('takes a personId of 255 characters', () => {
    expect(personIdOf(recognize(withLevel(300, 'x'.repeat(255))))).toHaveLength(255)
  })

  it('never throws, and gives a level only for a person', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (person) => {
        const recognition = recognize(person)
        expect(levelOf(recognition) === null || personIdOf(recognition) !== undefined).toBe(true)
      }),
    )
  })
})
