import { html } from 'hono/html'
import { LOCALES } from '../../locale.ts'
import type { PolicyReport } from '../../speaker/report/report.ts'
import { recommendationSentences, reportSentences } from '../../speaker/report/sentences.ts'
import { WINDOWS } from '../../speaker/report/window.ts'
import { setting } from '../../speaker/report/words.ts'
import type { Look, Looked } from '../evidence-admin.ts'
import type { Html } from './plain.ts'
import { paragraphs, reportTable } from './report.ts'

/** Choices of what a wrong name counts as, and of the cap; what is set otherwise comes among them. */
const RATIOS = [1, 3, 10, 30, 100]
const CAPS = [0.01, 0.02, 0.05, 0.1]

const withOwn = (choices: readonly number[], own: readonly number[]): number[] =>
  [...new Set([...choices, ...own])].toSorted((a, b) => a - b)

const option = (value: string | number, label: string, isChosen: boolean): Html =>
  html`<option value="${value}"${isChosen ? html` selected` : ''}>${label}</option>`

/** The address of the page that saves what is tried; undefined where nothing is. */
export function savingOf({ inForce, previewed }: PolicyReport, { locale }: Looked): string | undefined {
  const changed = (['greetByName', 'costRatio', 'cap'] as const).filter(
    (name) => previewed[name] !== inForce[name],
  )
  if (changed.length === 0) return undefined
  const asked = new URLSearchParams(changed.map((name): [string, string] => [name, String(previewed[name])]))
  if (locale) asked.set('locale', locale)
  return `/admin/policy/preview?${asked}`
}

/** What the settings that are tried would do, in sentences, and the way to save them. */
export function triedPart({ report }: Look, looked: Looked): Html {
  const { inForce, previewed } = report
  const saving = savingOf(report, looked)
  if (saving === undefined)
    return html`<p class="note">This is what is in force. Choose something else to see what it would do; nothing is changed by looking.</p>`
  const isOther = previewed.costRatio !== inForce.costRatio || previewed.cap !== inForce.cap
  const sentences = [...reportSentences(report), ...(isOther ? recommendationSentences(report) : [])]
  return html`${paragraphs(sentences)}<p><a class="button main" href="${saving}">Go on to save this…</a></p>`
}

/** The table of what each threshold would do, as the script renews it. */
export const triedTable = ({ report }: Look): Html => reportTable(report)

/** The form that looks at other settings. It changes nothing: without script it is an address, and a page. */
export function tryForm({ report }: Look, { days, locale, bound }: Looked): Html {
  const { rows, previewed, inForce } = report
  return html`<form id="try" method="get" action="/admin">
<fieldset class="levels"><legend>Say a name from level</legend>${rows.map(
    ({ threshold, isInForce }) =>
      html`<label><input type="radio" name="greetByName" value="${threshold}"${threshold === previewed.greetByName ? html` checked` : ''}> ${threshold}${isInForce ? html` <small>in force</small>` : ''}</label>`,
  )}</fieldset>
<div class="pair"><label>A wrong name is as bad as<select name="costRatio">${withOwn(RATIOS, [inForce.costRatio, previewed.costRatio]).map((ratio) => option(ratio, `${ratio} lost ${ratio === 1 ? 'name' : 'names'}`, ratio === previewed.costRatio))}</select></label>
<label>The most wrong names (cap)<select name="cap">${withOwn(CAPS, [inForce.cap, previewed.cap]).map((cap) => option(cap, setting(cap), cap === previewed.cap))}</select></label></div>
<details><summary>Over ${days} days, ${locale ?? 'all locales'}</summary><div class="pair">${lookedFields({ days, locale, bound }, 'with bound')}</div></details>
<button>Show</button></form>`
}

/** Over which days and where it is looked; what both pages ask. */
export const lookedFields = (
  { days, locale, bound }: Looked,
  which: 'with bound' | 'without bound',
): Html => html`<label>Counted over<select name="days">${WINDOWS.map((one) => option(one, `${one} days`, one === days))}</select></label>
<label>In<select name="locale">${option('', 'all locales', locale === undefined)}${LOCALES.map((one) => option(one, one, one === locale))}</select></label>
${which === 'with bound' ? html`<label>Bounds<select name="bound">${option('fixed', 'for a look a week at most', bound === 'fixed')}${option('anytime', 'for looking whenever you like', bound === 'anytime')}</select></label>` : ''}`
