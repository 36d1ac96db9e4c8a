// @ts-check
import { byId, make } from './dom.js'

/** @typedef {import('./types.d.ts').Decision} Decision */

/** @type {Record<string, string>} */
const LEVELLESS = {
  'nobody was recognized': 'Nobody was recognized',
  'the person came without a level': 'A person without a level',
  'the person was malformed': 'A malformed person',
}
/** @type {Record<string, string>} */
const MAY = { greetByName: 'say the name', resumeSearch: 'bring back a search', order: 'reserve' }

/**
 * Whether a name was said and why, in one sentence.
 * @param {Decision} decision
 * @param {string | null} intent
 */
function inWords({ level, policy, privileges }, intent) {
  const greet = privileges.greetByName
  if (!greet) return ''
  const who = level === null ? (LEVELLESS[greet.reason] ?? 'No level') : `Level ${level}`
  const needs = greet.needs === 'never' ? 'a name is never said' : `a name needs ${greet.needs}`
  const rules = policy === null ? 'no readable policy' : policy === 0 ? 'built-in policy' : `policy ${policy}`
  const isLevel = level === null || greet.reason.startsWith('the level is ')
  const because = isLevel ? '' : `, because ${greet.reason}`
  const outcomes =
    intent === 'LaunchRequest'
      ? ['greeted by name', 'greeted without a name']
      : ['sure enough for a name, which only a greeting says', 'no name']
  return `${who}, ${needs}, ${rules}: ${outcomes[greet.allowed ? 0 : 1]}${because}.`
}

/**
 * Shows what a turn was allowed, and why.
 * @param {Decision} decision
 * @param {string | null} intent
 */
export function showDecision(decision, intent) {
  byId('verdict', HTMLElement).textContent = inWords(decision, intent)
  const table = byId('privileges', HTMLTableElement)
  const rows = Object.entries(decision.privileges).map(([name, { allowed, needs, reason }]) => {
    const mark = allowed ? 'yes' : 'no'
    return make(
      'tr',
      {},
      make('th', { scope: 'row' }, MAY[name] ?? name, make('code', {}, name)),
      make('td', {}, make('span', { class: `mark ${mark}` }, mark)),
      make('td', {}, String(needs)),
      make('td', {}, reason),
    )
  })
  table.tBodies[0]?.replaceChildren(...rows)
  table.hidden = false
}
