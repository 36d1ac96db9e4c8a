import type { CompiledModel, Vocabulary } from './model.ts'
import type { Token } from './tokens.ts'
import { slipOf } from './vocabulary.ts'

/** One word of an utterance, in view of a model. */
export interface Heard extends Token {
  /** Part of a polite or idle beginning or end. */
  readonly soft: boolean
  /** The model's word that this is a slip of. */
  readonly slip: Token | undefined
  /** Stem that stands for its group of synonyms. */
  readonly group: string
  /** Turns the sentence into its opposite. */
  readonly negates: boolean
}

/** True if the keys of the phrase stand in the tokens from `at` on. */
export const standsAt = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.length > 0 && at >= 0 && phrase.every((key, offset) => tokens[at + offset]?.key === key)

/** How many words at the beginning are polite or idle. */
export function softStart(model: CompiledModel, tokens: readonly Token[]): number {
  let at = 0
  for (;;) {
    const from = at
    const phrase = model.phrases.openings.find((one) => standsAt(tokens, from, one))
    if (!phrase) return at
    at += phrase.length
  }
}

/** How many words are left when polite or idle ones at the end are taken off; "Mary-Alexa" is one word. */
export function softEnd(model: CompiledModel, tokens: readonly Token[]): number {
  let end = tokens.length
  for (;;) {
    const to = end
    const phrase = model.phrases.closings.find(
      (one) =>
        to >= one.length && standsAt(tokens, to - one.length, one) && tokens[to - one.length]?.glue !== '-',
    )
    if (!phrase) return end
    end -= phrase.length
  }
}

/** Prepares words of an utterance (all of them, or a part that is to be understood by itself). */
export function hear(model: CompiledModel, tokens: readonly Token[], dynamic: Vocabulary): Heard[] {
  const start = softStart(model, tokens)
  const end = softEnd(model, tokens)
  return tokens.map((token, at) => ({
    ...token,
    soft: at < start || at >= end,
    slip: dynamic.stems.has(token.stem)
      ? undefined
      : (slipOf(token, model.vocabulary) ??
        (model.vocabulary.stems.has(token.stem) ? undefined : slipOf(token, dynamic))),
    group: model.lexicon.groups.get(token.stem) ?? token.stem,
    negates: model.lexicon.negations.has(token.key),
  }))
}
