import fc from 'fast-check'
import { BOUNDS } from '../../lambda/household/limits.ts'
import { type Counts, dayOf } from '../../lambda/speaker/evidence.ts'
import { DEFAULT_POLICY, type Policy } from '../../lambda/speaker/policy.ts'
import { personIdOf, SPEAKERS } from '../../local/alexa/people.ts'
import { RUNS } from '../support/runs.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { anyPolicy, anyPreferences, anyTalk, CALLED, type Step } from './generators.ts'
import { chosen, enough, isFind, isRepeat, keyOf, play, type Seen, sureSpeaker } from './play.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

const NAME = /<alexa:name type="first" personId="([^"]*)"\/>/g

/** What may stand in no stored answer. */
const FORBIDDEN = new RegExp([...CALLED, 'k1\\.', 'amzn1'].join('|'))
/** What deals with a request, so that it may be asked who spoke. */
const DEALT_WITH = ['sent', 'reserved', 'shopped', 'took the no'] as const

/** The share of this level's finished requests after which it is asked who spoke. */
function shareOf({ who }: Step, { thresholds, questions }: Policy): number {
  if (who.speaker === null || who.level === null || !questions) return 0
  return enough(who.level, thresholds.greetByName) ? questions.above : questions.below
}

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
    mayCheck,
    isAsked,
    household,
  }) => {
    const spoken = isAsked ? mayCheck : may
    const tags = [...reply.ssml.matchAll(NAME)].map(([, id]) => id)
    expect(tags).toEqual(spoken && 'tag' in spoken ? [personIdOf(household, step.who.speaker ?? '')] : [])
    const called = CALLED.filter((name) => reply.text.includes(name))
    expect(called).toEqual(spoken && 'called' in spoken ? [spoken.called] : [])
  },

  'it is asked who spoke only of who agreed and is to be asked, by the share of that level, after what was wanted':
    ({ step, reply, isAsked, mayCheck }, policy) => {
      const { acts = [] } = reply.record ?? {}
      const share = shareOf(step, policy)
      const isDrawn = step.draw < share && mayCheck !== undefined
      if (isAsked) expect([isDrawn, DEALT_WITH.some((act) => acts.includes(act))]).toEqual([true, true])
      else if (acts.at(-1) === 'sent' && !isRepeat(step)) expect(isDrawn).toBe(false)
    },

  'what a turn adds to the evidence is what it brought, once, on the day and at the level that it is about': (
    { step, reply, isAsked, added, counted, now },
    policy,
  ) => {
    const [{ counts, day, level } = { counts: {} as Counts, day: '', level: 0 }, ...more] = added
    const { chances = 0, drawn = 0, asked = 0, ...others } = counts
    expect([more, others]).toEqual([[], counted?.counts ?? {}])
    if (counted) expect([day, level]).toEqual([dayOf(counted.at), counted.level])
    if (added.length > 0 && !counted) expect([day, level, chances]).toEqual([dayOf(now), step.who.level, 1])
    expect(asked).toBe(isAsked ? 1 : 0)
    expect(drawn).toBe(chances === 1 && step.draw < shareOf(step, policy) ? 1 : 0)
    if (reply.record?.acts.at(-1) === 'sent' && !isRepeat(step))
      expect(chances).toBe(shareOf(step, policy) > 0 ? 1 : 0)
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
    expect(JSON.stringify(seen.stored?.answers)).not.toMatch(FORBIDDEN)
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
        for (const seen of await play(table, steps, policy, preferences))
          for (const rule of Object.keys(RULES)) holds(rule, seen, policy ?? DEFAULT_POLICY)
      }),
      { numRuns: RUNS },
    ))

  it('a recognized voice alone leaves no record', () =>
    fc.assert(
      fc.asyncProperty(anyTalk, anyPolicy, anyPreferences, async (steps, policy, preferences) => {
        const seen = await play(table, steps, policy, preferences)
        const reasons = new Set(Object.keys(preferences))
        for (const { step, reply, may, mayCheck, choices } of seen) {
          if (may || mayCheck || (reply.record?.acts.includes('found') && !isRepeat(step)))
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
