import { html } from 'hono/html'
import type { PolicyReport, ThresholdRow } from '../../speaker/report/report.ts'
import { rowWords } from '../../speaker/report/row-words.ts'
import { type FigureRow, figuresTable } from './figures.ts'
import type { Html } from './plain.ts'

const COLUMNS = ['Name from level', 'Wrong names', 'At most', 'Answers', 'Lost names', 'Cost']

/** The short notes are badges beside the level; what is longer stands below it. */
const BADGES = new Map([
  ['in force', 'force'],
  ['previewed', 'tried'],
  ['recommended', 'best'],
])

const badgeOf = (note: string): Html => html` <span class="badge ${BADGES.get(note)}">${note}</span>`

function rowOf(row: ThresholdRow): FigureRow {
  const { wrong, atMost, answers, lost, cost, notes } = rowWords(row)
  const badges = notes.filter((note) => BADGES.has(note)).map(badgeOf)
  const others = notes.filter((note) => !BADGES.has(note)).map((note) => html`<small>${note}</small>`)
  return {
    of: html`${row.threshold}${badges}${others}`,
    cells: [wrong, atMost, answers, lost, cost],
    isTried: row.isPreviewed && !row.isInForce,
  }
}

/** What each threshold would do: the table of `policy preview`. Nothing where there is nothing to show. */
export const reportTable = (
  { rows }: Pick<PolicyReport, 'rows'>,
  caption = 'What each threshold would do',
): Html => (rows.length === 0 ? html`` : figuresTable({ caption, columns: COLUMNS, rows: rows.map(rowOf) }))

/** Sentences, a paragraph each; what is said already is not said again. */
export const paragraphs = (sentences: readonly string[]): Html =>
  html`${[...new Set(sentences)].map((sentence) => html`<p>${sentence}</p>`)}`
