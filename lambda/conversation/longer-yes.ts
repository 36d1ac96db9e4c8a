import type { Matter } from '../household/state.ts'
import { type Decision, decided, type Situation } from './situation.ts'

/** A bare yes is too short for a voice to be known by: the question stays open for one that is not. */
export const askForLonger = (situation: Situation, matter: Matter, task: 'reserve' | 'buy'): Decision =>
  decided(situation, [{ act: 'asked for a longer yes', task }], {
    talk: { ...situation.talk, matter: { ...matter } },
  })
