import { converse } from '../../lambda/conversation/converse.ts'
import type { Decision, Situation, Wish } from '../../lambda/conversation/situation.ts'
import { newHousehold } from '../../lambda/household/change.ts'
import type { PersonKey } from '../../lambda/household/ids.ts'
import type { Household, Search, Talk } from '../../lambda/household/state.ts'
import { assure } from '../../lambda/speaker/assurance.ts'
import { DEFAULT_POLICY, type Threshold } from '../../lambda/speaker/policy.ts'
import type { Recognition } from '../../lambda/speaker/recognition.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'

/** Epoch seconds at which everything here happens. */
export const NOW = 1_800_000_000
export const anna = 'k1.anna' as PersonKey
export const ben = 'k1.ben' as PersonKey

export const searchOf = (id: string, more: Partial<Search> = {}): Search => ({
  id,
  owner: 'household',
  query: `query ${id}`,
  results: ['hush-kettle', 'fellside-kettle'],
  total: 2,
  fit: 'all',
  place: 0,
  picks: [],
  touched: NOW,
  byPerson: false,
  ...more,
})

export const householdOf = (more: Partial<Household> = {}): Household => ({
  ...newHousehold('born', NOW),
  ...more,
})

export const talkAbout = (more: Partial<Talk> = {}): Talk => ({
  session: 's',
  touched: NOW,
  heard: [],
  row: 0,
  ...more,
})

/** Who speaks, and what the policy asks of them. */
interface Setting {
  readonly who?: { readonly person: PersonKey; readonly level: number | null } | undefined
  readonly greetByName?: Threshold
  readonly resumeSearch?: Threshold
  readonly household?: Household
  readonly talk?: Talk
  readonly keeps?: boolean
}

export const ANNA_300 = { person: anna, level: 300 }

const CATALOG = openDemoCatalog()

/** A situation, by default: nobody speaks to a household that was here before, and all can be kept. */
function situationOf(wish: Wish, setting: Setting): Situation {
  const { who, household = householdOf(), talk = talkAbout(), keeps = true } = setting
  const { greetByName = 300, resumeSearch = 300 } = setting
  const personId = 'p'
  const recognition: Recognition =
    who === undefined
      ? { kind: 'nobody' }
      : who.level === null
        ? { kind: 'person without level', personId }
        : { kind: 'person at level', personId, level: who.level }
  const thresholds = { ...DEFAULT_POLICY.thresholds, greetByName, resumeSearch }
  const assurance = assure(recognition, { version: 1, thresholds })
  return {
    wish,
    speaker: {
      assurance,
      person: who?.person,
      reachesName: assurance.privileges.greetByName.allowed,
      isNobody: who === undefined,
    },
    household,
    talk,
    seenBefore: true,
    notesNames: false,
    keeps,
    isKnown: true,
    locale: 'en-US',
    language: 'en',
    pairing: { hash: () => 'code' },
    reserving: { orderOf: (question) => `order of ${question}`, holds: 172_800, hasPin: true },
    now: NOW,
    fresh: 'fresh',
    draw: 0,
    questions: { below: 0, above: 0 },
    catalog: CATALOG,
  }
}

/** Decides one turn, without a skill, a store or words around it. */
export const decideOn = (wish: Wish, setting: Setting = {}): Promise<Decision> =>
  converse(situationOf(wish, setting))

/** The names of what was done. */
export const actsOf = ({ acts }: Decision): string[] => acts.map(({ act }) => act)
