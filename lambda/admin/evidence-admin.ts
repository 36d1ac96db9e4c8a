import type { Locale } from '../locale.ts'
import type { Tally } from '../speaker/evidence.ts'
import type { Policy } from '../speaker/policy.ts'
import { changedPolicy } from '../speaker/policy-change.ts'
import { inForce } from '../speaker/policy-layers.ts'
import type { Change, Fault } from '../speaker/policy-schema.ts'
import { cellsIn, type LocaleCell, type Shown, shownOf } from '../speaker/report/cells.ts'
import { type PolicyReport, PREVIEWED, policyReport, type ReportSettings } from '../speaker/report/report.ts'
import { WINDOWS, type Window, type WindowDays, windowUntil } from '../speaker/report/window.ts'
import type { StoredVersion } from '../store/policy-store.ts'
import type { DynamoTallies } from '../store/tallies.ts'
import type { Outcome } from './outcome.ts'
import type { PolicyAdmin } from './policy-admin.ts'

/** How many cells are written at once. */
const AT_ONCE = 16

/** What is looked at. */
export interface Looked {
  readonly days: WindowDays
  /** Undefined: at all of them, with the settings for everybody. */
  readonly locale: Locale | undefined
  readonly bound: 'fixed' | 'anytime'
}

/** What was counted in a window, as far as it may be shown. */
export interface Counted {
  readonly window: Window
  readonly shown: Shown
}

/** What looking needs: the policy in force, and the counts of a window, hidden ones too. */
export interface Evidence {
  readonly newest: StoredVersion
  readonly window: Window
  readonly cells: readonly LocaleCell[]
}

/** A report, and what it is of. */
export interface Look {
  readonly version: number
  readonly window: Window
  readonly report: PolicyReport
  /** Locales with a `greetByName` of their own, which a change for everybody leaves as it is. */
  readonly apart: readonly Locale[]
  /** Whether anybody is asked at all. */
  readonly areAsked: boolean
}
export type Looking = Look | { readonly faults: readonly Fault[] }

/** What was put in. */
export interface PutIn {
  readonly cells: number
  readonly days: number
  readonly recognized: number
  /** Cells in which the same source had put in something before: they still count once. */
  readonly again: number
}

/** What an admin works on evidence with. */
export interface EvidenceStores {
  readonly tallies: Pick<DynamoTallies, 'put' | 'read'>
  readonly policies: PolicyAdmin
  /** Epoch seconds. */
  readonly now: () => number
  /** For one write, and for reading a window. */
  readonly signal: () => AbortSignal
}

/** What admins do with what was counted: put it in, look at it, and move `greetByName` by it. */
export class EvidenceAdmin {
  readonly #stores: EvidenceStores

  constructor(stores: EvidenceStores) {
    this.#stores = stores
  }

  /** Epoch seconds. */
  now(): number {
    return this.#stores.now()
  }

  /**
   * Puts in what was counted elsewhere.
   * @param source a name of letters, digits and hyphens; what it puts in again counts once
   * @param told after each cell, with how many are in
   * @throws {StoreUnavailable} some of it may be in; the same again is fine
   */
  async put(
    tallies: readonly Tally[],
    source: string,
    told: (done: number) => void = () => {},
  ): Promise<PutIn> {
    const { tallies: store, signal } = this.#stores
    const left = tallies.values()
    let [done, again] = [0, 0]
    const work = async (): Promise<void> => {
      for (const tally of left) {
        if (await store.put(tally, source, signal())) again += 1
        done += 1
        told(done)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const recognized = tallies.reduce((sum, { counts }) => sum + (counts.recognized ?? 0), 0)
    const days = new Set(tallies.map(({ day }) => day)).size
    return { cells: tallies.length, days, recognized, again }
  }

  /** What was counted in the days up to today. */
  async counted(days: WindowDays, locale: Locale | undefined): Promise<Counted> {
    const { window, cells } = await this.#cells(days)
    return { window, shown: shownOf(cells, locale) }
  }

  /** What is in force and what was counted in the days up to today, each read once. */
  async read(days: WindowDays): Promise<Evidence> {
    const [newest, counted] = await Promise.all([this.#stores.policies.newest(), this.#cells(days)])
    return { newest, ...counted }
  }

  /**
   * What the evidence says about the settings in force, or about others in their place.
   * @param given settings that are tried, by name; undefined tries what holds without one
   */
  async look(looked: Looked, given: Readonly<Record<string, unknown>> = {}): Promise<Looking> {
    return lookAt(await this.read(looked.days), looked, given)
  }

  async #cells(days: WindowDays): Promise<Omit<Evidence, 'newest'>> {
    const { tallies, now, signal } = this.#stores
    const window = windowUntil(now(), days)
    const within = WINDOWS.filter((one) => one < days).map((one) => windowUntil(now(), one).first)
    return { window, cells: cellsIn(await tallies.read(window.first, window.last, now(), signal()), within) }
  }

  /**
   * Sets `greetByName` to what the evidence recommends, if it recommends anything.
   * @param change who, when and why
   */
  async apply({ version, report }: Look, locale: Locale | undefined, change: Change): Promise<Outcome> {
    const { recommended, inForce } = report
    if (recommended === undefined) return faultyOutcome('greetByName', 'nothing is recommended')
    if (recommended === inForce.greetByName) return { outcome: 'done', version, changes: [] }
    const scope = locale === undefined ? ({ of: 'everybody' } as const) : ({ of: 'locale', locale } as const)
    const given = { greetByName: recommended }
    return await this.#stores.policies.set(scope, { given, change, expect: version, isForced: false })
  }
}

/** Looks at evidence that was read: `EvidenceAdmin.look`, as often as one likes. */
export function lookAt(
  { newest: { version, policy }, window, cells }: Evidence,
  { locale, bound }: Omit<Looked, 'days'>,
  given: Readonly<Record<string, unknown>> = {},
): Looking {
  if (!policy) return faulty('version', `${version} cannot be read; roll back to one that can`)
  const previewed = previewOf(policy, locale, given)
  if ('faults' in previewed) return previewed
  const shown = shownOf(cells, locale)
  const { questions } = inForce(policy, locale, undefined)
  return {
    version,
    window,
    report: policyReport({ shown, inForce: settingsOf(policy, locale), previewed, bound }),
    apart: locale === undefined ? localesApart(policy) : [],
    areAsked: questions.below + questions.above > 0,
  }
}

const faulty = (field: string, reason: string) => ({ faults: [{ field, reason }] })
const faultyOutcome = (field: string, reason: string): Outcome => ({
  outcome: 'refused',
  ...faulty(field, reason),
})

function settingsOf(policy: Policy, locale: Locale | undefined): ReportSettings {
  const { thresholds, costRatio, cap } = inForce(policy, locale, undefined)
  return { greetByName: thresholds.greetByName, costRatio, cap }
}

/** The settings with some of them tried, checked as they would be if they were to be set. */
function previewOf(
  policy: Policy,
  locale: Locale | undefined,
  given: Readonly<Record<string, unknown>>,
): ReportSettings | { readonly faults: readonly Fault[] } {
  const others = Object.keys(given).filter((name) => !PREVIEWED.some((one) => one === name))
  const isNone = `cannot be previewed; ${PREVIEWED.join(', ')} can`
  const known = Object.fromEntries(Object.entries(given).filter(([name]) => !others.includes(name)))
  const scope = locale === undefined ? ({ of: 'everybody' } as const) : ({ of: 'locale', locale } as const)
  const checked = changedPolicy(policy, scope, known, true)
  const faults = [
    ...others.map((field) => ({ field, reason: isNone })),
    ...('faults' in checked ? checked.faults : []),
  ]
  return 'faults' in checked || faults.length > 0 ? { faults } : settingsOf(checked.made, locale)
}

const localesApart = ({ locales = {} }: Policy): Locale[] =>
  (Object.keys(locales) as Locale[]).filter(
    (locale) => locales[locale]?.thresholds?.greetByName !== undefined,
  )
