import type { Said, Voice } from '../../local/alexa/envelope.ts'
import {
  CANCEL,
  CANCEL_ORDER,
  FALLBACK,
  FORGET_ME,
  find,
  MY_ORDERS,
  NO,
  NOBODY,
  REPEAT,
  RESERVE_PICKED,
  type Reply,
  reserve,
  SEND,
  voice,
  YES,
  YES_FORGET_ME,
  YES_RESERVE_IT,
} from '../support/shop.ts'
import { MEMBERS, mayHear, productsIn } from './orders-agree.ts'
import type { Buyer, Member, OrdersModel } from './orders-model.ts'
import type { Action, How } from './orders-step.ts'
import { type OrdersWorld, PRODUCTS } from './orders-world.ts'
import { must } from './two-writers-step.ts'

export const ANNA_400 = voice('anna', 400)
export const ANNA = voice('anna', 300)
export const BEN_400 = voice('ben', 400)
export const VOICES: readonly Voice[] = [
  ANNA_400,
  ANNA_400,
  ANNA,
  voice('anna', 200),
  BEN_400,
  voice('ben', 300),
  NOBODY,
]

const buyerOf = ({ speaker, level }: Voice): Buyer =>
  level !== null && level >= 300 ? { person: speaker as Member, mayOrder: level >= 400 } : undefined

/** What a turn does to orders, beside the question that it closes or puts. */
interface Does {
  /** True where it reserves. */
  readonly reserves?: (model: OrdersModel, buyer: Buyer, acts: readonly string[]) => boolean
  readonly cancels?: boolean
  /** What was asked stays open: it was not understood, or is said again. */
  readonly keepsOpen?: boolean
  /** It says what was said aloud here before, to whoever asks. */
  readonly isRepeat?: boolean
}

/** A turn in the open talk. */
function spoken(name: string, who: Voice, said: Said, does: Does = {}): Action {
  return turn(name, who, (world) => world.say(who, said), does)
}

function turn(name: string, who: Voice, say: (world: OrdersWorld) => Promise<Reply>, does: Does): Action {
  const buyer = buyerOf(who)
  return {
    name: `${who.speaker ?? 'nobody'} ${who.level ?? ''} ${name}`,
    speaker: (who.speaker as Member | null) ?? undefined,
    ready: () => true,
    send: async (world) => {
      const reply = await say(world)
      world.token = tokenIn(reply) ?? world.token
      return { reply }
    },
    apply(model, { reply }, how) {
      if (!reply) throw new Error('A turn is answered.')
      const open = structuredClone(model.question())
      const isReserved = how.isWritten && does.reserves?.(model, buyer, reply.record?.acts ?? []) === true
      const isCanceled = how.isWritten && does.cancels === true && model.cancelLast(buyer)
      const acts = reply.record?.acts ?? []
      if (how.isAnswered && !does.isRepeat)
        must(isCanceled === acts.includes('canceled the order'), `${name} takes back what it says`)
      hearReserved(model, reply, isReserved, how)
      mayHear(model, buyer?.person, reply.text, acts, does.isRepeat)
      hearQuestion(model, reply, { ...how, buyer, open, isOpen: does.keepsOpen === true })
      if (!reply.isOpen && tokenIn(reply) === undefined) model.newTalk()
    },
  }
}

/** What is told to be reserved is there; and what is reserved is told, if the answer comes. */
function hearReserved(model: OrdersModel, { text, record }: Reply, isReserved: boolean, how: How): void {
  const isSaid = record?.acts.includes('reserved') === true
  const made = model.state.orders.at(-1)
  if (isReserved && made) {
    must(isSaid === how.isAnswered, 'it is told if it is known to be kept')
    must(!isSaid || text.includes(`${made.pounds} pounds`), `it is said that ${made.product} is reserved`)
    // Where the answer was lost, a second yes is told.
    model.tell(made.owner, made.product)
  } else if (isSaid) {
    // What was said names nobody: of two who reserved it in the same second, either one's is meant. And what the
    // shop has no more is not named.
    const said = productsIn(text)
    const isThere = (said.length > 0 ? said : PRODUCTS).some(
      (product) =>
        MEMBERS.some((one) => model.isTold(one, product)) &&
        MEMBERS.some((one) => model.active(one, product)),
    )
    must(isThere, `${said[0] ?? 'what is gone'} is reserved, as is said`)
  }
}

/** A question is one only for the sure person who heard it, with the price that the product has. */
function hearQuestion(
  model: OrdersModel,
  reply: Reply,
  heard: How & { buyer: Buyer; open: ReturnType<OrdersModel['question']>; isOpen: boolean },
): void {
  const { buyer, open, isAnswered, world } = heard
  const { text, record } = reply
  const acts = record?.acts ?? []
  if (heard.isOpen || acts.includes('asked for a longer yes')) return
  model.close()
  const token = tokenIn(reply)
  if (token !== undefined) {
    must(
      isAnswered && open?.token === undefined && open?.person === buyer?.person,
      'the PIN is of who was asked',
    )
    if (open) model.ask({ ...open, token, order: world.orderOf(token) })
  }
  if (!acts.includes('asked to reserve')) return
  const [product = ''] = productsIn(text)
  const { pounds, is } = model.offer(product)
  must(
    isAnswered && buyer !== undefined && is === 'sold',
    `whether to reserve ${product} is asked where it can be`,
  )
  must((text.split(/Delivery/)[0] ?? '').includes(`${pounds} pounds`), `the price of ${product} is said`)
  if (buyer)
    model.ask({ person: buyer.person, product, pounds, order: world.orderAsked(buyer.person, product) })
}

const tokenIn = ({ directives }: Reply): string | undefined =>
  directives.flatMap((one) =>
    one.type === 'Connections.StartConnection' ? ((one as { token?: string }).token ?? []) : [],
  )[0]

export const search = (who: Voice): Action => spoken('finds kettles', who, find('a quiet kettle'))
export const wantsNth = (who: Voice, nth: number): Action =>
  spoken(`reserves ${nth}`, who, reserve(String(nth + 1)))
export const wantsPicked = (who: Voice): Action => spoken('reserves the pick', who, RESERVE_PICKED)
export const sends = (who: Voice): Action => spoken('sends', who, SEND)
/**
 * A tap may have taken the question for its own, and that order been taken back in the same moment: then it is
 * asked anew, and nothing is reserved.
 */
const isAnew = (acts: readonly string[]): boolean => acts.includes('asked to reserve')

export const yes = (who: Voice, isLong: boolean): Action =>
  spoken(isLong ? 'says yes, reserve it' : 'says yes', who, isLong ? YES_RESERVE_IT : YES, {
    reserves: (model, buyer, acts) => !isAnew(acts) && model.yes(buyer),
  })

const OTHERS: [string, Said, Does?][] = [
  ['says no', NO],
  ['says cancel', CANCEL],
  ['asks for orders', MY_ORDERS],
  ['says what nobody understands', FALLBACK, { keepsOpen: true }],
  ['wants it again', REPEAT, { keepsOpen: true, isRepeat: true }],
]
export const others = (who: Voice): Action[] =>
  OTHERS.map(([name, said, does]) => spoken(name, who, said, does))

const RESULTS = {
  achieved: { status: 'ACHIEVED' },
  failed: { status: 'NOT_ACHIEVED', reason: 'NOT_MATCH' },
  'not set up': { status: 'NOT_ENABLED' },
}

/** Alexa comes back from the PIN, in this session or in a new one, however late. */
export function afterPin(who: Voice, outcome: keyof typeof RESULTS, anew: boolean): Action {
  let token = ''
  const done = turn(
    `comes from the PIN, ${outcome}${anew ? ', anew' : ''}`,
    who,
    (world) => world.goOn(who, RESULTS[outcome], anew),
    {
      reserves(model, buyer, acts) {
        const asked = model.state.questions.find((one) => one.token === token)
        // A search may give way to a newer one of another talk; then nothing is reserved, and that is said.
        const gaveWay = asked?.talk !== model.state.talk && acts.includes('reserved nothing')
        return model.pin(buyer, token, outcome === 'achieved' && !gaveWay && !isAnew(acts))
      },
    },
  )
  return {
    ...done,
    send: (world, model) => {
      token = world.token ?? 'none'
      return done.send(world, model)
    },
    apply(model, came, how) {
      if (anew) model.newTalk()
      done.apply(model, came, how)
    },
  }
}

/** "Cancel my order", in this talk or in another room. */
export const cancelOrder = (who: Voice, isElsewhere: boolean): Action => {
  const here = spoken('cancels the order', who, CANCEL_ORDER, { cancels: true })
  if (!isElsewhere) return here
  return {
    ...here,
    name: `${here.name} elsewhere`,
    send: async (world) => ({ reply: await world.sayElsewhere(who, CANCEL_ORDER) }),
    apply(model, { reply }, { isWritten, isAnswered }) {
      const buyer = buyerOf(who)
      const isCanceled = isWritten && model.cancelLast(buyer)
      const acts = reply?.record?.acts ?? []
      if (isAnswered) must(isCanceled === acts.includes('canceled the order'), 'what is taken back is said')
      mayHear(model, buyer?.person, reply?.text ?? '', acts)
    },
  }
}

/** The speaker is opened anew: what was asked stays behind, but for what Alexa has in hand. */
export const newTalk: Action = {
  name: 'another talk',
  isWhole: true,
  ready: () => true,
  send: (world) => {
    world.newTalk()
    return Promise.resolve({})
  },
  apply: (model) => model.newTalk(),
}

export const forget = (who: Voice): Action => ({
  name: `${who.speaker} says forget me`,
  isWhole: true,
  ready: () => true,
  send: async (world) => ({ reply: await world.sayElsewhere(who, FORGET_ME, YES_FORGET_ME) }),
  apply(model, _, { world }) {
    const member = who.speaker as Member
    for (const id of model.forget(member)) world.forgotten.add(id)
    world.forgotten.add(world.person(member))
  },
})
