import type fc from 'fast-check'
import type { Death } from '../outbox/world.ts'
import type { Reply } from '../support/shop.ts'
import { agree } from './orders-agree.ts'
import type { Member, OrdersModel, Question } from './orders-model.ts'
import type { OrdersWorld } from './orders-world.ts'
import { ordersOf } from './two-writers-step.ts'
import type { Trouble } from './two-writers-world.ts'

/** What came of something that was done. */
export interface Came {
  readonly reply?: Reply
  readonly status?: number
  /** What was sent from a phone, or shown to it. */
  readonly price?: number | undefined
  readonly id?: string
}

/** How it went: whether it is in the store, and whether whoever did it was told so. */
export interface How {
  readonly world: OrdersWorld
  readonly isWritten: boolean
  readonly isAnswered: boolean
}

/** Something that somebody does: to the real thing, and to the model. */
export interface Action {
  readonly name: string
  /** Whose voice it is, at whatever level. */
  readonly speaker?: Member | undefined
  /** It is done alone: neither repeated nor at the same moment as another. */
  readonly isWhole?: boolean
  ready(model: OrdersModel): boolean
  send(world: OrdersWorld, model: OrdersModel): Promise<Came>
  apply(model: OrdersModel, came: Came, how: How): void
}

/** What becomes of the changes of a step: delivered when, how often, and dying where. */
export interface Post {
  readonly when: 'now' | 'twice' | 'backwards' | 'later' | 'all again'
  readonly death: Death | undefined
  /** How many of the next pushes their service does not take. */
  readonly failures?: number
}

async function post(world: OrdersWorld, { when, death, failures = 0 }: Post): Promise<void> {
  world.outbox.answers.push(...Array.from({ length: failures }, () => 'failed' as const))
  const { changes } = world.outbox
  const fresh = [...changes.keys()].slice(when === 'all again' ? 0 : world.seen)
  world.seen = changes.length
  if (when === 'later') return
  for (const at of when === 'backwards' ? fresh.toReversed() : fresh) await world.deliver(at, death)
  if (when === 'twice') for (const at of fresh) await world.deliver(at)
}

/** What was done last, for its repeat. */
export interface Last {
  readonly action: Action
  readonly isWritten: boolean
  readonly isAnswered: boolean
  readonly came: Came
  readonly questions: readonly Question[]
}

/** Who was forgotten and comes back has a record again. */
const remembered = ({ speaker }: Action, world: OrdersWorld): void => {
  if (speaker) world.forgotten.delete(world.person(speaker))
}

/** One thing that is done, as it should go or with trouble. */
export class Step implements fc.AsyncCommand<OrdersModel, OrdersWorld> {
  readonly #action: Action
  readonly #trouble: Trouble
  readonly #post: Post

  constructor(action: Action, trouble: Trouble = 'none', post: Post = { when: 'now', death: undefined }) {
    this.#action = action
    this.#trouble = trouble
    this.#post = post
  }

  check = (model: Readonly<OrdersModel>): boolean => this.#action.ready(model as OrdersModel)

  async run(model: OrdersModel, world: OrdersWorld): Promise<void> {
    const action = this.#action
    world.again = undefined
    const questions = structuredClone(model.state.questions)
    world.trouble = this.#trouble
    const came = await action.send(world, model)
    world.trouble = 'none'
    remembered(action, world)
    const isWritten = this.#trouble !== 'refuses writes'
    const isAnswered = isWritten && this.#trouble !== 'loses answers'
    action.apply(model, came, { world, isWritten, isAnswered })
    world.last = action.isWhole ? undefined : { action, isWritten, isAnswered, came, questions }
    await post(world, this.#post)
    await agree(model, world)
  }

  toString = (): string => {
    const trouble = this.#trouble === 'none' ? '' : ` (${this.#trouble})`
    const { when, death } = this.#post
    const killed = death ? ` and dies ${death.isDone ? 'after' : 'at'} ${death.step}` : ''
    return `${this.#action.name}${trouble}${when === 'now' && !death ? '' : `, delivered ${when}${killed}`}`
  }
}

/** The last request once more, as it was: what was done is not done again, what was not is done now. */
export class Repeat implements fc.AsyncCommand<OrdersModel, OrdersWorld> {
  check = (): boolean => true

  async run(model: OrdersModel, world: OrdersWorld): Promise<void> {
    const { last, again } = world
    if (!last || !again) return
    world.last = undefined
    const answer = await again()
    const came: Came = 'ssml' in answer ? { reply: answer } : { status: answer.status }
    remembered(last.action, world)
    if (!last.isWritten) {
      model.state.questions = structuredClone([...last.questions])
      last.action.apply(model, { ...last.came, ...came }, { world, isWritten: true, isAnswered: true })
    }
    // The device goes on from the first answer, so where it was another one the talk begins anew.
    if (came.reply && !last.isAnswered) {
      world.newTalk()
      model.newTalk()
    }
    await agree(model, world)
  }

  toString = (): string => 'the same again'
}

/** Things at the same moment: what comes of them is what comes of one after the other, in some order. */
export class Race implements fc.AsyncCommand<OrdersModel, OrdersWorld> {
  readonly #actions: readonly Action[]

  constructor(...actions: readonly Action[]) {
    this.#actions = actions
  }

  check = (model: Readonly<OrdersModel>): boolean =>
    this.#actions.every((action) => action.ready(model as OrdersModel))

  async run(model: OrdersModel, world: OrdersWorld): Promise<void> {
    const before = model.copy()
    world.last = undefined
    const came = await Promise.all(
      this.#actions.map(async (action) => ({ action, came: await action.send(world, before) })),
    )
    for (const action of this.#actions) remembered(action, world)
    const faults: unknown[] = []
    for (const order of ordersOf(came)) {
      const tried = before.copy()
      try {
        for (const { action, came } of order)
          action.apply(tried, came, { world, isWritten: true, isAnswered: true })
        await agree(tried, world)
        model.state = tried.state
        return this.#goOn(model, world)
      } catch (fault) {
        faults.push(fault)
      }
    }
    throw faults[0]
  }

  /** Which answer the device heard last nobody knows here: it begins anew, unless only one was spoken. */
  #goOn(model: OrdersModel, world: OrdersWorld): void {
    if (this.#actions.filter(({ speaker, name }) => speaker ?? name.startsWith('nobody')).length < 2) return
    world.newTalk()
    model.newTalk()
  }

  toString = (): string => `at once: ${this.#actions.map(({ name }) => name).join('; ')}`
}
