/** Latin accents only: in other scripts the marks are letters (Hindi vowels). */
const ACCENTS = /[\u0300-\u036f]/g

/** A word as it is compared: lower case, without accents, ligatures opened. */
export const fold = (word: string): string =>
  word.toLowerCase().normalize('NFD').replace(ACCENTS, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae')

/** The folded words of a list that is separated by white space. */
export const words = (list: string): string[] => fold(list).split(/\s+/).filter(Boolean)

/** One Unicode form, apostrophes straight, without characters that cannot be seen (right-to-left marks). */
export const clean = (text: string): string =>
  text
    .replace(/\p{Cf}/gu, '')
    .normalize('NFC')
    .replace(/[’‘ʼ`´]/g, "'")

/** A cleaned text, and where each of its characters stands in the text as it was typed. */
interface Cleaned {
  readonly text: string
  readonly origin: (index: number) => number
}

/** What cleaning takes together: a letter with its marks and what cannot be seen behind it, or Korean letters. */
const PIECE = /[\u1100-\u11ff]+|\P{M}[\p{M}\p{Cf}]*|\p{M}/gsu

/** Cleans a text so that what was typed can still be found. */
export function cleaned(typed: string): Cleaned {
  const text = clean(typed)
  const isAsTyped = text.length === typed.length && typed.normalize('NFC') === typed
  if (isAsTyped) return { text, origin: (index) => index }
  const origins: number[] = []
  let whole = ''
  for (const { 0: piece, index } of typed.matchAll(PIECE)) {
    const part = clean(piece)
    for (let at = 0; at < part.length; at += 1) origins.push(index)
    whole += part
  }
  return { text: whole, origin: (index) => origins[index] ?? typed.length }
}
