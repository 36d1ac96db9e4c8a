/** A word of what was said, and where it stands. */
export interface Token {
  /** Lower case, without accents: what words are compared by. */
  readonly plain: string
  readonly start: number
  readonly end: number
  /** A letter or two that an apostrophe hangs on another word: "I'm", "l'écran". */
  readonly isClitic: boolean
}

/** More of a query than anybody says in one breath is not read. */
export const LONGEST_QUERY = 500

/** Currency signs, numbers with decimals, and runs of letters and digits. */
const WORD = /\p{Sc}|\p{N}+[.,]\p{N}{1,2}(?![\p{L}\p{N}])|[\p{L}\p{M}\p{N}]+/gu

/** Lower case, without accents and ligatures. */
export const plainOf = (text: string): string => (isAscii(text) ? text.toLowerCase() : withoutAccents(text))

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII is meant.
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text)

/** Taken apart twice, because some capitals come apart only as small letters. */
const withoutAccents = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')

/** The words of a text, each with its place in it. */
export const tokensOf = (text: string): Token[] =>
  [...text.matchAll(WORD)].flatMap(({ 0: raw, index }) => {
    // Some signs are letters or digits in brackets once they are taken apart; a number keeps its decimals.
    const plain = plainOf(raw).replace(/[^\p{L}\p{N}\p{Sc}.,]|[.,](?!\d)/gu, '')
    const [start, end] = [index, index + raw.length]
    const isClitic =
      (AFTER_APOSTROPHE.test(plain) && isApostrophe(text[start - 1])) ||
      (BEFORE_APOSTROPHE.test(plain) && isApostrophe(text[end]))
    return plain === '' ? [] : [{ plain, start, end, isClitic }]
  })

const isApostrophe = (sign: string | undefined): boolean => sign === "'" || sign === '\u2019'
const AFTER_APOSTROPHE = /^(?:s|m|d|re|ve|ll|t)$/
const BEFORE_APOSTROPHE =
  /^(?:[jldnscmt]|qu|jusqu|lorsqu|puisqu|i|we|you|they|he|she|it|what|who|that|there|let|don|doesn|can|couldn|wouldn|isn|aren|won)$/

/** A set of words, written as a text with spaces. */
export const wordSet = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter((word) => word !== ''))
