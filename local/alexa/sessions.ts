import type { Directive, er, Session } from 'ask-sdk-model'
import type { Connection } from './connections/index.ts'
import type { Setting } from './envelope.ts'

/** What the skill taught with Dialog.UpdateDynamicEntities. */
export type Taught = readonly er.dynamic.EntityListItem[]

/** An open session of a device, as Alexa keeps it between turns. */
export interface Open {
  readonly setting: Pick<Setting, 'household' | 'locale' | 'device'>
  readonly session: Session
  /** The time of its last turn, in epoch milliseconds. */
  at: number
  readonly reprompt: string | null
  /** The reprompt was said already: the next silence ends the session. */
  isWaiting: boolean
  readonly dynamic: Taught
  /** The dialog is Alexa's until this ends, and the session suspended. */
  connection: Connection | undefined
}

const SESSION_MS = 10 * 60_000
const OPEN_MAX = 1000

/** The entities that hold after a response: its own, none after a CLEAR, else those from before. */
export function taughtBy(directives: readonly Directive[], earlier: Taught): Taught {
  return directives.reduce((taught, directive) => {
    if (directive.type !== 'Dialog.UpdateDynamicEntities') return taught
    return directive.updateBehavior === 'REPLACE' ? (directive.types ?? []) : []
  }, earlier)
}

/** Whether a session can go on there and then: in the same place, within ten minutes (rulings, 21). */
export function goesOn({ setting, at }: Open, there: Open['setting'] & { readonly now: number }): boolean {
  const { household, locale, device } = setting
  const isSame = household === there.household && locale === there.locale && device === there.device
  return isSame && Math.abs(there.now - at) < SESSION_MS
}

/** The sessions that are open, by the caller's names for them. */
export class Sessions {
  readonly #open = new Map<string, Open>()

  get(name: string): Open | undefined {
    return this.#open.get(name)
  }

  drop(name: string): void {
    this.#open.delete(name)
  }

  keep(name: string, open: Open): void {
    this.#open.delete(name)
    this.#open.set(name, open)
    // A Map iterates in the order of insertion, so the first is the one that was silent longest.
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN_MAX) break
      this.#open.delete(oldest)
    }
  }
}
