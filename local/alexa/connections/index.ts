import type { Directive, ResponseEnvelope } from 'ask-sdk-model'
import { addToShoppingCart, buyShoppingProducts } from './shopping.ts'
import type { Step, Task } from './task.ts'
import { verifyPerson } from './verify-person.ts'

export const START = 'Connections.StartConnection'

/** The tasks that Alexa plays, by their address. */
export const TASKS: ReadonlyMap<string, Task> = new Map(
  [verifyPerson, addToShoppingCart, buyShoppingProducts].map((task) => [task.uri, task]),
)

/** Every name that an outcome can be forced by. */
export const OUTCOMES: readonly string[] = [
  ...new Set([...TASKS.values()].flatMap(({ outcomes }) => Object.keys(outcomes))),
]

/** A dialog that is Alexa's for now. */
export interface Connection {
  readonly task: Task
  readonly token: string | undefined
  /** How often the answer was wrong, in a row. */
  readonly wrong: number
}

/** An open connection for those who talk: what it is about, and how it can be made to end. */
export interface ShownConnection {
  readonly uri: string
  readonly token: string | null
  readonly outcomes: readonly string[]
}

/** The connection that a response begins, or undefined. */
export function connectionIn({ response }: ResponseEnvelope): Connection | undefined {
  const begins = (one: Directive) => one.type === START
  const directive = response.directives?.find(begins) as { uri?: string; token?: string | null } | undefined
  const task = TASKS.get(directive?.uri ?? '')
  return task && { task, token: directive?.token ?? undefined, wrong: 0 }
}

export const shownConnection = ({ task, token }: Connection): ShownConnection => ({
  uri: task.uri,
  token: token ?? null,
  outcomes: Object.keys(task.outcomes),
})

/** An outcome cannot be forced. The message says what can be. */
export class OutcomeRefused extends Error {
  override readonly name = 'OutcomeRefused'
}

/** Refuses an outcome where no connection is open. */
export const noConnection = (): OutcomeRefused =>
  new OutcomeRefused('An "outcome" needs a connection that is open, or that this turn opens; there is none.')

/** What a turn has still to do, and how often it began a connection. */
export interface Course {
  outcome: string | undefined
  connections: number
}

/**
 * The step to the outcome that was asked for, which is dealt with by that.
 * @throws {OutcomeRefused}
 */
export function forced({ task }: Connection, course: Course): Step {
  const { outcome = '' } = course
  if (!Object.hasOwn(task.outcomes, outcome)) {
    const names = Object.keys(task.outcomes).join(', ')
    throw new OutcomeRefused(`The "outcome" of ${task.uri} must be one of ${names}.`)
  }
  course.outcome = undefined
  return { outcome }
}
