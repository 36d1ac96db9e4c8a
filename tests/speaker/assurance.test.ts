import fc from 'fast-check'
import {
  assure,
  assureNothing,
  explain,
  type Naming,
  reaches,
  respectNaming,
  withoutName,
} from '../../lambda/speaker/assurance.ts'
import {
  DEFAULT_POLICY,
  NEVER,
  type Policy,
  PRIVILEGES,
  parsePolicy,
  type Threshold,
} from '../../lambda/speaker/policy.ts'
import { type Recognition, recognize } from '../../lambda/speaker/recognition.ts'

const at = (level: number): Recognition => ({ kind: 'person at level', personId: 'p', level })
const policy = (greetByName: Threshold, version = 7): Policy => ({
  version,
  thresholds: { ...DEFAULT_POLICY.thresholds, greetByName },
})
const free: Naming = {
  optedOut: false,
  heldAt: undefined,
  spokenInSession: false,
  unwantedInSession: false,
  namedLately: false,
}
const names = (recognition: Recognition, p: Policy = DEFAULT_POLICY) =>
  assure(recognition, p).privileges.greetByName.allowed

describe('assurance', () => {
  it.each([
    [0, false],
    [200, false],
    [250, false],
    [299, false],
    [300, true],
    [350, true],
    [400, true],
    [500, true],
  ])('at a threshold of 300, level %d names: %p', (level, expected) => {
    expect(names(at(level))).toBe(expected)
  })

  it('counts the threshold as the lowest level that is enough', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (level, threshold) => {
        expect(reaches(level, threshold)).toBe(level >= threshold)
      }),
    )
  })

  it('lets no voice below 300 order, even where a policy in the store asks for less', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (level, order) => {
        const lax = { version: 7, thresholds: { ...DEFAULT_POLICY.thresholds, order } }
        const { allowed, needs } = assure(at(level), lax).privileges.order
        expect({ allowed, needs }).toEqual({
          allowed: level >= order && level >= 300,
          needs: Math.max(order, 300),
        })
      }),
    )
  })

  it('never names at a threshold of never, whatever the level', () => {
    fc.assert(fc.property(fc.nat(), (level) => expect(names(at(level), policy('never'))).toBe(false)))
  })

  it.each<[string, unknown]>([
    ['nobody', undefined],
    ['a person without a level', { personId: 'p' }],
    ['a malformed person', { personId: 'p', authenticationConfidenceLevel: { level: '300' } }],
  ])('gives %s no privilege at all', (_, person) => {
    const { privileges } = assure(recognize(person), DEFAULT_POLICY)
    for (const privilege of PRIVILEGES) expect(privileges[privilege].allowed).toBe(false)
  })

  it('decides each privilege by its own threshold', () => {
    const { privileges } = assure(at(300), DEFAULT_POLICY)
    expect(privileges.resumeSearch.allowed).toBe(true)
    expect(privileges.order).toEqual({ allowed: false, needs: 400, reason: 'the level is too low' })
  })

  it('does not name who opted out, at any level', () => {
    const verdict = respectNaming(assure(at(400), DEFAULT_POLICY), { ...free, optedOut: true })
    expect(verdict.privileges.greetByName.allowed).toBe(false)
    expect(verdict.privileges.resumeSearch.allowed).toBe(true)
  })

  it.each([
    [300, false],
    [350, false],
    [351, true],
    [400, true],
  ])('with a hold at 350, level %d names: %p', (level, expected) => {
    const verdict = respectNaming(assure(at(level), DEFAULT_POLICY), { ...free, heldAt: 350 })
    expect(verdict.privileges.greetByName.allowed).toBe(expected)
  })

  it('does not name twice in a session', () => {
    const verdict = respectNaming(assure(at(400), DEFAULT_POLICY), { ...free, spokenInSession: true })
    expect(verdict.privileges.greetByName.reason).toBe('a name was spoken in this session')
  })

  it('keeps the first reason: what was refused is not refused again for another', () => {
    const refused = assure(at(200), DEFAULT_POLICY)
    expect(withoutName(refused, 'the naming could not be noted')).toBe(refused)
  })

  it('grants nothing where the store could not be read', () => {
    const { privileges } = assureNothing(assure(at(500), DEFAULT_POLICY), 'the store could not be read')
    for (const privilege of PRIVILEGES) expect(privileges[privilege].allowed).toBe(false)
  })

  it('grants nothing under the policy of last resort', () => {
    const { privileges } = assure(at(500), NEVER)
    for (const privilege of PRIVILEGES) expect(privileges[privilege].allowed).toBe(false)
  })

  it('explains itself in one line', () => {
    expect(explain(assure(at(200), policy(300)), true)).toBe(
      'level 200, greetByName needs 300, policy 7: neutral',
    )
    expect(explain(assure(at(300), policy(300)), true)).toBe(
      'level 300, greetByName needs 300, policy 7: named',
    )
    expect(explain(assure(at(300), policy(300)), false)).toBe(
      'level 300, greetByName needs 300, policy 7: no greeting',
    )
    expect(explain(assure(recognize(undefined), policy('never')), true)).toBe(
      'no level, greetByName needs never, policy 7: neutral (nobody was recognized)',
    )
    expect(explain(assure(at(300), NEVER), true)).toMatch(/no readable policy: neutral/)
  })
})

describe('a stored policy', () => {
  const thresholds = { greetByName: 300, resumeSearch: 300, order: 'never' }

  it('is read as it was written', () => {
    expect(parsePolicy({ version: 3, thresholds })).toEqual({
      version: 3,
      thresholds,
    })
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty object', {}],
    ['a field that is unknown', { version: 3, thresholds, reason: 'a quieter week' }],
    ['version 0', { version: 0, thresholds }],
    ['a version as text', { version: '3', thresholds }],
    ['a missing threshold', { version: 3, thresholds: { greetByName: 300, resumeSearch: 300 } }],
    ['a threshold of 0', { version: 3, thresholds: { ...thresholds, greetByName: 0 } }],
    ['a negative threshold', { version: 3, thresholds: { ...thresholds, greetByName: -1 } }],
    ['a fraction', { version: 3, thresholds: { ...thresholds, greetByName: 0.9 } }],
    ['a threshold as text', { version: 3, thresholds: { ...thresholds, greetByName: '300' } }],
    ['another word than never', { version: 3, thresholds: { ...thresholds, greetByName: 'always' } }],
    ['a privilege that does not exist', { version: 3, thresholds: { ...thresholds, admin: 300 } }],
  ])('is unreadable as a whole with %s', (_, stored) => {
    expect(parsePolicy(stored)).toBeUndefined()
  })
})
