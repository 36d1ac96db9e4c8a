import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DEFAULT_POLICY } from '../../speaker/policy.ts'
import { allowedPolicy, differences } from '../../speaker/policy-change.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import type { StoredVersion } from '../../store/policy-store.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, fieldsIn } from '../identity.ts'
import type { Outcome } from '../outcome.ts'
import { faultAtField } from '../settings-form.ts'
import { hidden } from './frame.ts'
import { alert, changeBy, differenceTable, forceField, NOTHING, reasonFaults, reasonField } from './parts.ts'
import type { Html } from './plain.ts'
import { typedIn, wholeIn } from './typed.ts'
import { unsaved } from './unsaved.ts'
import { changeText } from './words.ts'

const HERE = '/admin/rollback'

/** Why somebody goes back, if they do not say it themselves. */
const backTo = (version: number): string => `Back to version ${version}`

/** Brings an earlier version back, in one click. @param at tells several of them on a page apart */
export const rollbackForm = (
  c: AdminContext,
  to: number,
  newest: Pick<StoredVersion, 'version'>,
  says: string,
  at = `reason-${to}`,
): Html =>
  html`<form method="post" action="${HERE}?to=${to}">${hidden(c, { version: newest.version })}${reasonField(backTo(to), [], at)}<p><button>${says}</button></p></form>`

/** What became of a try. */
interface Tried {
  readonly says: string
  readonly status: ContentfulStatusCode
  readonly reason: string
  readonly faults?: readonly Fault[]
  readonly isForced: boolean
}

async function rollbackPage(c: AdminContext, console: Console, to: number, tried?: Tried): Promise<Response> {
  const newest = await console.admin.newest()
  const target = await console.admin.version(to)
  const frame = { title: `Back to version ${to}`, at: 'history' as const, newest }
  if (!target?.policy) {
    const says = target
      ? `Version ${to} cannot be read, so nobody can go back to it.`
      : `There is no version ${to}.`
    const main = html`<h1>Back to version ${to}</h1>${alert(says)}<p><a href="/admin/history">To the history</a></p>`
    return console.frames(c, { ...frame, status: 422 }, main)
  }
  const next = { ...target.policy, version: newest.version + 1 }
  const checked = allowedPolicy(newest.policy, next, false)
  const lax = 'faults' in checked ? checked.faults.map(faultAtField) : []
  const changes = differences(newest.policy ?? DEFAULT_POLICY, next)
  const main = html`<h1>Back to version ${to}</h1>${tried ? alert(tried.says, tried.faults) : NOTHING}
<p>In force is version ${newest.version}, ${newest.version === 0 ? 'the built-in one' : changeText(newest.change)}.</p>
${differenceTable(changes, `What going back to version ${to} changes`)}
<form method="post" action="${HERE}?to=${to}">${hidden(c, { version: newest.version })}
${lax.length > 0 ? html`<p class="fault" id="order">${lax.map(({ reason }) => `A spoken yes: ${reason}`).join('; ')}.</p>${forceField(tried?.isForced)}` : NOTHING}
${reasonField(tried?.reason ?? backTo(to), tried?.faults)}<p><button>Go back to version ${to}</button></p></form>`
  return console.frames(c, { ...frame, status: tried?.status ?? 200 }, main)
}

/** What an outcome that is not done says, and with which status. */
export const told = (
  outcome: Exclude<Outcome, { outcome: 'done' }>,
): Pick<Tried, 'says' | 'status' | 'faults'> =>
  outcome.outcome === 'refused'
    ? { says: 'Nothing was changed.', status: 422, faults: outcome.faults.map(faultAtField) }
    : {
        says: `It was changed meanwhile: version ${outcome.version} is in force, ${changeText(outcome.change)}. Nothing of yours was done.`,
        status: 409,
      }

async function rollBack(c: AdminContext, console: Console): Promise<Response> {
  const fields = fieldsIn(c)
  const to = wholeIn(typedIn(c), 'to')
  if (to === undefined) return c.redirect('/admin/history', 303)
  const reason = (fields.get('reason') ?? '').trim()
  const isForced = fields.get('force') === 'yes'
  const tell = (tried: Pick<Tried, 'says' | 'status' | 'faults'>) =>
    rollbackPage(c, console, to, { ...tried, reason, isForced })
  const expect = wholeIn(fields, 'version')
  const bad = reasonFaults(reason)
  if (bad.length > 0) return tell({ says: 'Nothing was changed: say why.', status: 422, faults: bad })
  if (expect === undefined)
    return tell({
      says: 'The form did not say which version was in force. Nothing was changed.',
      status: 422,
    })
  const change = changeBy(c, console.evidence.now(), reason)
  const outcome = await console.admin.rollback(to, change, expect, isForced)
  return outcome.outcome === 'done'
    ? c.redirect(`/admin/version?of=${outcome.version}&done`, 303)
    : tell(told(outcome))
}

/** Going back to an earlier version: what that would change (GET), and doing it (POST). */
export function rollbackDoors(doors: Doors, console: Console): void {
  doors.page('admin', HERE, (c) => {
    const to = wholeIn(typedIn(c), 'to')
    return to === undefined ? c.redirect('/admin/history', 303) : rollbackPage(c, console, to)
  })
  doors.change('admin', HERE, (c) => unsaved(c, console, () => rollBack(c, console), 'history'))
}
