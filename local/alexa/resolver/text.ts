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
