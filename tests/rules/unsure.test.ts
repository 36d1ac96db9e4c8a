import fc from 'fast-check'
import { DEFAULT_POLICY, type Policy } from '../../lambda/speaker/policy.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { SPEAKERS } from '../../local/alexa/people.ts'
import type { Fault } from '../support/faulty-store.ts'
import { RUNS } from '../support/runs.ts'
import {
  EVENING,
  find,
  HELP,
  MORE,
  NOBODY,
  OPEN,
  openShop,
  RESUME,
  type Shop,
  START_OVER,
  STOP,
  tellAbout,
  YES,
} from '../support/shop.ts'
import { openTestTable, type TestTable } from '../support/store.ts'
import { anySaid } from './generators.ts'

jest.setTimeout(600_000)

let table: TestTable
beforeAll(async () => {
  table = await openTestTable()
})
afterAll(() => table.close())

/** A whole talk of one voice. */
interface Visit {
  readonly who: Voice
  readonly said: readonly Said[]
}

const talk = fc.array(anySaid, { minLength: 1, maxLength: 4 })
const sure = fc.record({ speaker: fc.constantFrom(...SPEAKERS), level: fc.integer({ min: 300, max: 500 }) })
const isOf = (said: Said, ...names: string[]): boolean =>
  said.type === 'IntentRequest' && names.includes(said.intent.name)

/**
 * What a sure member does that is theirs alone. With nothing of their own left, "pick up where I left off"
 * brings them the household's search, which anybody may go on with or close, and anybody may then see so; and
 * what they send to a phone of the household's is the household's. Who agreed to be asked is asked: rule 4's exception.
 */
const ownTalk = fc
  .array(
    anySaid.filter(
      (said) => !isOf(said, 'ResumeSearchIntent', 'SendToPhoneIntent', 'RemovePhoneIntent', 'MayAskIntent'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  // A yes to "shall I put them on your phone?" sends them.
  .filter((saids) => !(saids.includes(MORE) && saids.includes(YES)))
const history: fc.Arbitrary<readonly Visit[]> = fc.array(
  fc.oneof(
    fc.record({ who: fc.constant(NOBODY), said: talk }),
    fc.record({ who: sure, said: ownTalk }),
    // Their own search, brought back: begun just before, so that it is theirs.
    sure.map((who) => ({ who, said: [find('a blue towel'), RESUME, MORE] })),
  ),
  { maxLength: 5 },
)
/** Voices that may not resume: nobody, a member below 300, a member without a level, a malformed one. */
const unsure: fc.Arbitrary<Voice> = fc.oneof(
  fc.constant(NOBODY),
  fc.record({
    speaker: fc.constantFrom(...SPEAKERS),
    level: fc.oneof(fc.integer({ min: 0, max: 299 }), fc.constant(null)),
  }),
  fc.constant({
    speaker: null,
    level: null,
    person: { personId: 'p', authenticationConfidenceLevel: { level: '300' } },
  }),
)

async function visit(shop: Shop, { who, said }: Visit, at: number): Promise<string[]> {
  const device = shop.talk()
  const replies: string[] = []
  for (const one of said) {
    const { text, reprompt, card, isOpen } = await device.say(who, one, at)
    // A pairing code is another for every request, whatever the household.
    replies.push(JSON.stringify({ text, reprompt, card, isOpen }).replace(/\b[B-Z]{4}-[B-Z]{4}\b/, 'CODE'))
  }
  return replies
}

/** Everybody who agreed is asked who spoke. */
const ASKED = { draw: () => 0 }
const ASKING: Policy = { ...DEFAULT_POLICY, version: 1, questions: { below: 1, above: 1 } }

/**
 * Rule 4 as non-interference: two households with the same people about, of which one has also seen
 * everything that sure members did. An unsure voice cannot tell the two apart.
 */
describe('an unsure voice', () => {
  it('hears the same whether or not sure members searched, picked up or were greeted before', () =>
    fc.assert(
      fc.asyncProperty(history, unsure, talk, async (visits, who, said) => {
        const lived = openShop(table, ASKED)
        const quiet = openShop(table, ASKED)
        lived.policy = ASKING
        quiet.policy = ASKING
        for (const [i, one] of visits.entries()) {
          const at = EVENING + i * 60_000
          await visit(lived, one, at)
          // That somebody was there is no secret; what they did is.
          const isOwn = one.who.speaker !== null
          await visit(quiet, isOwn ? { who: NOBODY, said: [OPEN] } : one, at)
        }
        const at = EVENING + 3_600_000
        expect(await visit(lived, { who, said }, at)).toEqual(await visit(quiet, { who, said }, at))
      }),
      { numRuns: RUNS },
    ))

  it('never brings back what only sure members looked for, though the store fails now and then', () =>
    fc.assert(
      fc.asyncProperty(mixed, async (turns) => {
        const shop = openShop(table)
        const devices = [shop.talk(), shop.talk(), shop.talk()]
        for (const [i, { isSure, device, said, fault }] of turns.entries()) {
          shop.store.fault = fault
          const wish = said ?? find(isSure ? SECRET : 'a lamp')
          await devices[device]?.say(
            isSure ? { speaker: 'anna', level: 300 } : NOBODY,
            wish,
            EVENING + i * 10_000,
          )
        }
        shop.store.fault = 'none'
        const { text } = await shop.talk().say(NOBODY, RESUME, EVENING + 3_000_000)
        expect(text).toMatch(/^(Nothing is open here|Lamps)/)
      }),
      { numRuns: RUNS },
    ))
})

/** What only sure members look for in the test above. */
const SECRET = 'a red blanket'
/** Turns of a sure member and of nobody, on three devices; without words: each looks for their own. */
const mixed = fc.array(
  fc.record({
    isSure: fc.boolean(),
    device: fc.nat(2),
    said: fc.option(fc.constantFrom(OPEN, MORE, RESUME, HELP, STOP, YES, tellAbout('1'), START_OVER), {
      nil: undefined,
    }),
    fault: fc.constantFrom<Fault>('none', 'none', 'refuses writes', 'loses answers', 'stopped'),
  }),
  { minLength: 2, maxLength: 12 },
)
