import { clean } from './text.ts'
import type { Token } from './tokens.ts'

/** What ties a name to the words around it, and is no part of it: "call me, Bo", "Bo, please". */
const TIE_BEFORE = /^(?:-$|\s*[,:;.…–—-]*\s+)/u
const TIE_AFTER = /[\s,:;!?…–—-]+$/u

/** Marks of the sentence in what is sought, and what may stand around it. */
const SENTENCE_MARKS = /[.,;:!?…]+(?=\s|$)/gu
const AROUND = /^[\s"“”«»,;:!?….–—-]+|[\s"“”«»,;:!?…–—-]+$/gu
/** A letter or two: "p. s. four", "St. John". */
const SHORT_WORD = /(?:^|[\s.])\p{L}{1,2}$/u

/** The text of some words with all that was typed between and right around them; only sounds like `um` are gone. */
function typedText(words: readonly Token[]): string {
  let text = ''
  for (const [at, { typed, surface, key }] of words.entries()) {
    const before = at === 0 ? typed.before : (words[at - 1] as Token).typed.after
    // A phrase that begins in the middle of a contraction has only the written-out half to begin with.
    text += before + (at === 0 && surface === '' ? key : typed.word)
  }
  return text
}

/**
 * A name as it was typed between the words around it: not mended, so that what is no name is seen to be none.
 * Words that follow ("please") take with them what ties them to it.
 */
export function namePhrase(words: readonly Token[]): string {
  const after = words.at(-1)?.typed.after ?? ''
  const isFollowed = /\s$/u.test(after)
  const name = typedText(words).replace(TIE_BEFORE, '') + (isFollowed ? after.replace(TIE_AFTER, '') : after)
  return name.trim()
}

/** What is sought as it was typed, in one Unicode form and without the marks that only a sentence has. */
export function searchPhrase(words: readonly Token[]): string {
  const text = clean(typedText(words) + (words.at(-1)?.typed.after ?? ''))
  return text
    .replace(SENTENCE_MARKS, (marks, at: number) => {
      const isEnd = at + marks.length === text.trimEnd().length
      return marks === '.' && !isEnd && SHORT_WORD.test(text.slice(0, at)) ? '.' : ''
    })
    .replace(AROUND, '')
    .replace(/\s+/gu, ' ')
}
