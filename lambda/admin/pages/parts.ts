import { html } from 'hono/html'
import { type Difference, SETTING_NAMES, type SettingName } from '../../speaker/policy-change.ts'
import { type Change, type Fault, isReason, REASON } from '../../speaker/policy-schema.ts'
import { type AdminContext, identityOf } from '../identity.ts'
import type { Html } from './plain.ts'
import { SETTINGS, sideText, type Whose } from './words.ts'

export const NOTHING: Html = html``

/** What stands in the way, before everything else of a page, each with a way to its field. */
export function alert(says: string | Html, faults: readonly Fault[] = []): Html {
  const items = faults.map(({ field, reason }) => {
    const text = `${titleOf(field)} ${reason}`
    return html`<li>${field === 'version' ? text : html`<a href="#${targetOf(field)}">${text}</a>`}</li>`
  })
  return html`<div class="fault" role="alert"><p>${says}</p>${items.length > 0 ? html`<ul>${items}</ul>` : ''}</div>`
}

const OTHERS: Readonly<Record<string, string>> = {
  reason: 'The reason',
  version: 'Version',
  userId: 'The Alexa user id',
  level: 'The level',
  locale: 'The locale',
}

/** What people know a field as. */
function titleOf(field: string): string {
  const [name = ''] = field.split('.')
  return SETTING_NAMES.some((one) => one === name)
    ? SETTINGS[name as SettingName].title
    : (OTHERS[name] ?? name)
}

/** A setting has its own group of fields; a part of one has its own field in that. */
const targetOf = (field: string): string => (field.includes('.') ? `${idOf(field)}-field` : idOf(field))

/** An element's id for a field's name. */
export const idOf = (field: string): string => field.replaceAll('.', '-')

/** What is wrong with a field, beside it. */
export const faultBeside = (field: string, faults: readonly Fault[]): Html => {
  const reasons = faults.filter((fault) => fault.field === field).map(({ reason }) => reason)
  return reasons.length === 0
    ? NOTHING
    : html`<p class="fault" id="${idOf(field)}-fault">${reasons.join('; ')}</p>`
}

const isFaulty = (field: string, faults: readonly Fault[]): boolean =>
  faults.some((fault) => fault.field === field)

/** What describes a field, or a group of them: its hint, and what is wrong with it. */
export function describedBy(field: string, faults: readonly Fault[], hint?: string): Html {
  const fault = isFaulty(field, faults) ? [`${idOf(field)}-fault`] : []
  const ids = [...(hint === undefined ? [] : [hint]), ...fault]
  return ids.length === 0 ? NOTHING : html` aria-describedby="${ids.join(' ')}"`
}

/** Marks a field that is wrong; a group of fields has no such mark. */
export const invalid = (field: string, faults: readonly Fault[]): Html =>
  isFaulty(field, faults) ? html` aria-invalid="true"` : NOTHING

/** Asks why. @param at tells several of them on a page apart */
export function reasonField(value: string, faults: readonly Fault[] = [], at = 'reason'): Html {
  const found = faults.filter(({ field }) => field === 'reason').map((fault) => ({ ...fault, field: at }))
  return html`<p><label for="${at}">Why, for the history</label>
<input id="${at}" name="reason" value="${value}" maxlength="200" required autocomplete="off"${describedBy(at, found)}${invalid(at, found)}></p>${faultBeside(at, found)}`
}

/** What is wrong with a reason; nothing where it is one. */
export const reasonFaults = (reason: string): Fault[] =>
  isReason(reason) ? [] : [{ field: 'reason', reason: REASON }]

/** Asks whether a spoken yes may reserve for a voice that would not get its own searches. */
export const forceField = (isForced = false): Html =>
  html`<p><label><input type="checkbox" name="force" value="yes"${isForced ? html` checked` : NOTHING}> Do it all the same: a spoken yes may reserve at a level that is not enough for a person’s own searches</label></p>`

/** Who changes something here, when and why. @param at epoch seconds */
export function changeBy(c: AdminContext, at: number, reason: string): Change {
  const { role, subject } = identityOf(c)
  return { by: { role, subject }, at, reason }
}

/** What differs, setting by setting. @param whose the settings are that are of no locale */
export function differenceTable(
  changes: readonly Difference[],
  caption: string,
  whose: Whose = 'everybody',
): Html {
  if (changes.length === 0) return html`<p class="note">${caption}: no setting differs.</p>`
  const rows = changes.map((change) => {
    const { setting, locale, before, after } = change
    return html`<tr><th scope="row">${SETTINGS[setting].title} <code>${setting}</code></th><td>${locale ?? whose}</td><td>${sideText(change, before, whose)}</td><td>${sideText(change, after, whose)}</td></tr>`
  })
  return html`<table><caption>${caption}</caption>
<thead><tr><th scope="col">Setting</th><th scope="col">For</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
