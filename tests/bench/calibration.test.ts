import { LEVELS, PEOPLE, START, WANTED, WORLDS } from '../../bench/calibration/assumptions.ts'
import { drawsOf } from '../../bench/calibration/draw.ts'
import { type Fleet, fleetOf, type Visit } from '../../bench/calibration/fleet.ts'
import { Memory } from '../../bench/calibration/memory.ts'
import { live, METHOD, RULES } from '../../bench/calibration/policies.ts'
import { effectOf, oracleOf, scoreOf } from '../../bench/calibration/score.ts'

const FLEETS: Fleet[] = WORLDS.map((world, number) => fleetOf(world, number, 0))
const draws = () => drawsOf(1, 2, 3)
const visitOn = (day: number, level = 2): Visit => ({ day, level, isWrong: true, person: 7 })
const READY = Array.from({ length: 10 }, () => 0.5)

describe('a simulated fleet', () => {
  test('is the same for the same world and run, and another for another', () => {
    const [world] = WORLDS
    if (!world) throw new Error('There is no world.')
    expect(fleetOf(world, 0, 0)).toEqual(FLEETS[0])
    expect(fleetOf(world, 0, 1).truth).not.toEqual(FLEETS[0]?.truth)
  })

  test.each(WORLDS.map(({ name }, number) => [name, number] as const))(
    'is wrong the less often the higher the level: %s',
    (_, number) => {
      const { visits = [], wrong = [] } = FLEETS[number]?.truth ?? {}
      const rates = visits.map((all, level) => (wrong[level] ?? 0) / all)
      expect(rates).toEqual(rates.toSorted((a, b) => b - a))
      expect(rates[0]).toBeLessThan(0.5)
    },
  )

  test('lasts twelve weeks', () => {
    const days = FLEETS.flatMap(({ weeks }) => weeks.flat().map(({ day }) => day))
    expect(Math.max(...new Set(days))).toBeLessThan(84)
    expect(Math.min(...new Set(days))).toBe(0)
  })
})

describe('a person', () => {
  test('is not asked again within 7 days', () => {
    const memory = new Memory(PEOPLE, READY)
    memory.wasAsked(visitOn(3))
    expect([3, 9, 10].map((day) => memory.mayBeAsked(visitOn(day)))).toEqual([false, false, true])
  })

  test('is not asked without having agreed', () => {
    expect(new Memory({ ...PEOPLE, agree: 0.5 }, READY).mayBeAsked(visitOn(0))).toBe(false)
    expect(new Memory({ ...PEOPLE, agree: 0.51 }, READY).mayBeAsked(visitOn(0))).toBe(true)
  })

  test('is objected to once in 30 days', () => {
    const memory = new Memory(PEOPLE, READY)
    expect([0, 29, 30].map((day) => memory.objects(visitOn(day)))).toEqual([true, false, true])
  })

  test('who is held is neither named at that level or below, nor asked', () => {
    const memory = new Memory({ ...PEOPLE, holdDays: 30 }, READY)
    memory.objects(visitOn(0, 2))
    expect([1, 2, 3].map((level) => memory.isHeld(visitOn(29, level)))).toEqual([true, true, false])
    expect(memory.mayBeAsked(visitOn(29, 3))).toBe(false)
    expect([memory.isHeld(visitOn(30, 2)), memory.mayBeAsked(visitOn(30, 2))]).toEqual([false, true])
  })
})

describe('a rule', () => {
  test('has its regret over the cheapest threshold that keeps under the cap', () => {
    for (const { truth } of FLEETS) {
      const oracle = oracleOf(truth)
      expect(oracle.wrongRate).toBeLessThanOrEqual(WANTED.cap)
      for (const threshold of [...LEVELS, null]) {
        const effect = effectOf(truth, threshold)
        if (effect.wrongRate <= WANTED.cap) expect(effect.cost).toBeGreaterThanOrEqual(oracle.cost)
      }
    }
  })

  test('that may ask nobody keeps the threshold it began with, or raises it', () => {
    for (const fleet of FLEETS) {
      const { threshold, askedShare } = live(METHOD, fleet, draws(), { ...PEOPLE, agree: 0 })
      expect(askedShare).toBe(0)
      expect(threshold ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(START)
    }
  })

  test('that counts silence as right believes what is not so', () => {
    const rule = RULES.find(({ retune }) => retune?.silenceIsYes)
    const noisy = FLEETS[2]
    if (!rule || !noisy) throw new Error('There is no such rule or world.')
    const score = scoreOf(noisy.truth, live(rule, noisy, draws()))
    expect(score).toMatchObject({ breaksCap: true, covered: false })
  })

  test('that is never set anew has no bound that could hold', () => {
    for (const rule of RULES.filter(({ retune }) => !retune))
      for (const fleet of FLEETS)
        expect(scoreOf(fleet.truth, live(rule, fleet, draws())).covered).toBeUndefined()
  })
})
