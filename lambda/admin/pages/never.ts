import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { LOCALES } from '../../locale.ts'
import type { Policy } from '../../speaker/policy.ts'
import { inForce } from '../../speaker/policy-layers.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, fieldsIn } from '../identity.ts'
import { hidden } from './frame.ts'
import { alert, changeBy, differenceTable, NOTHING, reasonFaults, reasonField } from './parts.ts'
import type { Html } from './plain.ts'
import { told } from './rollback.ts'
import { wholeIn } from './typed.ts'
import { unsaved } from './unsaved.ts'
import { changeText } from './words.ts'

const HERE = '/admin/never'
const REASON = 'Stop all names'

/** Whether no name is spoken anywhere, apart from what households set for themselves. */
const isSilent = (policy: Policy): boolean =>
  [undefined, ...LOCALES].every(
    (locale) => inForce(policy, locale, undefined).thresholds.greetByName === 'never',
  )

/** What became of a try. */
interface Tried {
  readonly says: string
  readonly status: ContentfulStatusCode
  readonly reason: string
  readonly faults?: readonly Fault[] | undefined
  readonly changed?: Html
}

const OWN = html`<p class="note">A household that has a level of its own keeps it, also for names: those are on its own <a href="/admin/household">page</a>. Whoever was named before this is in force everywhere may hear one name more, for 30 seconds.</p>`

async function neverPage(c: AdminContext, console: Console, tried?: Tried): Promise<Response> {
  const newest = await console.admin.newest()
  const { version, policy, change } = newest
  const frame = { title: 'Stop all names', at: 'policy' as const, newest, status: tried?.status ?? 200 }
  const head = html`<h1>Stop all names</h1>${tried ? alert(tried.says, tried.faults) : NOTHING}${tried?.changed ?? NOTHING}
<p>In force is version ${version}, ${version === 0 ? 'the built-in one' : changeText(change)}.</p>`
  if (policy && isSilent(policy)) {
    const main = html`${head}<p>It says no name already: for everybody, and in every locale.</p>${OWN}`
    return console.frames(c, frame, main)
  }
  const main = html`${head}
<p>After this no greeting says a name: for everybody, and in every locale. Greetings stay as warm, and people keep their searches and orders. It can be undone.</p>
${policy ? NOTHING : html`<p class="note">Since nobody can read what is in force, this goes by the newest version that can be read.</p>`}${OWN}
<form method="post" action="${HERE}">${hidden(c, { version })}${reasonField(tried?.reason ?? REASON, tried?.faults)}
<p><button class="danger">Stop all names now</button></p></form>`
  return console.frames(c, frame, main)
}

async function stop(c: AdminContext, console: Console): Promise<Response> {
  const fields = fieldsIn(c)
  const reason = (fields.get('reason') ?? '').trim()
  const bad = reasonFaults(reason)
  if (bad.length > 0)
    return neverPage(c, console, { says: 'Nothing was changed: say why.', status: 422, faults: bad, reason })
  const expect = wholeIn(fields, 'version')
  if (expect === undefined) {
    const says = 'The form did not say which version was in force. Nothing was changed.'
    return neverPage(c, console, { says, status: 422, reason })
  }
  const outcome = await console.admin.stopNames(changeBy(c, console.evidence.now(), reason), expect)
  if (outcome.outcome === 'done') return c.redirect(`/admin/version?of=${outcome.version}&done`, 303)
  const changed =
    outcome.outcome === 'refused'
      ? NOTHING
      : differenceTable(outcome.changes, `What was changed since version ${expect}`)
  return neverPage(c, console, { ...told(outcome), reason, changed })
}

/** The one button that ends all naming, confirmed by the version in force. */
export function neverDoors(doors: Doors, console: Console): void {
  doors.page('admin', HERE, (c) => neverPage(c, console))
  doors.change('admin', HERE, (c) => unsaved(c, console, () => stop(c, console)))
}
