import type { CalibrationInput } from '../../lambda/speaker/calibration/input.ts'
import { recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { moreCleanAnswers, onlyLevelSeen } from '../../lambda/speaker/calibration/wanted.ts'
import { counted } from '../support/calibration.ts'

const VALID = counted([
  [200, 40, 10, 2, 20, 1],
  [300, 90, 20, 1, 50, 2],
])

/** An input with something in it that a caller without types could put there. */
const spoilt = (change: Record<string, unknown>) => ({ ...VALID, ...change }) as CalibrationInput
const without = (field: string): CalibrationInput =>
  Object.fromEntries(Object.entries(VALID).filter(([key]) => key !== field)) as unknown as CalibrationInput

describe('an input is refused, by the name of its field, if', () => {
  it.each([
    ['a field is not known', { caps: 0.05 }, TypeError, 'caps'],
    ['levels are none', { levels: [] }, RangeError, 'levels'],
    ['levels are no list', { levels: '300' }, TypeError, 'levels'],
    ['a level is a string', { levels: [200, '300'] }, TypeError, 'levels[1]'],
    ['a level is a fraction', { levels: [200, 300.5] }, RangeError, 'levels[1]'],
    ['a level is NaN', { levels: [Number.NaN, 300] }, RangeError, 'levels[0]'],
    ['a level comes twice', { levels: [300, 300] }, RangeError, 'levels'],
    ['visits are too few', { visits: [40] }, RangeError, 'visits'],
    ['visits are too many', { visits: [40, 90, 10] }, RangeError, 'visits'],
    ['visits are negative', { visits: [40, -1] }, RangeError, 'visits[1]'],
    ['visits are endless', { visits: [Number.POSITIVE_INFINITY, 90] }, RangeError, 'visits[0]'],
    ['visits are NaN', { visits: [Number.NaN, 90] }, RangeError, 'visits[0]'],
    ['visits are absurd', { visits: [40, 1e12] }, RangeError, 'visits[1]'],
    ['visits are null', { visits: null }, TypeError, 'visits'],
    ['a count has a hole', { asked: [10, undefined] }, TypeError, 'asked[1]'],
    ['a count is a string', { wrong: ['2', 1] }, TypeError, 'wrong[0]'],
    ['more said no than were asked', { wrong: [2, 21] }, RangeError, 'wrong'],
    ['more objected than were named', { objected: [21, 2] }, RangeError, 'objected'],
    ['the cost ratio is 0', { costRatio: 0 }, RangeError, 'costRatio'],
    ['the cost ratio is a string', { costRatio: '10' }, TypeError, 'costRatio'],
    ['the cap is 0', { cap: 0 }, RangeError, 'cap'],
    ['the cap is in percent', { cap: 5 }, RangeError, 'cap'],
    ['the cap is NaN', { cap: Number.NaN }, RangeError, 'cap'],
    ['nothing can be so sure', { conf: 1 }, RangeError, 'conf'],
    ['a bound is as good as a coin', { conf: 0.4 }, RangeError, 'conf'],
    ['the threshold is a word', { current: 'never' }, TypeError, 'current'],
    ['the threshold is a fraction', { current: 299.5 }, RangeError, 'current'],
    ['the bound is unknown', { bound: 'anytme' }, RangeError, 'bound'],
  ])('%s', (_, change, kind, field) => {
    const escaped = field.replace(/[[\]]/g, '\\$&')
    expect(() => recommendThreshold(spoilt(change))).toThrow(kind)
    expect(() => recommendThreshold(spoilt(change))).toThrow(new RegExp(`^${escaped} `))
    expect(() => moreCleanAnswers(spoilt(change), 300)).toThrow(kind)
    expect(() => onlyLevelSeen(spoilt(change))).toThrow(kind)
  })

  it.each(['levels', 'visits', 'asked', 'wrong', 'costRatio', 'cap', 'conf', 'current'])(
    '%s is missing',
    (field) => {
      expect(() => recommendThreshold(without(field))).toThrow(new RegExp(`^${field} `))
    },
  )

  it.each([null, undefined, 7, 'input'])('it is %p', (input) => {
    expect(() => recommendThreshold(input as unknown as CalibrationInput)).toThrow(TypeError)
  })
})

describe('an input is taken', () => {
  it.each(['named', 'objected', 'bound'])('without %s', (field) => {
    const given = field === 'named' ? { ...without('named'), objected: [0, 0] } : without(field)
    expect(recommendThreshold(given).perThreshold).toHaveLength(3)
  })

  it('with negative levels and fractions of visits', () => {
    const said = recommendThreshold(counted([[-200, 0.5, 0.25, 0.125]]))
    expect(said.perThreshold.map(({ threshold }) => threshold)).toEqual([-200, null])
  })

  it('and stays as it was', () => {
    const levels = Object.freeze([300, 200])
    recommendThreshold({ ...VALID, levels })
    expect(levels).toEqual([300, 200])
  })
})
