// @ts-check
import { answers, showConnection } from './connection.js'
import { showDecision } from './decision.js'
import { byId, choose, chosen, make } from './dom.js'
import { post } from './door.js'
import { showInside } from './inside.js'
import { phrases } from './phrases.js'
import * as talk from './talk.js'

/** @typedef {import('./types.d.ts').Answer} Answer */

const STATES = {
  idle: 'Idle: it wakes when the shop is opened.',
  listening: 'Listening: the microphone is open.',
  thinking: 'Thinking …',
  over: 'The talk is over. Open the shop to begin another.',
}
const NO_SKILL =
  'No skill was invoked, and nothing changed. A talk begins with the name of the shop, as suggested below.'
const NO_FIT = 'Alexa found nothing in the interaction model that fits this.'

const utterance = byId('utterance', HTMLInputElement)
const chips = byId('chips', HTMLElement)
const first = byId('first', HTMLButtonElement)
const other = byId('other', HTMLInputElement)
const locale = byId('locale', HTMLSelectElement)
const device = byId('device', HTMLSelectElement)
const household = byId('household', HTMLInputElement)

let session = crypto.randomUUID()
let isBusy = false
/**
 * The talk as the last answer left it, and where it was held; elsewhere it does not go on.
 * @type {{ isOpen: boolean, hasProducts: boolean, connection: Answer['connection'], where: string } | undefined}
 */
let last

const placeNow = () => ({ locale: locale.value, device: device.value, household: household.value })

/** Who is talking now, and how sure Alexa is; a level that is no whole number is NaN. */
function voiceNow() {
  const speaker = chosen('speaker')
  if (speaker === '') return { speaker: null, level: null, words: 'nobody Alexa knows' }
  const name = document.querySelector(`input[value=${speaker}] + span`)?.textContent ?? speaker
  const level = chosen('level')
  if (level === '') return { speaker, level: null, words: `${name}, no level` }
  const number = level === 'other' ? other.valueAsNumber : Number(level)
  const isWhole = Number.isSafeInteger(number)
  return { speaker, level: isWhole ? number : Number.NaN, words: `${name}, level ${isWhole ? number : '?'}` }
}

/** Whether the microphone is open, as far as this page can know: a session also ends by the clock. */
const isOpen = () => last?.isOpen === true && last.where === JSON.stringify(placeNow())

/** @param {string} text what went wrong; nothing did if it is empty */
function problem(text) {
  const line = byId('problem', HTMLElement)
  line.textContent = text
  line.hidden = text === ''
}

/** @param {keyof typeof STATES} state */
function light(state) {
  document.getElementById('speaker')?.setAttribute('data-state', state)
  byId('state', HTMLElement).textContent = STATES[state]
}

/** @param {string} words @param {string} label */
function chip(words, label = words) {
  const button = make('button', { type: 'button', class: words ? '' : 'quiet' }, label)
  if (words) button.lang = locale.value
  button.addEventListener('click', () => void say(words))
  return button
}

/** Brings everything that depends on the choices and on the talk up to date. */
function refresh() {
  const voice = voiceNow()
  byId('as', HTMLElement).textContent = voice.words
  byId('sure', HTMLFieldSetElement).disabled = voice.speaker === null
  if (!isBusy) light(isOpen() ? 'listening' : last ? 'over' : 'idle')

  const connection = (isOpen() && last?.connection) || null
  const moment = isOpen() ? (last?.hasProducts ? 'products' : 'open') : 'before'
  const now = connection ? answers(connection, locale.value) : phrases(locale.value, moment)
  const buttons = now.map((words) => chip(words))
  if (isOpen()) buttons.push(chip('', 'say nothing'))
  const focused = document.activeElement
  const hadFocus = chips.contains(focused) || focused === first || focused?.parentElement?.id === 'outcomes'
  showConnection(connection, (outcome) => void say('', outcome))
  chips.replaceChildren(...buttons)
  if (hadFocus) buttons[0]?.focus()
  first.textContent = phrases(locale.value, 'before')[0] ?? ''
  first.lang = locale.value
}

/**
 * Shows an answer.
 * @param {Answer} answer
 * @param {string} lang
 */
function show(answer, lang) {
  talk.shop(answer.speech, answer.card, lang, answer.intent === 'Connection' ? 'Alexa' : 'The shop')
  if (answer.intent === null) talk.note(answer.sessionEnded ? NO_SKILL : NO_FIT)
  else if (answer.sessionEnded) talk.note(answer.error ?? 'The talk is over.')
  if (answer.decision) showDecision(answer.decision, answer.intent)
  showInside(answer)
}

/**
 * Says something to the shop. What was typed stays in its field until it was understood.
 * @param {string} words
 * @param {string} [outcome] how the dialog that is Alexa's now has to end
 */
async function say(words, outcome) {
  const { words: by, ...voice } = voiceNow()
  if (isBusy) return
  if (Number.isNaN(voice.level)) return problem('Any other level must be a whole number, such as 250.')
  if (words === '' && !isOpen()) return problem('Type something to say first.')
  const place = placeNow()
  const mine = session
  isBusy = true
  problem('')
  light('thinking')
  try {
    const body = { utterance: words, ...voice, ...place, session, outcome }
    const answer = /** @type {Answer} */ (await post('/local/turn', body))
    if (mine !== session) return
    talk.shopper(words, by, place.locale, outcome)
    show(answer, place.locale)
    const hadProducts = last?.hasProducts === true && answer.intent !== 'LaunchRequest'
    const hasProducts = !answer.sessionEnded && (hadProducts || answer.card !== null)
    const { connection } = answer
    last = { isOpen: !answer.sessionEnded, hasProducts, connection, where: JSON.stringify(place) }
    if (answer.sessionEnded && answer.intent === null) last = undefined
    if (answer.intent !== null && utterance.value.trim() === words) utterance.value = ''
  } catch (error) {
    if (utterance.value === '') utterance.value = words
    problem(/** @type {Error} */ (error).message)
  } finally {
    isBusy = false
    refresh()
  }
}

/** @param {string | null} now */
async function moveClock(now) {
  const line = byId('time', HTMLElement)
  try {
    const body = { household: household.value, now }
    const answer = /** @type {{ now: string }} */ (await post('/local/clock', body))
    const time = new Date(answer.now).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
    line.textContent = `There it is now ${time}.`
  } catch (error) {
    line.textContent = /** @type {Error} */ (error).message
  }
}

/**
 * What a reload keeps: who is talking and in which language, never what was said. A browser may forbid
 * even that.
 * @param {(storage: Storage) => void} use
 */
function stored(use) {
  try {
    use(localStorage)
  } catch {}
}

byId('say', HTMLElement).addEventListener('submit', (event) => {
  event.preventDefault()
  void say(utterance.value.trim())
})
first.addEventListener('click', () => void say(first.textContent ?? ''))
byId('new-talk', HTMLButtonElement).addEventListener('click', () => {
  session = crypto.randomUUID()
  last = undefined
  talk.clear()
  problem('')
  refresh()
})
byId('clock', HTMLElement).addEventListener('submit', (event) => {
  event.preventDefault()
  void moveClock(new Date(byId('when', HTMLInputElement).value).toISOString())
})
byId('real', HTMLButtonElement).addEventListener('click', () => void moveClock(null))
other.addEventListener('input', () => {
  choose('level', 'other')
  refresh()
})
document.addEventListener('change', () => {
  stored((storage) => Object.assign(storage, { speaker: chosen('speaker'), locale: locale.value }))
  refresh()
})

stored(({ speaker = '', locale: kept = 'en-US' }) => {
  choose('speaker', speaker)
  locale.value = kept
})
if (locale.value === '') locale.selectedIndex = 0
refresh()
