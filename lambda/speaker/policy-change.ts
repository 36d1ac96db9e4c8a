import { LOCALES, type Locale } from '../locale.ts'
import { ORDER_FLOOR, type Policy, PRIVILEGES, type Privilege, type Threshold } from './policy.ts'
import { BUILT_IN, inForce } from './policy-layers.ts'
import { type Fault, faultsOf, type Settings } from './policy-schema.ts'

/** The names that settings have for people. */
export const SETTING_NAMES = [
  ...PRIVILEGES,
  'nameAgainAfterHours',
  'pinLocales',
  'questions',
  'costRatio',
  'cap',
] as const
export type SettingName = (typeof SETTING_NAMES)[number]
export type SettingValue = Threshold | readonly Locale[] | NonNullable<Settings['questions']>

/** Whom a change is for. */
export type Scope =
  | { readonly of: 'everybody' }
  | { readonly of: 'locale'; readonly locale: Locale }
  | { readonly of: 'household' }

const isPrivilege = (name: string): name is Privilege => PRIVILEGES.includes(name as Privilege)
const isSetting = (name: string): name is SettingName => SETTING_NAMES.includes(name as SettingName)

/** A setting of one layer; undefined where it does not say it. */
export const settingOf = (settings: Settings, name: SettingName): SettingValue | undefined =>
  isPrivilege(name) ? settings.thresholds?.[name] : settings[name]

/** Settings, or what is wrong with them. */
export type Checked<Of> = { readonly made: Of } | { readonly faults: readonly Fault[] }

/** A layer without one setting, or with another value of it, of whatever kind. */
function withValue(layer: Record<string, unknown>, name: SettingName, value: unknown) {
  const { [name]: _, ...rest } = isPrivilege(name) ? { ...Object(layer.thresholds) } : layer
  const next = value === undefined ? rest : { ...rest, [name]: value }
  if (!isPrivilege(name)) return next
  const { thresholds: _t, ...others } = layer
  return Object.keys(next).length === 0 ? others : { ...others, thresholds: next }
}

/**
 * A layer with some of its settings changed: refused whole where any of them is unknown or not what it must be.
 * @param given by name; undefined takes a setting out of this layer
 */
function changedLayer(layer: Settings, given: Readonly<Record<string, unknown>>): Checked<Settings> {
  const unknown = Object.keys(given).filter((name) => !isSetting(name))
  const isNone = `is no setting; there are ${SETTING_NAMES.join(', ')}`
  let next: Record<string, unknown> = layer
  for (const name of SETTING_NAMES) if (name in given) next = withValue(next, name, given[name])
  const faults = [...unknown.map((field) => ({ field, reason: isNone })), ...faultsOf(next)]
  return faults.length > 0 ? { faults } : { made: next }
}

const height = (threshold: Threshold): number =>
  threshold === 'never' ? Number.POSITIVE_INFINITY : threshold

/** What is wrong with an order threshold in any of some layers: below a voice that was recognized it is never. */
function floorFaults(layers: readonly Settings[]): Fault[] {
  const isBelow = ({ thresholds }: Settings) => height(thresholds?.order ?? 'never') < ORDER_FLOOR
  const reason = `must be ${ORDER_FLOOR} or more, or never, even by force`
  return layers.some(isBelow) ? [{ field: 'order', reason }] : []
}

/** What is wrong with an order threshold that a change brings below `resumeSearch`, wherever it does. */
function laxFaults(before: readonly Pair[], after: readonly Pair[]): Fault[] {
  for (const [at, { order, resumeSearch, where }] of after.entries()) {
    if (order === before[at]?.order && resumeSearch === before[at]?.resumeSearch) continue
    if (height(order) >= height(resumeSearch)) continue
    const reason = `would be ${order} in ${where}, below resumeSearch (${resumeSearch}); that takes --force`
    return [{ field: 'order', reason }]
  }
  return []
}

interface Pair {
  readonly order: Threshold
  readonly resumeSearch: Threshold
  readonly where: Locale
}

/** The two thresholds that depend on each other, in every locale. */
const pairs = (policy: Policy, own?: Settings): Pair[] =>
  LOCALES.map((where) => ({ ...inForce(policy, where, own).thresholds, where }))

/**
 * A policy, unless the order threshold forbids it.
 * @param before the one in force; undefined where nobody can read it
 */
export function allowedPolicy(before: Policy | undefined, next: Policy, isForced: boolean): Checked<Policy> {
  const floor = floorFaults([next, ...Object.values(next.locales ?? {})])
  const lax = isForced ? [] : laxFaults(before ? pairs(before) : [], pairs(next))
  const faults = floor.length > 0 ? floor : lax
  return faults.length > 0 ? { faults } : { made: next }
}

/** A household's own settings, unless the order threshold forbids them. */
export function allowedOwn(
  policy: Policy,
  before: Settings,
  next: Settings,
  isForced: boolean,
): Checked<Settings> {
  const lax = isForced ? [] : laxFaults(pairs(policy, before), pairs(policy, next))
  const floor = floorFaults([next])
  const faults = floor.length > 0 ? floor : lax
  return faults.length > 0 ? { faults } : { made: next }
}

/**
 * The next version of a policy, with settings changed for everybody or for a locale. A threshold that is taken
 * out for everybody is the built-in one again.
 */
export function changedPolicy(
  policy: Policy,
  scope: Exclude<Scope, { of: 'household' }>,
  given: Readonly<Record<string, unknown>>,
  isForced: boolean,
): Checked<Policy> {
  const { version, locales, ...everybody } = policy
  const layer = scope.of === 'locale' ? (locales?.[scope.locale] ?? {}) : everybody
  const checked = changedLayer(layer, given)
  if ('faults' in checked) return checked
  const changed = checked.made
  const next: Policy = {
    ...(scope.of === 'everybody' ? changed : everybody),
    thresholds: scope.of === 'everybody' ? wholeThresholds(changed) : everybody.thresholds,
    ...(scope.of === 'locale'
      ? { locales: withLayer(locales, scope.locale, changed) }
      : locales && { locales }),
    version: version + 1,
  }
  return allowedPolicy(policy, next, isForced)
}

const wholeThresholds = ({ thresholds = {} }: Settings): Policy['thresholds'] => ({
  greetByName: thresholds.greetByName ?? BUILT_IN.thresholds.greetByName,
  resumeSearch: thresholds.resumeSearch ?? BUILT_IN.thresholds.resumeSearch,
  order: thresholds.order ?? BUILT_IN.thresholds.order,
})

/** The next version of a policy, under which no name is spoken: not for everybody, and not in a locale of its own. */
export function withoutNames({ version, thresholds, locales, ...rest }: Policy): Policy {
  const silent = Object.entries(locales ?? {}).map(([locale, layer]) => {
    const hasOwn = layer.thresholds?.greetByName !== undefined
    return [
      locale,
      hasOwn ? { ...layer, thresholds: { ...layer.thresholds, greetByName: 'never' as const } } : layer,
    ]
  })
  return {
    ...rest,
    thresholds: { ...thresholds, greetByName: 'never' },
    ...(locales && { locales: Object.fromEntries(silent) }),
    version: version + 1,
  }
}

/** The layers of locales with this one in place; one that says nothing any more is left out. */
function withLayer(locales: Policy['locales'], locale: Locale, layer: Settings): Policy['locales'] {
  const { [locale]: _, ...rest } = locales ?? {}
  return Object.keys(layer).length === 0 ? rest : { ...rest, [locale]: layer }
}

/** A household's own settings, changed. */
export function changedOwn(
  policy: Policy,
  own: Settings,
  given: Readonly<Record<string, unknown>>,
  isForced: boolean,
): Checked<Settings> {
  const checked = changedLayer(own, given)
  return 'faults' in checked ? checked : allowedOwn(policy, own, checked.made, isForced)
}

/** One setting that differs between two versions. */
export interface Difference {
  readonly setting: SettingName
  /** Left out: for everybody. */
  readonly locale?: Locale
  readonly before: SettingValue | undefined
  readonly after: SettingValue | undefined
}

/** What differs between two layers. */
export function layerDifferences(before: Settings, after: Settings): Difference[] {
  const values = SETTING_NAMES.map((setting) => ({
    setting,
    before: settingOf(before, setting),
    after: settingOf(after, setting),
  }))
  return values.filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after))
}

/** What differs between two policies, for everybody and in locales. */
export function differences(before: Policy, after: Policy): Difference[] {
  const local = LOCALES.flatMap((locale) =>
    layerDifferences(before.locales?.[locale] ?? {}, after.locales?.[locale] ?? {}).map((one) => ({
      ...one,
      locale,
    })),
  )
  return [...layerDifferences(before, after), ...local]
}
