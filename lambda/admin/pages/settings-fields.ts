import { html } from 'hono/html'
import { LOCALES } from '../../locale.ts'
import { PRIVILEGES } from '../../speaker/policy.ts'
import type { SettingName } from '../../speaker/policy-change.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import { DEFAULT, OTHER, RATIOS, THESE, type Typed } from '../settings-form.ts'
import { describedBy, faultBeside, idOf, invalid, NOTHING } from './parts.ts'
import type { Html } from './plain.ts'
import { SETTINGS } from './words.ts'

/** What the fields of settings are made of. */
export interface FieldsWanted {
  readonly typed: Typed
  readonly faults: readonly Fault[]
  /** Levels that are offered. */
  readonly levels: readonly number[]
  /** What holds where a setting is left to a wider layer, in words; undefined for what must be said here. */
  readonly otherwise: (setting: SettingName) => string | undefined
}

/** A value that can be chosen, and what it is called. */
type Option = readonly [value: string, says: string]

const hintOf = (name: string): string => `${idOf(name)}-hint`

/** The fields of a setting, with its name, what it means and what is wrong with it. */
const group = (name: SettingName, faults: readonly Fault[], fields: Html): Html =>
  html`<fieldset id="${idOf(name)}"${describedBy(name, faults, hintOf(name))}><legend>${SETTINGS[name].title} <code>${name}</code></legend>
<p class="note" id="${hintOf(name)}">${SETTINGS[name].means}</p>${faultBeside(name, faults)}${fields}</fieldset>`

const radio = (name: string, value: string, isChosen: boolean, says: string | Html): Html =>
  html`<label><input type="radio" name="${name}" value="${value}"${isChosen ? html` checked` : NOTHING}> ${says}</label> `

/** One of some values, or any other. */
function choice(
  name: SettingName,
  options: readonly Option[],
  { typed, faults }: Pick<FieldsWanted, 'typed' | 'faults'>,
  other: string,
): Html {
  const chosen = typed.get(name) ?? DEFAULT
  const isOther = !options.some(([value]) => value === chosen)
  const isElsewhere = isOther && chosen !== OTHER && chosen !== DEFAULT
  const text = isElsewhere ? chosen : (typed.get(`${name}.other`) ?? '')
  return html`${options.map(([value, says]) => radio(name, value, value === chosen, says))}
${radio(name, OTHER, isOther, 'another:')}<input name="${name}.other" value="${text}" inputmode="decimal" size="6" aria-label="${other}" autocomplete="off"${invalid(name, faults)}>`
}

const orElse = (says: string | undefined): Option[] => (says === undefined ? [] : [[DEFAULT, says]])

function number(field: string, label: string, unit: string, typed: Typed, faults: readonly Fault[]): Html {
  const at = idOf(field)
  return html`<p><label for="${at}-field">${label}</label> <input id="${at}-field" name="${field}" value="${typed.get(field) ?? ''}" inputmode="decimal" size="6" autocomplete="off"${describedBy(field, faults)}${invalid(field, faults)}> ${unit}</p>`
}

/** Left empty, a number is left to a wider layer. */
const emptied = (says: string | undefined): Html =>
  says === undefined ? NOTHING : html`<p class="note">Left empty: ${says}.</p>`

function places(typed: Typed, otherwise: string | undefined): Html {
  const chosen = typed.get('pinLocales') ?? DEFAULT
  const boxes = LOCALES.map(
    (locale) =>
      html`<label><input type="checkbox" name="pinLocales.${locale}" value="on"${typed.has(`pinLocales.${locale}`) ? html` checked` : NOTHING}> ${locale}</label> `,
  )
  return html`${orElse(otherwise).map(([value, says]) => radio('pinLocales', value, chosen === value, says))}
${radio('pinLocales', THESE, chosen !== DEFAULT, 'these (none is ticked: nowhere):')} ${boxes}`
}

/** The fields of all settings, each with what it means in a plain sentence. */
export function settingsFields({ typed, faults, levels, otherwise }: FieldsWanted): Html {
  const thresholds = PRIVILEGES.map((name) => {
    const options: Option[] = [
      ...orElse(otherwise(name)),
      ...levels.map((level): Option => [String(level), String(level)]),
      ['never', 'never'],
    ]
    return group(name, faults, choice(name, options, { typed, faults }, 'another level'))
  })
  const ratios: Option[] = [
    ...orElse(otherwise('costRatio')),
    ...RATIOS.map(([ratio, name]): Option => [String(ratio), `${ratio} (${name})`]),
  ]
  const questions = html`${number('questions.below', 'Below the level for names', '% of greetings', typed, faults)}${faultBeside('questions.below', faults)}
${number('questions.above', 'From that level on', '% of greetings', typed, faults)}${faultBeside('questions.above', faults)}${emptied(otherwise('questions'))}`
  return html`${thresholds}
${group('nameAgainAfterHours', faults, html`${number('nameAgainAfterHours', 'Hours', 'from 0 to 720', typed, faults)}${emptied(otherwise('nameAgainAfterHours'))}`)}
${group('pinLocales', faults, places(typed, otherwise('pinLocales')))}
${group('questions', faults, questions)}
${group('costRatio', faults, choice('costRatio', ratios, { typed, faults }, 'another number of lost names'))}
${group('cap', faults, html`${number('cap', 'At most', '% of spoken names', typed, faults)}${emptied(otherwise('cap'))}`)}`
}
