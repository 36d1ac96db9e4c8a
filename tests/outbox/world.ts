import type { Household } from '../../lambda/household/state.ts'
import { type Change, deliver, type OutboxHouse, type Pushed } from '../../lambda/outbox/deliver.ts'
import type { Written } from '../../lambda/store/household-store.ts'
import { MemoryMarks } from '../support/memory-marks.ts'
import { HOME, NOW } from './samples.ts'

/** When a delivery dies: at which of its steps, and whether the step was still done. */
export interface Death {
  readonly step: number
  readonly isDone: boolean
}

/** One household, everything that was written of it, and all that left the house. */
export class World {
  readonly marks = new MemoryMarks()
  readonly changes: Change[] = []
  readonly announced: string[] = []
  readonly pushed: { readonly id: string; readonly wasThere: boolean }[] = []
  readonly reported: unknown[] = []
  /** What push services answer, one after the other; then all is well. */
  readonly answers: Pushed[] = []
  household: Household | undefined
  now = NOW
  /** Runs when a push is about to go out, to change what it was about. */
  beforePush: () => void = () => {}

  /** Writes the household, or deletes it. */
  become(after: Household | undefined): void {
    const before = this.household
    const version = (before?.version ?? 0) + 1
    this.household = after && { ...after, version }
    this.changes.push({ key: HOME, before, after: this.household })
  }

  /** Delivers a change in a process of its own, which may die on the way. */
  async deliver(change: Change, death?: Death): Promise<boolean> {
    let step = 0
    let isDead = false
    const doing = async <Answer>(work: () => Answer | Promise<Answer>): Promise<Answer> => {
      if (isDead) throw new Error('killed before')
      step += 1
      if (step !== death?.step) return await work()
      isDead = true
      if (death.isDone) await work()
      throw new Error('killed')
    }
    return await deliver(this.#house(doing), change)
  }

  #house(doing: <Answer>(work: () => Answer | Promise<Answer>) => Promise<Answer>): OutboxHouse {
    return {
      households: {
        read: () => doing(() => this.household),
        write: (_, next, read) => doing((): Written => this.write(next, read)),
      },
      marks: {
        isDone: (id) => doing(() => this.marks.isDone(id)),
        claim: (mark) => doing(() => this.marks.claim(mark)),
        finish: (mark) => doing(() => this.marks.finish(mark)),
      },
      announce: (event) => doing(() => void this.announced.push(event.id)),
      push: (to, _, sent) =>
        doing((): Pushed => {
          this.beforePush()
          const phone = this.household?.phones.find(({ push }) => push?.endpoint === to.endpoint)
          const id = `${sent} ${to.endpoint}`
          this.pushed.push({ id, wasThere: phone !== undefined })
          return this.answers.shift() ?? 'sent'
        }),
      now: () => this.now,
      deadline: () => new AbortController().signal,
      pause: async () => {},
      report: (error) => this.reported.push(error),
    }
  }

  /** Writes over what was read, and nothing else: as the table does. */
  write(next: Household, read: Household | undefined): Written {
    if (this.household?.version !== read?.version || this.household?.born !== read?.born) return 'lost'
    this.become({ ...next })
    return 'written'
  }

  /** How often each left. */
  counts(of: readonly string[]): Record<string, number> {
    const counts: Record<string, number> = {}
    for (const id of of) counts[id] = (counts[id] ?? 0) + 1
    return counts
  }
}
