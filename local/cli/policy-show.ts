import type { Outcome } from '../../lambda/admin/outcome.ts'
import { settingsAt } from '../../lambda/admin/settings-at.ts'
import { ownVersion } from '../../lambda/household/own-policy.ts'
import type { Household } from '../../lambda/household/state.ts'
import { LOCALES, type Locale } from '../../lambda/locale.ts'
import { parseSettings, pinLocalesOf } from '../../lambda/settings.ts'
import { DEFAULT_POLICY, type Policy } from '../../lambda/speaker/policy.ts'
import {
  type Difference,
  differences,
  layerDifferences,
  type SettingValue,
  settingOf,
} from '../../lambda/speaker/policy-change.ts'
import { type Change, oneLine, type Settings } from '../../lambda/speaker/policy-schema.ts'
import type { StoredVersion } from '../../lambda/store/policy-store.ts'
import { EXIT } from './command.ts'

export const print = (text: string): void => void process.stdout.write(`${text}\n`)
/** For programs. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2))

/** A value as `set` takes it. */
function shown(value: SettingValue | undefined): string {
  if (value === undefined) return 'default'
  if (typeof value !== 'object') return String(value)
  if ('below' in value) return value.below + value.above === 0 ? 'off' : `${value.below},${value.above}`
  return value.length === 0 ? 'none' : value.join(',')
}

const shownDifference = ({ setting, locale, before, after }: Difference): string =>
  `${setting}${locale === undefined ? '' : ` in ${locale}`} ${shown(before)} → ${shown(after)}`

/** Columns that stand below each other. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)))
  const line = (row: readonly string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')
  return rows.map((row) => line(row).trimEnd()).join('\n')
}

const dateOf = (at: number): string => new Date(at * 1000).toISOString()
const asJson = (change: Change | undefined) =>
  change ? { by: change.by, at: dateOf(change.at), reason: change.reason } : {}

const whoIn = ({ by }: Change): string => oneLine(`${by.role} ${by.subject}`)

/** Where the settings are looked at from. */
interface Place {
  readonly locale: Locale | undefined
  readonly own: Household | undefined
}

/** A household's own version, which `--expect` asks for. */
function ownHeading(household: Household): string {
  const last = household.policy?.history.at(-1)
  if (!last) return 'This household has no settings of its own.'
  return `Its own, version ${last.version}, ${dateOf(last.at)}: ${oneLine(last.reason)}`
}

/** What locales say differently. What a household has for itself goes before that. */
const localLines = (locales: Policy['locales'], own: Settings): string[] =>
  LOCALES.flatMap((locale) =>
    layerDifferences({}, locales?.[locale] ?? {})
      .filter(({ setting }) => settingOf(own, setting) === undefined)
      .map(({ setting, after }) => `  in ${locale}: ${setting} ${shown(after)}`),
  )

/** Prints what is in force at a place; what locales say differently, where none was asked for. */
export function showOf({ version, policy, change }: StoredVersion, place: Place, isJson: boolean): number {
  const household = place.own ? { household: { version: ownVersion(place.own) } } : {}
  if (!policy) {
    const reason = `version ${version} cannot be read: look at the history, and roll back to a version that can`
    if (isJson) printJson({ outcome: 'refused', version, faults: [{ field: 'version', reason }] })
    else process.stderr.write(`The policy in force cannot be used: ${reason}.\n`)
    return EXIT.refused
  }
  const settings = settingsAt(policy, {
    locale: place.locale,
    own: place.own?.policy?.settings,
    pinLocales: pinLocalesOf(parseSettings(process.env)),
  })
  const locales = place.locale === undefined ? policy.locales : undefined
  if (isJson) {
    const values = settings.map(({ setting, value, from }) => [setting, { value, from }])
    printJson({ version, ...asJson(change), ...household, settings: Object.fromEntries(values), locales })
    return EXIT.done
  }
  const made = change
    ? `, ${dateOf(change.at)}: ${oneLine(change.reason)}`
    : version === 0
      ? ', the built-in one'
      : ''
  print(`Policy ${version}${made}`)
  if (place.own) print(ownHeading(place.own))
  print(table(settings.map(({ setting, value, from }) => [`  ${setting}`, shown(value), from])))
  for (const line of localLines(locales, place.own?.policy?.settings ?? {})) print(line)
  return EXIT.done
}

/** Prints what became of a change, and gives its exit code. */
export function tellOutcome(outcome: Outcome, isOwn: boolean, isJson: boolean): number {
  const code = { done: EXIT.done, refused: EXIT.refused, 'changed meanwhile': EXIT.changed }[outcome.outcome]
  if (isJson) {
    const { change, ...rest } = { change: undefined, ...outcome }
    printJson({ ...rest, ...asJson(change) })
    return code
  }
  if (outcome.outcome === 'refused') {
    for (const { field, reason } of outcome.faults) process.stderr.write(`${field}: ${reason}\n`)
    process.stderr.write('Nothing was changed.\n')
    return code
  }
  const { version, changes } = outcome
  if (outcome.outcome === 'done') {
    for (const one of changes) print(`  ${shownDifference(one)}`)
    if (changes.length === 0) print('  No setting differs.')
    const when = isOwn ? "In force from this household's next turn" : 'In force everywhere within 30 seconds'
    print(`${when}: version ${version}.`)
    return code
  }
  const { change } = outcome
  const who = change ? ` by ${whoIn(change)} (${oneLine(change.reason)})` : ''
  process.stderr.write(`It was changed meanwhile: version ${version} is in force${who}.\n`)
  for (const one of changes) process.stderr.write(`  ${shownDifference(one)}\n`)
  process.stderr.write('Nothing was changed.\n')
  return code
}

/** One line of a history. */
interface Entry {
  readonly version: number
  readonly change: Change | undefined
  /** Undefined where it cannot be said. */
  readonly changes: readonly Difference[] | undefined
  readonly isReadable: boolean
}

function whatOf({ changes, isReadable }: Entry): string {
  if (!isReadable) return 'cannot be read'
  if (!changes) return 'not known: the version before is not there to compare'
  return changes.length === 0 ? 'nothing' : changes.map(shownDifference).join('; ')
}

function printHistory(entries: readonly Entry[], isJson: boolean): number {
  if (isJson) {
    printJson(entries.map(({ version, change, changes }) => ({ version, ...asJson(change), changes })))
    return EXIT.done
  }
  const rows = entries.map((entry) => {
    const { version, change } = entry
    return [
      Number.isNaN(version) ? '?' : String(version),
      change ? dateOf(change.at) : '',
      change ? whoIn(change) : '',
      whatOf(entry),
      oneLine(change?.reason ?? ''),
    ]
  })
  print(
    rows.length === 0
      ? 'Nobody has changed anything yet.'
      : table([['version', 'when', 'by', 'what', 'why'], ...rows]),
  )
  return EXIT.done
}

/**
 * Prints a history.
 * @param versions the newest first, and one more than is to be printed, if there is one
 */
export function historyOf(versions: readonly StoredVersion[], limit: number, isJson: boolean): number {
  const entries = versions.slice(0, limit).map(({ version, policy, change }, at): Entry => {
    const older = at + 1 < versions.length ? versions[at + 1]?.policy : DEFAULT_POLICY
    const changes = policy && older ? differences(older, policy) : undefined
    return { version, change, changes, isReadable: policy !== undefined }
  })
  return printHistory(entries, isJson)
}

/** Prints the history of a household's own settings. */
export function ownHistoryOf(
  household: Household,
  limit: number,
  before: number | undefined,
  isJson: boolean,
): number {
  const all = household.policy?.history ?? []
  const entries = all.map(({ version, settings, ...change }, at): Entry => {
    const older = version === 1 ? {} : all[at - 1]?.settings
    return { version, change, changes: older && layerDifferences(older, settings), isReadable: true }
  })
  const newest = entries.toReversed().filter(({ version }) => before === undefined || version < before)
  return printHistory(newest.slice(0, limit), isJson)
}
