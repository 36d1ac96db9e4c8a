import { escapeXml } from '../../lambda/speech/ssml.ts'
import type { Resident } from '../stack.ts'

/** A phrases.js for a skill that we know nothing of but how it is opened. */
function phrasesFor(openings: Resident['openings']): string {
  const before = JSON.stringify(Object.fromEntries(openings))
  return `const before = ${before}
export const phrases = (locale, moment) => (moment === 'before' ? [before[locale] ?? ''] : ['help', 'stop'])
`
}

/**
 * A file of the page with another skill in place of Corner Shop: its name, its languages, its opening. Done
 * here rather than in the page, which stays small for those who have no other skill.
 */
export function foreignPage(path: string, text: string, { title, openings }: Resident): string {
  if (path === '/phrases.js') return phrasesFor(openings)
  if (path !== '/') return text
  const name = escapeXml(title)
  const options = [...openings.keys()].map((locale) => `<option>${escapeXml(locale)}</option>`).join('')
  return text
    .replace(/(<title>|<h1>)Corner Shop/gu, (_, tag: string) => `${tag}${name}`)
    .replace(/(<select id="locale">).*?(<\/select>)/su, (_, tag: string, end: string) => tag + options + end)
}
