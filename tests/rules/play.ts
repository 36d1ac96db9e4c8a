import { newHousehold } from '../../lambda/household/change.ts'
import { Ids, type PersonKey } from '../../lambda/household/ids.ts'
import { DAY } from '../../lambda/household/limits.ts'
import type { Household } from '../../lambda/household/state.ts'
import type { Tally } from '../../lambda/speaker/evidence.ts'
import { DEFAULT_POLICY, type Policy, type Threshold } from '../../lambda/speaker/policy.ts'
import { personIdOf, userIdOf } from '../../local/alexa/people.ts'
import type { Fault } from '../support/faulty-store.ts'
import { EVENING, ID_KEY, openShop, type Reply, type Talk } from '../support/shop.ts'
import type { TestTable } from '../support/store.ts'
import type { Step } from './generators.ts'
import { type Choices, type Counted, heldAt, isUnknown, NamesModel, type Spoken } from './names-model.ts'

const ids = new Ids(ID_KEY)
const never = new AbortController().signal

export type Preferences = Record<string, { optedOut: boolean; hold: number | undefined; mayAsk: boolean }>

/** A household in which members chose something before the talk begins. */
function householdWith(preferences: Preferences, household: string): Household {
  const key = ids.household(userIdOf(household))
  const until = EVENING / 1000 + 30 * DAY
  const people = Object.entries(preferences).map(([member, { optedOut, hold, mayAsk }]) => [
    ids.person(key, personIdOf(household, member)),
    {
      touched: EVENING / 1000,
      optedOut,
      mayAsk,
      ...(hold === undefined ? {} : { hold: { level: hold, until } }),
    },
  ])
  return { ...newHousehold('born', EVENING / 1000), people: Object.fromEntries(people) }
}

/** One turn of a random talk, with what an independent reading of the rules says about it. */
export interface Seen {
  readonly step: Step
  readonly reply: Reply
  /** The name that the model lets this turn speak. */
  readonly may: Spoken
  /** The name that it may be asked about after it; whether it was is for chance and the talk to say. */
  readonly mayCheck: Spoken
  /** It was asked, and not only said again. */
  readonly isAsked: boolean
  /** What was added to the evidence, and what the model has to count besides chances to ask. */
  readonly added: readonly Tally[]
  readonly counted: Counted | undefined
  readonly household: string
  /** The household before the turn, and after it. */
  readonly before: Household | undefined
  readonly stored: Household | undefined
  /** What members chose, as the model has it after the turn. */
  readonly choices: ReadonlyMap<string, Choices>
  /** Seconds. */
  readonly now: number
}

/** What counts of somebody's choices at a time. */
export const chosen = (
  choices: { [K in keyof Choices]?: Choices[K] | undefined } | undefined,
  now: number,
) => ({
  optedOut: choices?.optedOut ?? false,
  held: heldAt(choices?.hold, now),
  called: choices?.called,
  mayAsk: choices?.mayAsk ?? false,
  asked: choices?.asked !== undefined && choices.asked + 7 * DAY > now ? choices.asked : undefined,
  objected:
    choices?.objected !== undefined && choices.objected + 30 * DAY > now ? choices.objected : undefined,
})

/** Who is speaking, if `resumeSearch` is reached. */
export const sureSpeaker = (
  { who }: Step,
  household: string,
  { thresholds }: Policy,
): PersonKey | undefined =>
  who.speaker !== null && who.level !== null && enough(who.level, thresholds.resumeSearch)
    ? keyOf(household, who.speaker)
    : undefined

export const enough = (level: number, threshold: Threshold) => threshold !== 'never' && level >= threshold

export const keyOf = (household: string, member: string): PersonKey =>
  ids.person(ids.household(userIdOf(household)), personIdOf(household, member))

export const isRepeat = ({ said }: Step): boolean =>
  said.type === 'IntentRequest' && said.intent.name === 'AMAZON.RepeatIntent'

/** Looks for something: a search of its own, unless it only narrows what is open. */
export const isFind = ({ said }: Step): boolean =>
  said.type === 'IntentRequest' && said.intent.name === 'FindProductIntent'

let homes = 0

/** A household with its own evidence and chance, ready for a talk. */
async function opened(table: TestTable, policy: Policy | undefined, preferences: Preferences) {
  homes += 1
  const household = `rules-${homes}`
  const key = ids.household(userIdOf(household))
  const chance = { draw: 0 }
  const added: Tally[] = []
  const add = (tally: Tally): Promise<void> => {
    added.push(tally)
    return Promise.resolve()
  }
  const shop = openShop(table, { household, tallies: { add }, draw: () => chance.draw })
  shop.policy = policy
  await table.households.write(key, householdWith(preferences, household), undefined, EVENING / 1000, never)
  const read = (now: number) => table.households.read(key, now / 1000, never)
  return { household, shop, chance, added, read }
}

function modelOf(policy: Policy | undefined, preferences: Preferences): NamesModel {
  const model = new NamesModel(policy ?? DEFAULT_POLICY)
  for (const [member, { optedOut, hold, mayAsk }] of Object.entries(preferences))
    model.choices.set(member, {
      optedOut,
      hold: hold === undefined ? undefined : { level: hold, until: EVENING / 1000 + 30 * DAY },
      called: undefined,
      mayAsk,
    })
  return model
}

/** Plays a talk to the skill and to the model. What arrives a second time changes nothing, which is looked at here. */
export async function play(
  table: TestTable,
  steps: readonly Step[],
  policy: Policy | undefined,
  preferences: Preferences,
): Promise<Seen[]> {
  const { household, shop, chance, added, read } = await opened(table, policy, preferences)
  const model = modelOf(policy, preferences)
  const seen: Seen[] = []
  let talk: Talk | undefined
  let now = EVENING
  for (const step of steps) {
    const { who, said } = step
    now += step.later * 1000
    chance.draw = step.draw
    if (step.isNew || !talk) {
      talk = shop.talk()
      model.begin()
    }
    const may = model.turn(who, said, now / 1000)
    const { counted } = model
    const mayCheck = model.mayCheck(who, now / 1000)
    const already = added.length
    const reply = await talk.say(who, said, now)
    const isAsked = asksAnew(step, reply)
    if (isAsked) model.checked(who, now / 1000)
    if (!reply.isOpen) model.begin()
    const before = seen.at(-1)?.stored
    const stored = await read(now)
    const counts = added.slice(already)
    if (step.isTwice) {
      await talk.send(reply.request)
      expect([added.length, (await read(now))?.version]).toEqual([already + counts.length, stored?.version])
    }
    const choices = structuredClone(model.choices)
    seen.push({
      before,
      step,
      reply,
      may,
      mayCheck,
      isAsked,
      added: counts,
      counted,
      household,
      stored,
      choices,
      now: now / 1000,
    })
  }
  return seen
}

/** It is asked who spoke, for the first time. */
const asksAnew = ({ said }: Step, { record }: Reply): boolean =>
  (record?.acts.includes('asked to check') ?? false) &&
  said.type === 'IntentRequest' &&
  said.intent.name !== 'AMAZON.RepeatIntent' &&
  !isUnknown(said.intent.name)

/** Plays a talk to a skill whose store fails as told, turn by turn, and tells what each turn added and said. */
export async function playFailing(
  table: TestTable,
  steps: readonly (Step & { readonly fault: Fault })[],
  policy: Policy,
  preferences: Preferences,
): Promise<{ readonly fault: Fault; readonly added: readonly Tally[]; readonly reply: Reply }[]> {
  const { shop, chance, added } = await opened(table, policy, preferences)
  const turns = []
  let talk: Talk | undefined
  let now = EVENING
  for (const { who, said, isNew, later, draw, fault } of steps) {
    now += later * 1000
    chance.draw = draw
    shop.store.fault = fault
    if (isNew || !talk) talk = shop.talk()
    const already = added.length
    const reply = await talk.say(who, said, now)
    turns.push({ fault, added: added.slice(already), reply })
  }
  return turns
}
