import { html } from 'hono/html'
import type { Fault } from '../../speaker/policy-schema.ts'
import { apartSentence, hiddenSentence } from '../../speaker/report/sentences.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import { type Evidence, type Look, type Looked, lookAt } from '../evidence-admin.ts'
import { scripted } from '../gate.ts'
import { identityOf, type Role } from '../identity.ts'
import { askedIn, faultSentence } from './asked.ts'
import { curveFigure, curveOf } from './curve.ts'
import { adviceCard, forceCard, glance, localesTable, startingCard } from './glance.ts'
import { type Html, plainly } from './plain.ts'
import { paragraphs } from './report.ts'
import { triedPart, triedTable, tryForm } from './trying.ts'

const faultList = (faults: readonly Fault[]): Html =>
  html`${faults.map((fault) => html`<p class="fault" role="alert">${faultSentence(fault)}</p>`)}`

/** What is in force and what was counted, where nothing can be worked out from it. */
const poorPage = (evidence: Evidence, { locale }: Looked, faults: readonly Fault[]): Html =>
  html`<h1>Today</h1>${evidence.newest.policy ? faultList(faults) : ''}<div class="cards">${forceCard(evidence.newest, locale)}</div>`

interface Today {
  readonly evidence: Evidence
  readonly looked: Looked
  /** As it is in force. */
  readonly now: Look
  readonly tried: Look
  readonly faults: readonly Fault[]
  readonly role: Role
}

function page({ evidence, looked, now, tried, faults, role }: Today): Html {
  const { first, last } = tried.window
  const { locale } = looked
  const hasRows = tried.report.rows.length > 0
  return html`<h1>Today${locale === undefined ? '' : ` in ${locale}`}</h1>
<p class="glance">${glance(now)}</p>
<p class="note">Counted from ${first} to ${last} (${looked.days} days), ${locale ?? 'all locales'}. ${hiddenSentence(tried.report.shown)}${locale === undefined ? '' : html` <a href="/admin?days=${looked.days}">All locales</a>`}</p>
<div class="cards">${forceCard(evidence.newest, locale)}${adviceCard(now, locale, role)}${startingCard(now)}</div>
${
  hasRows
    ? html`<section aria-labelledby="try-head"><h2 id="try-head">Wrong names against lost names</h2>${faultList(faults)}
<div class="trying"><div>${tryForm(tried, looked)}<div id="said" aria-live="polite">${triedPart(tried, looked, role)}</div></div>${curveFigure(tried.report)}</div>
<div id="table">${triedTable(tried)}</div>
${paragraphs(apartSentence(tried.apart))}
<details><summary>What the columns mean</summary><dl><dt>Wrong names</dt><dd>of the names that would be spoken, by what people answered</dd><dt>At most</dt><dd>the rate is below this, 95 % sure; only what keeps this under the cap is recommended</dd><dt>Answers</dt><dd>how many answers that rests on, as if all had been asked evenly</dd><dt>Lost names</dt><dd>of recognized visits, those that are greeted without a name</dd><dt>Cost</dt><dd>of 100 recognized visits, in lost names: a wrong name counts as many as you chose</dd></dl></details></section>`
    : ''
}
${locale === undefined ? localesTable(evidence, looked) : ''}`
}

/** What is in force, what it does, what is recommended, and what something else would do. */
export function todayDoors(doors: Doors, { evidence, frames }: Console): void {
  doors.page('viewer', '/admin', async (c) => {
    const asked = askedIn(c, 'tried')
    if ('faults' in asked)
      return plainly(c, {
        status: 422,
        title: 'This cannot be looked at',
        text: asked.faults.map(faultSentence).join(' '),
        link: { to: '/admin', says: 'To Today' },
      })
    const { looked, given } = asked
    const read = await evidence.read(looked.days)
    const now = lookAt(read, looked)
    const tried = Object.keys(given).length === 0 ? now : lookAt(read, looked, given)
    const faults = 'faults' in tried ? tried.faults : []
    const status = faults.length > 0 && Object.keys(given).length > 0 ? 422 : 200
    const frame = { title: 'Today', at: 'today', newest: read.newest, status } as const
    if ('faults' in now) return frames(c, frame, poorPage(read, looked, now.faults))
    scripted(c)
    const main = page({
      evidence: read,
      looked,
      now,
      tried: 'faults' in tried ? now : tried,
      faults,
      role: identityOf(c).role,
    })
    return frames(c, { ...frame, script: '/admin/today.js' }, main)
  })

  doors.page('viewer', '/admin/preview.json', async (c) => {
    const asked = askedIn(c, 'tried')
    if ('faults' in asked) return c.json(asked, 422)
    const look = await evidence.look(asked.looked, asked.given)
    if ('faults' in look) return c.json(look, 422)
    const [said, table] = await Promise.all([
      triedPart(look, asked.looked, identityOf(c).role),
      triedTable(look),
    ])
    return c.json({
      version: look.version,
      inForce: look.report.inForce,
      previewed: look.report.previewed,
      recommended: look.report.recommended ?? null,
      curve: curveOf(look.report) ?? null,
      said: String(said),
      table: String(table),
    })
  })
}
