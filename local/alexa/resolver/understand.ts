import { align, SELF } from './align.ts'
import { LIMITS } from './costs.ts'
import { type Heard, hear, softStart, standsAt } from './heard.ts'
import type { CompiledModel, Vocabulary } from './model.ts'
import { better, type Candidate, isNaming, judge } from './rank.ts'
import { shortlist } from './shortlist.ts'
import { type Catalogs, Spans } from './spans.ts'
import type { Token } from './tokens.ts'

/** What a session adds to the model. */
export interface Session {
  readonly catalogs: Catalogs
  readonly vocabulary: Vocabulary
}

/** A match, with the words its slots point into. */
export interface Found {
  readonly candidate: Candidate
  readonly heard: readonly Heard[]
}

/** Words of two short sentences. */
const SENTENCES_MAX = 16

/** All that match, best first. Where nothing does, a request may still stand behind a yes or no. */
export function understand(model: CompiledModel, tokens: readonly Token[], session: Session): Found[] {
  const found = requests(model, tokens, session)
  if (found.length > 0) return found
  const twice = saidTwice(model, tokens)
  if (twice) return requests(model, twice, session)
  const isAnswer = tokens.length > 1 && model.lexicon.answers.has(tokens[0]?.key ?? '')
  if (!isAnswer) return []
  const [answer, ...rest] = tokens
  // "Yes, please go ahead and use my name": what is polite may stand behind the yes as well.
  const polite = softStart(model, rest)
  const plain = answer && polite > 0 ? requests(model, [answer, ...rest.slice(polite)], session) : []
  if (plain.length > 0) return plain
  // "No kettle" asks for none: what follows must be more than a slot.
  return requests(model, rest, session).filter(
    ({ candidate }) => candidate.carrier > 0 && candidate.rank !== 'described',
  )
}

/** The first of two sentences of one intent in a row: `no thanks, not now`. */
function saidTwice(model: CompiledModel, tokens: readonly Token[]): readonly Token[] | undefined {
  const intent = (part: readonly Token[]): string | undefined =>
    model.sentences.get(part.map((token) => token.key).join(' '))
  const words = tokens.slice(softStart(model, tokens), SENTENCES_MAX)
  for (let at = 1; at < words.length; at += 1) {
    const first = intent(words.slice(0, at))
    if (first !== undefined && first === intent(words.slice(at))) return words.slice(0, at)
  }
  return undefined
}

/** A search phrase gives way to a request that stands in it; a name does not. */
function requests(model: CompiledModel, tokens: readonly Token[], session: Session): Found[] {
  const found = matches(model, tokens, session)
  const kept: Found[] = []
  for (const [at, one] of found.entries()) {
    if (isName(model, one)) return [...kept, ...found.slice(at)]
    const inner = one.candidate.phrase ? innerOf(model, one, session) : undefined
    if (inner) return [inner, ...kept, ...found.slice(at)]
    if (!isNoSearch(model, one)) {
      kept.push(one)
      return [...kept, ...found.slice(at + 1)]
    }
  }
  return kept
}

function matches(model: CompiledModel, tokens: readonly Token[], session: Session): Found[] {
  const heard = hear(model, tokens, session.vocabulary)
  const spans = new Spans(model, heard, session.catalogs)
  return shortlist(model, heard, spans)
    .flatMap((pattern) => {
      const aligned = align(pattern, heard, spans)
      const candidate = aligned && judge(model, aligned, heard)
      return candidate ? [{ candidate, heard }] : []
    })
    .sort((a, b) => better(a.candidate, b.candidate))
}

/**
 * A request inside a search phrase: `show me | the second one`, `I would like | to find a kettle`.
 * As it stands it must be, nearly word for word, a request of another intent. Behind a bridge (`to`) it may
 * also be another search, whose phrase is the one that was meant.
 */
function innerOf(model: CompiledModel, outer: Found, session: Session): Found | undefined {
  const { phrase, pattern } = outer.candidate
  if (!phrase) return undefined
  const words = outer.heard.slice(phrase.from, phrase.to)
  const isOther = ({ candidate }: Found): boolean =>
    isRequest(candidate) && candidate.pattern.intent !== pattern.intent
  const plain = matches(model, words, session)[0]
  if (plain && isOther(plain)) return plain
  for (const bridge of model.phrases.bridges) {
    if (!(bridge.length === 0 || standsAt(words, 0, bridge))) continue
    const inner = understand(model, words.slice(bridge.length), session)[0]
    if (inner && (inner.candidate.rank === 'phrase' || isOther(inner))) return inner
  }
  return undefined
}

function isRequest({ rank, share, pattern }: Candidate): boolean {
  if (rank === 'literal' || rank === 'listed' || rank === 'number' || rank === 'close') return true
  const carries = pattern.elements.some((one) => one.is === 'word')
  return rank === 'paraphrase' && carries && share < LIMITS.inner
}

/** "My name is No", but not "my name is not Bo". */
const isName = (model: CompiledModel, found: Found): boolean => {
  const { phrase, pattern } = found.candidate
  if (!phrase || !isNaming(model, pattern)) return false
  return phrase.to - phrase.from === 1 || !isNoSearch(model, found)
}

/** "I want | to sleep", "what do you have | stored on me": nobody looks for that in a shop. */
function isNoSearch({ lexicon }: CompiledModel, { candidate, heard }: Found): boolean {
  const { phrase } = candidate
  if (!phrase) return false
  return lexicon.notSought.has(heard[phrase.from]?.key ?? '') || SELF.has(heard[phrase.to - 1]?.key ?? '')
}
