import type { Check } from './checks/check.ts'
import { deployments } from './checks/deployments.ts'
import { FAULTY, faults } from './checks/faults.ts'
import { models } from './checks/models.ts'
import { narrowing } from './checks/narrowing.ts'
import { sdk, sockets, watched } from './checks/outside.ts'
import { requests } from './checks/requests.ts'
import { greetings, talks } from './checks/talks.ts'

/** What is looked at with one skill behind the endpoint. */
export interface Round {
  /** What `npm start` gets. */
  readonly start: readonly string[]
  /** In order: later checks rely on what earlier ones left as it was. */
  readonly checks: readonly Check[]
}

/** Everything: with the shop, and with a skill that fails. */
export const ROUNDS: readonly Round[] = [
  {
    start: ['--memory'],
    checks: [
      ...greetings,
      ...talks,
      ...narrowing,
      ...requests,
      ...models,
      ...deployments,
      ...sdk,
      ...sockets,
      ...watched,
    ],
  },
  { start: FAULTY, checks: [...faults, ...sockets] },
]
