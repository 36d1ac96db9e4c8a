/** Results that are kept to be asked for, by id: the newest, up to a number of them. */
export class Kept<T> {
  readonly #most: number
  readonly #byId = new Map<string, T>()

  constructor(most: number) {
    this.#most = most
  }

  keep(id: string, result: T): void {
    this.#byId.set(id, result)
    for (const oldest of this.#byId.keys()) {
      if (this.#byId.size <= this.#most) break
      this.#byId.delete(oldest)
    }
  }

  get(id: string): T | undefined {
    return this.#byId.get(id)
  }

  /** The result, which is then no longer kept. */
  take(id: string): T | undefined {
    const result = this.#byId.get(id)
    this.#byId.delete(id)
    return result
  }
}
