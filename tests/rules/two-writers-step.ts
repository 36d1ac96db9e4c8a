import type fc from 'fast-check'
import type { Reply } from '../support/shop.ts'
import { agree } from './two-writers-agree.ts'
import type { Session, Sure, TwoWritersModel } from './two-writers-model.ts'
import type { Trouble, World } from './two-writers-world.ts'

/** What came of something that was done. */
export interface Came {
  readonly reply?: Reply
  readonly session?: Session | undefined
  readonly status?: number
  readonly sent?: Record<string, string>
}

/** How it was done. */
export interface How {
  readonly world: World
  readonly isAnswered: boolean
}

/** Something that somebody does: to the real thing, and to the model. */
export interface Action {
  readonly name: string
  /** Whom the skill is sure of, where it is said. */
  readonly sure?: Sure
  /** It is done alone: neither repeated nor at the same moment as another. */
  readonly isWhole?: boolean
  ready(model: TwoWritersModel): boolean
  send(world: World, model: TwoWritersModel): Promise<Came>
  apply(model: TwoWritersModel, came: Came, how: How): void
  /** It was done without a write, so that none was refused or left unanswered. */
  needsNoWrite?(came: Came): boolean
  /** What the second answer of the same request brings, where the first was lost. */
  late?: ((model: TwoWritersModel, came: Came, world: World) => void) | undefined
}

export function must(holds: boolean, rule: string): void {
  if (!holds) throw new Error(`It should be so: ${rule}.`)
}

/** A search of a talk that could not be kept comes with the next turn that can. */
function arrived(model: TwoWritersModel, world: World): void {
  const { pending } = model.state.session ?? {}
  if (pending && world.has(pending.id) && !model.state.searches[pending.id])
    model.arrive(pending.id, pending.sure)
}

/** What is learned and not predicted: what a talk is about, and which searches without picks gave way. */
function learn(model: TwoWritersModel, action: Action, came: Came, world: World): void {
  if (action.isWhole) model.state.session = came.session
  if (came.reply) {
    const before = model.state.session?.pending
    const { session } = came
    const kept = session?.pending && session.pending.id === before?.id ? before : session?.pending
    model.state.session = session && { ...session, pending: kept }
  }
  // Another talk, or none: what began in the one before cannot be taken back any more.
  if (!model.state.session || action.isWhole) model.state.begun = []
  for (const [id, { picks }] of Object.entries(model.state.searches))
    if (picks.length === 0 && !world.has(id)) delete model.state.searches[id]
  for (const [at, phone] of model.state.phones.entries())
    if (phone.claim?.digits === '?') phone.claim.digits = world.home?.phones[at]?.claim?.digits ?? '?'
}

/** Who was forgotten and comes back has a record again. */
const remembered = ({ sure, isWhole }: Action, world: World): void => {
  if (sure !== undefined && !isWhole) world.forgotten.delete(world.person(sure))
}

/** What was done last, for its repeat. */
export interface Last {
  readonly action: Action
  readonly isWritten: boolean
  readonly isAnswered: boolean
  readonly came: Came
  readonly session: Session | undefined
}

/** One thing that is done, as it should go or with trouble. */
export class Step implements fc.AsyncCommand<TwoWritersModel, World> {
  readonly #action: Action
  readonly #trouble: Trouble

  constructor(action: Action, trouble: Trouble) {
    this.#action = action
    this.#trouble = trouble
  }

  check = (model: Readonly<TwoWritersModel>): boolean => this.#action.ready(model as TwoWritersModel)

  async run(model: TwoWritersModel, world: World): Promise<void> {
    const action = this.#action
    world.again = undefined
    const { session } = model.state
    remembered(action, world)
    world.trouble = this.#trouble
    const came = await action.send(world, model)
    world.trouble = 'none'
    await world.read()
    const isUntroubled = action.needsNoWrite?.(came) === true
    const isAnswered = isUntroubled || this.#trouble !== 'loses answers'
    const isWritten = isUntroubled || this.#trouble !== 'refuses writes'
    if (isWritten) {
      arrived(model, world)
      action.apply(model, came, { world, isAnswered })
    }
    learn(model, action, came, world)
    world.last = action.isWhole || !world.again ? undefined : { action, isWritten, isAnswered, came, session }
    await agree(model, world)
  }

  toString = (): string => `${this.#action.name}${this.#trouble === 'none' ? '' : ` (${this.#trouble})`}`
}

/** The last request once more, as it was: what was done is not done again, what was not is done now. */
export class Repeat implements fc.AsyncCommand<TwoWritersModel, World> {
  check = (): boolean => true

  async run(model: TwoWritersModel, world: World): Promise<void> {
    const { last, again } = world
    if (!last || !again) return
    world.last = undefined
    const answer = await again()
    const came: Came = 'ssml' in answer ? { reply: answer } : { status: answer.status }
    await world.read()
    const { action, isWritten, isAnswered, session } = last
    remembered(action, world)
    const how = { world, isAnswered: true }
    if (!isWritten) {
      model.state.session = session
      arrived(model, world)
      action.apply(model, { ...last.came, ...came }, how)
    } else if (!isAnswered) action.late?.(model, { ...last.came, ...came }, world)
    if (came.reply) world.newTalk()
    learn(model, action, came, world)
    await agree(model, world)
  }

  toString = (): string => 'the same again'
}

/** Every order in which these may come. */
export const ordersOf = <T>(all: readonly T[]): T[][] =>
  all.length <= 1
    ? [[...all]]
    : all.flatMap((one, at) => ordersOf(all.toSpliced(at, 1)).map((rest) => [one, ...rest]))

/** Things at the same moment: what comes of them is what comes of one after the other, in some order. */
export class Race implements fc.AsyncCommand<TwoWritersModel, World> {
  readonly #actions: readonly Action[]

  constructor(...actions: readonly Action[]) {
    this.#actions = actions
  }

  check = (model: Readonly<TwoWritersModel>): boolean =>
    !this.#isOneForm && this.#actions.every((action) => action.ready(model as TwoWritersModel))

  /** A browser opens the code form before each try here; one that opens it twice at once has two forms. */
  get #isOneForm(): boolean {
    const forms = this.#actions.flatMap(({ name }) => /^browser \d+ types in/.exec(name) ?? [])
    return new Set(forms).size < forms.length
  }

  async run(model: TwoWritersModel, world: World): Promise<void> {
    const before = model.copy()
    for (const action of this.#actions) remembered(action, world)
    const came = await Promise.all(
      this.#actions.map(async (action) => ({ action, came: await action.send(world, before) })),
    )
    await world.read()
    world.last = undefined
    const tryOut = async (order: typeof came) => {
      const tried = before.copy()
      for (const { action, came } of order) {
        arrived(tried, world)
        action.apply(tried, came, { world, isAnswered: true })
      }
      for (const { action, came } of order) learn(tried, action, came, world)
      await agree(tried, world)
      model.state = tried.state
    }
    const faults: unknown[] = []
    for (const order of ordersOf(came)) {
      try {
        return await tryOut(order)
      } catch (fault) {
        faults.push(fault)
      }
    }
    throw faults[0]
  }

  toString = (): string => `at once: ${this.#actions.map(({ name }) => name).join('; ')}`
}
