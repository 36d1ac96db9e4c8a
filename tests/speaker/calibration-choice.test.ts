import { recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { moreCleanAnswers, onlyLevelSeen } from '../../lambda/speaker/calibration/wanted.ts'
import { counted, effectAt } from '../support/calibration.ts'

/** Nothing is proven at 200 and 300, and 400 is clean as far as anybody was asked. */
const HARMED = [
  [200, 200, 40, 14],
  [300, 300, 50, 8],
  [400, 100, 8, 0],
]
const CLEAN = [[300, 800, 59, 0]]

const choice = (...given: Parameters<typeof counted>) => {
  const { recommended, status } = recommendThreshold(counted(...given))
  return { recommended, status }
}

describe('without proof', () => {
  const FEW = [[300, 800, 20, 0]]

  it.each([null, 100, 300])('a threshold of %p stays', (current) => {
    expect(choice(FEW, { current })).toEqual({
      recommended: current,
      status: current === null ? 'insufficient evidence: never name' : 'insufficient evidence: keep',
    })
  })

  it('a threshold above all levels stays: nobody is named, so nobody wrongly', () => {
    expect(choice(HARMED, { current: 500 })).toEqual({
      recommended: 500,
      status: 'insufficient evidence: keep',
    })
  })

  it('proven harm raises the threshold to the lowest without', () => {
    expect(choice(HARMED, { current: 200 })).toEqual({ recommended: 400, status: 'harm: raise' })
  })

  it('harm counts at the level where a threshold between two levels works', () => {
    expect(choice(HARMED, { current: 250 })).toEqual({ recommended: 400, status: 'harm: raise' })
    expect(choice(HARMED, { current: 350 })).toEqual({
      recommended: 350,
      status: 'insufficient evidence: keep',
    })
  })

  it('harm everywhere ends naming', () => {
    expect(choice([[300, 50, 40, 40]])).toEqual({ recommended: null, status: 'harm: raise' })
  })

  it('objections alone can prove harm', () => {
    expect(choice([[300, 800, 0, 0, 600, 80]])).toEqual({ recommended: null, status: 'harm: raise' })
  })

  it('silence proves nothing: whoever is named and does not object was not asked', () => {
    expect(choice([[300, 100_000, 0, 0, 100_000, 0]])).toEqual({
      recommended: 300,
      status: 'insufficient evidence: keep',
    })
  })

  it('a level below that nobody was asked at keeps the threshold from going there', () => {
    const rows = [
      [200, 500, 0, 0],
      [300, 500, 100, 0],
    ]
    expect(choice(rows)).toEqual({ recommended: 300, status: 'evidence' })
    expect(effectAt(recommendThreshold(counted(rows)), 200)).toMatchObject({ nEff: 0, upper: 1, lower: 0 })
  })
})

describe('with proof', () => {
  it('the stricter of two that cost the same is chosen', () => {
    const rows = [
      [200, 0, 30, 1],
      [300, 800, 100, 0],
    ]
    const said = recommendThreshold(counted(rows))
    expect(effectAt(said, 200).cost).toBe(effectAt(said, 300).cost)
    expect(said.recommended).toBe(300)
  })

  it('never naming is chosen where it is cheaper than all that is proven', () => {
    expect(choice(CLEAN, { costRatio: 1000 })).toEqual({ recommended: null, status: 'evidence' })
  })

  it('never naming is left where naming is proven and cheaper', () => {
    expect(choice(CLEAN, { current: null })).toEqual({ recommended: 300, status: 'evidence' })
  })

  it('enough objections speak against clean answers, and a few do not', () => {
    const named = (objected: number) => [[300, 800, 200, 0, 600, objected]]
    expect(effectAt(recommendThreshold(counted(named(60))), 300).reason).toBe('objections')
    expect(choice(named(60))).toEqual({ recommended: null, status: 'harm: raise' })
    expect(choice(named(30))).toEqual({ recommended: 300, status: 'evidence' })
  })

  it('a bound that is exactly the cap keeps under it', () => {
    const cap = effectAt(recommendThreshold(counted(CLEAN)), 300).upper
    expect(choice(CLEAN, { cap }).status).toBe('evidence')
    expect(choice(CLEAN, { cap: cap - 1e-12 }).status).toBe('insufficient evidence: keep')
  })

  it('the time-uniform bound asks for more of it', () => {
    expect(choice(CLEAN, { bound: 'anytime' }).status).toBe('insufficient evidence: keep')
    expect(choice([[300, 800, 120, 0]], { bound: 'anytime' }).status).toBe('evidence')
  })
})

describe('nobody came', () => {
  it('at all: nothing is lost, nothing is proven, the threshold stays', () => {
    const said = recommendThreshold(counted([[300, 0, 0, 0]]))
    expect([said.recommended, said.status]).toEqual([300, 'insufficient evidence: keep'])
    expect(effectAt(said, 300)).toMatchObject({ cost: 0, normCost: 1, lostShare: 0, upper: 1 })
  })

  it('but in traces of long ago: they are nothing', () => {
    const traces = [
      [200, 5e-324, 0, 0],
      [300, 1.5e-323, 1e-10, 1e-10, 1e-12, 1e-12],
      [400, 1e-10, 0, 0],
    ]
    const none = traces.map(([level = 0]) => [level, 0, 0, 0])
    expect(recommendThreshold(counted(traces))).toEqual(recommendThreshold(counted(none)))
  })

  it('at the top: what was proven of the threshold below holds there', () => {
    const said = recommendThreshold(
      counted([
        [300, 800, 100, 0],
        [400, 0, 0, 0],
      ]),
    )
    expect(said.recommended).toBe(300)
    expect(effectAt(said, 400)).toMatchObject({ wrongRate: 0, nEff: 0, upper: effectAt(said, 300).upper })
  })

  it('at the bottom: it changes no figure of the levels that are seen', () => {
    const seen = recommendThreshold(counted(CLEAN))
    const said = recommendThreshold(counted([[100, 0, 20, 9], ...CLEAN]))
    expect(effectAt(said, 300)).toEqual(effectAt(seen, 300))
  })
})

describe('more clean answers', () => {
  it.each([
    [0, 0, 59],
    [20, 0, 39],
    [59, 0, 0],
    [20, 1, 73],
  ])('after %d answers with %d no, %d are needed', (asked, wrong, more) => {
    expect(moreCleanAnswers(counted([[300, 800, asked, wrong]]), 300)).toBe(more)
  })

  it('are more where the bound may be looked at all the time', () => {
    expect(moreCleanAnswers(counted(CLEAN, { bound: 'anytime' }), 300)).toBeGreaterThan(0)
  })

  it('are counted for the level where a threshold between two works', () => {
    const input = counted(HARMED)
    expect(moreCleanAnswers(input, 250)).toBe(moreCleanAnswers(input, 300))
  })

  it('cannot be counted for a threshold that nobody reaches', () => {
    expect(() => moreCleanAnswers(counted(HARMED), 401)).toThrow(RangeError)
  })
})

describe('the only level seen', () => {
  it('is the one that visits carry, whatever else is listed', () => {
    expect(onlyLevelSeen(counted([[100, 0, 0, 0], ...CLEAN]))).toBe(300)
    expect(onlyLevelSeen(counted([[0, 5, 0, 0]]))).toBe(0)
  })

  it('is none where they carry several, or nobody came', () => {
    expect(onlyLevelSeen(counted(HARMED))).toBeUndefined()
    expect(onlyLevelSeen(counted([[300, 0, 0, 0]]))).toBeUndefined()
  })

  it('still has its rate reported', () => {
    expect(effectAt(recommendThreshold(counted([[-7, 800, 59, 0]])), -7).upper).toBeCloseTo(0.0495, 4)
  })
})
