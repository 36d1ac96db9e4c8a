import { html } from 'hono/html'
import type { HouseholdKey } from '../../household/ids.ts'
import { ownVersion } from '../../household/own-policy.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import { StoreUnavailable } from '../../store/household-store.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, fieldsIn, identityOf } from '../identity.ts'
import type { Outcome } from '../outcome.ts'
import { type Own, ownSettingsOf } from '../own.ts'
import { givenIn, onlyOf, settingsOnly, type Typed } from '../settings-form.ts'
import { hidden } from './frame.ts'
import { householdPage, type OwnShown } from './household-page.ts'
import { alert, changeBy, describedBy, faultBeside, invalid, NOTHING, reasonFaults } from './parts.ts'
import type { Html } from './plain.ts'
import { told } from './rollback.ts'
import { wholeIn } from './typed.ts'
import { unsaved } from './unsaved.ts'
import { whoseIn } from './whose.ts'

const HERE = '/admin/household'

/** The form that asks which household. What else was typed goes along, and is there again with the household. */
async function askPage(
  c: AdminContext,
  { frames }: Console,
  {
    status = 200,
    says,
    faults = [],
  }: { status?: 200 | 422 | 503; says?: string; faults?: readonly Fault[] } = {},
): Promise<Response> {
  const sent = c.req.method === 'POST' ? fieldsIn(c) : new Map(Object.entries(c.req.query()))
  const reason = sent.get('reason')
  const carried = { ...Object.fromEntries(settingsOnly(sent)), ...(reason && { reason }) }
  const problem = says === undefined ? NOTHING : alert(says, faults)
  const main: Html = html`<h1>Household</h1>${problem}
<p>A household can have settings of its own, which go before all others. It is found by its Alexa user id.</p>
<form method="post" action="${HERE}">${hidden(c, carried)}<p><label for="userId">Alexa user id</label>
<input id="userId" name="userId" value="" maxlength="300" required autocomplete="off" spellcheck="false"${describedBy('userId', faults, 'userId-hint')}${invalid('userId', faults)}></p>${faultBeside('userId', faults)}
<p class="note" id="userId-hint">The id is hashed at once, and is neither kept nor shown again. That you looked is noted in the history, and not at which household.</p>
<p><button>Look</button></p></form>`
  return await frames(c, { title: 'Household', at: 'household', status }, main)
}

/** Notes who looks, then shows the household. If that cannot be noted nothing is shown. */
async function look(c: AdminContext, console: Console): Promise<Response> {
  const userId = fieldsIn(c).get('userId')?.trim() ?? ''
  const key = userId === '' ? undefined : console.keyOf(userId)
  if (key === undefined) {
    const faults = [{ field: 'userId', reason: 'must be like amzn1.ask.account.… and without spaces' }]
    return askPage(c, console, { status: 422, says: 'No household was looked at.', faults })
  }
  try {
    await console.lookups.note(identityOf(c), 'looked')
    const fields = fieldsIn(c)
    return await show(c, console, key, { typed: settingsOnly(fields), reason: fields.get('reason') ?? '' })
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    console.report(error)
    const says =
      'The shop’s store does not answer, so nothing can be shown. Nothing was changed. Type the id once more in a minute.'
    return askPage(c, console, { status: 503, says })
  }
}

/** The page of a household, as it is now. */
async function show(
  c: AdminContext,
  console: Console,
  key: HouseholdKey,
  shown: Partial<Omit<OwnShown, 'key' | 'own' | 'newest'>>,
): Promise<Response> {
  const newest = await console.admin.newest()
  const own = await console.admin.own(key)
  return householdPage(c, console, { typed: new Map(), faults: [], ...shown, key, own, newest })
}

/** What a change of a household's settings works on. */
interface Asked {
  readonly key: HouseholdKey
  readonly own: Own
  readonly expect: number
  readonly reason: string
  readonly isForced: boolean
  readonly fields: Typed
}

/** The household that a form is about, noted; an answer where the form does not say that any more. */
async function askedIn(c: AdminContext, console: Console): Promise<Asked | Response> {
  const fields = fieldsIn(c)
  const key = whoseIn(c, console)
  if (key === undefined)
    return askPage(c, console, {
      status: 422,
      says: 'For your safety a household is shown for ten minutes only. Nothing was changed. Type the id once more: what you typed is kept.',
    })
  await console.lookups.note(identityOf(c), 'changed')
  const reason = (fields.get('reason') ?? '').trim()
  const isForced = fields.get('force') === 'yes'
  const own = await console.admin.own(key)
  const expect = wholeIn(fields, 'version') ?? -1
  const faults = reasonFaults(reason)
  const asked = { key, own, expect, reason, isForced, fields }
  if (faults.length === 0) return asked
  return show(c, console, key, {
    ...stillTyped(asked),
    faults,
    says: 'Nothing was changed: say why.',
    status: 422,
  })
}

/** What was typed, of it only what was wanted other than it was: the rest is as it is now. */
function stillTyped({
  own,
  expect,
  fields,
  reason,
  isForced,
}: Asked): Pick<OwnShown, 'typed' | 'reason' | 'isForced'> {
  const base = ownSettingsOf(own, expect)
  const typed = settingsOnly(fields)
  return { typed: base ? onlyOf(typed, Object.keys(givenIn(typed, base))) : typed, reason, isForced }
}

/** Shows the household with what became of a change. */
async function answered(
  c: AdminContext,
  console: Console,
  asked: Asked,
  outcome: Outcome,
): Promise<Response> {
  const { key, expect } = asked
  if (outcome.outcome === 'done') {
    try {
      return await show(c, console, key, { done: outcome })
    } catch (error) {
      // What was done stays done, though the store has gone since.
      if (!(error instanceof StoreUnavailable)) throw error
      console.report(error)
      return doneUnseen(c, console, outcome.version)
    }
  }
  const changed = outcome.outcome === 'changed meanwhile' ? { changed: outcome.changes, since: expect } : {}
  const { says, status, faults = [] } = told(outcome)
  return await show(c, console, key, { ...stillTyped(asked), says, status, faults, ...changed })
}

async function doneUnseen(c: AdminContext, { frames }: Console, version: number): Promise<Response> {
  const main = html`<h1>Household</h1><p class="done" role="status">Done: version ${version} of its settings is in force from this household’s next turn.</p>
<p>The shop’s store does not answer just now, so nothing more can be shown.</p><p><a href="${HERE}">Look at it again</a></p>`
  return await frames(c, { title: 'Household', at: 'household' }, main)
}

async function set(c: AdminContext, console: Console): Promise<Response> {
  const asked = await askedIn(c, console)
  if (asked instanceof Response) return asked
  const { key, own, expect, reason, isForced, fields } = asked
  const given = givenIn(settingsOnly(fields), ownSettingsOf(own, expect) ?? {})
  if (Object.keys(given).length === 0 && expect === ownVersion({ policy: own }))
    return show(c, console, key, {
      reason,
      says: 'There is nothing to save: everything is as you want it.',
      status: 422,
    })
  const change = changeBy(c, console.evidence.now(), reason)
  const outcome = await console.admin.setOwn(key, { given, change, expect, isForced }, 'any')
  return answered(c, console, asked, outcome)
}

async function rollBack(c: AdminContext, console: Console): Promise<Response> {
  const asked = await askedIn(c, console)
  if (asked instanceof Response) return asked
  const { key, expect, reason, isForced, fields } = asked
  const to = wholeIn(fields, 'to') ?? -1
  const change = changeBy(c, console.evidence.now(), reason)
  const outcome = await console.admin.rollbackOwn(key, to, { change, expect, isForced }, 'any')
  return answered(c, console, asked, outcome)
}

/** What a household has for itself: looked up by its id, which is in no address, and kept nowhere. */
export function householdDoors(doors: Doors, console: Console): void {
  doors.page('viewer', HERE, (c) => askPage(c, console))
  doors.change('viewer', HERE, (c) => look(c, console))
  for (const [path, work] of [
    [`${HERE}/settings`, set],
    [`${HERE}/rollback`, rollBack],
  ] as const) {
    doors.change('admin', path, (c) => unsaved(c, console, () => work(c, console), 'household'))
    // Where a browser comes back to after signing in.
    doors.page('viewer', path, (c) => c.redirect(HERE, 303))
  }
}
