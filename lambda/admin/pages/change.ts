import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Locale } from '../../locale.ts'
import { changedPolicy, differences } from '../../speaker/policy-change.ts'
import type { Change, Fault } from '../../speaker/policy-schema.ts'
import { PREVIEWED } from '../../speaker/report/report.ts'
import { reportSentences } from '../../speaker/report/sentences.ts'
import { listed } from '../../speaker/report/words.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type AdminContext, fieldsIn } from '../identity.ts'
import { faultAtField, givenIn, onlyOf, settingsOnly, type Typed } from '../settings-form.ts'
import { hidden } from './frame.ts'
import { alert, changeBy, differenceTable, forceField, NOTHING, reasonFaults, reasonField } from './parts.ts'
import type { Html } from './plain.ts'
import { paragraphs, reportTable } from './report.ts'
import { isReadable, layerOf, type Shown, settingsPage, withoutSettings } from './settings.ts'
import { localeIn, typedIn, wholeIn } from './typed.ts'
import { unsaved } from './unsaved.ts'
import { changeText } from './words.ts'

const HERE = '/admin/policy/change'
/** What a change would have done is looked at over so many days. */
const DAYS = 30

/** What somebody wants changed, as the address says it. */
interface Asked {
  readonly locale: Locale | undefined
  readonly typed: Typed
  readonly given: Record<string, unknown>
  /** What the form was made from. */
  readonly base: Shown['newest']
  readonly newest: Shown['newest']
}

/** What became of a try to save. */
interface Tried {
  /** Left out where what changed meanwhile says it all. */
  readonly says?: string
  readonly reason: string
  readonly faults: readonly Fault[]
  readonly status: ContentfulStatusCode
  readonly isForced: boolean
}

const scopeOf = (locale: Locale | undefined) =>
  locale === undefined ? ({ of: 'everybody' } as const) : ({ of: 'locale', locale } as const)

/** Reads what is asked for; an answer where that is nothing that can be. */
async function askedIn(c: AdminContext, console: Console): Promise<Asked | Response> {
  const typed = typedIn(c)
  const newest = await console.admin.newest()
  if (!isReadable(newest)) return withoutSettings(c, console, newest)
  const locale = localeIn(typed)
  if (locale === null) return withoutSettings(c, console, newest, 'There is no such locale.')
  const version = wholeIn(typed, 'version') ?? newest.version
  const base = version === newest.version ? newest : await console.admin.version(version)
  if (!base || !isReadable(base))
    return withoutSettings(
      c,
      console,
      newest,
      `Version ${version}, which this was made from, is not there to compare with.`,
    )
  return { locale, typed, newest, base, given: givenIn(typed, layerOf(base.policy, locale)) }
}

/** The address of a page about what is asked for, with all of it. */
function addressOf(path: string, { locale, typed, given }: Asked): string {
  const fields = new URLSearchParams([...onlyOf(typed, Object.keys(given))])
  if (locale !== undefined) fields.set('locale', locale)
  return `${path}?${fields}`
}

/** What a change would have done to greetings; nothing where it is about something else. */
async function lookedAt({ evidence }: Console, { locale, given }: Asked): Promise<Html> {
  const about = Object.entries(given).filter(([name]) => PREVIEWED.some((one) => one === name))
  if (about.length === 0) return NOTHING
  try {
    const look = await evidence.look({ days: DAYS, locale, bound: 'fixed' }, Object.fromEntries(about))
    if ('faults' in look)
      return html`<p class="note">What it would have done cannot be worked out: ${look.faults.map(({ field, reason }) => `${field} ${reason}`).join('; ')}.</p>`
    const apart =
      look.apart.length === 0
        ? NOTHING
        : html`<p class="note">A level of its own stays in ${listed(look.apart)}.</p>`
    return html`<h2>What it would have done in the last ${DAYS} days</h2>${paragraphs(reportSentences(look.report))}${reportTable(look.report)}${apart}`
  } catch {
    // It can be saved without: what it rests on is in the history of greetings, not in the policy.
    return html`<p class="note">What was counted cannot be read just now, so what it would have done is not known.</p>`
  }
}

/** What changed since the form was made, and by whom. */
function since({ base, newest }: Asked): Html {
  if (base.version === newest.version) return NOTHING
  const says = html`It was changed meanwhile: version ${newest.version} is in force, ${changeText(newest.change)}. Nothing of yours was saved yet. What you typed is kept: below is what it would change now, and it can be saved on top.`
  return html`${alert(says)}${differenceTable(differences(base.policy, newest.policy), `What was changed from version ${base.version} to ${newest.version}`)}`
}

async function previewPage(
  c: AdminContext,
  console: Console,
  asked: Asked,
  tried?: Tried,
): Promise<Response> {
  const { locale, given, newest, typed } = asked
  const checked = changedPolicy(newest.policy, scopeOf(locale), given, true)
  if ('faults' in checked)
    return settingsPage(c, console, {
      newest,
      locale,
      typed: settingsOnly(typed),
      faults: checked.faults.map(faultAtField),
      status: 422,
    })
  const plain = changedPolicy(newest.policy, scopeOf(locale), given, false)
  const lax = 'faults' in plain ? plain.faults.map(faultAtField) : []
  const changes = differences(newest.policy, checked.made)
  const form =
    changes.length === 0
      ? html`<p>As it is now, there is nothing to save.</p>`
      : html`<form method="post" action="${addressOf(HERE, asked)}">${hidden(c, { version: newest.version })}
${lax.length > 0 ? html`<p class="fault" id="order">${lax.map(({ reason }) => `A spoken yes: ${reason}`).join('; ')}.</p>${forceField(tried?.isForced)}` : NOTHING}
${reasonField(tried?.reason ?? '', tried?.faults)}
<p><button>Save for ${locale ?? 'everybody'}</button></p></form>`
  const main = html`<h1>What would change</h1>${tried?.says === undefined ? NOTHING : alert(tried.says, tried.faults)}${since(asked)}
${differenceTable(changes, 'What this changes')}
<p class="note">It would be in force everywhere within 30 seconds, and can be undone.</p>
${await lookedAt(console, asked)}${form}
<p><a href="${addressOf('/admin/policy', asked)}">Back to the form</a></p>`
  return console.frames(
    c,
    { title: 'What would change', at: 'policy', newest, status: tried?.status ?? 200 },
    main,
  )
}

async function save(c: AdminContext, console: Console): Promise<Response> {
  const fields = fieldsIn(c)
  const reason = (fields.get('reason') ?? '').trim()
  const isForced = fields.get('force') === 'yes'
  const asked = await askedIn(c, console)
  if (asked instanceof Response) return asked
  const tell = (says: string, faults: readonly Fault[], status: ContentfulStatusCode) =>
    previewPage(c, console, asked, { says, faults, status, reason, isForced })
  const expect = wholeIn(fields, 'version')
  if (expect === undefined)
    return tell('The form did not say which version it is about. Nothing was saved.', [], 422)
  const bad = reasonFaults(reason)
  if (bad.length > 0) return tell('Nothing was saved yet: say why.', bad, 422)
  const { given, locale, newest } = asked
  if (expect !== newest.version) return meanwhile(c, console, asked, expect, { reason, isForced })
  const tried = changedPolicy(newest.policy, scopeOf(locale), given, isForced)
  if (!('faults' in tried) && differences(newest.policy, tried.made).length === 0)
    return tell('There is nothing to save: everything is as you want it.', [], 422)
  const change: Change = changeBy(c, console.evidence.now(), reason)
  const outcome = await console.admin.set(scopeOf(locale), { given, change, expect, isForced })
  if (outcome.outcome === 'done') return c.redirect(`/admin/version?of=${outcome.version}&done`, 303)
  if (outcome.outcome === 'refused') return tell('Nothing was saved.', outcome.faults.map(faultAtField), 422)
  const again = await askedIn(c, console)
  return again instanceof Response ? again : meanwhile(c, console, again, expect, { reason, isForced })
}

/** Another version came first: what it changed, and what is wanted on top of it now. */
async function meanwhile(
  c: AdminContext,
  console: Console,
  asked: Asked,
  expect: number,
  { reason, isForced }: Pick<Tried, 'reason' | 'isForced'>,
): Promise<Response> {
  const tried = { reason, isForced, faults: [], status: 409 } as const
  const base = await console.admin.version(expect)
  if (base && isReadable(base)) return previewPage(c, console, { ...asked, base }, tried)
  const says = `Nothing was saved yet: version ${asked.newest.version} is in force, ${changeText(asked.newest.change)}. What you typed is kept, and can be saved on top.`
  return previewPage(c, console, asked, { ...tried, says })
}

/** A change: what it would do (GET), and doing it (POST), at one address, so that nothing typed is lost. */
export function changeDoors(doors: Doors, console: Console): void {
  doors.page('admin', HERE, async (c) => {
    const asked = await askedIn(c, console)
    return asked instanceof Response ? asked : previewPage(c, console, asked)
  })
  doors.change('admin', HERE, (c) => unsaved(c, console, () => save(c, console)))
}
