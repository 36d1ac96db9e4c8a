import type { Vocabulary } from './model.ts'
import type { Token } from './tokens.ts'

/** Every word once, grouped by its first letter. */
export function vocabularyOf(tokens: Iterable<Token>): Vocabulary {
  const byKey = new Map<string, Token>()
  for (const token of tokens) byKey.set(token.key, token)
  const byLetter = new Map<string, Token[]>()
  for (const token of byKey.values()) {
    const letter = token.key.slice(0, 1)
    const list = byLetter.get(letter) ?? []
    list.push(token)
    byLetter.set(letter, list)
  }
  return { stems: new Set([...byKey.values()].map((token) => token.stem)), byLetter }
}

/** Shorter words are too near to each other for a slip to be told from another word. */
const SLIP_FROM = 5
/** Another letter in its place more often makes a real word (`tower`, `towel`) than one too many or too few. */
const SWAP_FROM = 7

/**
 * The word of the vocabulary that this one is a slip of: one letter more, less or exchanged with its
 * neighbour, in a longer word one other letter; never the first. Undefined for words that are known.
 */
export function slipOf(token: Token, vocabulary: Vocabulary): Token | undefined {
  const { key } = token
  if (key.length < SLIP_FROM || token.kind !== 'content' || vocabulary.stems.has(token.stem)) return undefined
  return vocabulary.byLetter
    .get(key.slice(0, 1))
    ?.find((word) => word.key.length >= SLIP_FROM && oneSlip(key, word.key))
}

function oneSlip(said: string, meant: string): boolean {
  const gap = said.length - meant.length
  if (gap < -1 || gap > 1) return false
  let at = 0
  while (at < said.length && said[at] === meant[at]) at += 1
  if (at === said.length && gap === 0) return false
  if (gap === 1) return said.slice(at + 1) === meant.slice(at)
  if (gap === -1) return said.slice(at) === meant.slice(at + 1)
  if (said.slice(at + 1) === meant.slice(at + 1)) return said.length >= SWAP_FROM
  return (
    said[at] === meant[at + 1] && said[at + 1] === meant[at] && said.slice(at + 2) === meant.slice(at + 2)
  )
}
