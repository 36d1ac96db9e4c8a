import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  anytimeUpper,
  clopperPearsonLower,
  clopperPearsonUpper,
} from '../../lambda/speaker/calibration/bounds.ts'
import type { CalibrationInput } from '../../lambda/speaker/calibration/input.ts'
import { recommendThreshold } from '../../lambda/speaker/calibration/recommend.ts'
import { counted, effectAt } from '../support/calibration.ts'
import expected from './calibration-cases.json' with { type: 'json' }

const TOLERANCE = 1e-6
/** As large as they get, these are held to a part of their size. */
const RELATIVE: ReadonlySet<string> = new Set(['cost', 'nEff', 'normCost'])

/** Where two results differ by more than the tolerance, as lines. */
function differences(actual: unknown, wanted: unknown, path = ''): string[] {
  if (typeof wanted === 'number' && typeof actual === 'number') {
    const scale = RELATIVE.has(path.split('.').at(-1) ?? '') ? Math.abs(wanted) || 1 : 1
    return Math.abs(actual - wanted) <= TOLERANCE * scale ? [] : [`${path}: ${actual}, not ${wanted}`]
  }
  if (typeof wanted !== 'object' || wanted === null || typeof actual !== 'object' || actual === null)
    return Object.is(actual, wanted) ? [] : [`${path}: ${actual}, not ${wanted}`]
  const [a, w] = [actual as Record<string, unknown>, wanted as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(w)])].flatMap((key) =>
    differences(a[key], w[key], `${path}.${key}`),
  )
}

const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['never', null],
  ['true', true],
  ['false', false],
])

/** A row of the fixture as an object. */
function objectOf(fields: string, row: string): Record<string, unknown> {
  const cells = row.split(', ')
  return Object.fromEntries(
    fields.split(', ').map((field, index) => {
      const cell = cells[index] ?? ''
      if (WORDS.has(cell)) return [field, WORDS.get(cell)]
      return [field, field === 'reason' ? cell : Number(cell)]
    }),
  )
}

const { cases, levelFields, thresholdFields, bounds } = expected

describe('the method', () => {
  test.each(cases)('gives the figures that were worked out for "$name"', (one) => {
    const rows = one.levels.map((row) => objectOf(levelFields, row))
    const input = counted(
      one.levels.map((row) => row.split(', ').map(Number)),
      one.settings as Partial<CalibrationInput>,
    )
    const wanted = {
      tau: one.tau,
      cleanAnswersNeeded: one.cleanAnswersNeeded,
      perLevel: rows.map(({ level, wrongRate, upper, blockAsked, blockWrong }) => ({
        level,
        wrongRate,
        upper,
        blockAsked,
        blockWrong,
      })),
      perThreshold: one.thresholds.map((row) => objectOf(thresholdFields, row)),
      recommended: one.recommended,
      status: one.status,
    }
    expect(differences(recommendThreshold(input), wanted)).toEqual([])
  })

  test.each([
    { answers: 58, cap: 0.05, status: 'insufficient evidence: keep', rate: 0.00847, upper: 0.05034 },
    { answers: 298, cap: 0.01, status: 'insufficient evidence: keep', rate: 0.00167, upper: 0.01 },
    { answers: 299, cap: 0.01, status: 'evidence', rate: 0.00167, upper: 0.00997 },
    { answers: 149, cap: 0.02, status: 'evidence', rate: 0.00333, upper: 0.0199 },
  ])('with $answers clean answers and a cap of $cap says: $status', ({ answers, cap, ...wanted }) => {
    const said = recommendThreshold(counted([[300, 5000, answers, 0]], { cap }))
    const { wrongRate, upper } = effectAt(said, 300)
    expect({ status: said.status, recommended: said.recommended }).toEqual({
      status: wanted.status,
      recommended: 300,
    })
    expect(wrongRate).toBeCloseTo(wanted.rate, 4)
    expect(upper).toBeCloseTo(wanted.upper, 4)
  })

  test('names at the top level only where a wrong name is worth a hundred lost ones', () => {
    const rows = [
      [100, 500, 80, 24],
      [200, 1000, 120, 14],
      [300, 3000, 200, 3],
      [400, 4000, 200, 0],
    ]
    const said = recommendThreshold(counted(rows, { costRatio: 100, cap: 0.2 }))
    expect([said.recommended, said.status]).toEqual([400, 'evidence'])
    expect(effectAt(said, 400).cost).toBeCloseTo(60.84, 2)
  })
})

const FUNCTIONS = new Map([
  ['cpUpper', clopperPearsonUpper],
  ['cpLower', clopperPearsonLower],
  ['anytimeUpper', anytimeUpper],
])

/** The function by its name in the figures, called. */
const boundOf = (name: string, [x, n, conf]: readonly number[]): number =>
  FUNCTIONS.get(name)?.(Number(x), Number(n), Number(conf)) ?? Number.NaN

test.each(bounds)('a bound is what was worked out: %s', (row) => {
  const [name = '', ...numbers] = row.split(', ')
  const values = numbers.map(Number)
  expect(differences(boundOf(name, values), values.at(-1))).toEqual([])
})

test('the adapter gives the very recommendation, and at once', () => {
  const input = counted([[300, 800, 59, 0]])
  const url = JSON.stringify(`file://${resolve(__dirname, '../../bench/calibration-adapter.mjs')}`)
  const code = `const { recommend } = await import(${url})
    process.stdout.write(JSON.stringify(recommend(${JSON.stringify(input)})))`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  expect(JSON.parse(said)).toEqual(recommendThreshold(input))
})

interface VectorFile {
  readonly vectors: readonly {
    readonly id: string
    readonly input: CalibrationInput
    readonly expect: unknown
  }[]
  readonly primitives?: readonly {
    readonly id: string
    readonly fn: string
    readonly args: readonly number[]
    readonly expect: number
  }[]
}

const FILE = process.env.CALIBRATION_VECTORS

if (FILE)
  describe(`the vectors of ${FILE}`, () => {
    const file = JSON.parse(readFileSync(FILE, 'utf8')) as VectorFile
    test.each(file.vectors)('$id', ({ input, expect: wanted }) => {
      expect(differences(recommendThreshold(input), wanted)).toEqual([])
    })
    test.each(file.primitives ?? [])('$id', ({ fn, args, expect: wanted }) => {
      expect(differences(boundOf(fn, args), wanted)).toEqual([])
    })
  })
