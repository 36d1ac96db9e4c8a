// @ts-check
import { byId, make } from './dom.js'

/** @typedef {import('./types.d.ts').Answer} Answer */

const pretty = (/** @type {unknown} */ value) => JSON.stringify(value, null, 2)

/** @param {Answer} answer */
function showSlots({ request }) {
  const table = byId('slots', HTMLTableElement)
  const rows = Object.entries(request?.request?.intent?.slots ?? {}).map(([name, slot]) => {
    const value = slot.resolutions?.resolutionsPerAuthority?.find((one) => one.values?.length)?.values?.[0]
      ?.value
    const taken = value ? `${value.name ?? ''} (${value.id ?? ''})` : ''
    return make('tr', {}, ...[name, slot.value ?? '', taken].map((text) => make('td', {}, text)))
  })
  table.tBodies[0]?.replaceChildren(...rows)
  table.hidden = rows.length === 0
}

/** @type {Record<string, HTMLPreElement>} */
const PARTS = Object.fromEntries(
  ['SSML', 'Directives', 'Request', 'Response'].map((name) => [name, part(name)]),
)

/**
 * A part of a turn in full, with a button that copies it.
 * @param {string} name
 */
function part(name) {
  const pre = make('pre', { 'aria-label': name })
  const label = `Copy ${name}`
  const button = make('button', { type: 'button' }, label)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(pre.textContent)
      button.textContent = 'Copied'
    } catch {
      // A browser may forbid the clipboard; what is selected can still be copied by hand.
      getSelection()?.selectAllChildren(pre)
      button.textContent = 'Selected: copy it now'
    }
    setTimeout(() => button.replaceChildren(label), 2000)
  })
  byId('inside', HTMLDetailsElement).append(make('div', { class: 'row' }, make('h3', {}, name), button), pre)
  return pre
}

/**
 * Shows what went to the skill and what came back.
 * @param {Answer} answer
 */
export function showInside(answer) {
  byId('intent', HTMLElement).textContent = `${answer.intent ?? 'No request'}, ${answer.ms} ms.`
  showSlots(answer)
  const { ssml, directives, request, response } = answer
  const texts = {
    SSML: ssml ?? '',
    Directives: pretty(directives),
    Request: pretty(request),
    Response: pretty(response),
  }
  for (const [name, text] of Object.entries(texts)) PARTS[name]?.replaceChildren(text)
}
