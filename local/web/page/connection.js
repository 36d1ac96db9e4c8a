// @ts-check
import { byId, make } from './dom.js'

/** @typedef {import('./types.d.ts').Connection} Connection */

const ASKED = { VerifyPerson: 'the PIN', BuyShoppingProducts: 'a yes to the order' }
/** @type {[task: RegExp, english: string[], french: string[]][]} */
const ANSWERS = [
  [/VerifyPerson/u, ['1234', '4321', 'cancel'], ['1234', '4321', 'annule']],
  [/Shopping/u, ['yes', 'no'], ['oui', 'non']],
]

const asking = byId('asking', HTMLFieldSetElement)
const asked = byId('asked', HTMLElement)
const outcomes = byId('outcomes', HTMLElement)

/**
 * Things to say to Alexa while she asks.
 * @param {Connection} connection
 * @param {string} locale
 */
export function answers({ uri }, locale) {
  const [, english = [], french = []] = ANSWERS.find(([task]) => task.test(uri)) ?? []
  return locale.startsWith('fr') ? french : english
}

/**
 * Shows what Alexa is asking for, and how that can be made to end; nothing while she is not.
 * @param {Connection | null} connection
 * @param {(outcome: string) => void} end
 */
export function showConnection(connection, end) {
  asking.hidden = connection === null
  if (!connection) return
  const task = /AMAZON\.(\w+)/u.exec(connection.uri)?.[1] ?? connection.uri
  asked.textContent = Object.entries(ASKED).find(([name]) => name === task)?.[1] ?? task
  const buttons = connection.outcomes.map((outcome) => {
    const button = make('button', { type: 'button' }, outcome)
    button.addEventListener('click', () => end(outcome))
    return button
  })
  outcomes.replaceChildren(...buttons)
}
