import { type Lexicon, stemOf } from './language/index.ts'
import { clean, fold } from './text.ts'

/** One word of an utterance or a sample. */
export interface Token {
  /** As said or typed; empty for the second half of a contraction, whose first half holds both. */
  readonly surface: string
  /** What stood before it: nothing after an apostrophe, a hyphen, else a space. */
  readonly glue: '' | '-' | ' '
  /** What it is compared by: folded, numbers as digits (`three` is `3`, `third` is `#3`). */
  readonly key: string
  readonly stem: string
  readonly kind: 'content' | 'question' | 'light'
}

/**
 * Numbers with their separators; else letters, digits, currency signs, joined by apostrophes (and what other
 * scripts have in their place). Before a word an apostrophe is a quotation mark, but in "'t Hooft".
 */
const WORD =
  /\p{N}+(?:[.,:]\p{N}+)+|(?:'(?=[a-z][ -]))?[\p{L}\p{M}\p{N}\p{Sc}%་]+(?:['׳][\p{L}\p{M}\p{N}]+)*['׳]?/giu

/** Cuts text into words. Punctuation, letter case and sounds like `um` leave no trace. Any string will do. */
export function tokenize(text: string, lexicon: Lexicon): Token[] {
  const cleaned = clean(text)
  const tokens: Token[] = []
  let end = 0
  for (const match of cleaned.matchAll(WORD)) {
    const gap = cleaned.slice(end, match.index)
    end = match.index + match[0].length
    const glue = gap === '-' ? '-' : gap === '.' ? '' : ' '
    // "p. s. four", "St. John": such dots belong to what was said, the one at the end does not.
    const spelled = match[0].length <= 2 && cleaned[end] === '.' && end + 1 < cleaned.length
    tokens.push(...split(match[0], spelled ? '.' : '', glue, lexicon))
  }
  return tokens.filter((token) => !lexicon.fillers.has(token.key))
}

function split(word: string, dot: string, glue: Token['glue'], lexicon: Lexicon): Token[] {
  const contraction = lexicon.contractions.get(fold(word))
  if (contraction)
    return contraction.map((part, at) => token(at === 0 ? word : '', part, at === 0 ? glue : '', lexicon))
  const apostrophe = word.indexOf("'")
  if (apostrophe > 0) {
    const elided = lexicon.elisions.get(fold(word.slice(0, apostrophe)))
    const rest = word.slice(apostrophe + 1)
    if (elided !== undefined) {
      const head = token(word.slice(0, apostrophe + 1), elided, glue, lexicon)
      return rest === '' ? [head] : [head, ...split(rest, '', ' ', lexicon).map(glued)]
    }
    if (/.'s$/i.test(word)) {
      const surface = word.slice(-2)
      return [token(word.slice(0, -2), word.slice(0, -2), glue, lexicon), { ...POSSESSIVE, surface }]
    }
  }
  return [token(word + dot, word.replace(/^'|'$/g, ''), glue, lexicon)]
}

const POSSESSIVE: Token = { surface: "'s", glue: '', key: "'s", stem: "'s", kind: 'light' }

const glued = (token: Token, at: number): Token => (at === 0 ? { ...token, glue: '' } : token)

function token(surface: string, word: string, glue: Token['glue'], lexicon: Lexicon): Token {
  const folded = fold(word)
  const key = lexicon.counted.get(folded) ?? ordinalKey(folded, lexicon) ?? plainNumber(folded)
  const kind = lexicon.light.has(folded) ? 'light' : lexicon.question.has(folded) ? 'question' : 'content'
  return { surface, glue, key, stem: stemOf(lexicon, key), kind }
}

function ordinalKey(word: string, lexicon: Lexicon): string | undefined {
  const digits = lexicon.data.numbers.ordinalDigits.exec(word)?.[1]
  return digits === undefined ? undefined : `#${Number(digits)}`
}

/** `1,500` is 1500; other words stay. */
const plainNumber = (word: string): string =>
  /^\d{1,3}(?:,\d{3})+$/.test(word) ? word.replaceAll(',', '') : word

/** The words as they were said, from the first to before the last index. */
export function spoken(tokens: readonly Token[], from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at += 1) {
    const { surface, glue, key } = tokens[at] as Token
    if (surface !== '') text += (text === '' ? '' : glue) + surface
    // A phrase that begins in the middle of a contraction has only the written-out half to begin with.
    else if (text === '') text = key
  }
  return text
}
