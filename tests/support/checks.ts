import type { Tally } from '../../lambda/speaker/evidence.ts'
import type { Policy } from '../../lambda/speaker/policy.ts'
import {
  ANNA,
  EVENING,
  find,
  intent,
  openShop,
  type Reply,
  SEND,
  type Shop,
  type Talk,
  voice,
} from './shop.ts'
import type { TestTable } from './store.ts'

export const MAY_ASK = intent('MayAskIntent')
export const MAY_ASK_US = intent('MayAskIntent', { whom: ['us', 'us'] })
export const ASK_NO_MORE = intent('AskNoMoreIntent')
export const ASK_NOBODY = intent('AskNoMoreIntent', { whom: ['anyone here', 'us'] })
export const QUESTION = 'One quick check: was that Anna?'
export const ANNA_200 = voice('anna', 200)
export const DAYS = 24 * 60 * 60 * 1000

const policy = (below: number, above: number): Policy => ({
  version: 1,
  thresholds: { greetByName: 300, resumeSearch: 300, order: 400 },
  questions: { below, above },
})

/** What is asked, and what the draw says. */
export interface Checks {
  readonly below?: number
  readonly above?: number
  readonly draw?: number
}

/** A shop with check questions, and what is counted in it besides greetings. */
export interface CheckedShop {
  readonly shop: Shop
  readonly counted: () => Tally[]
}

/** A shop that asks after every request, unless the test says otherwise. */
export function openChecked(table: TestTable, { below = 1, above = 1, draw = 0 }: Checks = {}): CheckedShop {
  const added: Tally[] = []
  const tallies = {
    add: (tally: Tally) => {
      added.push(tally)
      return Promise.resolve()
    },
  }
  const shop = openShop(table, { tallies, draw: () => draw })
  shop.policy = policy(below, above)
  return { shop, counted: () => added.filter(({ counts }) => !counts.recognized) }
}

/** A shop in which Anna agreed to be asked. */
export async function agreed(table: TestTable, checks: Checks = {}): Promise<CheckedShop> {
  const opened = openChecked(table, checks)
  await opened.shop.talk().say(ANNA, MAY_ASK)
  return opened
}

/** A search that is sent to the phone: the request is dealt with, and nothing is asked after it. */
export async function request(talk: Talk, who = ANNA, at = EVENING): Promise<Reply> {
  await talk.say(who, find('a quiet kettle'), at)
  return talk.say(who, SEND, at)
}

/** What was counted in one cell of the evening. */
export const at = (level: number, counts: object): object => ({
  day: '2026-11-21',
  locale: 'en-US',
  level,
  counts,
})
