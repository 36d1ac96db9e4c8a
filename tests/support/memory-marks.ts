import { type Mark, type Marks, TRIES } from '../../lambda/store/marks.ts'

/** Marks that are kept in memory, for tests of what is sent; `tests/store` holds the real ones to the same. */
export class MemoryMarks implements Marks {
  readonly #marks = new Map<string, { tries: number; over: boolean }>()

  #of(id: string) {
    const mark = this.#marks.get(id) ?? { tries: 0, over: false }
    this.#marks.set(id, mark)
    return mark
  }

  isDone(id: string): Promise<boolean> {
    return Promise.resolve(this.#of(id).over)
  }

  claim({ id }: Mark): Promise<boolean> {
    const mark = this.#of(id)
    if (mark.over || mark.tries >= TRIES) return Promise.resolve(false)
    mark.tries += 1
    return Promise.resolve(true)
  }

  finish({ id }: Mark): Promise<void> {
    this.#of(id).over = true
    return Promise.resolve()
  }
}
