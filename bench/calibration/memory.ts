import { OBJECTION_DAYS, type People } from './assumptions.ts'
import type { Visit } from './fleet.ts'

/** What a fleet's households remember of each person: when they were asked, and whether they are held. */
export class Memory {
  readonly #people: People
  readonly #reluctance: readonly number[]
  readonly #askedOn = new Map<number, number>()
  readonly #objectedOn = new Map<number, number>()
  readonly #held = new Map<number, { readonly until: number; readonly level: number }>()

  constructor(people: People, reluctance: readonly number[]) {
    this.#people = people
    this.#reluctance = reluctance
  }

  /** Held at this level or below: greeted neutrally. */
  isHeld({ person, day, level }: Visit): boolean {
    const held = this.#held.get(person)
    return held !== undefined && day < held.until && level <= held.level
  }

  mayBeAsked({ person, day }: Visit): boolean {
    if ((this.#reluctance[person] ?? 1) >= this.#people.agree) return false
    const held = this.#held.get(person)
    if (held && day < held.until) return false
    const last = this.#askedOn.get(person)
    return last === undefined || day - last >= this.#people.askEveryDays
  }

  wasAsked({ person, day }: Visit): void {
    this.#askedOn.set(person, day)
  }

  /** Somebody objects to this person's name. @returns whether it counts */
  objects({ person, day, level }: Visit): boolean {
    const held = this.#held.get(person)
    this.#held.set(person, {
      until: day + this.#people.holdDays,
      level: Math.max(level, held?.level ?? 0),
    })
    const last = this.#objectedOn.get(person)
    if (last !== undefined && day - last < OBJECTION_DAYS) return false
    this.#objectedOn.set(person, day)
    return true
  }
}
