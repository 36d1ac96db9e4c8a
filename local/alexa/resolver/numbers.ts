import type { Lexicon } from './language/index.ts'
import type { NumberWords } from './language/types.ts'
import type { Token } from './tokens.ts'

/** A number being heard: what is complete (thousands), and what still grows. */
interface Heard {
  whole: number
  part: number
  /** The word before was `and`, which must not be the last one. */
  open: boolean
}

const DIGITS = /^\d{1,9}$/

function below100(heard: Heard, n: number, words: NumberWords): boolean {
  const tens = heard.part % 100
  const teens = words.vigesimal && (tens === 60 || tens === 80) && n < 20
  const afterTen = words.vigesimal && tens % 20 === 10 && tens !== 30 && tens !== 50 && n > 6 && n < 10
  const units = tens >= 20 && tens % 10 === 0 && n > 0 && n < 10
  if (words.vigesimal && tens === 4 && n === 20) heard.part += 76
  else if (tens === 0 || teens || afterTen || units) heard.part += n
  else return false
  return true
}

function take(heard: Heard, token: Token, words: NumberWords, first: boolean): boolean {
  const { key } = token
  if (key === words.and && !first && !heard.open) {
    heard.open = true
    return true
  }
  heard.open = false
  const scale = words.scales[key]
  if (scale !== undefined) {
    heard.whole += (heard.part || 1) * scale
    heard.part = 0
    return true
  }
  if (key === words.hundred) {
    if (heard.part > 99) return false
    heard.part = (heard.part || 1) * 100
    return true
  }
  const n = DIGITS.test(key) ? Number(key) : words.articles[key]
  if (n === undefined) return false
  if (n < 100) return below100(heard, n, words)
  if (heard.part !== 0) return false
  heard.part = n
  return true
}

/** The number that all of these words say, as AMAZON.NUMBER hears it, or undefined. */
export function numberOf(tokens: readonly Token[], lexicon: Lexicon): number | undefined {
  const heard: Heard = { whole: 0, part: 0, open: false }
  if (tokens.length === 0 || tokens.length > 12) return undefined
  // A lone article counts only where the language has no other word for one.
  if (tokens.length === 1 && tokens[0]?.key === 'a') return undefined
  for (const [at, token] of tokens.entries())
    if (!take(heard, token, lexicon.data.numbers, at === 0)) return undefined
  const last = tokens.at(-1)
  if (heard.open || last === undefined) return undefined
  return heard.whole + heard.part
}

/** The rank that these words say (`second`, `2nd`, `twenty first`), as Alexa writes it, or undefined. */
export function ordinalOf(tokens: readonly Token[], lexicon: Lexicon): string | undefined {
  const last = tokens.at(-1)
  if (last === undefined || tokens.length > 2 || !/^#\d+$/.test(last.key)) return undefined
  const rank = Number(last.key.slice(1))
  if (tokens.length === 1) return lexicon.data.numbers.writeOrdinal(rank)
  const tens = Number(tokens[0]?.key)
  return tens >= 20 && tens % 10 === 0 && tens < 100 && rank < 10
    ? lexicon.data.numbers.writeOrdinal(tens + rank)
    : undefined
}

/**
 * Four digits said one by one, in pairs, as a whole or mixed (`4 2 7 1`, `forty two seventy one`), or undefined.
 * Longer pieces are tried first: a pair is what people mean where both would do.
 */
export function fourDigitsOf(tokens: readonly Token[], lexicon: Lexicon): string | undefined {
  if (tokens.length === 1 && /^\d{4}$/.test(tokens[0]?.key ?? '')) return tokens[0]?.key
  if (tokens.length === 0 || tokens.length > 10) return undefined
  const whole = numberOf(tokens, lexicon)
  if (whole !== undefined && whole > 999 && whole < 10_000) return String(whole)
  return pieces(tokens, 4, lexicon)
}

function pieces(tokens: readonly Token[], left: number, lexicon: Lexicon): string | undefined {
  if (tokens.length === 0) return left === 0 ? '' : undefined
  for (let size = Math.min(4, tokens.length); size > 0 && left > 0; size -= 1) {
    const head = tokens.slice(0, size)
    const digits =
      head.length === 1 && /^\d+$/.test(head[0]?.key ?? '') ? head[0]?.key : pieceOf(head, lexicon)
    if (digits === undefined || digits.length > left) continue
    const rest = pieces(tokens.slice(size), left - digits.length, lexicon)
    if (rest !== undefined) return digits + rest
  }
  return undefined
}

function pieceOf(tokens: readonly Token[], lexicon: Lexicon): string | undefined {
  const n = numberOf(tokens, lexicon)
  return n !== undefined && n < 100 ? String(n) : undefined
}
