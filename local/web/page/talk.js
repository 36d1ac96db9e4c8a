// @ts-check
import { byId, make } from './dom.js'

/** @typedef {import('./types.d.ts').Card} Card */

const log = byId('log', HTMLElement)
const empty = byId('empty', HTMLElement)

/** @param {...HTMLElement} lines */
function add(...lines) {
  empty.hidden = true
  log.append(...lines)
  log.scrollTop = log.scrollHeight
}

/**
 * What the shopper said.
 * @param {string} words
 * @param {string} by who that was, and how sure Alexa is
 * @param {string} lang
 * @param {string} [outcome] how a dialog of Alexa's was made to end, in place of words
 */
export function shopper(words, by, lang, outcome = 'says nothing') {
  const said = words === '' ? make('i', {}, outcome) : make('q', { lang }, words)
  add(make('div', { class: 'line shopper' }, make('p', {}, by), said))
}

/**
 * What the shop said, word for word as it is heard, and the card that it sent to the Alexa app.
 * @param {string | null} words
 * @param {Card | null} card
 * @param {string} lang
 * @param {string} who
 */
export function shop(words, card, lang, who) {
  const parts = []
  if (words !== null) parts.push(make('p', { class: 'words', lang }, words))
  if (card) parts.push(drawn(card, lang))
  if (parts.length > 0)
    add(make('div', { class: 'line shop' }, make('p', {}, who), make('div', {}, ...parts)))
}

/** @param {Card} card @param {string} lang */
function drawn({ type, title = '', content, text = content ?? `A card of the type ${type}.` }, lang) {
  const said = [make('b', { lang }, title), make('p', { lang }, text)]
  return make('div', { class: 'card' }, make('p', {}, 'Alexa app'), ...said)
}

/**
 * Something that nobody says: why there was no answer, or that the talk is over.
 * @param {string} text
 */
export const note = (text) => add(make('p', { class: 'note' }, text))

/** Forgets the talk. */
export function clear() {
  empty.hidden = false
  log.replaceChildren(empty)
}
