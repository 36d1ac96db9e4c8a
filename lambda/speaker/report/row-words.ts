import type { ThresholdRow } from './report.ts'
import { amount, part } from './words.ts'

/** A row's figures as they are shown, in a table of text as on a page. */
export interface RowWords {
  readonly wrong: string
  readonly atMost: string
  readonly answers: string
  readonly lost: string
  readonly cost: string
  /** What is to be known of it besides its figures. */
  readonly notes: readonly string[]
}

const NONE = '-'
const UNKNOWN = 'not known'

const fine = (share: number): string => `${(share * 100).toFixed(2)} %`

/** What is to be known of a row besides its figures. */
function notesOf({
  isInForce,
  isPreviewed,
  isRecommended,
  reason,
  moreAnswers,
  objectedAtLeast,
}: ThresholdRow): string[] {
  const notes = [
    isInForce ? 'in force' : '',
    isPreviewed && !isInForce ? 'previewed' : '',
    isRecommended ? 'recommended' : '',
    reason === 'objections' ? `objections: at least ${fine(objectedAtLeast)}` : '',
    reason === 'bound above cap' && moreAnswers !== null
      ? `not proven: ${amount(moreAnswers, 'more clean answer')} needed`
      : '',
  ]
  return notes.filter((note) => note !== '')
}

/** A row of a report in words. Where no name is spoken, none is wrong, and no answer is needed to know it. */
export function rowWords(row: ThresholdRow): RowWords {
  const isNever = row.worksAs === 'never'
  const known = (share: number): string => (isNever ? NONE : row.wrongRate === null ? UNKNOWN : fine(share))
  return {
    wrong: known(row.wrongRate ?? 0),
    atMost: known(row.atMost),
    answers: isNever ? NONE : amount(row.answers, '', '').trim(),
    lost: part(row.lostShare),
    cost: row.cost === null ? NONE : row.cost.toFixed(1),
    notes: notesOf(row),
  }
}
