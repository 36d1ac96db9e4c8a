import { LOCALES } from '../locale.ts'
import { PRIVILEGES, type Privilege } from '../speaker/policy.ts'
import { SETTING_NAMES, type SettingName, settingOf } from '../speaker/policy-change.ts'
import type { Fault, Settings } from '../speaker/policy-schema.ts'

/** What a form says of settings, field by field, as it was typed. */
export type Typed = ReadonlyMap<string, string>

/** Leaves a setting to a wider layer. */
export const DEFAULT = 'default'
/** Another value than those that are offered; it stands in the field beside it. */
export const OTHER = 'other'
/** The places that are ticked. */
export const THESE = 'these'

/** A wrong name against a lost one, by name. */
export const RATIOS = [
  [3, 'relaxed'],
  [10, 'normal'],
  [30, 'careful'],
] as const

/** The fields of a setting. */
const FIELDS: Readonly<Record<SettingName, readonly string[]>> = {
  greetByName: ['greetByName', 'greetByName.other'],
  resumeSearch: ['resumeSearch', 'resumeSearch.other'],
  order: ['order', 'order.other'],
  nameAgainAfterHours: ['nameAgainAfterHours'],
  pinLocales: ['pinLocales', ...LOCALES.map((locale) => `pinLocales.${locale}`)],
  questions: ['questions.below', 'questions.above'],
  costRatio: ['costRatio', 'costRatio.other'],
  cap: ['cap'],
}

/** What of a form is about settings. */
export function settingsOnly(typed: Typed): Typed {
  const known = new Set(Object.values(FIELDS).flat())
  return new Map([...typed].filter(([name]) => known.has(name)))
}

/** What of a form is about some settings. */
export const onlyOf = (typed: Typed, settings: readonly string[]): Typed =>
  new Map([...typed].filter(([name]) => settings.some((one) => FIELDS[one as SettingName]?.includes(name))))

const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,12})?$/

/** What makes no sense stays text, and is refused at its field. */
function numberOr(text: string): unknown {
  const trimmed = text.trim()
  return NUMBER.test(trimmed) ? Number(trimmed.replace(',', '.')) : trimmed
}

/** A share of 1, from percent. 0.7 % is 0.007, and not 0.006999…. */
function shareOr(text: string): unknown {
  const percent = numberOr(text)
  return typeof percent === 'number' ? Number((percent / 100).toPrecision(12)) : percent
}

/** A share in percent, as it is typed. */
export const percentOf = (share: number): string => String(Number((share * 100).toPrecision(12)))

const isPrivilege = (name: SettingName): name is Privilege => PRIVILEGES.includes(name as Privilege)

function choiceIn(typed: Typed, name: string): unknown {
  const chosen = typed.get(name)
  if (chosen === DEFAULT || chosen === undefined) return undefined
  return numberOr(chosen === OTHER ? (typed.get(`${name}.other`) ?? '') : chosen)
}

function placesIn(typed: Typed): unknown {
  const chosen = typed.get('pinLocales')
  if (chosen === DEFAULT || chosen === undefined) return undefined
  return chosen === THESE ? LOCALES.filter((locale) => typed.has(`pinLocales.${locale}`)) : chosen
}

function sharesIn(typed: Typed): unknown {
  const [below = '', above = ''] = [typed.get('questions.below'), typed.get('questions.above')]
  if (below.trim() === '' && above.trim() === '') return undefined
  return { below: shareOr(below), above: shareOr(above) }
}

/** A setting as a form says it; undefined leaves it to a wider layer. */
function valueIn(typed: Typed, name: SettingName): unknown {
  if (isPrivilege(name) || name === 'costRatio') return choiceIn(typed, name)
  if (name === 'pinLocales') return placesIn(typed)
  if (name === 'questions') return sharesIn(typed)
  const text = typed.get(name)?.trim() ?? ''
  if (text === '') return undefined
  return name === 'cap' ? shareOr(text) : numberOr(text)
}

/** The places in one order, so that two lists of the same ones are the same. */
function inOrder(value: unknown): unknown {
  return Array.isArray(value) ? LOCALES.filter((locale) => value.includes(locale)) : value
}

/**
 * What a form wants other than it was in the layer that it was made from. Everything else may be changed by
 * somebody else in the meantime, and stays as they want it.
 */
export function givenIn(typed: Typed, layer: Settings): Record<string, unknown> {
  const said = SETTING_NAMES.filter((name) => FIELDS[name].some((field) => typed.has(field)))
  const values = said.map((name) => [name, valueIn(typed, name)] as const)
  return Object.fromEntries(
    values.filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(inOrder(settingOf(layer, name))),
    ),
  )
}

/** A layer as a form shows it. */
export function typedOf(layer: Settings): Typed {
  const { nameAgainAfterHours, pinLocales, questions, costRatio, cap, thresholds } = layer
  return new Map([
    ...PRIVILEGES.map((name) => [name, String(thresholds?.[name] ?? DEFAULT)] as const),
    ['nameAgainAfterHours', String(nameAgainAfterHours ?? '')],
    ['pinLocales', pinLocales ? THESE : DEFAULT],
    ...(pinLocales ?? []).map((locale) => [`pinLocales.${locale}`, 'on'] as const),
    ['questions.below', questions ? percentOf(questions.below) : ''],
    ['questions.above', questions ? percentOf(questions.above) : ''],
    ['costRatio', String(costRatio ?? DEFAULT)],
    ['cap', cap === undefined ? '' : percentOf(cap)],
  ] as const)
}

/** A fault where a form shows it, in the form's own units. */
export function faultAtField({ field, reason }: Fault): Fault {
  const [name = '', part] = field.split('.')
  if (name === 'questions') {
    const at = part === undefined ? 'questions.below' : field
    return { field: at, reason: 'must be percent from 0 to 100, both of them' }
  }
  if (name === 'cap') return { field, reason: 'must be percent from 0.001 to 99.9' }
  return { field: name, reason: reason.replace(/; that takes --force$/u, '') }
}
