import { html } from 'hono/html'
import type { OtherSearch, View } from '../view.ts'
import { button, type Frame, type Html, NOTHING } from './parts.ts'
import { tellPart } from './tell.ts'

/** The searches besides the one that is shown. */
export function othersPart({ others }: View, { words }: Frame): Html {
  if (others.length === 0) return NOTHING
  const line = ({ id, title, total, picks, isOwn }: OtherSearch) =>
    html`<li data-key="${id}"><a href="/p?search=${encodeURIComponent(id)}"><b>${title}</b><span class="soft">${words.otherCount(total, picks)} · ${isOwn ? words.yours : words.everybodys}</span></a></li>`
  return html`<section class="others"><h2>${words.others}</h2><ul>${others.map(line)}</ul></section>`
}

/** Whose phone it is, and what can be done about that. */
export function phonePart(view: View, { words }: Frame): Html {
  const { isOwn, called } = view
  return html`<section class="phone"><h2>${words.phone}</h2>
${called === undefined ? '' : html`<p>${words.hello(called)}</p>`}
<p>${isOwn ? words.phoneOwn : words.phoneHome}</p>
${called === undefined ? '' : calledForm(called, words)}
${isOwn ? '' : claimPart(view.claim, words)}
${tellPart(view.push, words)}
<div class="act">${button('/p/remove', {}, html`${words.signOut}`)}<p class="soft">${words.signOutLead}</p></div>
</section>`
}

const calledForm = (
  called: string,
  words: Frame['words'],
): Html => html`<form method="post" action="/p/called" class="act" data-live>
<label for="called">${words.called}</label>
<div class="row"><input id="called" name="called" value="${called}" maxlength="80" required autocomplete="off" aria-describedby="called-hint"><button>${words.save}</button></div>
<p id="called-hint" class="soft">${words.calledHint}</p></form>`

/** The four digits stand apart, as they are said. */
function claimPart(claim: string | undefined, words: Frame['words']): Html {
  if (claim === undefined)
    return html`<div class="act">${button('/p/claim', {}, html`${words.claim}`)}<p class="soft">${words.claimLead}</p></div>`
  const apart = [...claim].join(' ')
  return html`<div class="act claim" data-key="claim" role="status"><p>${words.claimHow}</p><p class="digits">${apart}</p><p>${words.claimSay(apart)}</p></div>`
}
