import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { RequestEnvelope } from 'ask-sdk-model'
import type { Catalog } from '../lambda/catalog/catalog.ts'
import { type IdKey, Ids } from '../lambda/household/ids.ts'
import type { Locale } from '../lambda/locale.ts'
import { briefly } from '../lambda/log.ts'
import { phoneUrlOf, pinLocalesOf } from '../lambda/settings.ts'
import type { Shop } from '../lambda/shop/shop.ts'
import type { House, TurnRecord } from '../lambda/skill/house.ts'
import { pause } from '../lambda/skill/pause.ts'
import { createSkill } from '../lambda/skill/skill.ts'
import { PolicyInForce, type ReadPolicy } from '../lambda/speaker/policy-in-force.ts'
import type { HouseholdStore } from '../lambda/store/household-store.ts'
import type { Pairings } from '../lambda/store/pairings.ts'
import type { Tallies } from '../lambda/store/tallies.ts'
import type { Invoke } from './alexa/alexa.ts'
import { demoShop } from './shop.ts'

/** The demo skill's id, which ask-cli and the request files use. */
export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000001'

/** What a house on the laptop is made of; tests bring stores that fail and time that stands. */
export interface LocalHouse {
  readonly skillId?: string
  readonly households: HouseholdStore
  readonly pairings: Pairings
  /** Left out: nothing is counted. */
  readonly tallies?: Tallies
  /** Where phones find the shop; left out: this machine. */
  readonly publicUrl?: string
  readonly readPolicy: ReadPolicy
  readonly catalog: Catalog
  /** Left out: the demo's. */
  readonly shop?: Shop
  readonly pinLocales?: readonly Locale[]
  readonly idKey: IdKey
  readonly fresh?: () => string
  readonly draw?: () => number
  readonly deadline?: (ms: number) => AbortSignal
  readonly elapsed?: () => number
  readonly pause?: (lost: number) => Promise<void>
  readonly report?: (error: unknown) => void
}

/** On the laptop a request's own timestamp is the clock; one that can't be read means the real time. */
const timestampClock = (timestamp: string): number => {
  const time = Date.parse(timestamp)
  return time >= 0 ? time : Date.now()
}

/** The skill in a house on the laptop, and what it says of each decision. */
export function localSkill(options: LocalHouse): Invoke {
  const watching = new AsyncLocalStorage<{ record?: TurnRecord }>()
  const house: House = {
    skillId: options.skillId ?? SKILL_ID,
    households: options.households,
    pairings: options.pairings,
    tallies: options.tallies ?? { add: async () => {} },
    phoneUrl: phoneUrlOf(options.publicUrl ?? 'http://127.0.0.1:3000'),
    policy: new PolicyInForce(options.readPolicy, options.elapsed ?? (() => performance.now())),
    ids: new Ids(options.idKey),
    catalog: options.catalog,
    shop: options.shop ?? demoShop(),
    pinLocales: options.pinLocales ?? pinLocalesOf({}),
    clock: timestampClock,
    fresh: options.fresh ?? (() => randomBytes(9).toString('base64url')),
    draw: options.draw ?? Math.random,
    deadline: options.deadline ?? ((ms) => AbortSignal.timeout(ms)),
    pause: options.pause ?? pause,
    watch: (record) => {
      const seen = watching.getStore()
      if (seen) seen.record = record
    },
    report: options.report ?? ((error) => process.stderr.write(`skill: ${briefly(error)}\n`)),
  }
  const skill = createSkill(house)
  return (envelope: RequestEnvelope) => {
    const seen: { record?: TurnRecord } = {}
    return watching.run(seen, async () => {
      const response = await skill.invoke(envelope)
      return { response, ...seen }
    })
  }
}
