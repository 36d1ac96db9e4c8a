import type { Act } from '../acts.ts'
import type { Product } from '../catalog/catalog.ts'
import { type Language, languageOf } from '../locale.ts'
import { type Card, cardFor } from './card.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'
import type { Prompts, Worded, Words } from './prompts.ts'
import { type Screen, screenFor } from './screen.ts'
import { inTurn, type Said } from './ssml.ts'

/** A turn in words. */
export interface Speech {
  readonly said: Said
  /** Said if nobody answers; undefined where the microphone stays shut. */
  readonly reprompt: Said | undefined
  readonly card: Card | undefined
  /** For a device that has one. */
  readonly screen: Screen | undefined
}

const PROMPTS: Readonly<Record<Language, Prompts>> = { en, fr }

// Every prompt takes exactly the act of its own name, which the type of `Prompts` holds.
const worded = (prompts: Prompts, act: Act, words: Words): Worded =>
  (prompts[act.act] as (act: Act, words: Words) => Worded)(act, words)

/** Product ids that the acts speak of. */
export const productIdsOf = (acts: readonly Act[]): string[] =>
  acts.flatMap((act) => {
    if ('ids' in act) return act.ids ?? []
    if ('id' in act) return [act.id]
    if ('picks' in act) return act.picks.map(({ id }) => id)
    if ('pick' in act) return [act.pick.id]
    if ('orders' in act && Array.isArray(act.orders)) return act.orders.map(({ id }) => id)
    if (act.act === 'sent') return act.finish === undefined ? act.shown : [act.finish, ...act.shown]
    return []
  })

/** Whether an act speaks the name of whoever is speaking. */
const isNaming = (act: Act): boolean =>
  (act.act === 'greeted' || act.act === 'called' || act.act === 'asked to check') && act.named

/**
 * Words for acts: what was done first, then at most one question, the last that an act asks.
 * @param front where it is said: `name` is what this turn's person is called, which is said only where an act
 *   says that it may be
 */
export function speak(
  acts: readonly Act[],
  products: ReadonlyMap<string, Product>,
  { locale, name, door, shop }: Omit<Words, 'products'>,
): Speech {
  const prompts = PROMPTS[languageOf(locale)]
  const words: Words = { locale, name: acts.some(isNaming) ? name : [], products, door, shop }
  const all = acts.map((act) => worded(prompts, act, words))
  const { ask, again = ask } = all.findLast((one) => one.ask) ?? {}
  const said = inTurn(...all.map((one) => one.say), ask ?? [])
  return {
    said,
    // A question stands last in what is said, so the microphone is open exactly where there is one.
    reprompt: again,
    screen: screenFor(acts, prompts, words),
    card: acts.map((act) => cardFor(act, prompts, words)).find((card) => card !== undefined),
  }
}
