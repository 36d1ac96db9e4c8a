import { DEFAULT_POLICY, NEVER, type Policy, parsePolicy } from '../../lambda/speaker/policy.ts'
import { changedOwn, changedPolicy, differences } from '../../lambda/speaker/policy-change.ts'
import { inForce } from '../../lambda/speaker/policy-layers.ts'

const EVERYBODY = { of: 'everybody' } as const
const FRENCH = { of: 'locale', locale: 'fr-FR' } as const

const set = (given: Record<string, unknown>, policy: Policy = DEFAULT_POLICY, isForced = false) =>
  changedPolicy(policy, EVERYBODY, given, isForced)
function made(given: Record<string, unknown>, policy?: Policy, isForced?: boolean): Policy {
  const checked = set(given, policy, isForced)
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return checked.made
}
const fields = (checked: ReturnType<typeof set> | ReturnType<typeof changedOwn>) =>
  'faults' in checked ? checked.faults.map(({ field }) => field) : 'not refused'

describe('a change of settings', () => {
  it('is refused whole, with the reason at each field that is wrong', () => {
    expect(fields(set({ greetByName: 400, resumeSearch: 0, fly: 1, cap: 3 }))).toEqual([
      'fly',
      'resumeSearch',
      'cap',
    ])
  })

  it.each<[string, unknown, string]>([
    ['greetByName', 0, 'greetByName'],
    ['greetByName', -300, 'greetByName'],
    ['greetByName', 300.5, 'greetByName'],
    ['greetByName', '300', 'greetByName'],
    ['greetByName', 'always', 'greetByName'],
    ['greetByName', null, 'greetByName'],
    ['greetByName', Number.NaN, 'greetByName'],
    ['greetByName', 1e9, 'greetByName'],
    ['nameAgainAfterHours', -1, 'nameAgainAfterHours'],
    ['nameAgainAfterHours', 721, 'nameAgainAfterHours'],
    ['nameAgainAfterHours', 0.5, 'nameAgainAfterHours'],
    ['nameAgainAfterHours', 'never', 'nameAgainAfterHours'],
    ['pinLocales', 'en-US', 'pinLocales'],
    ['pinLocales', ['en-US', 'xx'], 'pinLocales.1'],
    ['pinLocales', ['en-US', 'en-US'], 'pinLocales'],
    ['questions', 0.1, 'questions'],
    ['questions', { below: 0.1 }, 'questions.above'],
    ['questions', { below: 1.1, above: 0 }, 'questions.below'],
    ['questions', { below: 0, above: 0, beside: 0 }, 'questions.beside'],
    ['costRatio', 0, 'costRatio'],
    ['costRatio', Number.POSITIVE_INFINITY, 'costRatio'],
    ['costRatio', 1001, 'costRatio'],
    ['cap', 0, 'cap'],
    ['cap', 1, 'cap'],
    ['cap', '5 %', 'cap'],
    ['thresholds', { greetByName: 300 }, 'thresholds'],
    ['version', 9, 'version'],
    ['locales', {}, 'locales'],
    ['__proto__ ', 1, '__proto__ '],
  ])('is refused with %s = %p, at %s', (name, value, field) => {
    expect(fields(set({ [name]: value }))).toEqual([field])
    expect(fields(changedOwn(DEFAULT_POLICY, {}, { [name]: value }, true))).toEqual([field])
  })

  it('makes the next version, and touches nothing else', () => {
    const next = made({ cap: 0.1 }, { ...DEFAULT_POLICY, version: 7 })
    expect(next).toEqual({ ...DEFAULT_POLICY, version: 8, cap: 0.1 })
    expect(parsePolicy(JSON.parse(JSON.stringify(next)))).toEqual(next)
  })

  it('takes a setting back: a threshold to the built-in one', () => {
    const changed = made({ greetByName: 'never', cap: 0.1 })
    expect(made({ greetByName: undefined, cap: undefined }, changed)).toEqual({
      ...DEFAULT_POLICY,
      version: 2,
    })
  })
})

describe('the order threshold', () => {
  it.each([299, 200, 1])('is never %d, even by force', (order) => {
    expect(fields(set({ order }, DEFAULT_POLICY, true))).toEqual(['order'])
    expect(fields(changedPolicy(DEFAULT_POLICY, FRENCH, { order }, true))).toEqual(['order'])
    expect(fields(changedOwn(DEFAULT_POLICY, {}, { order }, true))).toEqual(['order'])
  })

  it.each<Record<string, unknown>>([
    { order: 350, resumeSearch: 400 },
    { resumeSearch: 'never' },
    { resumeSearch: 401 },
  ])('is not laxer than resumeSearch (%p) unless forced', (given) => {
    expect(fields(set(given))).toEqual(['order'])
    expect(made(given, DEFAULT_POLICY, true).version).toBe(1)
  })

  it('is looked at where layers meet, too', () => {
    const french = changedPolicy(DEFAULT_POLICY, FRENCH, { order: 350 }, false)
    if ('faults' in french) throw new Error('refused')
    expect(fields(set({ resumeSearch: 375 }, french.made))).toEqual(['order'])
    expect(fields(changedOwn(french.made, {}, { resumeSearch: 360 }, false))).toEqual(['order'])
  })

  it('that lies below 300 in the store is in no new version, whatever is changed', () => {
    const lax = { ...DEFAULT_POLICY, thresholds: { ...DEFAULT_POLICY.thresholds, order: 200 } }
    const french = { ...DEFAULT_POLICY, locales: { 'fr-FR': { thresholds: { order: 299 } } } }
    for (const policy of [lax, french]) {
      expect(fields(set({ greetByName: 400 }, policy, true))).toEqual(['order'])
      expect(fields(changedPolicy(policy, { of: 'locale', locale: 'en-GB' }, { cap: 0.1 }, true))).toEqual([
        'order',
      ])
    }
    expect(made({ greetByName: 400, order: 400 }, lax).thresholds.order).toBe(400)
    expect(fields(changedOwn(DEFAULT_POLICY, { thresholds: { order: 200 } }, { cap: 0.1 }, true))).toEqual([
      'order',
    ])
  })

  it('that was forced does not stand in the way of another setting', () => {
    const forced = made({ order: 300, resumeSearch: 400 }, DEFAULT_POLICY, true)
    expect(made({ greetByName: 200 }, forced).thresholds.greetByName).toBe(200)
  })

  it('has nothing to do with greetByName', () => {
    expect(made({ greetByName: 'never' }).thresholds).toEqual({
      greetByName: 'never',
      resumeSearch: 300,
      order: 400,
    })
  })
})

describe('of the layers', () => {
  const policy: Policy = {
    ...DEFAULT_POLICY,
    version: 3,
    cap: 0.1,
    pinLocales: ['en-GB'],
    locales: { 'fr-FR': { thresholds: { greetByName: 400 }, cap: 0.2 } },
  }
  const own = { thresholds: { greetByName: 200 }, pinLocales: [] }

  it('the narrowest wins, for each setting by itself', () => {
    expect(inForce(policy, 'fr-FR', own)).toMatchObject({
      thresholds: { greetByName: 200, resumeSearch: 300, order: 400 },
      cap: 0.2,
      costRatio: 10,
      pinLocales: [],
    })
    expect(inForce(policy, 'fr-FR', undefined)).toMatchObject({
      thresholds: { greetByName: 400 },
      pinLocales: ['en-GB'],
    })
    expect(inForce(policy, 'en-US', undefined)).toMatchObject({ thresholds: { greetByName: 300 }, cap: 0.1 })
  })

  it('one that says nothing, none or 0 is not one that does not say it', () => {
    const wide: Policy = {
      ...policy,
      nameAgainAfterHours: 12,
      questions: { below: 0.1, above: 0.1 },
      locales: { 'fr-FR': { nameAgainAfterHours: 0, questions: { below: 0, above: 0 }, pinLocales: [] } },
    }
    expect(inForce(wide, 'fr-FR', undefined)).toMatchObject({
      nameAgainAfterHours: 0,
      questions: { below: 0, above: 0 },
      pinLocales: [],
    })
  })

  it('none is left where all that it said was taken back', () => {
    const given = { greetByName: 400, cap: 0.1 }
    const back = { greetByName: undefined, cap: undefined }
    const french = changedPolicy(DEFAULT_POLICY, FRENCH, given, false)
    if ('faults' in french) throw new Error('refused')
    const made = changedPolicy(french.made, FRENCH, back, false)
    expect(made).toStrictEqual({ made: { ...DEFAULT_POLICY, version: 2, locales: {} } })
    expect(
      changedOwn(DEFAULT_POLICY, { thresholds: { greetByName: 400 }, cap: 0.1 }, back, false),
    ).toStrictEqual({
      made: {},
    })
  })

  it('none loosens a policy that cannot be read', () => {
    expect(inForce(NEVER, 'en-US', own).thresholds).toEqual(NEVER.thresholds)
  })

  it('what differs between two versions is told', () => {
    expect(differences(DEFAULT_POLICY, policy)).toContainEqual({
      setting: 'greetByName',
      locale: 'fr-FR',
      before: undefined,
      after: 400,
    })
  })
})

describe('a stored policy', () => {
  const { thresholds } = DEFAULT_POLICY

  it.each<[string, object]>([
    ['a locale that we do not speak', { locales: { 'de-DE': {} } }],
    ['a locale with an unknown setting', { locales: { 'fr-FR': { fly: 1 } } }],
    ['a locale with a threshold of 0', { locales: { 'fr-FR': { thresholds: { order: 0 } } } }],
    ['hours as text', { nameAgainAfterHours: '12' }],
    ['an unknown field', { speed: 1 }],
  ])('is unreadable as a whole with %s', (_, more) => {
    expect(parsePolicy({ version: 1, thresholds, ...more })).toBeUndefined()
  })

  it('of before there were other settings is read as it is', () => {
    expect(parsePolicy({ version: 1, thresholds })).toEqual({ version: 1, thresholds })
  })
})
