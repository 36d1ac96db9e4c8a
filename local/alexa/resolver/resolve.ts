import type { er, Intent } from 'ask-sdk-model'
import { dynamicCatalogs, wordsOf } from './catalog.ts'
import { emptyIntent, intentOf } from './intent.ts'
import type { CompiledModel } from './model.ts'
import type { Rank } from './rank.ts'
import { type Token, tokenize } from './tokens.ts'
import { type Session, understand } from './understand.ts'
import { vocabularyOf } from './vocabulary.ts'

/** What was understood: the intent, and others that came near, best first, each once. */
export interface Resolution {
  readonly intent: Intent
  readonly considered: readonly Intent[]
}

const FALLBACK = 'AMAZON.FallbackIntent'
const NO_SESSION: Session = { catalogs: new Map(), vocabulary: vocabularyOf([]) }

const FAR: ReadonlySet<Rank> = new Set(['described', 'open', 'paraphrase', 'clause'])

/** How many other intents are named. */
const CONSIDERED_MAX = 4

/**
 * Understands an utterance inside an open session. What matches nothing is AMAZON.FallbackIntent if the
 * model has it, else undefined. Takes any string, and never throws.
 * @param dynamic the types of the Dialog.UpdateDynamicEntities directive that is in force
 */
export function resolve(
  model: CompiledModel,
  utterance: string,
  dynamic: readonly er.dynamic.EntityListItem[] = [],
): Resolution | undefined {
  const session = sessionOf(model, dynamic)
  return matched(model, tokenize(utterance, model.lexicon), session) ?? fallback(model)
}

/** The fallback of a model that has one. */
export const fallback = (model: CompiledModel): Resolution | undefined =>
  model.intents.has(FALLBACK) ? { intent: emptyIntent(FALLBACK), considered: [] } : undefined

/**
 * What the words mean, without recourse to the fallback.
 * @param isWide false where paraphrases do not count
 */
export function matched(
  model: CompiledModel,
  tokens: readonly Token[],
  session: Session = NO_SESSION,
  isWide = true,
): Resolution | undefined {
  const intents = new Map<string, Intent>()
  const all = understand(model, tokens, session)
  if (!isWide && all[0] && FAR.has(all[0].candidate.rank)) return undefined
  for (const found of all) {
    const { intent: name } = found.candidate.pattern
    if (intents.size <= CONSIDERED_MAX && !intents.has(name))
      intents.set(name, intentOf(model, found, session.catalogs))
  }
  const [intent, ...considered] = intents.values()
  return intent && { intent, considered }
}

function sessionOf(model: CompiledModel, dynamic: readonly er.dynamic.EntityListItem[]): Session {
  if (dynamic.length === 0) return NO_SESSION
  const words = dynamic.flatMap(({ values }) => wordsOf(values, model.lexicon))
  return { catalogs: dynamicCatalogs(dynamic, model.lexicon), vocabulary: vocabularyOf(words) }
}
