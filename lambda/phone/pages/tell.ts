import { html } from 'hono/html'
import type { View } from '../view.ts'
import { type Frame, type Html, NOTHING } from './parts.ts'

/**
 * Whether this phone is told when a search is there. Only a script can subscribe, so nothing of it shows without one:
 * the script notes on the body what this browser can do, and the style shows the part that fits.
 */
export function tellPart(push: View['push'], words: Frame['words']): Html {
  if (!push) return NOTHING
  const { isOn, key } = push
  return html`<div class="act tell" data-key="tell">
<button type="button" data-for="ready" data-subscribe="${key}" data-on="${String(isOn)}">${isOn ? words.untell : words.tell}</button>
<p class="soft" data-for="ready">${isOn ? words.told : words.tellLead}</p>
<p data-for="blocked">${words.tellBlocked}</p>
<p class="soft" data-for="install">${words.tellInstall}</p>
</div>`
}
