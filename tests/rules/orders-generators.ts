import fc from 'fast-check'
import type { Offer, OrdersModel } from './orders-model.ts'
import { changes, connects, opens, passes, picks, removes, takesBack, taps } from './orders-phones.ts'
import { type Action, type Post, Race, Repeat, Step } from './orders-step.ts'
import {
  ANNA,
  ANNA_400,
  afterPin,
  BEN_400,
  cancelOrder,
  forget,
  newTalk,
  others,
  search,
  sends,
  VOICES,
  wantsNth,
  wantsPicked,
  yes,
} from './orders-voice.ts'
import { type OrdersWorld, PHONES } from './orders-world.ts'
import type { Trouble } from './two-writers-world.ts'

const who = fc.constantFrom(...VOICES)
const browser = fc.constantFrom(...PHONES.keys(), 0)
/** Mostly the same product, so that things meet. */
const nth = fc.constantFrom(0, 0, 0, 1, 2)
const weighted = <T>(...of: (readonly [weight: number, arbitrary: fc.Arbitrary<T>])[]): fc.Arbitrary<T> =>
  fc.oneof(...of.map(([weight, arbitrary]) => ({ weight, arbitrary })))

const phoneAction = weighted<Action>(
  [4, fc.tuple(browser, nth).map((of) => taps(...of))],
  [3, fc.tuple(browser, nth).map((of) => takesBack(...of))],
  [1, browser.map(removes)],
)
const pinAction = fc
  .tuple(who, fc.constantFrom('achieved', 'achieved', 'achieved', 'failed', 'not set up'), fc.boolean())
  .map((of) => afterPin(...of))
const voiceAction = weighted<Action>(
  [5, fc.tuple(who, nth).map((of) => wantsNth(...of))],
  [6, fc.tuple(who, fc.boolean()).map((of) => yes(...of))],
  [3, pinAction],
  [3, fc.tuple(who, fc.boolean()).map((of) => cancelOrder(...of))],
  [1, who.map(wantsPicked)],
  [1, who.map(search)],
  [2, who.map(sends)],
)
const otherAction = who.chain((one) => fc.constantFrom(...others(one)))
/** What is done alone and without trouble. */
const wholeAction = weighted<Action>(
  [3, fc.constantFrom(60, 300, 601, 2 * 86_400, 31 * 86_400).map(passes)],
  [2, fc.constantFrom(ANNA_400, ANNA, BEN_400).map(forget)],
  [2, browser.map(connects)],
  [3, fc.tuple(browser, nth).map((of) => opens(...of))],
  [1, fc.tuple(browser, nth).map((of) => picks(...of))],
  [1, fc.constant(newTalk)],
  [
    3,
    fc
      .tuple(
        nth,
        fc.constantFrom<Partial<Offer>>(
          { pounds: 47 },
          { pounds: 40 },
          { is: 'sold out' },
          { is: 'gone' },
          { is: 'sold' },
        ),
      )
      .map((of) => changes(...of)),
  ],
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
const anyPost: fc.Arbitrary<Post> = fc.record({
  when: fc.constantFrom<Post['when']>('now', 'now', 'twice', 'backwards', 'later', 'all again'),
  death: fc.option(fc.record({ step: fc.integer({ min: 1, max: 6 }), isDone: fc.boolean() }), {
    nil: undefined,
  }),
  failures: fc.constantFrom(0, 0, 0, 0, 1, 3),
})

const one = fc
  .tuple(weighted([5, voiceAction], [3, phoneAction], [2, otherAction]), trouble, anyPost)
  .map((of) => new Step(...of))
const whole = fc.tuple(wholeAction, anyPost).map(([action, post]) => new Step(action, 'none', post))

type Commands = fc.Arbitrary<fc.AsyncCommand<OrdersModel, OrdersWorld>>[]

/** One thing after the other. */
export const inTurn: Commands = [
  fc.oneof(
    { weight: 7, arbitrary: one },
    { weight: 2, arbitrary: whole },
    { weight: 1, arbitrary: fc.constant(new Repeat()) },
  ),
]

/** A voice, or two, and phones at the same moment. */
const race = fc
  .oneof(
    fc.tuple(voiceAction, phoneAction),
    fc.tuple(phoneAction, phoneAction),
    fc.tuple(voiceAction, voiceAction),
    fc.tuple(voiceAction, voiceAction, phoneAction),
    fc.tuple(voiceAction, phoneAction, phoneAction),
  )
  .map((all) => new Race(...all))
export const atOnce: Commands = [
  fc.oneof(
    { weight: 4, arbitrary: race },
    { weight: 3, arbitrary: fc.oneof(voiceAction, phoneAction).map((action) => new Step(action)) },
    { weight: 1, arbitrary: whole },
  ),
]

const pinOpen = [wantsNth(ANNA, 0), yes(ANNA, false)]
const reserved = [wantsNth(ANNA_400, 0), yes(ANNA_400, true)]
/** A question that is open still, of what was reserved meanwhile: in another talk, or on a phone at another price. */
const leftBehind = [
  [...pinOpen, newTalk, search(ANNA_400), ...reserved],
  [wantsNth(ANNA_400, 0), changes(0, { pounds: 47 }), taps(0, 0), changes(0, { pounds: 40 })],
]

/** Three kettles were read to somebody, there are phones, and perhaps somebody was asked or has reserved. */
export const before: fc.Arbitrary<Step[]> = fc
  .tuple(
    fc.constantFrom([search(ANNA_400)], [search(ANNA_400)], [search(BEN_400)]),
    fc.constant([connects(0), connects(1), connects(2)]),
    fc.constantFrom(
      [],
      [wantsNth(ANNA_400, 0)],
      pinOpen,
      reserved,
      ...leftBehind,
      [opens(0, 0), changes(0, { pounds: 47 })],
      [taps(0, 0)],
    ),
  )
  .map((parts) => parts.flat().map((action) => new Step(action)))
