import { givenIn } from '../../local/cli/policy-values.ts'

describe('a setting as it is typed', () => {
  it.each<[string, Record<string, unknown>]>([
    ['greetByName=400', { greetByName: 400 }],
    ['greetByName=never', { greetByName: 'never' }],
    ['greetByName=default', { greetByName: undefined }],
    ['cap=0.05', { cap: 0.05 }],
    ['pinLocales=en-US, en-GB', { pinLocales: ['en-US', 'en-GB'] }],
    ['pinLocales=none', { pinLocales: [] }],
    ['questions=0.02,0.1', { questions: { below: 0.02, above: 0.1 } }],
    ['questions=off', { questions: { below: 0, above: 0 } }],
  ])('%s is what it says', (typed, given) => {
    expect(givenIn([typed])).toStrictEqual(given)
  })

  it.each<[string, unknown]>([
    ['1e3', '1e3'],
    ['0x10', '0x10'],
    [' 400', ' 400'],
    ['400,400', '400,400'],
    ['400\n', '400\n'],
    ['٤٠٠', '٤٠٠'],
    ['NEVER', 'NEVER'],
    ['Infinity', 'Infinity'],
    ['-1', -1],
    ['300.5', 300.5],
  ])('%p is nothing that passes for a level', (typed, given) => {
    expect(givenIn([`greetByName=${typed}`])).toStrictEqual({ greetByName: given })
  })

  it.each([['cap='], ['=1'], ['cap'], ['cap:0.1'], ['a b=1'], ['']])('%p is not understood', (typed) => {
    expect(givenIn([typed])).toBeUndefined()
  })

  it('is given once', () => {
    expect(givenIn(['cap=0.1', 'costRatio=3', 'cap=0.2'])).toBeUndefined()
  })

  it.each(['__proto__', 'constructor', 'toString'])(
    'named %s is a setting like any other that there is not',
    (name) => {
      const given = givenIn([`${name}=1`]) ?? {}
      expect(Object.keys(given)).toEqual([name])
      expect(Object.getPrototypeOf(given)).toBe(Object.prototype)
    },
  )
})
