import { softEnd, softStart, standsAt } from './heard.ts'
import type { CompiledModel } from './model.ts'
import { fallback, matched, type Resolution } from './resolve.ts'
import { type Token, tokenize } from './tokens.ts'

/** How an utterance outside a session calls the skill, if it does. */
export type Invocation =
  | { readonly kind: 'launch' }
  | { readonly kind: 'intent'; readonly resolution: Resolution }
  | { readonly kind: 'none' }

const LAUNCH: Invocation = { kind: 'launch' }
const NONE: Invocation = { kind: 'none' }

/** The invocation name in an utterance, and what stands around it. */
interface Named {
  readonly before: readonly Token[]
  readonly after: readonly Token[]
}

/**
 * Says whether an utterance without a session invokes the skill. The name alone or behind an opening word
 * launches it; a request goes behind the name or, tied by a word such as `from`, before it. What follows an
 * opening word and the name but matches nothing is the fallback; without the name nothing is invoked.
 * Takes any string, and never throws.
 * https://developer.amazon.com/docs/custom-skills/understanding-how-users-invoke-custom-skills.html
 */
export function resolveInvocation(model: CompiledModel, utterance: string): Invocation {
  const tokens = tokenize(utterance, model.lexicon)
  const spoken = tokens.slice(softStart(model, tokens))
  for (const named of occurrences(model, spoken)) {
    const invocation = invocationOf(model, named)
    if (invocation.kind !== 'none') return invocation
  }
  return NONE
}

function invocationOf(model: CompiledModel, { before, after }: Named): Invocation {
  const rest = after.slice(0, softEnd(model, after))
  const opener = before.slice(0, softEnd(model, before))
  const opened = model.phrases.openers.some((one) => one.length === opener.length && standsAt(opener, 0, one))
  if (opener.length === 0 || opened) {
    if (rest.length === 0) return LAUNCH
    const request = requestAfter(model, opener, after) ?? (opened ? fallback(model) : undefined)
    return request ? { kind: 'intent', resolution: request } : NONE
  }
  const request = rest.length === 0 ? requestBefore(model, before) : undefined
  return request ? { kind: 'intent', resolution: request } : NONE
}

/** `… to find a kettle`, `… for a kettle`, `search … for a kettle`. */
function requestAfter(
  model: CompiledModel,
  opener: readonly Token[],
  after: readonly Token[],
): Resolution | undefined {
  const { before, verbs } = model.phrases
  const connector = before.find((one) => standsAt(after, 0, one))
  const verb = verbs.find((one) =>
    standsAt(
      opener,
      0,
      one.map((token) => token.key),
    ),
  )
  const readings = [
    ...(verb
      ? [
          [...verb, ...after],
          [...verb, ...after.slice(connector?.length ?? 0)],
        ]
      : []),
    ...(connector ? [after.slice(connector.length)] : []),
    after,
  ]
  for (const reading of readings) {
    // Without an opening word the name is as likely spoken of as called: "the corner shop is closed".
    const request = matched(model, reading, undefined, opener.length > 0)
    if (request) return request
  }
  return undefined
}

/** `find a kettle with …`. */
function requestBefore(model: CompiledModel, before: readonly Token[]): Resolution | undefined {
  for (const connector of model.phrases.after) {
    const end = before.length - connector.length
    if (end > 0 && standsAt(before, end, connector)) {
      const request = matched(model, before.slice(0, end))
      if (request) return request
    }
  }
  return undefined
}

/** Every place of the name, with `the … skill` around it taken off; also written as one word. */
function* occurrences(model: CompiledModel, tokens: readonly Token[]): Generator<Named> {
  const { lexicon, invocationName } = model
  const joined = [invocationName.join('')]
  for (let at = 0; at < tokens.length; at += 1) {
    const name = [invocationName, joined].find((one) => standsAt(tokens, at, one))
    if (!name) continue
    let from = at
    let to = at + name.length
    const near = (index: number, words: ReadonlySet<string>): boolean => words.has(tokens[index]?.key ?? '')
    if (near(to, lexicon.nouns)) to += 1
    if (near(from - 1, lexicon.nouns)) from -= 1
    if (near(from - 1, lexicon.determiners)) from -= 1
    yield { before: tokens.slice(0, from), after: tokens.slice(to) }
  }
}
