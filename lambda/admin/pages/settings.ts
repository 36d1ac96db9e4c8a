import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { LOCALES, type Locale } from '../../locale.ts'
import { ORDER_FLOOR, type Policy, PRIVILEGES } from '../../speaker/policy.ts'
import { differences, type SettingName, settingOf } from '../../speaker/policy-change.ts'
import { BUILT_IN, inForce } from '../../speaker/policy-layers.ts'
import type { Fault, Settings } from '../../speaker/policy-schema.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, identityOf } from '../identity.ts'
import { settingsAt } from '../settings-at.ts'
import { settingsOnly, type Typed, typedOf } from '../settings-form.ts'
import { alert, NOTHING } from './parts.ts'
import type { Html } from './plain.ts'
import { settingsFields } from './settings-fields.ts'
import { localeIn, typedIn } from './typed.ts'
import { changeText, SETTINGS, valueText } from './words.ts'

const HERE = '/admin/policy'

/** Levels that Amazon's devices have been seen to send. */
const SEEN = [200, 300, 400]
/** What was counted is looked at over so many days. */
const DAYS = 30

/** What a policy says for everybody, or for a locale. */
export const layerOf = (policy: Policy, locale: Locale | undefined): Settings => {
  const { version: _, locales, ...everybody } = policy
  return locale === undefined ? everybody : (locales?.[locale] ?? {})
}

/** Levels to choose from: those that were seen lately, those that are usual, and those that are chosen now. */
export async function levelsFor(
  { evidence }: Console,
  locale: Locale | undefined,
  layer: Settings,
): Promise<number[]> {
  const chosen = PRIVILEGES.map((name) => layer.thresholds?.[name]).filter(
    (level) => typeof level === 'number',
  )
  // The form is as good without what was counted.
  const seen = await evidence.counted(DAYS, locale).then(
    ({ shown }) => shown.levels.map(({ level }) => level).filter((level) => level > 0),
    () => [],
  )
  return [...new Set([...SEEN, ...seen, ...chosen])].toSorted((a, b) => a - b)
}

const chooser = (at: Locale | undefined): Html => {
  const link = (locale: Locale | undefined, says: string) =>
    html`<li><a href="${locale === undefined ? HERE : `${HERE}?locale=${locale}`}"${locale === at ? html` aria-current="true"` : ''}>${says}</a></li>`
  return html`<nav aria-label="For whom"><ul>${link(undefined, 'Everybody')}${LOCALES.map((locale) => link(locale, locale))}</ul></nav>`
}

const FROM: Readonly<Record<string, string>> = {
  everybody: 'set for everybody',
  'built-in': 'built in',
  PIN_LOCALES: 'the installation (PIN_LOCALES)',
  'this household': 'set for this household',
}

function inForceTable(policy: Policy, locale: Locale | undefined, { pinLocales }: Console): Html {
  const rows = settingsAt(policy, { locale, own: undefined, pinLocales }).map(
    ({ setting, value, from }) =>
      html`<tr><th scope="row">${SETTINGS[setting].title} <code>${setting}</code><small>${SETTINGS[setting].means}</small></th><td data-th="Value">${valueText(setting, value)}</td><td data-th="Where it comes from">${FROM[from] ?? `set for ${from}`}</td></tr>`,
  )
  return html`<table class="rows"><caption>In force ${locale === undefined ? 'for everybody' : `in ${locale}`}</caption>
<thead><tr><th scope="col">Setting</th><th scope="col">Value</th><th scope="col">Where it comes from</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

/** What locales say differently, which a change for everybody leaves as it is. */
function apart({ locales = {}, ...policy }: Policy): Html {
  const own = differences(policy, { ...policy, locales })
  if (own.length === 0) return html`<p class="note">No locale has settings of its own.</p>`
  const rows = own.map(
    ({ setting, locale, after }) =>
      html`<tr><th scope="row"><a href="${HERE}?locale=${locale}">${locale}</a></th><td>${SETTINGS[setting].title} <code>${setting}</code></td><td>${valueText(setting, after)}</td></tr>`,
  )
  return html`<table><caption>Settings of locales, which go before those for everybody</caption>
<thead><tr><th scope="col">Locale</th><th scope="col">Setting</th><th scope="col">Value</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** What holds where a layer leaves a setting out. */
function otherwiseIn(policy: Policy, locale: Locale | undefined, { pinLocales }: Console) {
  const { locales: _, ...everybody } = policy
  const wider = locale === undefined ? BUILT_IN : { ...BUILT_IN, ...inForce(everybody, undefined, undefined) }
  return (setting: SettingName): string | undefined => {
    // For everybody a threshold is always said.
    if (locale === undefined && PRIVILEGES.some((one) => one === setting)) return undefined
    const given = settingOf(wider as Settings, setting)
    const value = setting === 'pinLocales' ? (given ?? pinLocales) : given
    return `${locale === undefined ? 'as built in' : 'as for everybody'}: ${valueText(setting, value)}`
  }
}

/** What a form of settings shows: what was typed, and what is wrong with it. */
export interface Shown {
  readonly newest: StoredVersion & { readonly policy: Policy }
  readonly locale: Locale | undefined
  readonly typed: Typed
  readonly faults: readonly Fault[]
  readonly status?: ContentfulStatusCode
}

/** The page of settings, with the form for who may change them. */
export async function settingsPage(c: AdminContext, console: Console, shown: Shown): Promise<Response> {
  const { newest, locale, typed, faults, status = 200 } = shown
  const { policy, version, change } = newest
  const layer = layerOf(policy, locale)
  const since =
    version === 0
      ? 'Nobody has changed anything yet: what is built in is in force.'
      : `Version ${version} is in force, ${changeText(change)}.`
  const form =
    identityOf(c).role === 'admin'
      ? html`<h2 id="change">Change it ${locale === undefined ? 'for everybody' : `in ${locale}`}</h2>
<p>Nothing changes before you have seen what it would do, and said why.</p>
<form method="get" action="/admin/policy/change"><input type="hidden" name="version" value="${version}">${locale === undefined ? NOTHING : html`<input type="hidden" name="locale" value="${locale}">`}
${settingsFields({
  typed: new Map([...typedOf(layer), ...settingsOnly(typed)]),
  faults,
  levels: await levelsFor(console, locale, layer),
  otherwise: otherwiseIn(policy, locale, console),
})}
<p><button>See what this would do</button></p></form>`
      : html`<p class="note">You may look. Changing this needs the admin role.</p>`
  const problem =
    faults.length > 0 ? alert('This cannot be set as it is. Nothing was changed.', faults) : NOTHING
  const main = html`<h1>Settings</h1>${problem}${chooser(locale)}<p>${since}</p>
${inForceTable(policy, locale, console)}${locale === undefined ? apart(policy) : NOTHING}
<p class="note">A household may have settings of its own, which go before all of these. A spoken yes never reserves below level ${ORDER_FLOOR}.</p>${form}`
  return console.frames(c, { title: 'Settings', at: 'policy', newest, status }, main)
}

/** A version that can be read. */
export const isReadable = (version: StoredVersion): version is Shown['newest'] => version.policy !== undefined

/** In place of settings that nobody can read, or of a locale that there is none of. */
export function withoutSettings(
  c: AdminContext,
  { frames }: Console,
  newest: StoredVersion,
  says = 'What is in force cannot be shown.',
): Response | Promise<Response> {
  const main = html`<h1>Settings</h1>${alert(says)}${chooser(undefined)}`
  return frames(c, { title: 'Settings', at: 'policy', newest, status: isReadable(newest) ? 422 : 200 }, main)
}

/** Every setting in force, where it comes from, and the form that moves it. */
export function settingsDoor(doors: Doors, console: Console): void {
  doors.page('viewer', HERE, async (c) => {
    const typed = typedIn(c)
    const locale = localeIn(typed)
    const newest = await console.admin.newest()
    if (locale === null) return withoutSettings(c, console, newest, 'There is no such locale.')
    if (!isReadable(newest)) return withoutSettings(c, console, newest)
    return settingsPage(c, console, { newest, locale, typed, faults: [] })
  })
}
