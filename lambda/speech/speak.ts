import type { Act } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import { type Language, type Locale, languageOf } from '../locale.ts'
import { type Card, cardFor } from './card.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Prompts, Worded, Words } from './prompts.ts'
import { inTurn, type Said } from './ssml.ts'

/** A turn in words. */
export interface Speech {
  readonly said: Said
  /** Said if nobody answers; undefined where the microphone stays shut. */
  readonly reprompt: Said | undefined
  readonly card: Card | undefined
}

const PROMPTS: Readonly<Record<Language, Prompts>> = { en, fr }

// Every prompt takes exactly the act of its own name, which the type of `Prompts` holds.
const worded = (prompts: Prompts, act: Act, words: Words): Worded =>
  (prompts[act.act] as (act: Act, words: Words) => Worded)(act, words)

/** Product ids that the acts speak of. */
export const productIdsOf = (acts: readonly Act[]): string[] =>
  acts.flatMap((act) => ('ids' in act ? act.ids : 'id' in act ? [act.id] : []))

/**
 * Words for acts: what was done first, then at most one question, the last that an act asks.
 * @param personId the raw id of this turn's person, only where this turn may say the name
 */
export function speak(
  acts: readonly Act[],
  locale: Locale,
  products: ReadonlyMap<string, Product>,
  personId: string | undefined,
): Speech {
  const prompts = PROMPTS[languageOf(locale)]
  const mayName = acts.some((act) => act.act === 'greeted' && act.named)
  const name: Said = mayName && personId !== undefined ? [prompts.beforeName, { nameOf: personId }] : []
  const words: Words = { locale, name, products }
  const all = acts.map((act) => worded(prompts, act, words))
  const ask = all.findLast((one) => one.ask)?.ask
  const said = inTurn(...all.map((one) => one.say), ask ?? [])
  return {
    said,
    // A question stands last in what is said, so the microphone is open exactly where there is one.
    reprompt: ask,
    card: acts.map((act) => cardFor(act, prompts, words)).find((card) => card !== undefined),
  }
}
