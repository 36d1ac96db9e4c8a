import type { CalibrationInput, NamingThreshold } from '../calibration/input.ts'
import { recommendThreshold, type Status } from '../calibration/recommend.ts'
import type { ThresholdEffect } from '../calibration/thresholds.ts'
import { moreCleanAnswers, onlyLevelSeen } from '../calibration/wanted.ts'
import type { Threshold } from '../policy.ts'
import type { Shown } from './cells.ts'

/** How sure every "at most" is. */
export const SURE = 0.95

/** The settings that a report rests on, and that can be previewed. */
export const PREVIEWED = ['greetByName', 'costRatio', 'cap'] as const
export interface ReportSettings {
  readonly greetByName: Threshold
  readonly costRatio: number
  readonly cap: number
}

/** What a report is made of. */
export interface ReportWanted {
  readonly shown: Shown
  readonly inForce: ReportSettings
  /** The same where nothing else is tried. */
  readonly previewed: ReportSettings
  readonly bound: 'fixed' | 'anytime'
}

/** What one threshold would do. Shares are of 1, costs in lost names per 100 recognized visits. */
export interface ThresholdRow {
  readonly threshold: Threshold
  /** The level that it works as: the next one up that was seen. `never` above all of them. */
  readonly worksAs: Threshold
  /** Of those who would be named; null where it is not known. */
  readonly wrongRate: number | null
  readonly atMost: number
  /** Of wrong names, and of objections: what they do not fall short of. */
  readonly atLeast: number
  readonly objectedAtLeast: number
  /** Answers that this rests on, as if all had been asked evenly. */
  readonly answers: number
  /** Levels from here on at which nobody has answered. */
  readonly unasked: readonly number[]
  readonly lostShare: number
  /** Null where the wrong-name rate is not known. */
  readonly cost: number | null
  readonly isInForce: boolean
  readonly isPreviewed: boolean
  readonly isRecommended: boolean
  /** Whether it may be recommended, or why not. */
  readonly reason: ThresholdEffect['reason']
  /** Answers without a no that would prove it; 0 where it is proven, null where no answer helps. */
  readonly moreAnswers: number | null
}

/** What the evidence says about `greetByName`. */
export interface PolicyReport extends ReportWanted {
  /** Ascending, never at the end; none where there are no visits. */
  readonly rows: readonly ThresholdRow[]
  readonly status: Status | 'no visits'
  /** Undefined where nothing is recommended, and the one in force stays. */
  readonly recommended: Threshold | undefined
  /** The one level that all visits shown carry. */
  readonly onlyLevel: number | undefined
}

/** More than this is as good as this. */
const MOST = 1e9

const levelOf = (threshold: Threshold): NamingThreshold => (threshold === 'never' ? null : threshold)
const thresholdOf = (level: NamingThreshold): Threshold => level ?? 'never'

/**
 * The counts as the calibration takes them. Two counts of one visit are written apart, so one may be there without
 * the other: whoever objected was named.
 */
function inputOf({ shown, inForce, previewed, bound }: ReportWanted): CalibrationInput {
  const of = (count: (counts: Shown['totals']) => number): number[] =>
    shown.levels.map(({ counts }) => Math.min(count(counts), MOST))
  return {
    levels: shown.levels.map(({ level }) => level),
    visits: of(({ recognized }) => recognized),
    asked: of(({ yes, no }) => yes + no),
    wrong: of(({ no }) => no),
    named: of(({ named, objected }) => Math.max(named, objected)),
    objected: of(({ objected }) => objected),
    costRatio: previewed.costRatio,
    cap: previewed.cap,
    conf: SURE,
    current: levelOf(inForce.greetByName),
    bound,
  }
}

/**
 * What the evidence says about each threshold, and which one it recommends.
 */
export function policyReport(wanted: ReportWanted): PolicyReport {
  const { shown, inForce, previewed } = wanted
  if (shown.levels.length === 0)
    return { ...wanted, rows: [], status: 'no visits', recommended: undefined, onlyLevel: undefined }
  const input = inputOf(wanted)
  const { perThreshold, recommended: level, status } = recommendThreshold(input)
  const isRecommending = status === 'evidence' || status === 'harm: raise'
  // What works as the same level already stays as it is.
  const isAsItIs = effectOf(perThreshold, inForce.greetByName).threshold === level
  const best = isAsItIs ? inForce.greetByName : thresholdOf(level)
  const recommended = isRecommending ? best : undefined
  const more = new Map(
    perThreshold.map(({ threshold, reason }) => {
      if (reason === 'objections') return [threshold, null]
      return [threshold, threshold === null || reason === 'ok' ? 0 : moreCleanAnswers(input, threshold)]
    }),
  )
  const rows = thresholdsOf(wanted).map((threshold): ThresholdRow => {
    const effect = effectOf(perThreshold, threshold)
    const isKnown = effect.threshold === null || effect.nEff > 0
    const unasked = shown.levels.filter(
      ({ level, counts }) =>
        effect.threshold !== null && level >= effect.threshold && answersOf(counts) === 0,
    )
    return {
      threshold,
      worksAs: thresholdOf(effect.threshold),
      wrongRate: isKnown ? effect.wrongRate : null,
      atMost: effect.upper,
      atLeast: effect.lower,
      objectedAtLeast: effect.objectionLower,
      answers: effect.nEff,
      unasked: unasked.map((one) => one.level),
      lostShare: effect.lostShare,
      cost: isKnown && isAnyKnown(perThreshold) ? effect.cost : null,
      isInForce: threshold === inForce.greetByName,
      isPreviewed: threshold === previewed.greetByName,
      isRecommended: threshold === recommended,
      reason: effect.reason,
      moreAnswers: more.get(effect.threshold) ?? null,
    }
  })
  return { ...wanted, rows, status, recommended, onlyLevel: onlyLevelSeen(input) }
}

const answersOf = ({ yes, no }: Shown['totals']): number => yes + no

/** What a lost name costs depends on how often it was the right one, below the threshold too. */
const isAnyKnown = (effects: readonly ThresholdEffect[]): boolean => effects.some(({ nEff }) => nEff > 0)

/** Every level seen, what is in force and what is tried, and never. */
function thresholdsOf({ shown, inForce, previewed }: ReportWanted): Threshold[] {
  const levels = shown.levels.map(({ level }) => level)
  const tried = [inForce.greetByName, previewed.greetByName].filter((one) => one !== 'never')
  return [...[...new Set([...levels, ...tried])].toSorted((a, b) => a - b), 'never']
}

/** The effect of a threshold: that of the next level up, or of never naming. The effects end in that one. */
function effectOf(effects: readonly ThresholdEffect[], threshold: Threshold): ThresholdEffect {
  const found = effects.find(
    (one) => one.threshold === null || (threshold !== 'never' && one.threshold >= threshold),
  )
  if (!found) throw new RangeError('There is no effect of never naming.')
  return found
}
