import type { Language } from '../locale.ts'
import { plural } from './plural.ts'

/** What is said back is an echo, not a recital. */
const MOST_WORDS = 12
const LONGEST_WORD = 40
/** More of a query than anybody says in one breath is not read. */
const LONGEST_QUERY = 500

const list = (words: string) => new Set(words.split(/\s+/))

/** Openings that leave with nothing lost; longer ones first, so that "a few" is not taken for "a". */
const OPENINGS = [
  'a pair of',
  'a couple of',
  'a lot of',
  'a bit of',
  'a few',
  'a',
  'an',
  'any',
  'some',
  'the',
  'me',
]
const SINGULAR = list('a an')

/** Courtesies at the end, longer ones first. */
const COURTESIES: Record<Language, readonly string[]> = {
  en: ['thank you very much', 'thank you', 'thanks', 'if you please', 'please', 'by any chance', 'for me'],
  fr: ['s’il vous plaît', "s'il vous plaît", 's’il te plaît', "s'il te plaît", 'svp', 'merci', 'pour moi'],
}

/** After these a phrase goes on about something else; the noun stands before them. */
const TURNS = list(
  `about above against around as at below beneath beside between by for from in inside into near not of off on
   outside over than through to under up with without`,
)

/** Then the verb would have to change with the noun ("a lamp that dims"), so such a phrase stays as it is. */
const RELATIVES = list('that which who whose where')

/** Before "in", "on" and the like these make one noun of it: "a plug in light". */
const COMPOUNDS = list(
  'add back bolt built clip easy hang iron made plug pop pull push ready roll slip stand stick walk',
)

/** What a cut phrase must not end with. */
const DANGLING: Record<Language, ReadonlySet<string>> = {
  en: new Set([...TURNS, ...RELATIVES, ...list('a an and any but is are my or our some the this your')]),
  fr: list(
    `à au aux avec ce ces cette chez contre dans de des du en entre et la le les ma mes mon ou où par pas pour que
     qui sa sans ses son sous sur un une vers votre vos`,
  ),
}

/**
 * What a reply says back of a query. English gives the head of a sentence, the kind in the plural if one was
 * asked for ("a quiet kettle" is "Quiet kettles"); French the words as heard, to follow « Pour ».
 * Empty only for a query without a letter or digit. Saying back what was said back changes nothing.
 */
export function saidBack(query: string, language: Language): string {
  const words = withoutCourtesies(tidied(query), language)
  if (language === 'fr') return cut(words, language).join(' ').toLowerCase()

  const { rest, opening } = opened(words)
  const heard = cut(rest, language)
  if (!SINGULAR.has(opening)) return capitalized(heard)
  return heard.some((word) => RELATIVES.has(word.toLowerCase()))
    ? capitalized([opening, ...heard])
    : capitalized(many(heard))
}

/** The words without control characters, stray punctuation and lone surrogates. */
function tidied(query: string): string[] {
  const plain = query
    .slice(0, LONGEST_QUERY)
    .normalize('NFC')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replaceAll('&', ' and ')
  return plain.split(' ').flatMap((raw) => {
    const word = raw.replace(/^[^\p{L}\p{N}\p{Sc}]+/u, '').replace(/[^\p{L}\p{N}\p{M}\p{Sc}%'’]+$/u, '')
    return /[\p{L}\p{N}\p{Sc}]/u.test(word) ? [[...word].slice(0, LONGEST_WORD).join('')] : []
  })
}

function withoutCourtesies(words: readonly string[], language: Language): readonly string[] {
  const said = words.join(' ').toLowerCase()
  const courtesy = COURTESIES[language].find((end) => said.endsWith(` ${end}`))
  return courtesy ? withoutCourtesies(words.slice(0, -courtesy.split(' ').length), language) : words
}

/** Takes openings off as long as something is left, and says which one stood before the rest. */
function opened(words: readonly string[], last = ''): { rest: readonly string[]; opening: string } {
  const said = words.join(' ').toLowerCase()
  const opening = OPENINGS.find((start) => said === start || said.startsWith(`${start} `))
  if (opening === undefined) return { rest: words, opening: last }
  const rest = words.slice(opening.split(' ').length)
  const isPart = rest.length === 0 || rest[0]?.toLowerCase() === 'of'
  return isPart ? { rest: words, opening: '' } : opened(rest, opening)
}

/** At most so many words, and none at the end that waits for another. */
function cut(words: readonly string[], language: Language): readonly string[] {
  if (words.length <= MOST_WORDS) return words
  let kept = withoutCourtesies(words.slice(0, MOST_WORDS), language)
  while (kept.length > 1 && DANGLING[language].has(kept.at(-1)?.toLowerCase() ?? ''))
    kept = withoutCourtesies(kept.slice(0, -1), language)
  return kept
}

/** The phrase with its noun in the plural; "a kettle and a toaster" has two. */
function many(words: readonly string[]): string[] {
  const turn = words.findIndex((word, index) => index > 0 && turnsAt(words, word, index))
  const end = turn < 0 ? words.length : turn
  const before = words.slice(0, end - 1)
  const after = words.slice(end)
  const made = [...before, plural(words[end - 1] ?? '')]
  const [joint = '', article = '', ...second] = after
  if (SINGULAR.has(article.toLowerCase()) && /^(?:and|or)$/i.test(joint) && second.length > 0)
    return [...made, joint, ...many(second)]
  return [...made, ...after]
}

function turnsAt(words: readonly string[], word: string, index: number): boolean {
  const [lower, before, after] = [word, words[index - 1], words[index + 1]].map((w) => w?.toLowerCase() ?? '')
  if (lower === 'and' || lower === 'or') return SINGULAR.has(after ?? '')
  if (lower === 'less' || lower === 'more' || lower === 'cheaper') return after === 'than'
  if (lower === 'up') return after === 'to'
  return TURNS.has(lower ?? '') && !COMPOUNDS.has(before ?? '')
}

/** Composed again, because some letters have a capital only in pieces. */
const capitalized = (words: readonly string[]): string => {
  const phrase = words.join(' ').replace(/^\p{L}/u, (letter) => letter.toUpperCase())
  return phrase.normalize('NFC')
}
