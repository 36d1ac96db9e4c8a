import type { Check } from './checks/check.ts'
import { deployments } from './checks/deployments.ts'
import { models } from './checks/models.ts'
import { sdk, sockets } from './checks/outside.ts'
import { requests } from './checks/requests.ts'
import { greetings, talks } from './checks/talks.ts'

/** Everything, in order: later checks rely on what earlier ones left as it was. */
export const CHECKS: readonly Check[] = [
  ...greetings,
  ...talks,
  ...requests,
  ...models,
  ...deployments,
  ...sdk,
  ...sockets,
]
