import fc from 'fast-check'
import type { Policy, Threshold } from '../../lambda/speaker/policy.ts'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { SPEAKERS } from '../../local/alexa/people.ts'
import { ASK_NO_MORE, ASK_NOBODY, MAY_ASK, MAY_ASK_US } from '../support/checks.ts'
import {
  CANCEL,
  CANCEL_ORDER,
  CONNECT,
  callMe,
  FALLBACK,
  FORGET_ME,
  find,
  HELP,
  intent,
  LEAVE_NAME_OUT,
  MORE,
  MY_ORDERS,
  NO,
  NOBODY,
  OPEN,
  PHONES,
  REMOVE_PHONE,
  REPEAT,
  RESERVE_PICKED,
  RESUME,
  SEND,
  START_OVER,
  STOP,
  shows,
  THE_ONE_I_PICKED,
  tellAbout,
  USE_NAME,
  WHAT_DID_I_PICK,
  WHAT_DO_YOU_KNOW,
  WHY_NO_NAME,
  WRONG_PERSON,
  YES,
  YES_FORGET_ME,
  YES_RESERVE_IT,
  YES_USE_NAME,
} from '../support/shop.ts'

/** One thing said in a random talk. */
export interface Step {
  readonly who: Voice
  readonly said: Said
  /** Begins a new session first. */
  readonly isNew: boolean
  /** Seconds since the step before. */
  readonly later: number
  /** What chance says, from 0 to 1. */
  readonly draw: number
  /** The request arrives a second time. */
  readonly isTwice: boolean
}

/** Levels that Alexa could send, those between the known rungs, and what is no level at all. */
const level = fc.oneof(
  fc.constantFrom(0, 100, 200, 250, 299, 300, 301, 350, 400, 500),
  fc.integer({ min: 0, max: 1000 }),
)
const noLevel: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.constantFrom(
      null,
      '300',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -300,
      300.5,
      [300],
      { level: 300 },
      true,
    ),
    fc.anything(),
  )
  .filter((value) => value !== undefined && !(Number.isSafeInteger(value) && (value as number) >= 0))
const speaker = fc.constantFrom(...SPEAKERS)

const malformed: fc.Arbitrary<unknown> = fc.oneof(
  noLevel.map((bad) => ({ personId: 'amzn1.ask.person.x', authenticationConfidenceLevel: { level: bad } })),
  fc.record({
    personId: fc.constantFrom('', 'x'.repeat(256), 42, null),
    authenticationConfidenceLevel: fc.constant({ level: 500 }),
  }),
  fc.constantFrom<unknown>('anna', [], true, 300),
)

/** Any speaker: nobody, a member at any level or without one, or a person that is malformed. */
const anyVoice: fc.Arbitrary<Voice> = fc.oneof(
  fc.constant(NOBODY),
  fc.record({ speaker, level: fc.oneof({ weight: 6, arbitrary: level }, fc.constant(null)) }),
  malformed.map((person) => ({ speaker: null, level: null, person })),
)

/** What people say, and what nobody should: markup, names, other scripts, nothing. */
const query = fc.oneof(
  fc.constantFrom('a quiet kettle', 'a blue towel', 'a lamp', 'some candles', 'a purple unicorn', 'kettle'),
  fc.constantFrom('<alexa:name type="first" personId="x"/>', 'Anna', ']]>&"\'', '‮ok', '', '?', '🫖'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

/** Names that stand in no sentence of ours, so that they can be looked for in everything that is said. */
export const CALLED = ['zizibeth', 'van den zork', 'Ǆoq', "o'quux"] as const
const anyCall = fc.constantFrom(...CALLED, 'r2d2', 'alexa', '<b>zizibeth</b>', '').map(callMe)
const ABOUT_ONESELF = [
  WRONG_PERSON,
  LEAVE_NAME_OUT,
  USE_NAME,
  YES_USE_NAME,
  WHY_NO_NAME,
  WHAT_DO_YOU_KNOW,
  FORGET_ME,
  YES_FORGET_ME,
  MAY_ASK,
  MAY_ASK_US,
  ASK_NO_MORE,
  ASK_NOBODY,
]

/** A place in the row, two of them, or none. */
const place = fc.constantFrom('1', '2', '3', 'last', '9')
const placed: fc.Arbitrary<Record<string, [string, string]>> = fc.oneof(
  fc.constant({}),
  place.map((at): Record<string, [string, string]> => ({ position: [at, at] })),
  fc.tuple(place, place).map(
    ([one, other]): Record<string, [string, string]> => ({
      position: [one, one],
      otherPosition: [other, other],
    }),
  ),
)

/** What narrows an open search, and what asks about the products that were read. */
const amount = fc.constantFrom('10', '35', '50', '0', '999999999', '?', 'twenty', '')
const NARROWING = fc.oneof(
  fc.tuple(amount, amount).map(([least, most]) => intent('NarrowIntent', { least, most })),
  fc.constantFrom('blue', 'cream', 'purple', '<b>', '').map((color) => intent('NarrowIntent', { color })),
  fc.constantFrom('blue', 'a lid').map((without) => intent('NarrowIntent', { without })),
  fc.constantFrom('Larkholt', 'nobody & sons').map((brand) => intent('NarrowIntent', { brand })),
  fc
    .constantFrom('cheapest', 'dearest', 'popular', 'nearest')
    .map((order) => intent('SortIntent', { order: [order, order] })),
  fc
    .constantFrom('price', 'colors', 'brands', 'except', '__proto__')
    .map((filter) => intent('AnyIntent', { filter: [filter, filter] })),
  fc
    .tuple(fc.constantFrom('LeaveOutIntent', 'PriceIntent', 'StockIntent', 'CompareIntent'), placed)
    .map(([name, slots]) => intent(name, slots)),
  fc.constantFrom('CheaperIntent', 'DearerIntent', 'AMAZON.PreviousIntent').map((name) => intent(name)),
)

/** What hands a search on, and what is picked in it. */
const ONWARD = fc.oneof(
  fc.constantFrom(SEND, CONNECT, PHONES, REMOVE_PHONE, WHAT_DID_I_PICK, THE_ONE_I_PICKED),
  fc.constantFrom('4271', '0', '?', '12345', '').map(shows),
  fc
    .tuple(fc.constantFrom('PickIntent', 'TakeOutIntent'), placed)
    .map(([name, slots]) => intent(name, slots)),
)

/** What reserves, takes back, and is Amazon's to sell. */
const ORDERING = fc.oneof(
  fc.constantFrom(RESERVE_PICKED, YES_RESERVE_IT, MY_ORDERS, CANCEL_ORDER),
  fc
    .tuple(fc.constantFrom('ReserveIntent', 'AddToCartIntent'), placed)
    .map(([name, slots]) => intent(name, slots)),
)

export const anySaid: fc.Arbitrary<Said> = fc.oneof(
  { weight: 5, arbitrary: ORDERING },
  { weight: 6, arbitrary: ONWARD },
  { weight: 8, arbitrary: NARROWING },
  { weight: 3, arbitrary: anyCall },
  { weight: 5, arbitrary: fc.constantFrom(...ABOUT_ONESELF) },
  { weight: 4, arbitrary: fc.constant(OPEN) },
  { weight: 5, arbitrary: query.map(find) },
  { weight: 3, arbitrary: fc.constantFrom('1', '2', '3', 'last', '9', '__proto__').map(tellAbout) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(MORE, RESUME, HELP, STOP, CANCEL, YES, NO, REPEAT, START_OVER, FALLBACK),
  },
  fc.string({ maxLength: 12 }).map((name) => intent(name)),
  fc.constantFrom('constructor', '__proto__', 'AMAZON.NextIntent').map((name) => intent(name)),
)

/** Mostly a talk's pace; now and then an hour, a day or ten pass. */
const later = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 60 }) },
  fc.constantFrom(3_599, 3_600, 3_601, 86_400, 604_799, 604_801, 864_000),
)

const isNew = fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true))

const draw = fc.constantFrom(0, 0.3, 0.5, 0.999)
const isTwice = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
const anyStep: fc.Arbitrary<Step> = fc.record({ who: anyVoice, said: anySaid, isNew, later, draw, isTwice })

/** What leads to a question who spoke, and what is answered; by chance it comes to something else. */
const anyCheck: fc.Arbitrary<Step[]> = fc
  .record({
    who: fc.record({ speaker, level }),
    other: anyVoice,
    begin: fc.constantFrom<readonly Said[]>([], [MAY_ASK], [OPEN]),
    end: fc.constantFrom(SEND, NO),
    answers: fc.array(fc.constantFrom(YES, NO, NO, WRONG_PERSON, REPEAT, FALLBACK, ASK_NO_MORE, HELP), {
      maxLength: 3,
    }),
    draw: fc.constantFrom(0, 0.3),
    isTwice,
    later,
  })
  .map(({ who, other, begin, end, answers, later, ...step }) => [
    ...[...begin, find('a quiet kettle'), end].map((said, i) => ({
      ...step,
      who,
      said,
      isNew: i === 0,
      later: i === 0 ? later : 10,
    })),
    ...answers.map((said) => ({ ...step, who: other, said, isNew: false, later: 10 })),
  ])

export const anyTalk = fc
  .array(fc.oneof({ weight: 9, arbitrary: anyStep.map((step) => [step]) }, anyCheck), {
    minLength: 1,
    maxLength: 8,
  })
  .map((steps) => steps.flat().slice(0, 10))
/** Mostly what leads to questions who spoke. */
export const anyChecks = fc
  .array(
    fc.oneof(
      anyStep.map((step) => [step]),
      { weight: 2, arbitrary: anyCheck },
    ),
    { maxLength: 5 },
  )
  .map((steps) => steps.flat())

const threshold: fc.Arbitrary<Threshold> = fc.oneof(
  fc.constantFrom<Threshold>(100, 200, 300, 400, 'never'),
  fc.integer({ min: 1, max: 600 }),
)

const share = fc.constantFrom(0, 0.5, 1, 1)

/** Any policy, or none: the built-in default. */
export const anyPolicy: fc.Arbitrary<Policy | undefined> = fc.option(
  fc.record({
    version: fc.integer({ min: 1, max: 99 }),
    thresholds: fc.record({ greetByName: threshold, resumeSearch: threshold, order: threshold }),
    questions: fc.record({ below: share, above: share }),
  }),
  { nil: undefined },
)

/** What members chose before the talk: opted out, held at a level, agreed to be asked. */
export const anyPreferences = fc.dictionary(
  speaker,
  fc.record({
    optedOut: fc.boolean(),
    hold: fc.option(level, { nil: undefined }),
    mayAsk: fc.constantFrom(true, true, false),
  }),
)

/** Everybody agreed to be asked who spoke, and hardly anything stands against it. */
export const anyAgreed = fc.constantFrom(...SPEAKERS).chain((held) =>
  fc.record({ optedOut: fc.boolean(), hold: fc.option(level, { nil: undefined }) }).map((one) => {
    const willing = { optedOut: false, hold: undefined, mayAsk: true }
    const people = SPEAKERS.map((member) => [member, member === held ? { ...willing, ...one } : willing])
    return Object.fromEntries(people) as Record<string, typeof willing & typeof one>
  }),
)
