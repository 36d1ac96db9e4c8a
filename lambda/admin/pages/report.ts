import { html } from 'hono/html'
import type { PolicyReport, ThresholdRow } from '../../speaker/report/report.ts'
import { rowWords } from '../../speaker/report/row-words.ts'
import type { Html } from './plain.ts'

/** The short notes are badges beside the level; what is longer stands below it. */
const BADGES = new Map([
  ['in force', 'force'],
  ['previewed', 'tried'],
  ['recommended', 'best'],
])

const badgeOf = (note: string): Html => html` <span class="badge ${BADGES.get(note)}">${note}</span>`

function rowOf(row: ThresholdRow): Html {
  const { wrong, atMost, answers, lost, cost, notes } = rowWords(row)
  const badges = notes.filter((note) => BADGES.has(note)).map(badgeOf)
  const others = notes.filter((note) => !BADGES.has(note)).map((note) => html`<small>${note}</small>`)
  return html`<tr${row.isPreviewed ? html` class="tried"` : ''}><th scope="row">${row.threshold}${badges}${others}</th><td>${wrong}</td><td>${atMost}</td><td>${answers}</td><td>${lost}</td><td>${cost}</td></tr>`
}

/** What each threshold would do: the table of `policy preview`. Nothing where there is nothing to show. */
export function reportTable(
  { rows }: Pick<PolicyReport, 'rows'>,
  caption = 'What each threshold would do',
): Html {
  if (rows.length === 0) return html``
  return html`<table class="figures"><caption>${caption}</caption>
<thead><tr><th scope="col">Name from level</th><th scope="col">Wrong names</th><th scope="col">At most</th><th scope="col">Answers</th><th scope="col">Lost names</th><th scope="col">Cost</th></tr></thead>
<tbody>${rows.map(rowOf)}</tbody></table>`
}

/** Sentences, a paragraph each. */
export const paragraphs = (sentences: readonly string[]): Html =>
  html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}`
