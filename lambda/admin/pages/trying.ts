import { html } from 'hono/html'
import { LOCALES, type Locale } from '../../locale.ts'
import { type PolicyReport, PREVIEWED, type ReportSettings } from '../../speaker/report/report.ts'
import { recommendationSentences, reportSentences } from '../../speaker/report/sentences.ts'
import { WINDOWS } from '../../speaker/report/window.ts'
import { setting } from '../../speaker/report/words.ts'
import type { Look, Looked } from '../evidence-admin.ts'
import type { Role } from '../identity.ts'
import { percentOf } from '../settings-form.ts'
import type { Html } from './plain.ts'
import { paragraphs, reportTable } from './report.ts'

/** Choices of what a wrong name counts as, and of the cap; what is set otherwise comes among them. */
const RATIOS = [1, 3, 10, 30, 100]
const CAPS = [0.01, 0.02, 0.05, 0.1]

const withOwn = (choices: readonly number[], own: readonly number[]): number[] =>
  [...new Set([...choices, ...own])].toSorted((a, b) => a - b)

const option = (value: string | number, label: string, isChosen: boolean): Html =>
  html`<option value="${value}"${isChosen ? html` selected` : ''}>${label}</option>`

/** The address of the page that saves settings, which are typed there as people do: the cap in percent. */
export function savingAt(settings: Partial<ReportSettings>, locale: Locale | undefined): string {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(settings))
    asked.set(name, name === 'cap' ? percentOf(Number(value)) : String(value))
  if (locale) asked.set('locale', locale)
  return `/admin/policy/change?${asked}`
}

/** What is tried and is not in force. */
const changedIn = ({ inForce, previewed }: PolicyReport): Partial<ReportSettings> =>
  Object.fromEntries(
    PREVIEWED.filter((name) => previewed[name] !== inForce[name]).map((name) => [name, previewed[name]]),
  )

/** The way to save something, for who may. */
export const savingLink = (address: string, says: Html | string, role: Role, kind = 'button'): Html =>
  role === 'admin'
    ? html`<p><a class="${kind}" href="${address}">${says}</a></p>`
    : html`<p class="note">Somebody with the admin role can save this.</p>`

/** What the settings that are tried would do, in sentences, and the way to save them. */
export function triedPart({ report }: Look, { locale }: Looked, role: Role): Html {
  const changed = changedIn(report)
  if (Object.keys(changed).length === 0)
    return html`<p class="note">This is what is in force. Choose something else to see what it would do; nothing is changed by looking.</p>`
  const isOther = 'costRatio' in changed || 'cap' in changed
  const sentences = [...reportSentences(report), ...(isOther ? recommendationSentences(report) : [])]
  return html`${paragraphs(sentences)}${savingLink(savingAt(changed, locale), 'Go on to save this…', role, 'button main')}`
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
