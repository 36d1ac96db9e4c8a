/**
 * Each household's clock. A moved clock goes on running from where it was put, so that a talk an hour
 * later, a search that has expired or tomorrow's visit can be tried today.
 */
export class Clocks {
  readonly #real: () => number
  readonly #offsets = new Map<string, number>()

  /** @param real the real time in epoch milliseconds */
  constructor(real: () => number = Date.now) {
    this.#real = real
  }

  /** The household's time in epoch milliseconds. */
  now(household: string): number {
    return this.#real() + (this.#offsets.get(household) ?? 0)
  }

  /** The households whose clocks were moved. */
  moved(): Iterable<string> {
    return this.#offsets.keys()
  }

  /** Puts the household's clock to a time in epoch milliseconds, or back to the real one with null. */
  move(household: string, to: number | null): void {
    if (to === null) this.#offsets.delete(household)
    else this.#offsets.set(household, to - this.#real())
  }
}
