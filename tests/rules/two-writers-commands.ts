import fc from 'fast-check'
import type { Said, Voice } from '../../local/alexa/envelope.ts'
import {
  ANNA,
  CONNECT,
  FORGET_ME,
  find,
  intent,
  MORE,
  NOBODY,
  pick,
  REMOVE_PHONE,
  RESUME,
  SEND,
  shows,
  takeOut,
  voice,
  WHAT_DID_I_PICK,
  YES,
  YES_FORGET_ME,
} from '../support/shop.ts'
import type { Sure, TwoWritersModel } from './two-writers-model.ts'
import { type Action, type Came, must, Race, Repeat, Step } from './two-writers-step.ts'
import { BROWSERS, type Trouble, type World } from './two-writers-world.ts'

const BEN = voice('ben', 300)
const VOICES: readonly Voice[] = [NOBODY, ANNA, voice('anna', 200), BEN]
const sureOf = ({ speaker, level }: Voice): Sure =>
  level !== null && level >= 300 ? (speaker as Sure) : undefined

const codeOn = ({ reply }: Came): string | undefined => /[B-Z]{4}-[B-Z]{4}/.exec(reply?.card?.text ?? '')?.[0]

/** Something that is said. What the talk is about afterwards is learned; whose it is must be allowed. */
function spoken(
  name: string,
  who: Voice,
  said: (model: TwoWritersModel) => Said,
  rest: Partial<Pick<Action, 'ready' | 'apply' | 'late'>> = {},
): Action {
  return {
    ready: () => true,
    ...rest,
    name: `${who.speaker ?? 'nobody'} ${who.level ?? ''} ${name}`,
    sure: sureOf(who),
    send: async (world, model) => {
      const reply = await world.say(who, said(model))
      return { reply, session: await world.session(reply, sureOf(who)) }
    },
    apply: (model, came, how) => rest.apply?.(model, came, how),
  }
}

const isOpen = ({ state }: TwoWritersModel): boolean => state.session?.search !== undefined
const openOne = ({ state }: TwoWritersModel): string => state.session?.search ?? ''
const hasRow = (model: TwoWritersModel): boolean => isOpen(model) && model.state.session?.row.length !== 0
const rowAt = ({ state }: TwoWritersModel, at: number): string | undefined => state.session?.row[at]

/** What is in the talk after it was brought back must be this voice's to have (rulings, 13 and 16). */
const broughtBack = (name: string, who: Voice, said: Said): Action =>
  spoken(name, who, () => said, {
    apply(model, { session }, { world }) {
      if (session?.search === undefined || session.search === model.state.session?.search) return
      const owner = world.ownerOf(
        world.home?.searches.find(({ id }) => id === session.search)?.owner ?? 'household',
      )
      must(owner === 'household' || owner === sureOf(who), `${name} brings back what is ${owner}’s`)
    },
  })

const codeGiven = (model: TwoWritersModel, came: Came, world: World, isAnswered: boolean): void => {
  const code = codeOn(came)
  if (isAnswered) must(code !== undefined, 'a card shows a code')
  if (code) world.codes.push(code)
  model.open(code ?? `unseen ${world.codes.length}`)
}

const late = (model: TwoWritersModel, came: Came, world: World): void => {
  const code = codeOn(came)
  const last = model.state.codes.at(-1)
  if (!code || !last?.letters.startsWith('unseen')) return
  world.codes.push(code)
  last.letters = code
}

const search = (who: Voice, query: string): Action =>
  spoken(`finds ${query}`, who, () => find(query), {
    apply(model, _, { world }) {
      const known = Object.keys(model.state.searches)
      const id = world.home?.searches.map((one) => one.id).find((one) => !known.includes(one))
      if (id !== undefined && id !== model.state.session?.pending?.id) model.begin(id, sureOf(who))
    },
  })

const send = (who: Voice): Action =>
  spoken('sends', who, () => SEND, {
    ready: isOpen,
    late,
    apply(model, came, { world, isAnswered }) {
      const { search: id = '', heard = [] } = model.state.session ?? {}
      const sent = model.send(id, sureOf(who))
      if (sent.to === 'card') codeGiven(model, came, world, isAnswered)
      else if (isAnswered) must(codeOn(came) === undefined, 'no code where a phone shows it')
      const copy = world.home?.searches.find((one) => one.id === sent.id)
      must(copy !== undefined, 'what was sent is there')
      if (sent.id !== id)
        must(copy?.results.every((one) => heard.includes(one)) ?? false, 'a copy holds what was heard')
    },
  })

const connect = (who: Voice): Action =>
  spoken('connects', who, () => CONNECT, {
    late,
    apply: (model, came, { world, isAnswered }) => codeGiven(model, came, world, isAnswered),
  })

const claim = (who: Voice, browser: number, isRight: boolean): Action => {
  const digits = (model: TwoWritersModel) =>
    (isRight ? model.phone(browser)?.claim?.digits : undefined) ?? '0000'
  return spoken(
    `says what phone ${browser} shows${isRight ? '' : ', wrongly'}`,
    who,
    (model) => shows(digits(model)),
    {
      ready: (model) => !isRight || model.phone(browser)?.claim !== undefined,
      apply: (model) => model.claim(sureOf(who), digits(model)),
    },
  )
}

const pickOut = (who: Voice, at: number): Action =>
  spoken(`picks ${at}`, who, () => pick(String(at + 1)), {
    ready: hasRow,
    apply(model) {
      const product = rowAt(model, at)
      if (product !== undefined) model.pick(openOne(model), product)
    },
  })

const unpickOut = (who: Voice, at: number): Action =>
  spoken(`takes out ${at}`, who, () => takeOut(String(at + 1)), {
    ready: hasRow,
    apply(model) {
      const product = rowAt(model, at)
      if (product !== undefined) model.takeOutBy(sureOf(who), openOne(model), product)
    },
  })

/** Two things said one after the other; nothing goes wrong in between. */
function twice(
  name: string,
  who: Voice,
  first: Said,
  then: Voice,
  second: Said,
  rest: Pick<Action, 'ready' | 'apply'>,
): Action {
  const { send: end } = spoken(name, then, () => second)
  const begin = spoken(name, who, () => first)
  return {
    ...begin,
    ...rest,
    isWhole: true,
    send: async (world, model) => {
      world.newTalk()
      await begin.send(world, model)
      return end(world, model)
    },
  }
}

const signOut = (who: Voice, yes: Voice): Action =>
  twice('signs out', who, REMOVE_PHONE, yes, YES, {
    ready: (model) => model.removable(sureOf(who)).length > 0,
    apply: (model) => model.removeBy(sureOf(yes)),
  })

const forget = (who: Voice): Action =>
  twice('says forget me', who, FORGET_ME, who, YES_FORGET_ME, {
    ready: () => true,
    apply(model, _, { world }) {
      const member = sureOf(who)
      if (member === undefined) return
      for (const id of model.forget(member)) world.forgotten.add(`"${id}"`)
      world.forgotten.add(world.person(member))
    },
  })

/** A form of the page, sent by a browser; what comes of it, the model says. */
function tapped(
  browser: number,
  name: string,
  path: string,
  fields: (world: World, model: TwoWritersModel) => Record<string, string>,
  rest: {
    expected?: (model: TwoWritersModel, sent: Record<string, string>, world: World) => number
    apply: (model: TwoWritersModel, sent: Record<string, string>, came: Came) => void
  },
): Action {
  return {
    name: `browser ${browser} ${name}`,
    ready: () => true,
    send: async (world, model) => {
      const sent = fields(world, model)
      const { status } = await world.post(browser, path, sent)
      if (status === 303) await world.browser(browser).get('/p')
      return { status, sent }
    },
    apply(model, came, { isAnswered, world }) {
      const { sent = {}, status } = came
      const expected = model.phone(browser) ? (rest.expected?.(model, sent, world) ?? 303) : 401
      if (isAnswered) must(status === expected, `${name} is answered ${expected}, not ${status}`)
      if (expected !== 303) return
      rest.apply(model, sent, came)
      model.use(browser)
    },
  }
}

const anySearch = (model: TwoWritersModel, nth: number): string => {
  const all = Object.keys(model.state.searches)
  return all[nth % Math.max(1, all.length)] ?? 'none'
}

function onSearch(browser: number, does: 'pick' | 'unpick' | 'refine', nth: number, at: number): Action {
  const fields = (world: World, model: TwoWritersModel): Record<string, string> => {
    const search = anySearch(model, nth)
    const { results = [] } = world.home?.searches.find(({ id }) => id === search) ?? {}
    if (does === 'refine')
      return { search, order: ['cheapest', 'dearest', 'popular', 'fit'][at % 4] ?? 'fit' }
    return { search, id: results[at % Math.max(1, results.length)] ?? 'none' }
  }
  return tapped(browser, `does ${does} ${at} in ${nth}`, `/p/${does}`, fields, {
    // Whoever guesses the id of a search that is not theirs to see hears that there is none.
    expected: (model, { search = '' }) => (model.sees(browser)?.includes(search) ? 303 : 404),
    apply(model, { search = '', id = '' }) {
      if (does === 'pick') model.pick(search, id)
      if (does === 'unpick') model.takeOut(search, id)
    },
  })
}

const showDigits = (browser: number): Action =>
  tapped(browser, 'shows digits', '/p/claim', () => ({}), {
    apply: (model) => {
      if (model.phone(browser)?.owner === 'household') model.show(browser, '?')
    },
  })

const remove = (browser: number): Action => ({
  name: `browser ${browser} is removed`,
  ready: () => true,
  send: async (world) => ({ status: (await world.post(browser, '/p/remove')).status }),
  apply: (model) => model.remove(browser),
})

/** A code that was shown, the newest first, whether or not it is open still; or one that nobody was given. */
const pair = (browser: number, nth: number | 'wrong'): Action => ({
  name: `browser ${browser} types in ${nth === 'wrong' ? 'a wrong code' : `code ${nth}`}`,
  ready: () => true,
  send: async (world) => {
    await world.browser(browser).get('/p')
    const code = (nth === 'wrong' ? undefined : world.codes.at(-1 - nth)) ?? 'BCDF-GHJK'
    return { status: (await world.post(browser, '/p/pair', { code })).status, sent: { code } }
  },
  apply(model, { status, sent = {} }, { isAnswered }) {
    const is = model.pair(browser, sent.code ?? '', isAnswered)
    const expected = { paired: 303, refused: 403, full: 409 }[is]
    if (isAnswered) must(status === expected, `a code is answered ${expected}, not ${status}`)
  },
  late(model, { status }) {
    const lost = model.state.phones.at(-1)
    if (lost?.browser === undefined && lost && status === 303) lost.browser = browser
  },
})

const opened = (browser: number): Action => ({
  name: `browser ${browser} opens the page`,
  ready: () => true,
  send: async (world) => ({ status: (await world.browser(browser).get('/p')).status }),
  apply: (model) => model.use(browser),
})

const move = (seconds: number): Action => ({
  name: `${seconds} seconds pass`,
  isWhole: true,
  ready: () => true,
  send: async (world) => {
    world.doors.later += seconds
    world.newTalk()
    return {}
  },
  apply: (model) => model.move(seconds),
})

const disable = (isPersisted: boolean): Action => ({
  name: `the skill is disabled${isPersisted ? ', its data stays' : ''}`,
  isWhole: true,
  ready: () => true,
  send: async (world) => {
    await world.disable(isPersisted ? 'PERSISTED' : 'NOT_PERSISTED')
    world.newTalk()
    return {}
  },
  apply: (model) => model.disable(isPersisted),
})

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
  { weight: 2, arbitrary: fc.tuple(who, few).map((of) => pickOut(...of)) },
  { weight: 2, arbitrary: fc.tuple(who, few).map((of) => unpickOut(...of)) },
  { weight: 3, arbitrary: who.map(send) },
  { weight: 3, arbitrary: who.map(connect) },
  { weight: 4, arbitrary: fc.tuple(who, browser, fc.boolean()).map((of) => claim(...of)) },
  fc
    .tuple(who, fc.constantFrom('cheapest', 'popular'))
    .map(([one, by]) =>
      spoken(`wants the ${by}`, one, () => intent('OrderIntent', { order: [by, by] }), { ready: isOpen }),
    ),
  who.map((one) =>
    spoken('wants more', one, () => MORE, { ready: ({ state }) => state.session !== undefined }),
  ),
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

/** Two phones, or a voice and a phone, at the same moment. */
export const atOnce: fc.Arbitrary<fc.AsyncCommand<TwoWritersModel, World>>[] = [
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(phoneAction, phoneAction).map((both) => new Race(...both)) },
    { weight: 3, arbitrary: fc.tuple(voiceAction, phoneAction).map((both) => new Race(...both)) },
    { weight: 3, arbitrary: fc.oneof(voiceAction, phoneAction).map((action) => new Step(action, 'none')) },
    whole,
  ),
]
