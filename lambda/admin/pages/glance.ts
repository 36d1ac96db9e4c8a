import { html } from 'hono/html'
import { LOCALES, type Locale } from '../../locale.ts'
import { inForce } from '../../speaker/policy-layers.ts'
import { rowWords } from '../../speaker/report/row-words.ts'
import { recommendationSentences, reportSentences } from '../../speaker/report/sentences.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import { type Evidence, type Look, type Looked, lookAt } from '../evidence-admin.ts'
import type { Role } from '../identity.ts'
import { type FigureRow, figuresTable } from './figures.ts'
import type { Html } from './plain.ts'
import { paragraphs } from './report.ts'
import { savingAt, savingLink } from './trying.ts'

const WHEN = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** A moment for people, in UTC: the shop knows no time zone. @param at epoch seconds, or what no clock shows */
function momentOf(at: number): Html {
  const date = new Date(at * 1000)
  if (Number.isNaN(date.getTime())) return html`an unknown time`
  return html`<time datetime="${date.toISOString()}">${WHEN.format(date)} UTC</time>`
}

/** What is in force: who made it so, when and why. */
export function forceCard({ version, policy, change }: StoredVersion, locale: Locale | undefined): Html {
  const { thresholds } = policy ? inForce(policy, locale, undefined) : {}
  return html`<section><h2>In force</h2>${
    thresholds === undefined
      ? ''
      : html`<p>${
          thresholds.greetByName === 'never'
            ? html`Nobody is called by name.`
            : html`A name is said from level <b>${thresholds.greetByName}</b> on.`
        } A search is brought back from ${thresholds.resumeSearch} on, and a yes reserves from ${thresholds.order} on.</p>`
  }<dl><dt>Version</dt><dd>${version === 0 ? '0, built in' : version}</dd>${
    change === undefined
      ? html`<dt>Why</dt><dd>${version === 0 ? 'nobody has changed anything yet' : 'nobody noted it'}</dd>`
      : html`<dt>By</dt><dd>${change.by.role} <code>${change.by.subject}</code></dd><dt>When</dt><dd>${momentOf(change.at)}</dd><dt>Why</dt><dd>${change.reason}</dd>`
  }</dl></section>`
}

/** What is recommended, why, and the way to do it. */
export function adviceCard({ report }: Look, locale: Locale | undefined, role: Role): Html {
  const { recommended, inForce } = report
  const isOther = recommended !== undefined && recommended !== inForce.greetByName
  return html`<section><h2>Recommended</h2>${paragraphs(recommendationSentences(report))}${
    isOther
      ? savingLink(
          savingAt({ greetByName: recommended }, locale),
          `Look at ${recommended} and save it…`,
          role,
        )
      : ''
  }</section>`
}

/** What to do where little or nothing is known; nothing where enough is. */
export function startingCard({ report, areAsked }: Look): Html {
  if (report.status === 'no visits')
    return html`<section class="start"><h2>How this page fills</h2><p>Every greeting of a voice that comes with a level is counted by itself, and every time somebody says the name was wrong. Come back when the shop has had some visits.</p><p>Counts from elsewhere can be put in: <code>npm run policy -- evidence FILE</code></p></section>`
  if (areAsked || report.status === 'evidence') return html``
  return html`<section class="start"><h2>Nobody is asked</h2><p>How often a name is wrong can only be learnt by asking people who agreed to it. Switch on <b>questions</b> in the <a href="/admin/policy">settings</a>: <code>0.02,0.1</code> asks after 2 % of greetings below the threshold, and 10 % of those from it on.</p></section>`
}

/** The one sentence that everything is about. */
export const glance = ({ report }: Look): string =>
  reportSentences(report, report.inForce.greetByName)[0] ?? ''

/** How locales differ, a line each; nothing where there is but one with visits or settings. */
export function localesTable(evidence: Evidence, looked: Looked): Html {
  const { locales = {} } = evidence.newest.policy ?? {}
  const rows = LOCALES.flatMap((locale) => {
    const look = lookAt(evidence, { ...looked, locale })
    if ('faults' in look || (look.report.rows.length === 0 && !locales[locale])) return []
    return [localeRow(locale, look, looked)]
  })
  if (rows.length < 2 && Object.keys(locales).length === 0) return html``
  const table = figuresTable({
    caption: html`<span class="vh">What is in force in each locale, and what it does</span>`,
    columns: ['Locale', 'Name from level', 'Wrong names', 'At most', 'Lost names', 'Recommended'],
    rows,
  })
  return html`<section><h2>By locale</h2>${table}</section>`
}

function localeRow(locale: Locale, { report }: Look, { days }: Looked): FigureRow {
  const row = report.rows.find(({ isInForce }) => isInForce)
  const { wrong, atMost, lost } = row ? rowWords(row) : { wrong: '-', atMost: '-', lost: '-' }
  const asked = new URLSearchParams({ locale, days: String(days) })
  return {
    of: html`<a href="/admin?${asked}">${locale}</a>`,
    cells: [report.inForce.greetByName, wrong, atMost, lost, report.recommended ?? '-'],
  }
}
