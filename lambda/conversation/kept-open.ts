import type { Act } from '../acts.ts'
import type { Matter } from '../household/state.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/** An act that leaves a question about somebody's name, data or order open for one more turn. */
export const keptOpen = (situation: Situation, matter: Matter, act: Act): Decision =>
  // A new object: what stays the same is closed when the turn is over.
  decided(situation, [act], { talk: { ...situation.talk, matter: { ...matter } } })

/** A bare yes is too short for a voice to be known by: the question stays open for one that is not. */
export const askForLonger = (situation: Situation, matter: Matter, task: 'reserve' | 'buy'): Decision =>
  keptOpen(situation, matter, { act: 'asked for a longer yes', task })
