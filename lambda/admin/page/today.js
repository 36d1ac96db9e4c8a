// @ts-check
// The page works without this. With it, the curve is drawn, and what is tried is shown at once.

import { draw } from './curve.js'

const PATIENCE_MS = 8000

const form = /** @type {HTMLFormElement | null} */ (document.getElementById('try'))
const said = document.getElementById('said')
const table = document.getElementById('table')
const figure = document.getElementById('curve')

/** @type {AbortController | undefined} */
let last

/** What is tried here. The rest of the form is about another page, which it asks for when it is sent. */
const TRIED = ['greetByName', 'costRatio', 'cap']

/** What is tried, on the page that this is. @param {HTMLFormElement} of */
function askedIn(of) {
  const asked = new URLSearchParams(location.search)
  const chosen = new FormData(of)
  for (const name of TRIED) {
    const value = chosen.get(name)
    if (typeof value === 'string') asked.set(name, value)
  }
  return asked
}

/** One sentence in place of what is said about settings. @param {string} sentence */
function say(sentence) {
  const line = document.createElement('p')
  line.className = 'fault'
  line.textContent = sentence
  said?.replaceChildren(line)
}

/** @param {HTMLFormElement} of */
async function follow(of) {
  last?.abort()
  const mine = new AbortController()
  last = mine
  const asked = askedIn(of)
  try {
    const signal = AbortSignal.any([mine.signal, AbortSignal.timeout(PATIENCE_MS)])
    const response = await fetch(`/admin/preview.json?${asked}`, {
      headers: { accept: 'application/json' },
      signal,
    })
    // Somebody whose session has ended is told so by the page itself.
    if (response.status === 401) return of.submit()
    const answer = await response.json()
    if (mine.signal.aborted) return
    if (!response.ok) return say(sentenceOf(answer))
    show(answer)
    history.replaceState(null, '', `/admin?${asked}`)
  } catch (error) {
    if (!mine.signal.aborted) say('The shop does not answer. Try again in a minute.')
    if (error instanceof TypeError || error instanceof DOMException) return
    throw error
  }
}

/** @param {{ error?: string, faults?: readonly { field: string, reason: string }[] }} answer */
const sentenceOf = ({ error, faults = [] }) =>
  error ?? faults.map(({ field, reason }) => `${field}: ${reason}.`).join(' ')

/** @param {{ said: string, table: string, curve: import('../pages/curve.ts').Curve | null }} answer */
function show(answer) {
  if (said) said.innerHTML = answer.said
  if (table) table.innerHTML = answer.table
  if (figure) draw(figure, answer.curve)
}

form?.addEventListener('change', ({ target }) => {
  const field = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : ''
  if (TRIED.includes(field)) void follow(form)
})
if (figure) draw(figure, figure.dataset.curve ? JSON.parse(figure.dataset.curve) : null)
