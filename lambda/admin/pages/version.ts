import { html } from 'hono/html'
import { differences } from '../../speaker/policy-change.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, identityOf } from '../identity.ts'
import { alert, differenceTable, NOTHING } from './parts.ts'
import type { Html } from './plain.ts'
import { rollbackForm } from './rollback.ts'
import { typedIn, wholeIn } from './typed.ts'
import { changeText } from './words.ts'

const HERE = '/admin/version'

/** What a version changed; the one before it may be one that nobody can read. */
function changedBy({ version, policy }: StoredVersion, before: StoredVersion | undefined): Html {
  if (!policy) return html`<p class="fault">This version cannot be read, so nobody can go back to it.</p>`
  if (version === 0)
    return html`<p class="note">This is what is built in, before anybody changes anything.</p>`
  if (!before?.policy)
    return html`<p class="note">What it changed is not known: the version before is not there to compare.</p>`
  return differenceTable(differences(before.policy, policy), `What version ${version} changed`)
}

function wayBack(
  c: AdminContext,
  shown: StoredVersion,
  before: StoredVersion | undefined,
  newest: StoredVersion,
): Html {
  if (identityOf(c).role !== 'admin') return NOTHING
  if (shown.version !== newest.version)
    return shown.policy
      ? html`<h2>Go back to it</h2>${rollbackForm(c, shown.version, newest, `Go back to version ${shown.version}`)}`
      : NOTHING
  if (shown.version === 0 || !before?.policy) return NOTHING
  return html`<h2>Undo it</h2>${rollbackForm(c, before.version, newest, 'Undo')}`
}

/** Whether it is what holds, and what just came of making it so. */
function standing(shown: StoredVersion, newest: StoredVersion, isJustMade: boolean): Html {
  if (shown.version !== newest.version)
    return html`<p>It is not in force any more: <a href="${HERE}">version ${newest.version}</a> is, ${changeText(newest.change)}.</p>`
  if (!isJustMade || shown.version === 0) return html`<p>It is in force.</p>`
  const silent = shown.policy?.thresholds.greetByName === 'never' ? ' No greeting says a name any more.' : ''
  return html`<p class="done" role="status">Done: version ${shown.version} is in force everywhere within 30 seconds.${silent}</p>`
}

/** One version: who made it, when, why, what it changed, and the way back. */
export function versionDoor(doors: Doors, { admin, frames }: Console): void {
  doors.page('viewer', HERE, async (c) => {
    const typed = typedIn(c)
    const newest = await admin.newest()
    const asked = wholeIn(typed, 'of') ?? newest.version
    const title = `Version ${asked}`
    const [shown, before] = await Promise.all([
      asked === newest.version ? newest : admin.version(asked),
      asked === 0 ? undefined : admin.version(asked - 1),
    ])
    if (!shown) {
      const main = html`<h1>${title}</h1>${alert(`There is no version ${asked}.`)}<p><a href="/admin/history">To the history</a></p>`
      return frames(c, { title, at: 'history', newest, status: 422 }, main)
    }
    const main = html`<h1>${title}</h1>${standing(shown, newest, typed.has('done'))}
<p>${shown.version === 0 ? 'It is built in' : `Made ${changeText(shown.change)}`}.</p>
${changedBy(shown, before)}${wayBack(c, shown, before, newest)}
<p><a href="/admin/history">To the history</a></p>`
    return frames(c, { title, at: 'history', newest }, main)
  })
}
