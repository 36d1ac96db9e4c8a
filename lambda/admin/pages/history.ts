import { html } from 'hono/html'
import { DEFAULT_POLICY } from '../../speaker/policy.ts'
import { differences } from '../../speaker/policy-change.ts'
import { oneLine } from '../../speaker/policy-schema.ts'
import type { StoredLookup } from '../../store/lookups.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, identityOf } from '../identity.ts'
import { NOTHING } from './parts.ts'
import type { Html } from './plain.ts'
import { rollbackForm } from './rollback.ts'
import { typedIn, wholeIn } from './typed.ts'
import { differenceText, whenText, whoText } from './words.ts'

const HERE = '/admin/history'
const PAGE = 20
/** An id of a lookup, as the store makes them. */
const LOOKUP = /^[\dTZ:.-]{20,30}#[\w-]{8}$/

/** What a version changed, in words. @param older undefined: the one before it is not there */
function whatOf({ policy }: StoredVersion, older: StoredVersion | undefined): Html {
  if (!policy) return html`cannot be read`
  if (!older?.policy) return html`not known: the version before is not there to compare`
  const changes = differences(older.policy, policy).map((change) => differenceText(change))
  if (changes.length === 0) return html`nothing`
  return html`<ul>${changes.map((text) => html`<li>${text}</li>`)}</ul>`
}

function rowOf(
  c: AdminContext,
  one: StoredVersion,
  older: StoredVersion | undefined,
  newest: StoredVersion,
): Html {
  const { version, strayKey, policy, change } = one
  if (strayKey !== undefined)
    return html`<tr><th scope="row">?</th><td colspan="5">An item that is no version, under <code>${oneLine(strayKey)}</code>: delete it in the table.</td></tr>`
  const isAdmin = identityOf(c).role === 'admin'
  const back =
    version === newest.version
      ? html`in force`
      : policy && isAdmin
        ? html`<details><summary>Go back</summary>${rollbackForm(c, version, newest, `Go back to version ${version}`)}</details>`
        : NOTHING
  return html`<tr><th scope="row"><a href="/admin/version?of=${version}">${version}</a></th><td>${change ? whenText(change.at) : 'not noted'}</td><td>${change ? whoText(change) : 'not noted'}</td><td>${whatOf(one, older)}</td><td>${change ? oneLine(change.reason) : 'not noted'}</td><td>${back}</td></tr>`
}

const BUILT_IN: StoredVersion = { version: 0, policy: DEFAULT_POLICY, change: undefined }

/** @param versions the newest first, and one more than is shown, if there is one */
function versionsTable(c: AdminContext, versions: readonly StoredVersion[], newest: StoredVersion): Html {
  const rows = versions
    .slice(0, PAGE)
    .map((one, at) => rowOf(c, one, at + 1 < versions.length ? versions[at + 1] : BUILT_IN, newest))
  return html`<table><caption>Changes of the settings, the newest first</caption>
<thead><tr><th scope="col">Version</th><th scope="col">When</th><th scope="col">By</th><th scope="col">What</th><th scope="col">Why</th><th scope="col">Back</th></tr></thead>
<tbody>${rows}</tbody></table>`
}

const DID = { looked: 'looked at a household', changed: 'changed a household’s settings' } as const

function lookupsTable(lookups: readonly StoredLookup[]): Html {
  if (lookups.length === 0) return html`<p class="note">Nobody has looked at a household.</p>`
  const rows = lookups
    .slice(0, PAGE)
    .map(
      ({ at, by, did }) =>
        html`<tr><th scope="row">${whenText(at)}</th><td>${whoText({ by })}</td><td>${DID[did]}</td></tr>`,
    )
  return html`<table><caption>Who looked at a household, the newest first</caption>
<thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th></tr></thead><tbody>${rows}</tbody></table>`
}

/** The first version's own way back, which no row has. */
function backToBuiltIn(c: AdminContext, newest: StoredVersion): Html {
  const may = identityOf(c).role === 'admin' && newest.strayKey === undefined && newest.version > 0
  if (!may) return NOTHING
  const says = 'Go back to what is built in'
  return html`<details><summary>${says}</summary>${rollbackForm(c, 0, newest, says)}</details>`
}

function changesOf(
  c: AdminContext,
  versions: readonly StoredVersion[],
  newest: StoredVersion,
  isFirst: boolean,
): Html {
  if (versions.length === 0)
    return isFirst
      ? html`<p>Nobody has changed anything yet: what is built in is in force.</p>`
      : html`<p>There is nothing older.</p>`
  const last = versions[PAGE - 1]
  const isMore = versions.length > PAGE && last
  const on = isMore
    ? html`<p><a href="${HERE}?before=${last.version}">Older changes</a></p>`
    : backToBuiltIn(c, newest)
  return html`${versionsTable(c, versions, newest)}${on}`
}

/** Who changed what, when and why, and who looked at a household. */
export function historyDoor(doors: Doors, { admin, lookups, frames }: Console): void {
  doors.page('viewer', HERE, async (c) => {
    const typed = typedIn(c)
    const before = wholeIn(typed, 'before')
    const asked = typed.get('looked')
    const looked = asked !== undefined && LOOKUP.test(asked) ? asked : undefined
    // One more of each, to say what the last one changed, and whether there is more. An item that is no version is
    // shown here, where one reads what to do about it.
    const [newest = BUILT_IN] = await admin.history(1)
    const versions = await admin.history(PAGE + 1, before)
    const looks = await lookups.read(PAGE + 1, looked)
    const last = looks[PAGE - 1]
    const older =
      looks.length > PAGE && last
        ? html`<p><a href="${HERE}?looked=${encodeURIComponent(last.id)}">Older ones</a></p>`
        : NOTHING
    const main = html`<h1>History</h1>${changesOf(c, versions, newest, before === undefined)}
<h2>Households</h2><p class="note">It is noted who looked, and not at which household. Kept for thirteen months.</p>
${lookupsTable(looks)}${older}`
    return frames(c, { title: 'History', at: 'history', newest }, main)
  })
}
