import { type Lexicon, stemOf } from './language/index.ts'
import { cleaned, fold } from './text.ts'

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
  readonly typed: Typed
}

/** A word with what stands around it, just as it was typed, up to the words next to it. */
interface Typed {
  readonly before: string
  readonly word: string
  readonly after: string
}

/**
 * Numbers with their separators; else letters, digits, currency signs, joined by apostrophes (and what other
 * scripts have in their place). Before a word an apostrophe is a quotation mark, but in "'t Hooft".
 */
const WORD =
  /\p{N}+(?:[.,:]\p{N}+)+|(?:'(?=[a-z][ -]))?[\p{L}\p{M}\p{N}\p{Sc}%་]+(?:['׳][\p{L}\p{M}\p{N}]+)*['׳]?/giu

/** Cuts text into words. Punctuation, letter case and sounds like `um` leave no trace. Any string will do. */
export function tokenize(typed: string, lexicon: Lexicon): Token[] {
  const { text, origin } = cleaned(typed)
  const matches = [...text.matchAll(WORD)]
  const tokens = matches.flatMap((match, nth) => {
    const [word] = match
    const end = match.index + word.length
    const from = beyond(matches[nth - 1])
    const to = matches[nth + 1]?.index
    const gap = text.slice(from, match.index)
    const glue = gap === '-' ? '-' : gap === '.' ? '' : ' '
    // "p. s. four", "St. John": such dots belong to what was said, the one at the end does not.
    const spelled = word.length <= 2 && text[end] === '.' && end + 1 < text.length
    const before = typed.slice(from === 0 ? 0 : origin(from), origin(match.index))
    const after = typed.slice(origin(end), to === undefined ? typed.length : origin(to))
    let at = match.index
    const parts = split(word, glue, lexicon)
    return parts.map((part, place): Token => {
      const begin = at
      at += part.surface.length
      const own = typed.slice(origin(begin), origin(at))
      const isLast = place === parts.length - 1
      return {
        ...part,
        surface: part.surface + (spelled && isLast ? '.' : ''),
        typed: { before: place === 0 ? before : '', word: own, after: isLast ? after : '' },
      }
    })
  })
  return tokens.filter((token) => !lexicon.fillers.has(token.key))
}

const beyond = (match: RegExpExecArray | undefined): number =>
  match === undefined ? 0 : match.index + match[0].length

type Part = Omit<Token, 'typed'>

/** The words that one word is written together of; side by side their surfaces are that word. */
function split(word: string, glue: Token['glue'], lexicon: Lexicon): Part[] {
  const contraction = lexicon.contractions.get(fold(word))
  if (contraction)
    return contraction.map((part, at) => token(at === 0 ? word : '', part, at === 0 ? glue : '', lexicon))
  const apostrophe = word.indexOf("'")
  if (apostrophe > 0) {
    const elided = lexicon.elisions.get(fold(word.slice(0, apostrophe)))
    const rest = word.slice(apostrophe + 1)
    if (elided !== undefined) {
      const head = token(word.slice(0, apostrophe + 1), elided, glue, lexicon)
      return rest === '' ? [head] : [head, ...split(rest, ' ', lexicon).map(glued)]
    }
    if (/.'s$/i.test(word)) {
      const surface = word.slice(-2)
      return [token(word.slice(0, -2), word.slice(0, -2), glue, lexicon), { ...POSSESSIVE, surface }]
    }
  }
  return [token(word, word.replace(/^'|'$/g, ''), glue, lexicon)]
}

const POSSESSIVE: Part = { surface: "'s", glue: '', key: "'s", stem: "'s", kind: 'light' }

const glued = (token: Part, at: number): Part => (at === 0 ? { ...token, glue: '' } : token)

function token(surface: string, word: string, glue: Token['glue'], lexicon: Lexicon): Part {
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

/** The words as they were said. */
export function spoken(tokens: readonly Token[]): string {
  let text = ''
  for (const { surface, glue, key } of tokens) {
    if (surface !== '') text += (text === '' ? '' : glue) + surface
    // What begins in the middle of a contraction has only the written-out half to begin with.
    else if (text === '') text = key
  }
  return text
}
