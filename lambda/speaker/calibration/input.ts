/** The lowest level that is enough to be named, or null: never name. */
export type NamingThreshold = number | null

/** What was counted, and what is to be decided by it. Numbers a level stand in the order of `levels`. */
export interface CalibrationInput {
  /** Levels seen: any whole numbers, each once. */
  readonly levels: readonly number[]
  /** Recognized visits. Counts may be fractions: old ones may count for less. */
  readonly visits: readonly number[]
  /** Answered check questions, and of those the confirmed no. */
  readonly asked: readonly number[]
  readonly wrong: readonly number[]
  /** Named without being asked, and of those who objected. Nobody if left out. */
  readonly named?: readonly number[]
  readonly objected?: readonly number[]
  /** How many lost names one wrong name is worth. */
  readonly costRatio: number
  /** The highest wrong-name rate that is put up with, as a share. */
  readonly cap: number
  /** How sure bounds are, as a probability. */
  readonly conf: number
  /** The threshold in force. */
  readonly current: NamingThreshold
  /** `anytime`: a bound that may be looked at after every answer. `fixed` if left out. */
  readonly bound?: 'fixed' | 'anytime'
}

/** What was counted at one level. */
export interface LevelEvidence {
  readonly level: number
  readonly visits: number
  readonly asked: number
  readonly wrong: number
  readonly named: number
  readonly objected: number
}

const COUNTS = ['visits', 'asked', 'wrong', 'named', 'objected'] as const
const OPTIONAL: ReadonlySet<string> = new Set(['named', 'objected'])
const KNOWN: ReadonlySet<string> = new Set([
  'levels',
  ...COUNTS,
  'costRatio',
  'cap',
  'conf',
  'current',
  'bound',
])
/** A count above this is a fault, not a shop. */
const MOST = 1e9
/** What is below this is the last trace of what was counted long ago: nothing. */
const TRACE = 1e-9
/** What the settings may be, both ends included. */
const RANGES = { costRatio: [1e-3, 1e6], cap: [1e-5, 0.999], conf: [0.5, 1 - 1e-9] } as const

function isBetween(field: string, value: unknown, low: number, high: number): asserts value is number {
  if (typeof value !== 'number') throw new TypeError(`${field} must be a number.`)
  if (!(value >= low && value <= high)) throw new RangeError(`${field} must be from ${low} to ${high}.`)
}

function isLevel(field: string, value: unknown): asserts value is number {
  if (typeof value !== 'number') throw new TypeError(`${field} must be a number.`)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${field} must be a whole number.`)
}

function isList(field: string, value: unknown): asserts value is readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${field} must be a list.`)
}

function checkLevels(levels: unknown): void {
  isList('levels', levels)
  if (levels.length === 0) throw new RangeError('levels must hold at least one level.')
  for (const [index, level] of levels.entries()) isLevel(`levels[${index}]`, level)
  if (new Set(levels).size < levels.length) throw new RangeError('levels must hold each level once.')
}

function checkCounts(input: CalibrationInput): void {
  for (const field of COUNTS) {
    const counts: unknown = input[field]
    if (counts === undefined && OPTIONAL.has(field)) continue
    isList(field, counts)
    if (counts.length !== input.levels.length)
      throw new RangeError(`${field} must hold one number a level: ${input.levels.length}.`)
    for (const [index, count] of counts.entries()) isBetween(`${field}[${index}]`, count, 0, MOST)
  }
}

function checkSettings(input: CalibrationInput): void {
  for (const field of ['costRatio', 'cap', 'conf'] as const) {
    const [low, high] = RANGES[field]
    isBetween(field, input[field], low, high)
  }
  if (input.current !== null) isLevel('current', input.current)
  const bound: unknown = input.bound
  if (bound !== undefined && bound !== 'fixed' && bound !== 'anytime')
    throw new RangeError("bound must be 'fixed' or 'anytime'.")
}

/**
 * The evidence level by level, ascending, in whatever order it was given.
 * @throws TypeError or RangeError, naming the field, for whatever is no such input: unknown fields, lists of
 *   different lengths, numbers that are none or make no sense, more no than answers
 */
export function evidenceOf(input: CalibrationInput): LevelEvidence[] {
  if (typeof input !== 'object' || input === null) throw new TypeError('The input must be an object.')
  for (const field of Object.keys(input)) if (!KNOWN.has(field)) throw new TypeError(`${field} is not known.`)
  checkLevels(input.levels)
  checkCounts(input)
  checkSettings(input)
  const count = (field: (typeof COUNTS)[number], index: number): number => {
    const counted = input[field]?.[index] ?? 0
    return counted < TRACE ? 0 : counted
  }
  const evidence = input.levels.map((level, index) => ({
    level,
    visits: count('visits', index),
    asked: count('asked', index),
    wrong: count('wrong', index),
    named: count('named', index),
    objected: count('objected', index),
  }))
  for (const { level, asked, wrong, named, objected } of evidence) {
    if (wrong > asked) throw new RangeError(`wrong must not be above asked, as it is at level ${level}.`)
    if (objected > named)
      throw new RangeError(`objected must not be above named, as it is at level ${level}.`)
  }
  return evidence.toSorted((a, b) => a.level - b.level)
}
