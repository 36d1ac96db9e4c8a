import type { Counted, Look, PutIn } from '../../lambda/admin/evidence-admin.ts'
import type { Locale } from '../../lambda/locale.ts'
import { faultText, firstFaulty, type LineFault } from '../../lambda/speaker/report/evidence-lines.ts'
import { SURE, type ThresholdRow } from '../../lambda/speaker/report/report.ts'
import { rowWords } from '../../lambda/speaker/report/row-words.ts'
import {
  apartSentence,
  hiddenSentence,
  recommendationSentences,
  reportSentences,
} from '../../lambda/speaker/report/sentences.ts'
import type { Window } from '../../lambda/speaker/report/window.ts'
import { amount } from '../../lambda/speaker/report/words.ts'
import { EXIT } from './command.ts'
import { print, printJson, table } from './policy-show.ts'

const COUNTED = ['recognized', 'named', 'neutral', 'asked', 'yes', 'no', 'objected'] as const

const where = ({ days, first, last }: Window, locale: Locale | undefined): string =>
  `${first} to ${last} (${days} days), ${locale ?? 'all locales'}`

const EMPTY = `Every greeting of a voice that comes with a level is counted, and every objection to a name.
Answers come from check questions, which are asked of people who agreed to it:
  npm run policy -- set questions=0.02,0.1 --reason "to learn"
What was counted elsewhere can be put in: npm run policy -- evidence FILE`

/** Prints what was counted, level by level. */
export function printCounted(
  { window, shown }: Counted,
  locale: Locale | undefined,
  isJson: boolean,
): number {
  if (isJson) {
    printJson({ window, locale, ...shown })
    return EXIT.done
  }
  print(`Counted ${where(window, locale)}`)
  const rows = shown.levels.map(({ level, counts }) => [
    String(level),
    ...COUNTED.map((one) => String(counts[one])),
  ])
  const totals = ['all', ...COUNTED.map((one) => String(shown.totals[one]))]
  if (rows.length > 0)
    print(table([['  level', ...COUNTED], ...rows, ...(rows.length > 1 ? [totals] : [])].map(indented)))
  for (const sentence of hiddenSentence(shown)) print(sentence)
  if (rows.length === 0) print(shown.hidden > 0 ? EMPTY : `Nothing was counted.\n${EMPTY}`)
  return EXIT.done
}

const indented = ([first = '', ...rest]: readonly string[]): string[] => [`  ${first.trim()}`, ...rest]

function cellsOf(row: ThresholdRow): string[] {
  const { wrong, atMost, answers, lost, cost, notes } = rowWords(row)
  return [`  ${row.threshold}`, wrong, atMost, answers, lost, cost, notes.join('; ')]
}

const HEADER = ['  greetByName', 'wrong names', 'at most', 'answers', 'lost names', 'cost per 100', '']

/** A look, for programs. */
function lookJson({ version, window, report, apart }: Look, locale: Locale | undefined): object {
  const { shown, bound, inForce, previewed, rows, status, recommended = null, onlyLevel = null } = report
  return {
    version,
    window,
    locale,
    bound,
    sure: SURE,
    inForce,
    previewed,
    thresholds: rows,
    levels: shown.levels,
    totals: shown.totals,
    hidden: shown.hidden,
    onlyLevel,
    status,
    recommended,
    apart,
    sentences: [...reportSentences(report), ...recommendationSentences(report)],
  }
}

const unaskedSentence = ({ report, areAsked }: Look): string[] =>
  areAsked || report.status === 'evidence'
    ? []
    : ['Check questions are off: npm run policy -- set questions=0.02,0.1 --reason "to learn"']

/** Prints what thresholds would do. */
export function printPreview(look: Look, locale: Locale | undefined, isJson: boolean): number {
  const { report, window, version, apart } = look
  if (isJson) {
    printJson(lookJson(look, locale))
    return EXIT.done
  }
  print(`Counted ${where(window, locale)}; policy ${version}`)
  if (report.rows.length > 0) print(table([HEADER, ...report.rows.map(cellsOf)]))
  const sentences = [
    ...reportSentences(report),
    ...recommendationSentences(report),
    ...apartSentence(apart),
    ...unaskedSentence(look),
  ]
  for (const sentence of sentences) print(sentence)
  return EXIT.done
}

/** Prints what is recommended, why, and how to do it. @param apply the command that does */
export function printRecommendation(
  look: Look,
  locale: Locale | undefined,
  apply: string,
  isJson: boolean,
): number {
  const { report, apart, window } = look
  if (isJson) {
    printJson(lookJson(look, locale))
    return EXIT.done
  }
  print(`Counted ${where(window, locale)}`)
  const { recommended, inForce } = report
  const sentences = [
    ...recommendationSentences(report),
    ...reportSentences(report, recommended ?? inForce.greetByName),
    ...apartSentence(apart),
    ...unaskedSentence(look),
    ...(recommended === undefined || recommended === inForce.greetByName ? [] : [`To set it: ${apply}`]),
  ]
  for (const sentence of sentences) print(sentence)
  return EXIT.done
}

/** Prints what was put in. */
export function printPutIn(lines: number, put: PutIn, isJson: boolean): number {
  const { cells, days, recognized, again } = put
  if (isJson) {
    printJson({ outcome: 'done', lines, ...put })
    return EXIT.done
  }
  print(`${amount(lines, 'line')} put in: ${amount(days, 'day')}, ${amount(recognized, 'recognized visit')}.`)
  if (again === cells) print('It had been put in before: this takes its place.')
  else if (again > 0) print(`${again} of its ${cells} cells had been put in before: this takes their place.`)
  return EXIT.done
}

/** Prints what is wrong with lines, those of the first faulty ones. */
export function printFaultyLines(faults: readonly LineFault[], isJson: boolean): number {
  const { faults: shown, more } = firstFaulty(faults)
  if (isJson) {
    printJson({ outcome: 'refused', faults: shown, more })
    return EXIT.refused
  }
  for (const fault of shown) process.stderr.write(`${faultText(fault)}\n`)
  if (more > 0) process.stderr.write(`${amount(more, 'more faulty line')}.\n`)
  process.stderr.write('Nothing was put in.\n')
  return EXIT.refused
}
