import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Block, ColdStart } from './child.ts'
import type { Contender } from './contenders.ts'

/** A process of a contender, and the lines it answers with. */
class Child {
  readonly #name: string
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>
  readonly #answers: AsyncIterator<string>
  readonly #gone: Promise<unknown>
  #complaints = ''

  /** Starts a fresh Node with the environment of a Lambda and nothing else. */
  constructor({ name, child, bundle, env }: Contender, mode: 'cold' | 'warm') {
    this.#name = name
    this.#process = spawn(process.execPath, [child, mode, bundle], { env, stdio: ['pipe', 'pipe', 'pipe'] })
    this.#gone = once(this.#process, 'close')
    this.#answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]()
    this.#process.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints += text
    })
  }

  ask(line: string): void {
    this.#process.stdin.write(`${line}\n`)
  }

  /** The next report. */
  async next<Report extends ColdStart | Block>(): Promise<Report> {
    const { value, done } = await this.#answers.next()
    if (!done) return JSON.parse(value) as Report
    await this.#gone
    throw new Error(`The process of ${this.#name} ended without an answer.\n${this.#complaints}`)
  }

  /**
   * Waits until the process is gone.
   * @throws if it complained: a turn that lost its store is quicker than one that did its work
   */
  async close(): Promise<void> {
    this.#process.stdin.end()
    await this.#gone
    if (this.#complaints !== '') throw new Error(`The process of ${this.#name} says: ${this.#complaints}`)
  }
}

/** Starts a process, has it answer one launch, and waits until it is gone. */
export async function coldStart(contender: Contender): Promise<ColdStart> {
  const child = new Child(contender, 'cold')
  const report = await child.next<ColdStart>()
  await child.close()
  return report
}

/** A process that stays, and holds talks when it is asked to. */
export interface WarmProcess {
  block(talks: number): Promise<Block>
  close(): Promise<void>
}

export function warmProcess(contender: Contender): WarmProcess {
  const child = new Child(contender, 'warm')
  return {
    block: (talks) => {
      child.ask(String(talks))
      return child.next<Block>()
    },
    close: () => child.close(),
  }
}
