import type { Locale } from '../locale.ts'
import type { Policy } from '../speaker/policy.ts'
import { SETTING_NAMES, type SettingName, type SettingValue, settingOf } from '../speaker/policy-change.ts'
import { BUILT_IN } from '../speaker/policy-layers.ts'
import type { Settings } from '../speaker/policy-schema.ts'

/** Where the settings are looked at from. */
export interface Place {
  readonly locale: Locale | undefined
  /** What a household has for itself, where one is looked at. */
  readonly own: Settings | undefined
  /** Where Alexa can ask for a PIN, where no policy says so. */
  readonly pinLocales: readonly Locale[]
}

/** A setting as it holds at a place, and the layer that says it. */
export interface SettingAt {
  readonly setting: SettingName
  readonly value: SettingValue | undefined
  /** `this household`, a locale, `everybody`, `built-in`, or `PIN_LOCALES`. */
  readonly from: string
}

/** Every setting with its value and the layer that says it. */
export function settingsAt(policy: Policy, { locale, own, pinLocales }: Place): SettingAt[] {
  return SETTING_NAMES.map((setting) => {
    const builtIn = settingOf({ ...BUILT_IN, pinLocales: [...pinLocales] }, setting)
    const said = [
      ['this household', settingOf(own ?? {}, setting)],
      [locale ?? '', locale && settingOf(policy.locales?.[locale] ?? {}, setting)],
      ['everybody', settingOf(policy, setting)],
    ] as const
    const from = setting === 'pinLocales' ? 'PIN_LOCALES' : 'built-in'
    const [layer, value] = said.find(([, one]) => one !== undefined) ?? [from, builtIn]
    // Everybody's thresholds are always said, whether or not somebody chose them.
    const isBuiltIn = layer === 'everybody' && JSON.stringify(value) === JSON.stringify(builtIn)
    return { setting, value, from: isBuiltIn ? 'built-in' : layer }
  })
}
