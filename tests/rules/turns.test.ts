import fc from 'fast-check'
import { newHousehold } from '../../lambda/household/change.ts'
import { Ids, type PersonKey } from '../../lambda/household/ids.ts'
import { BOUNDS, DAY } from '../../lambda/household/limits.ts'
import type { Household } from '../../lambda/household/state.ts'
import { DEFAULT_POLICY, type Policy, type Threshold } from '../../lambda/speaker/policy.ts'
import { personIdOf, SPEAKERS, userIdOf } from '../../local/alexa/people.ts'
import { RUNS } from '../support/runs.ts'
import { EVENING, ID_KEY, openShop, type Reply, type Talk } from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { anyPolicy, anyPreferences, anyTalk, CALLED, type Step } from './generators.ts'
import { type Choices, heldAt, NamesModel, type Spoken } from './names-model.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const ids = new Ids(ID_KEY)
const never = new AbortController().signal

type Preferences = Record<string, { optedOut: boolean; hold: number | undefined }>

/** A household in which members chose something before the talk begins. */
function householdWith(preferences: Preferences, household: string): Household {
  const key = ids.household(userIdOf(household))
  const until = EVENING / 1000 + 30 * DAY
  const people = Object.entries(preferences).map(([member, { optedOut, hold }]) => [
    ids.person(key, personIdOf(household, member)),
    { touched: EVENING / 1000, optedOut, ...(hold === undefined ? {} : { hold: { level: hold, until } }) },
  ])
  return { ...newHousehold('born', EVENING / 1000), people: Object.fromEntries(people) }
}

/** One turn of a random talk, with what an independent reading of the rules says about it. */
interface Seen {
  readonly step: Step
  readonly reply: Reply
  /** The name that the model lets this turn speak. */
  readonly may: Spoken
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
const chosen = (choices: { [K in keyof Choices]?: Choices[K] | undefined } | undefined, now: number) => ({
  optedOut: choices?.optedOut ?? false,
  held: heldAt(choices?.hold, now),
  called: choices?.called,
})

/** Who is speaking, if `resumeSearch` is reached. */
const sureSpeaker = ({ who }: Step, household: string, { thresholds }: Policy): PersonKey | undefined =>
  who.speaker !== null && who.level !== null && enough(who.level, thresholds.resumeSearch)
    ? keyOf(household, who.speaker)
    : undefined

const enough = (level: number, threshold: Threshold) => threshold !== 'never' && level >= threshold

const keyOf = (household: string, member: string): PersonKey =>
  ids.person(ids.household(userIdOf(household)), personIdOf(household, member))

const isRepeat = ({ said }: Step): boolean =>
  said.type === 'IntentRequest' && said.intent.name === 'AMAZON.RepeatIntent'

/** Looks for something: a search of its own, unless it only narrows what is open. */
const isFind = ({ said }: Step): boolean =>
  said.type === 'IntentRequest' && said.intent.name === 'FindProductIntent'

let homes = 0

async function play(
  steps: readonly Step[],
  policy: Policy | undefined,
  preferences: Preferences,
): Promise<Seen[]> {
  homes += 1
  const household = `rules-${homes}`
  const key = ids.household(userIdOf(household))
  const shop = openShop(table, { household })
  shop.policy = policy
  await table.households.write(key, householdWith(preferences, household), undefined, EVENING / 1000, never)
  const model = new NamesModel(policy ?? DEFAULT_POLICY)
  for (const [member, { optedOut, hold }] of Object.entries(preferences))
    model.choices.set(member, {
      optedOut,
      hold: hold === undefined ? undefined : { level: hold, until: EVENING / 1000 + 30 * DAY },
      called: undefined,
    })
  const seen: Seen[] = []
  let talk: Talk | undefined
  let now = EVENING
  for (const step of steps) {
    now += step.later * 1000
    if (step.isNew || !talk) {
      talk = shop.talk()
      model.begin()
    }
    const may = model.turn(step.who, step.said, now / 1000)
    const reply = await talk.say(step.who, step.said, now)
    if (!reply.isOpen) model.begin()
    const before = seen.at(-1)?.stored
    const stored = await table.households.read(key, now / 1000, never)
    seen.push({
      before,
      step,
      reply,
      may,
      household,
      stored,
      choices: structuredClone(model.choices),
      now: now / 1000,
    })
  }
  return seen
}

const NAME = /<alexa:name type="first" personId="([^"]*)"\/>/g

/** Everything of a response but the words that are spoken. */
function beside({ reply }: Seen): string {
  const { outputSpeech: _, ...rest } = reply.response.response
  return JSON.stringify({ ...reply.response, response: rest })
}

/** What holds for every turn of every talk. They are looked at together, because a talk takes longer than a look. */
const RULES: Readonly<Record<string, (seen: Seen, policy: Policy) => void>> = {
  'a name is spoken exactly where this turn may (rules 1 and 3), and it is this speaker’s': ({
    step,
    reply,
    may,
    household,
  }) => {
    const tags = [...reply.ssml.matchAll(NAME)].map(([, id]) => id)
    expect(tags).toEqual(may && 'tag' in may ? [personIdOf(household, step.who.speaker ?? '')] : [])
    const called = CALLED.filter((name) => reply.text.includes(name))
    expect(called).toEqual(may && 'called' in may ? [may.called] : [])
  },

  'what members chose is kept as they chose it, and nothing else of them (rulings 1 to 6)': ({
    household,
    stored,
    choices,
    now,
  }) => {
    const kept = SPEAKERS.map((member) => chosen(stored?.people[keyOf(household, member)], now))
    expect(kept).toEqual(SPEAKERS.map((member) => chosen(choices.get(member), now)))
  },

  'session attributes say nothing about who is speaking (rule 2)': ({ reply, household }) => {
    const attributes = reply.response.sessionAttributes ?? {}
    expect(Object.keys(attributes).filter((key) => key !== 'named')).toEqual([])
    expect(JSON.stringify(attributes)).not.toMatch(/k1\.|amzn1/)
    expect(JSON.stringify(attributes)).not.toContain(household)
  },

  'reprompts, cards and directives carry no name and no person (rule 3)': (seen) => {
    expect(beside(seen)).not.toContain('alexa:name')
    for (const member of SPEAKERS) expect(beside(seen)).not.toContain(personIdOf(seen.household, member))
    for (const name of CALLED) expect(beside(seen)).not.toContain(name)
  },

  'a new search belongs to the speaker if this turn is sure of them, else to the household (rule 5)': (
    { step, reply, household, stored },
    policy,
  ) => {
    if (!reply.record?.acts.includes('found') || !isFind(step)) return
    const isSure = step.who.level !== null && enough(step.who.level, policy.thresholds.resumeSearch)
    const owner = isSure ? keyOf(household, step.who.speaker ?? '') : 'household'
    expect(stored?.searches.at(-1)?.owner).toBe(owner)
  },

  'a search keeps its owner, but for one that its sure owner sends to the household’s phones (rule 5)': (
    { before, stored, step, reply, household },
    policy,
  ) => {
    const sender = sureSpeaker(step, household, policy)
    const isSent = reply.record?.acts.includes('sent') ?? false
    for (const search of stored?.searches ?? []) {
      const { owner = search.owner } = before?.searches.find(({ id }) => id === search.id) ?? {}
      const allowed = isSent && owner === sender ? [owner, 'household'] : [owner]
      expect(allowed).toContain(search.owner)
    }
  },

  'no pick is lost but by a wish to take it out, from its owner where that is a person (rulings, 12)': (
    { before, stored, step, household },
    policy,
  ) => {
    const speaker = sureSpeaker(step, household, policy)
    const mayTakeOut = step.said.type === 'IntentRequest' && step.said.intent.name === 'TakeOutIntent'
    for (const search of stored?.searches ?? []) {
      const { picks = [], owner = search.owner } = before?.searches.find(({ id }) => id === search.id) ?? {}
      if (mayTakeOut && (owner === 'household' || owner === speaker)) continue
      expect(search.picks).toEqual(expect.arrayContaining(picks))
    }
  },

  'a turn answers in well-formed speech, and listens exactly if it asked something (rule 7)': ({ reply }) => {
    const inside = reply.ssml.replace(/^<speak>|<\/speak>$/g, '').replaceAll(NAME, '')
    expect(inside.trim()).not.toBe('')
    expect(inside).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos);)/)
    expect(reply.response.response.shouldEndSession).toBe(!inside.trimEnd().endsWith('?'))
    expect(reply.reprompt.length).toBeLessThanOrEqual(reply.text.length)
  },

  'no raw id is stored or logged (rule 8)': ({ household, stored }) => {
    const text = JSON.stringify(stored)
    expect(text).not.toContain('amzn1')
    expect(text).not.toContain(household)
  },

  'the stored household keeps to its bounds': ({ stored }) => {
    expect(Buffer.byteLength(JSON.stringify(stored))).toBeLessThan(64 * 1024)
    expect(Object.keys(stored?.people ?? {}).length).toBeLessThanOrEqual(BOUNDS.people)
    const owners = stored?.searches.map((search) => search.owner) ?? []
    for (const owner of new Set(owners))
      expect(owners.filter((one) => one === owner).length).toBeLessThanOrEqual(BOUNDS.searchesPerOwner)
    expect(stored?.talks.length).toBeLessThanOrEqual(BOUNDS.talks)
    expect(stored?.answers.length).toBeLessThanOrEqual(BOUNDS.answers)
  },
}

/** Fails with the rule that is broken. */
function holds(rule: string, seen: Seen, policy: Policy): void {
  try {
    RULES[rule]?.(seen, policy)
  } catch (cause) {
    throw new Error(`The rule is broken: ${rule}. ${(cause as Error).message}`, { cause })
  }
}

describe('in every random talk', () => {
  it(`every rule holds: ${Object.keys(RULES).join('; ')}`, () =>
    fc.assert(
      fc.asyncProperty(anyTalk, anyPolicy, anyPreferences, async (steps, policy, preferences) => {
        for (const seen of await play(steps, policy, preferences))
          for (const rule of Object.keys(RULES)) holds(rule, seen, policy ?? DEFAULT_POLICY)
      }),
      { numRuns: RUNS },
    ))

  it('a recognized voice alone leaves no record', () =>
    fc.assert(
      fc.asyncProperty(anyTalk, anyPolicy, anyPreferences, async (steps, policy, preferences) => {
        const seen = await play(steps, policy, preferences)
        const reasons = new Set(Object.keys(preferences))
        for (const { step, reply, may, choices } of seen) {
          if (may || (reply.record?.acts.includes('found') && !isRepeat(step)))
            reasons.add(step.who.speaker ?? '')
          for (const member of choices.keys()) reasons.add(member)
        }
        const { household = '', stored } = seen.at(-1) ?? {}
        const allowed = [...reasons].map((member) => keyOf(household, member) as string)
        expect(allowed).toEqual(expect.arrayContaining(Object.keys(stored?.people ?? {})))
      }),
      { numRuns: RUNS },
    ))
})
