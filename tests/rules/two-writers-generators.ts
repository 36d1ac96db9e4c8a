import fc from 'fast-check'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import { ANNA, intent, MORE, NOBODY, RESUME, voice, WHAT_DID_I_PICK } from '../support/shop.ts'
import {
  broughtBack,
  claim,
  connect,
  disable,
  forget,
  isOpen,
  move,
  pickOut,
  search,
  send,
  signOut,
  spoken,
  takeBack,
  unpickOut,
  VOICES,
} from './two-writers-commands.ts'
import type { TwoWritersModel } from './two-writers-model.ts'
import { onSearch, opened, pair, remove, showDigits } from './two-writers-phones.ts'
import { type Action, Race, Repeat, Step } from './two-writers-step.ts'
import { BROWSERS, type Trouble, type World } from './two-writers-world.ts'

const ANNA_200 = voice('anna', 200)
const who = fc.constantFrom(...VOICES)
const browser = fc.nat(BROWSERS - 1)
const few = fc.nat(3)
const QUERIES = ['a quiet kettle', 'a lamp', 'a blue towel', 'some candles', 'a blanket', 'a clock', 'a mug']

const phoneAction: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        browser,
        fc.constantFrom<'pick' | 'unpick' | 'refine'>('pick', 'pick', 'unpick', 'refine'),
        few,
        few,
      )
      .map((of) => onSearch(...of)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(browser, fc.constantFrom<number | 'wrong'>(0, 0, 0, 1, 2, 'wrong'))
      .map((of) => pair(...of)),
  },
  { weight: 2, arbitrary: browser.map(showDigits) },
  browser.map(remove),
)
const voiceAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(who, fc.constantFrom(...QUERIES)).map((of) => search(...of)) },
  { weight: 3, arbitrary: fc.tuple(who, fc.nat(1)).map((of) => pickOut(...of)) },
  { weight: 4, arbitrary: fc.tuple(who, fc.nat(1)).map((of) => unpickOut(...of)) },
  { weight: 3, arbitrary: who.map(send) },
  { weight: 3, arbitrary: who.map(connect) },
  {
    weight: 4,
    arbitrary: fc.tuple(who, browser, fc.constantFrom(true, true, false)).map((of) => claim(...of)),
  },
  { weight: 2, arbitrary: fc.constantFrom(NOBODY, ANNA_200).map(takeBack) },
  fc
    .tuple(who, fc.constantFrom('cheapest', 'popular'))
    .map(([one, by]) =>
      spoken(`wants the ${by}`, one, () => intent('SortIntent', { order: [by, by] }), { ready: isOpen }),
    ),
  who.map((one) => more(one)),
  fc
    .tuple(who, fc.constantFrom<[string, Said]>(['resumes', RESUME], ['asks for picks', WHAT_DID_I_PICK]))
    .map(([one, of]) => broughtBack(of[0], one, of[1])),
)
/** What is done alone and without trouble. */
const wholeAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(60, 300, 3_600, 8 * 86_400, 60 * 86_400, 91 * 86_400).map(move) },
  { weight: 2, arbitrary: fc.tuple(who, who).map((of) => signOut(...of)) },
  { weight: 2, arbitrary: who.map(forget) },
  fc.boolean().map(disable),
  { weight: 2, arbitrary: browser.map(opened) },
)
const trouble = fc.constantFrom<Trouble>(
  'none',
  'none',
  'none',
  'none',
  'refuses writes',
  'loses answers',
  'loses races',
)
const one = fc
  .tuple(fc.oneof(voiceAction, phoneAction), trouble)
  .map(([action, what]) => new Step(action, what))
const whole = wholeAction.map((action) => new Step(action, 'none'))

/** One thing after the other. */
export const inTurn: fc.Arbitrary<fc.AsyncCommand<TwoWritersModel, World>>[] = [
  fc.oneof(
    { weight: 7, arbitrary: one },
    { weight: 2, arbitrary: whole },
    { weight: 2, arbitrary: fc.constant(new Repeat()) },
  ),
]

/** Two or three phones, or a voice and one or two of them, at the same moment. */
export const atOnce: fc.Arbitrary<fc.AsyncCommand<TwoWritersModel, World>>[] = [
  fc.oneof(
    { weight: 2, arbitrary: fc.tuple(phoneAction, phoneAction).map((both) => new Race(...both)) },
    { weight: 2, arbitrary: fc.tuple(voiceAction, phoneAction).map((both) => new Race(...both)) },
    {
      weight: 2,
      arbitrary: fc.tuple(voiceAction, phoneAction, phoneAction).map((all) => new Race(...all)),
    },
    fc.tuple(phoneAction, phoneAction, phoneAction).map((all) => new Race(...all)),
    { weight: 3, arbitrary: fc.oneof(voiceAction, phoneAction).map((action) => new Step(action, 'none')) },
    whole,
  ),
]

const more = (who: Voice): Action =>
  spoken('wants more', who, () => MORE, { ready: ({ state }) => state.session !== undefined })

/** A search of a person that came to the store without its owner. */
const travelled = [new Step(search(ANNA, 'a blanket'), 'refuses writes'), new Step(more(ANNA), 'none')]

/** A browser that may have been connected typed in a code, and heard nothing. */
const unanswered = [new Step(connect(NOBODY), 'none'), new Step(pair(0, 0), 'loses answers')]

/** What a household may come to before: two phones, one of them somebody's or asking whose it is, and searches. */
export const before: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.constantFrom(
      [],
      [search(ANNA, 'a lamp')],
      [search(ANNA, 'a lamp'), connect(NOBODY), pair(0, 0)],
      [search(ANNA, 'a lamp'), connect(NOBODY), pair(0, 0)],
    ),
    fc.constantFrom([], [showDigits(0)], [showDigits(0)], [showDigits(0), claim(ANNA, 0, true)]),
    fc.constantFrom([], [connect(NOBODY), pair(1, 0)], [connect(NOBODY), move(600)]),
    fc.constantFrom([], [search(NOBODY, 'a mug')], [search(ANNA, 'a clock')]),
  )
  .chain((parts) => {
    const steps = parts.flat().map((action) => new Step(action, 'none'))
    return fc.constantFrom(steps, steps, [...steps, ...travelled], [...steps, ...unanswered])
  })
