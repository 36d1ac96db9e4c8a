import type { Language } from '../../locale.ts'
import {
  ASKING,
  BEFORE_NOUN,
  EMPTY,
  FOR,
  JOINTS,
  MEASURES,
  POINTING,
  PURPOSES,
  SOME,
  TURNS,
} from './fillers.ts'
import { numberAt } from './numbers.ts'
import { LONGEST_QUERY, type Token, tokensOf } from './tokens.ts'

/** A word of a query, as far as words alone can tell. */
export interface SaidWord {
  /** Lower case, without accents; a number in digits. */
  readonly word: string
  /** A number as it was said, if that is one word: "Xbox One" is written out. */
  readonly spelled?: string
  /**
   * What it costs to do without it: nothing for a filler, little for what leads up to the thing or follows
   * it ("a torch | for the house"), much for what describes it.
   */
  readonly drop: number
  /** Whether it says what kind of thing is wanted. */
  readonly isHead: boolean
  /** Whether it may be a word that was misheard: what stands apart from the thing is more likely talk. */
  readonly mends: boolean
  /** Its place among the tokens of the query: the first, and the one after the last. */
  readonly from: number
  readonly to: number
}

/** What it costs to do without a word. */
export const DROP = { empty: 0, asking: 0.4, beside: 3.4, content: 5, head: 9 } as const

const MOST_WORDS = 24

/** How well a shop knows a word: 2 if products are called that, 1 if it stands in their names, else 0. */
export type Known = (word: string) => 0 | 1 | 2

/**
 * The words of a spoken query: numbers in digits, fillers marked, the word for the kind of thing found. Takes
 * any string; a query that holds more than fillers keeps at least one word that counts.
 * @param known tells the thing from the talk around it
 */
export function saidWords(text: string, language: Language, known: Known = () => 0): SaidWord[] {
  const words = numbered(wordTokensOf(text), language).slice(0, MOST_WORDS)
  const ranks = words.map((word, index) => rankOf(words, word, index, language))
  // "A nice deal": then the words of asking are what is wanted.
  const best = ranks.includes('content') ? 'content' : 'asking'
  const phrases = partsOf(words).flatMap(
    (part) => phraseIn(part, words, (index) => ranks[index] === best, language, known) ?? [],
  )
  return words.map((word, index): SaidWord => {
    if (ranks[index] !== best)
      return {
        ...word,
        isHead: false,
        mends: false,
        drop: DROP[ranks[index] === 'asking' ? 'asking' : 'empty'],
      }
    const phrase = phrases.find(({ at }) => at.includes(index))
    const isHead = phrase?.head === index
    const drop = !phrase ? DROP.beside : isHead && !phrase.loose.includes(index) ? DROP.head : DROP.content
    return { ...word, isHead, mends: phrase !== undefined, drop }
  })
}

/** The tokens that are words, by whose places a `SaidWord` is found. */
export const wordTokensOf = (text: string): Token[] =>
  tokensOf(text.slice(0, LONGEST_QUERY)).filter(({ plain }) => /[\p{L}\p{N}]/u.test(plain))

type Word = Pick<SaidWord, 'word' | 'spelled' | 'from' | 'to'> & { readonly isClitic: boolean }
type Rank = 'empty' | 'asking' | 'content'

/** Puts numbers in digits. "A" and "one" alone are no numbers in a query: "a pair", "the blue one". */
function numbered(tokens: readonly Token[], language: Language): Word[] {
  const plain = tokens.map(({ plain }) => plain)
  const words: Word[] = []
  for (let at = 0; at < tokens.length; ) {
    const number =
      /^(?:a|un|une|neuf)$/.test(plain[at] ?? '') && !/^(?:hundred|thousand)$/.test(plain[at + 1] ?? '')
        ? undefined
        : numberAt(plain, at, language)
    const length = number?.length ?? 1
    const word = number ? String(number.value) : (plain[at] ?? '')
    const isClitic = tokens[at]?.isClitic ?? false
    words.push({
      word,
      from: at,
      to: at + length,
      isClitic,
      ...(number && length === 1 && word !== plain[at] && { spelled: plain[at] ?? '' }),
    })
    at += length
  }
  return words
}

function rankOf(
  words: readonly Word[],
  { word, spelled, isClitic }: Word,
  index: number,
  language: Language,
): Rank {
  if (isClitic || EMPTY[language].has(word)) return 'empty'
  if (ASKING[language].has(word) || isPurpose(words, word, index, language)) return 'asking'
  // "If you have one", "the blue one"; but "Xbox One".
  const before = words[index - 1]?.word ?? ''
  if (spelled === 'one' && (EMPTY.en.has(before) || ASKING.en.has(before))) return 'empty'
  return 'content'
}

/** "For the house", "for my wife's birthday". */
const isPurpose = (words: readonly Word[], word: string, index: number, language: Language): boolean =>
  PURPOSES[language].has(word) &&
  words.slice(Math.max(0, index - 4), index).some((before) => FOR[language].has(before.word))

/** "A kettle | and a toaster": the places of what stands between the words for "and" and "or". */
function partsOf(words: readonly Word[]): number[][] {
  const parts: number[][] = [[]]
  for (const [index, { word }] of words.entries()) {
    if (/^(?:and|or|et|ou)$/.test(word)) parts.push([])
    else parts.at(-1)?.push(index)
  }
  return parts
}

/** The words for a thing: the places of its noun and of what describes it. */
interface Phrase {
  readonly at: readonly number[]
  readonly head: number
  /** Places in it that may be talk: "a laptop delivered". */
  readonly loose: readonly number[]
}

/**
 * The phrase for the thing in a part: what the shop knows best, sooner before a turn ("for", "if") than after it,
 * sooner after "a" or "some" than elsewhere; of equals in a stretch the last. What is somebody's, or these, is
 * talked about, unless there is nothing else: "my hands on a kettle", "these days".
 */
function phraseIn(
  part: readonly number[],
  words: readonly Word[],
  counts: (index: number) => boolean,
  language: Language,
  known: Known,
): Phrase | undefined {
  const before = (run: readonly number[]) => words[(run[0] ?? 0) - 1]?.word ?? ''
  const runs = runsIn(part, words, counts, language)
  const levelOf = (index: number) => known(words[index]?.word ?? '')
  const worth = ({ at, turned }: Run) => {
    const level = Math.max(...at.map(levelOf))
    const isWanted = level > 0 && SOME[language].has(before(at))
    const isPointed = POINTING[language].has(before(at))
    return (
      (level || WORTH.unknown) * WORTH.level +
      (isWanted ? WORTH.some : 0) -
      (isPointed ? WORTH.pointed : 0) -
      turned
    )
  }
  const best = Math.max(...runs.map(worth))
  const all = runs.filter((run) => worth(run) === best)
  const run = all.findLast(({ turned }) => turned === all[0]?.turned)?.at
  if (!run) return undefined
  const level = Math.max(...run.map(levelOf))
  return language === 'fr'
    ? nounFirst(run, words, levelOf, level)
    : nounLast(run, (index) => levelOf(index) === 2)
}

const WORTH = { level: 2, some: 2, pointed: 3.5, unknown: -1 } as const

/** A run of words that nothing but a joint stands between, and what the turns before it take off its worth. */
interface Run {
  readonly at: number[]
  readonly turned: number
}

/** A turn that says what a thing is for or where it is; and one that may lead to the thing: "a kind of". */
const TURN = { away: 3, of: 0.5 } as const

function runsIn(
  part: readonly number[],
  words: readonly Word[],
  counts: (index: number) => boolean,
  language: Language,
): Run[] {
  const runs: Run[] = []
  let [isOpen, turned] = [false, 0]
  for (const index of part) {
    const turn = turnAt(words, index, language)
    if (runs.length > 0) turned += turn
    const isPart = turn === 0 && counts(index)
    if (isPart && isOpen) runs.at(-1)?.at.push(index)
    else if (isPart) runs.push({ at: [index], turned })
    isOpen = turn === 0 && (isPart || (isOpen && JOINTS[language].has(words[index]?.word ?? '')))
  }
  return runs
}

function turnAt(words: readonly Word[], index: number, language: Language): number {
  const { word = '' } = words[index] ?? {}
  if (TURNS[language].has(word)) return TURN.away
  return isOf(word, words[index - 1]?.word) ? TURN.of : 0
}

/** "A set of knives" is about knives, "a picture of a kettle" is not about a kettle. */
const isOf = (word: string, before = ''): boolean => word === 'of' && !MEASURES.en.has(before)

/** English puts the noun last. What no product is called after one that is may be talk, or misheard. */
function nounLast(run: readonly number[], isNoun: (index: number) => boolean): Phrase {
  const last = run.findLastIndex(isNoun)
  return { at: run, head: run.at(-1) ?? 0, loose: last < 0 ? [] : run.slice(last + 1) }
}

/** French puts the noun first, after a few short adjectives. */
function nounFirst(
  run: readonly number[],
  words: readonly Word[],
  levelOf: (index: number) => number,
  level: number,
): Phrase {
  const word = (index: number) => words[index]?.word ?? ''
  const isThing = (index: number) => !BEFORE_NOUN.has(word(index)) && !MEASURES.fr.has(word(index))
  const head =
    run.find((index) => levelOf(index) === level && isThing(index)) ?? run.find(isThing) ?? run[0] ?? 0
  return { at: run, head, loose: run.filter((index) => index < head && isThing(index)) }
}
