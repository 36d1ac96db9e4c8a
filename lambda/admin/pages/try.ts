import { html } from 'hono/html'
import type { Act } from '../../acts.ts'
import { LOCALES, type Locale } from '../../locale.ts'
import { type Assurance, assure, explain, type Reason, type Verdict } from '../../speaker/assurance.ts'
import { NEVER, type Policy, PRIVILEGES, type Privilege } from '../../speaker/policy.ts'
import { inForce } from '../../speaker/policy-layers.ts'
import type { Fault } from '../../speaker/policy-schema.ts'
import { type Recognition, recognize } from '../../speaker/recognition.ts'
import type { ShopFront } from '../../speech/prompts.ts'
import { speak } from '../../speech/speak.ts'
import { nameOf } from '../../speech/ssml.ts'
import type { Console } from '../console.ts'
import type { Doors } from '../doors.ts'
import type { Typed } from '../settings-form.ts'
import { alert, describedBy, faultBeside, invalid, NOTHING } from './parts.ts'
import type { Html } from './plain.ts'
import { localeIn, typedIn } from './typed.ts'

const HERE = '/admin/try'
/** Alexa says the real one; the shop never learns it. */
const STAND_IN = 'Anna'

const WHO = {
  person: 'a voice that Alexa recognizes, at level',
  unleveled: 'a voice that Alexa recognizes, without a level',
  nobody: 'a voice that Alexa does not recognize',
} as const
type Who = keyof typeof WHO

/** What is tried, as it was typed. */
interface Tried {
  readonly who: Who
  readonly level: string
  readonly locale: Locale
}

const FIRST: Tried = { who: 'person', level: '300', locale: 'en-US' }

function triedIn(typed: Typed): { readonly tried: Tried; readonly faults: readonly Fault[] } {
  const asked = typed.get('who')
  const who = (Object.keys(WHO) as Who[]).find((one) => one === asked) ?? FIRST.who
  const level = typed.get('level')?.trim() ?? FIRST.level
  const locale = localeIn(typed)
  const faults: Fault[] = []
  if (who === 'person' && (!/^\d{1,16}$/.test(level) || !Number.isSafeInteger(Number(level))))
    faults.push({ field: 'level', reason: 'must be a whole number, such as 300' })
  if (locale === null) faults.push({ field: 'locale', reason: `must be one of ${LOCALES.join(', ')}` })
  return { tried: { who, level, locale: locale ?? FIRST.locale }, faults }
}

/** A request's speaker, read as the skill reads it. */
function recognized({ who, level }: Tried): Recognition {
  if (who === 'nobody') return recognize(undefined)
  const personId = 'amzn1.ask.person.STAND-IN'
  return recognize(
    who === 'unleveled'
      ? { personId }
      : { personId, authenticationConfidenceLevel: { level: Number(level) } },
  )
}

const NOWHERE = { address: '', url: '', code: '' }
/** Nothing of it is in a greeting. */
const NO_DELIVERY = { sentence: '', price: undefined }
const SHOP: ShopFront = { delivery: { 'en-US': NO_DELIVERY, 'en-GB': NO_DELIVERY, 'fr-FR': NO_DELIVERY } }

/** The greeting of a household that was here before, as it is spoken. */
function greetingOf(isNamed: boolean, locale: Locale): string {
  const acts: readonly Act[] = [
    { act: 'greeted', named: isNamed, again: true },
    { act: 'asked what to find' },
  ]
  const front = { locale, name: nameOf(STAND_IN, undefined), door: NOWHERE, shop: SHOP }
  const { said } = speak(acts, new Map(), front)
  return said.map((part) => (typeof part === 'string' ? part : STAND_IN)).join('')
}

const WHAT: Readonly<Record<Privilege, readonly [yes: string, no: string]>> = {
  greetByName: ['The greeting has the name', 'The greeting has no name'],
  resumeSearch: ['This person’s own searches come back', 'Everything is the household’s'],
  order: ['A spoken yes reserves', 'A spoken yes does not reserve: it goes to the phone'],
}

const WHY: Partial<Readonly<Record<Reason, string>>> = {
  'nobody was recognized': 'no voice was recognized',
  'the person came without a level': 'Alexa did not say how sure it is',
  'the policy says never': 'it is set to never',
}

function whyOf({ needs, reason }: Verdict, { level }: Assurance): string {
  if (reason === 'the level is enough') return `level ${level} is enough: it needs ${needs}`
  if (reason === 'the level is too low') return `level ${level} is too low: it needs ${needs}`
  return WHY[reason] ?? reason
}

function answer(policy: Policy, tried: Tried): Html {
  const assurance = assure(recognized(tried), inForce(policy, tried.locale, undefined))
  const isNamed = assurance.privileges.greetByName.allowed
  const rows = PRIVILEGES.map((name) => {
    const verdict = assurance.privileges[name]
    return html`<tr><th scope="row"><code>${name}</code></th><td>${WHAT[name][verdict.allowed ? 0 : 1]}</td><td>${whyOf(verdict, assurance)}</td></tr>`
  })
  return html`<h2>What is heard</h2><blockquote lang="${tried.locale}"><p>${greetingOf(isNamed, tried.locale)}</p></blockquote>
<p><code>${explain(assurance, true)}</code></p>
<table><caption>What this voice may do, and why</caption><thead><tr><th scope="col">Setting</th><th scope="col">What happens</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table>
<p class="note">${STAND_IN} stands for the name, which Alexa says and the shop never learns. So it is for a household that was here before and has no settings of its own, and for a person who did not ask to be left unnamed.</p>`
}

function form({ who, level, locale }: Tried, faults: readonly Fault[]): Html {
  const whos = (Object.entries(WHO) as [Who, string][]).map(([one, says]) => {
    const field =
      one === 'person'
        ? html` <input id="level" name="level" value="${level}" inputmode="numeric" size="6" aria-label="Level" autocomplete="off"${describedBy('level', faults)}${invalid('level', faults)}>${faultBeside('level', faults)}`
        : NOTHING
    return html`<p><label><input type="radio" name="who" value="${one}"${one === who ? html` checked` : NOTHING}> ${says}</label>${field}</p>`
  })
  const places = LOCALES.map(
    (one) =>
      html`<label><input type="radio" name="locale" value="${one}"${one === locale ? html` checked` : NOTHING}> ${one}</label> `,
  )
  return html`<form method="get" action="${HERE}"><fieldset><legend>Who speaks</legend>${whos}</fieldset>
<fieldset id="locale"${describedBy('locale', faults)}><legend>Where</legend>${faultBeside('locale', faults)}<p>${places}</p></fieldset><p><button>Hear it</button></p></form>`
}

/** What a speaker hears under the settings in force, and why: the code of the skill itself. */
export function tryDoor(doors: Doors, { admin, frames }: Console): void {
  doors.page('viewer', HERE, async (c) => {
    const newest = await admin.newest()
    const { tried, faults } = triedIn(typedIn(c))
    const isFaulty = faults.length > 0
    const main = html`<h1>Try it</h1>${isFaulty ? alert('This cannot be tried as it is.', faults) : NOTHING}
<p>Who speaks, and where: this is what they hear with the settings in force.</p>${form(tried, faults)}
${isFaulty ? NOTHING : answer(newest.policy ?? NEVER, tried)}`
    return frames(c, { title: 'Try it', at: 'try', newest, status: isFaulty ? 422 : 200 }, main)
  })
}
