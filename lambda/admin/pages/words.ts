import {
  type Difference,
  type SettingName,
  type SettingValue,
  settingOf,
} from '../../speaker/policy-change.ts'
import { BUILT_IN } from '../../speaker/policy-layers.ts'
import { type Change, oneLine } from '../../speaker/policy-schema.ts'
import { listed } from '../../speaker/report/words.ts'
import { percentOf, RATIOS } from '../settings-form.ts'

/** What a setting is called, and what it means. */
export const SETTINGS: Readonly<Record<SettingName, { readonly title: string; readonly means: string }>> = {
  greetByName: {
    title: 'Say the name from level',
    means:
      'From this level on a greeting has the name. Below it the greeting is just as warm, without a name.',
  },
  resumeSearch: {
    title: 'Own searches from level',
    means:
      'From this level on a voice gets back what that person looked for. Below it everything is the household’s.',
  },
  order: {
    title: 'Reserve by voice from level',
    means:
      'From this level on a spoken yes reserves. Below it the phone takes over; below 300 a yes never reserves.',
  },
  nameAgainAfterHours: {
    title: 'Hours until a name is said again',
    means:
      'Whoever was greeted by name is greeted without it for so many hours. 0 says the name at every visit.',
  },
  pinLocales: {
    title: 'Where Alexa can ask for a PIN',
    means: 'In these places a reservation that needs a higher level can be finished with a spoken PIN.',
  },
  questions: {
    title: 'How often it is asked who spoke',
    means:
      'Of people who agreed to be asked: after which share of greetings they are. Their answers are what recommendations rest on.',
  },
  costRatio: {
    title: 'What a wrong name costs',
    means:
      'How many lost names one wrong name is as bad as. Recommendations weigh by it; no greeting changes.',
  },
  cap: {
    title: 'Most wrong names',
    means:
      'No level is recommended at which more of the spoken names may be wrong. No greeting changes by it alone.',
  },
}

/** A value in words; `undefined` is what nobody says. */
export function valueText(setting: SettingName, value: SettingValue | undefined): string {
  if (value === undefined) return 'not set here'
  if (setting === 'costRatio') {
    const [, name] = RATIOS.find(([ratio]) => ratio === value) ?? []
    return `${value} lost names${name === undefined ? '' : ` (${name})`}`
  }
  if (setting === 'cap') return `${percentOf(Number(value))} %`
  if (typeof value !== 'object') return String(value)
  if (!('below' in value)) return value.length === 0 ? 'nowhere' : listed([...value])
  if (value.below + value.above === 0) return 'nobody is asked'
  return `${percentOf(value.below)} % below the level for names, ${percentOf(value.above)} % from it on`
}

/** Whose settings differ, where they are of no locale. */
export type Whose = 'everybody' | 'this household'

/** One side of a difference; what is not set says what holds instead. */
export function sideText(
  { setting, locale }: Pick<Difference, 'setting' | 'locale'>,
  value: SettingValue | undefined,
  whose: Whose,
): string {
  if (value !== undefined) return valueText(setting, value)
  if (whose === 'this household') return 'as for others'
  if (locale !== undefined) return 'as for everybody'
  return setting === 'pinLocales'
    ? 'as installed'
    : `${valueText(setting, settingOf(BUILT_IN, setting))}, as built in`
}

/** `Say the name from level in fr-FR: 300 → 400`. */
export function differenceText(difference: Difference, whose: Whose = 'everybody'): string {
  const { setting, locale, before, after } = difference
  const where = locale === undefined ? '' : ` in ${locale}`
  const [was, is] = [before, after].map((value) => sideText(difference, value, whose))
  return `${SETTINGS[setting].title}${where}: ${was} → ${is}`
}

/** `admin I6Jx8iIr1SXG`. */
export const whoText = ({ by }: Pick<Change, 'by'>): string => oneLine(`${by.role} ${by.subject}`)

/** `2026-11-21 18:00 UTC`. What came into the store by another way may be no time that anybody knows. */
export function whenText(at: number): string {
  const date = new Date(at * 1000)
  if (Number.isNaN(date.getTime())) return 'at an unknown time'
  const [day, time = ''] = date.toISOString().split('T')
  return `${day} ${time.slice(0, 5)} UTC`
}

/** `by admin I6Jx8iIr1SXG, 2026-11-21 18:00 UTC: too many wrong names`. */
export const changeText = (change: Change | undefined): string =>
  change ? `by ${whoText(change)}, ${whenText(change.at)}: ${oneLine(change.reason)}` : 'nobody noted by whom'
