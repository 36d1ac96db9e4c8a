import type { Locale } from '../../locale.ts'
import type { Threshold } from '../policy.ts'
import { LEAST_VISITS, type Shown } from './cells.ts'
import type { PolicyReport, ThresholdRow } from './report.ts'
import { amount, listed, part, rate, setting, sure } from './words.ts'

/** `300`; what works otherwise than it reads says so. */
function named({ threshold, worksAs }: ThresholdRow, after = ','): string {
  if (threshold === worksAs) return `${threshold}${after === ',' ? '' : after}`
  return `${threshold}, ${worksAs === 'never' ? 'above all levels shown' : `which works as ${worksAs}`}${after}`
}

/** What a threshold does: how often a name is wrong, and how often none is said. */
function effectSentence(row: ThresholdRow, answered: number): string {
  const lost = `${part(row.lostShare)} of recognized visits lose the name`
  if (row.worksAs === 'never') return `At ${named(row)} no name is spoken, so none is wrong; ${lost}.`
  if (row.wrongRate !== null) {
    const from = `${sure}, from ${amount(row.answers, 'answer')}`
    return `At ${named(row)} the wrong-name rate is ${rate(row.wrongRate)} (at most ${rate(row.atMost)}, ${from}); ${lost}.`
  }
  const who = answered === 0 ? 'nobody' : `nobody at level ${listed(row.unasked)}`
  return `At ${named(row)} the wrong-name rate is not known: ${who} has answered a check question yet; ${lost}.`
}

/** What speaks against a threshold; nothing where nothing does. */
function againstSentences(row: ThresholdRow, cap: number): string[] {
  const sentences: string[] = []
  if (row.objectedAtLeast > cap)
    sentences.push(
      `Objections speak against ${row.threshold}: at least ${rate(row.objectedAtLeast)} of those named objected (${sure}), and the cap is ${setting(cap)}.`,
    )
  if (row.atLeast > cap)
    sentences.push(
      `Harm is proven at ${row.threshold}: at least ${rate(row.atLeast)} of names are wrong (${sure}), and the cap is ${setting(cap)}.`,
    )
  return sentences
}

/** What is missing for a threshold to be proven; nothing where that is not what is missing. */
function missingSentence({ threshold, moreAnswers, reason }: ThresholdRow, cap: number): string[] {
  if (reason !== 'bound above cap' || moreAnswers === null) return []
  return [
    `${amount(moreAnswers, 'more clean answer')} (without a no) ${moreAnswers === 1 ? 'is' : 'are'} needed to prove that ${threshold} keeps under ${setting(cap)}.`,
  ]
}

/** How a threshold that is tried compares with the one in force. */
function comparison(tried: ThresholdRow, inForce: ThresholdRow): string {
  const { wrongRate, atMost, lostShare, cost, worksAs } = inForce
  const known = wrongRate === null ? 'not known' : `${rate(wrongRate)} (at most ${rate(atMost)})`
  const rates = worksAs === 'never' ? 'no name is spoken' : `the wrong-name rate is ${known}`
  const costs =
    tried.cost === null || cost === null
      ? ''
      : `; for 100 recognized visits it costs ${cost.toFixed(1)} lost names, ${tried.threshold} costs ${tried.cost.toFixed(1)}`
  return `In force is ${named(inForce, ':')} ${rates}; ${part(lostShare)} lose the name${costs}.`
}

const rowOf = ({ rows }: PolicyReport, threshold: Threshold): ThresholdRow | undefined =>
  rows.find((row) => row.threshold === threshold)

/**
 * All that is to be said about a threshold: beside the one in force, where it is another.
 * @param threshold one of the report's rows; left out: the one that is tried
 */
export function reportSentences(
  report: PolicyReport,
  threshold: Threshold = report.previewed.greetByName,
): string[] {
  const { shown, inForce, previewed, onlyLevel } = report
  const tried = rowOf(report, threshold)
  const before = rowOf(report, inForce.greetByName)
  if (!tried || !before) return [nothingSentence(shown), ...hiddenSentence(shown)]
  const answered = shown.totals.yes + shown.totals.no
  const others =
    tried === before ? [] : [comparison(tried, before), ...againstSentences(before, previewed.cap)]
  return [
    effectSentence(tried, answered),
    ...againstSentences(tried, previewed.cap),
    ...missingSentence(tried, previewed.cap),
    ...others,
    ...(onlyLevel === undefined ? [] : [onlyLevelSentence(onlyLevel, shown)]),
    ...hiddenSentence(shown),
  ]
}

const nothingSentence = ({ hidden }: Shown): string =>
  hidden === 0
    ? 'Nothing is known yet: no recognized visits were counted.'
    : `Nothing is known yet: no level has ${LEAST_VISITS} recognized visits.`

const onlyLevelSentence = (level: number, { hidden }: Shown): string =>
  `All recognized visits${hidden === 0 ? '' : ' shown'} carry level ${level}; the only choices are to name, to ask, or never to name.`

/** How much is left out; nothing where nothing is. */
export function hiddenSentence({ hidden }: Shown): string[] {
  if (hidden === 0) return []
  return [
    `${amount(hidden, 'cell')} of fewer than ${LEAST_VISITS} visits ${hidden === 1 ? 'is' : 'are'} left out.`,
  ]
}

/** Which locales a change for everybody leaves alone; nothing where there is none. */
export const apartSentence = (apart: readonly Locale[]): string[] =>
  apart.length === 0
    ? []
    : [
        `${listed(apart)} ${apart.length === 1 ? 'has a' : 'have a'} greetByName of ${apart.length === 1 ? 'its' : 'their'} own, which a change for everybody leaves as it is.`,
      ]

const worth = (costRatio: number): string => (costRatio === 1 ? 'one lost name' : `${costRatio} lost names`)

/** What is recommended, why, and what that rests on. */
export function recommendationSentences(report: PolicyReport): string[] {
  const { inForce, previewed, recommended, status } = report
  const stays = `${inForce.greetByName} stays`
  const rests = `A wrong name counts as ${worth(previewed.costRatio)}; the cap is ${setting(previewed.cap)}.`
  if (recommended === undefined) {
    const why = status === 'no visits' ? 'there are no visits to go by' : 'there is too little evidence'
    return [`Nothing is recommended: ${why}; ${stays}.`, ...missing(report), rests]
  }
  const row = rowOf(report, recommended)
  const cost = row?.cost == null ? '' : `, at ${row.cost.toFixed(1)} lost names for 100 recognized visits`
  const why =
    status === 'evidence'
      ? `it costs the least of those that are proven to keep under the cap${cost}`
      : recommended === 'never'
        ? 'harm is proven at every level that is named now'
        : 'harm is proven below it'
  const what =
    recommended === inForce.greetByName
      ? `${recommended}, as it is`
      : `${inForce.greetByName} → ${recommended}`
  return [`Recommended: ${what}; ${why}.`, rests]
}

/** How far the threshold in force is from proof, and which is the nearest to it. */
function missing(report: PolicyReport): string[] {
  const { rows, inForce, previewed } = report
  const current = rowOf(report, inForce.greetByName)
  const open = rows.filter(({ threshold, reason }) => threshold !== 'never' && reason === 'bound above cap')
  const least = Math.min(...open.map(({ moreAnswers }) => moreAnswers ?? Number.POSITIVE_INFINITY))
  const nearest = open.findLast(({ moreAnswers }) => moreAnswers === least)
  const both = [current, nearest].filter((row) => row !== undefined)
  return [...new Set(both)].flatMap((row) => missingSentence(row, previewed.cap))
}
