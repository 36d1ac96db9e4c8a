import { html } from 'hono/html'
import { StoreUnavailable } from '../../store/household-store.ts'
import type { Console } from '../console.ts'
import { type AdminContext, fieldsIn, pathOf } from '../identity.ts'
import { PolicyRefusal } from '../outcome.ts'
import { hidden, type Place } from './frame.ts'
import { alert, reasonField } from './parts.ts'

/**
 * Answers a change that met a store which does not answer: what was typed stands in a form that tries it once more,
 * from the version it was made from, so that what was saved without a word is not saved twice.
 */
export async function unsaved(
  c: AdminContext,
  { frames, report }: Console,
  work: () => Promise<Response>,
  at: Place = 'policy',
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const isGone = error instanceof StoreUnavailable
    if (!isGone && !(error instanceof PolicyRefusal)) throw error
    report(error)
    // A refusal with a cause is a write whose answer got lost; reading changes nothing.
    const says = isGone ? 'The shop’s store does not answer. Nothing was saved.' : error.message
    const status = isGone || error.cause !== undefined ? 503 : 409
    const { csrf: _, reason = '', ...typed } = Object.fromEntries(fieldsIn(c))
    const main = html`<h1>This could not be finished</h1>${alert(says)}
<p>What you typed is still here. Send it again in a minute: if it was done all the same you are told so, and it is not done twice.</p>
<form method="post" action="${pathOf(c)}">${hidden(c, typed)}${reasonField(reason)}<p><button>Send it again</button></p></form>`
    return await frames(c, { title: 'This could not be finished', at, status }, main)
  }
}
