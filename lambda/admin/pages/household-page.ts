import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { HouseholdKey } from '../../household/ids.ts'
import { ownVersion } from '../../household/own-policy.ts'
import type { Policy } from '../../speaker/policy.ts'
import {
  changedOwn,
  type Difference,
  layerDifferences,
  type SettingName,
  settingOf,
} from '../../speaker/policy-change.ts'
import { inForce } from '../../speaker/policy-layers.ts'
import { type Fault, oneLine, type Settings } from '../../speaker/policy-schema.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { Console } from '../console.ts'
import { type AdminContext, identityOf } from '../identity.ts'
import type { Outcome } from '../outcome.ts'
import { type Own, ownSettingsOf } from '../own.ts'
import { givenIn, type Typed, typedOf } from '../settings-form.ts'
import { hidden } from './frame.ts'
import { alert, differenceTable, forceField, NOTHING, reasonField } from './parts.ts'
import type { Html } from './plain.ts'
import { levelsFor } from './settings.ts'
import { settingsFields } from './settings-fields.ts'
import { sealed } from './whose.ts'
import { differenceText, SETTINGS, valueText, whenText, whoText } from './words.ts'

/** What a household's page shows. */
export interface OwnShown {
  readonly key: HouseholdKey
  readonly own: Own
  readonly newest: StoredVersion
  /** What was typed, in place of what holds. */
  readonly typed: Typed
  readonly faults: readonly Fault[]
  readonly reason?: string
  readonly isForced?: boolean
  readonly says?: string
  readonly status?: ContentfulStatusCode
  readonly done?: Extract<Outcome, { outcome: 'done' }>
  /** What somebody else changed, since which version. */
  readonly changed?: readonly Difference[]
  readonly since?: number
}

function ownTable({ settings }: Own): Html {
  const own = layerDifferences({}, settings)
  if (own.length === 0)
    return html`<p>This household has no settings of its own: those of its locale and of everybody hold.</p>`
  const rows = own.map(
    ({ setting, after }) =>
      html`<tr><th scope="row">${SETTINGS[setting].title} <code>${setting}</code></th><td>${valueText(setting, after)}</td></tr>`,
  )
  return html`<table><caption>Its own settings</caption><thead><tr><th scope="col">Setting</th><th scope="col">Value</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** A form that gives a household the settings again that it had. */
const backForm = (fields: Html, to: number, says: string, at: string): Html =>
  html`<form method="post" action="/admin/household/rollback">${fields}<input type="hidden" name="to" value="${to}">${reasonField(`Back to version ${to}`, [], at)}<p><button>${says}</button></p></form>`

function historyTable({ history }: Own, fields: Html, isAdmin: boolean): Html {
  if (history.length === 0) return NOTHING
  const rows = history.map((one, at) => {
    const { version, by, reason, settings } = one
    const older = version === 1 ? {} : history[at - 1]?.settings
    const changes =
      older && layerDifferences(older, settings).map((change) => differenceText(change, 'this household'))
    const what = changes === undefined ? 'not known' : changes.length === 0 ? 'nothing' : changes.join('; ')
    const isLast = at === history.length - 1
    const back = isAdmin
      ? html`<details><summary>Go back</summary>${backForm(fields, version, `Go back to version ${version}`, `back-${version}`)}</details>`
      : NOTHING
    return html`<tr><th scope="row">${version}</th><td>${whenText(one.at)}</td><td>${whoText({ by })}</td><td>${what}</td><td>${oneLine(reason)}</td><td>${isLast ? 'in force' : back}</td></tr>`
  })
  return html`<table><caption>Changes of its own settings, the newest first; the last 20 are kept</caption>
<thead><tr><th scope="col">Version</th><th scope="col">When</th><th scope="col">By</th><th scope="col">What</th><th scope="col">Why</th><th scope="col">Back</th></tr></thead><tbody>${rows.toReversed()}</tbody></table>`
}

/** What holds where the household does not say. */
function otherwise(policy: Policy, { pinLocales }: Console) {
  const wider = inForce(policy, undefined, undefined) as Settings
  return (setting: SettingName): string => {
    const given = settingOf(wider, setting)
    const value = setting === 'pinLocales' ? (given ?? pinLocales) : given
    return `as for everybody, or as in its locale: ${valueText(setting, value)}`
  }
}

/** Whether what is typed would let a spoken yes reserve where a voice gets no searches of its own. */
function isLax(policy: Policy, { settings }: Own, typed: Typed): boolean {
  const given = givenIn(typed, settings)
  return (
    'faults' in changedOwn(policy, settings, given, false) &&
    !('faults' in changedOwn(policy, settings, given, true))
  )
}

async function form(console: Console, shown: OwnShown, policy: Policy, fields: Html): Promise<Html> {
  const { own, typed, faults, reason = '', isForced } = shown
  const force = isLax(policy, own, typed) ? forceField(isForced) : NOTHING
  return html`<h2>Change them</h2><form method="post" action="/admin/household/settings">${fields}
${settingsFields({
  typed: new Map([...typedOf(own.settings), ...typed]),
  faults,
  levels: await levelsFor(console, undefined, own.settings),
  otherwise: otherwise(policy, console),
})}${force}${reasonField(reason, faults)}<p><button>Save for this household</button></p></form>`
}

/** What was just done, with the way back. */
function doneOf({ done, own }: OwnShown, fields: Html): Html {
  if (!done) return NOTHING
  const before = done.version - 1
  const undo = ownSettingsOf(own, before) ? backForm(fields, before, 'Undo', 'undo') : NOTHING
  return html`<p class="done" role="status">Done: version ${done.version} of its settings is in force from this household’s next turn.</p>
${differenceTable(done.changes, 'What was changed', 'this household')}${undo}`
}

/**
 * What a household has for itself, and nothing else of it. The page is the same for one that nobody knows: what is set
 * there waits for it.
 */
export async function householdPage(c: AdminContext, console: Console, shown: OwnShown): Promise<Response> {
  const { own, newest, says, status = 200, changed, since } = shown
  const isAdmin = identityOf(c).role === 'admin'
  const fields = hidden(c, { whose: sealed(c, console, shown.key), version: ownVersion({ policy: own }) })
  const problem = says === undefined ? NOTHING : alert(says, shown.faults)
  const meanwhile = changed
    ? differenceTable(changed, `What was changed since version ${since}`, 'this household')
    : NOTHING
  const main = html`<h1>Household</h1>${problem}${meanwhile}${doneOf(shown, isAdmin ? fields : NOTHING)}
<p class="note">The same is shown for an id that the shop does not know: what is set waits for that household. It can be changed here for ten minutes; after that the id is asked for again.</p>
${ownTable(own)}${isAdmin && newest.policy ? await form(console, shown, newest.policy, fields) : NOTHING}
${historyTable(own, fields, isAdmin)}<p><a href="/admin/household">Another household</a></p>`
  return console.frames(c, { title: 'Household', at: 'household', newest, status }, main)
}
