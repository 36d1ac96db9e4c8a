import { type ChildProcess, spawn } from 'node:child_process'

/** How a process ended, and all it printed. */
export interface Ended {
  readonly code: number | null
  readonly out: string
}

/** A process of ours, as it runs. */
export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** Resolves with all that was printed, as soon as that fits. Rejects when the process ends without. */
  printed(what: RegExp): Promise<string>
  type(line: string): void
}

export interface ChildOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** A process that takes longer hangs, and is ended. Milliseconds. */
  readonly most?: number
}

/** Starts a process; standard output and standard error are read as one. */
export function start(command: string, args: readonly string[], options: ChildOptions): Running {
  const child = spawn(command, args, { cwd: options.cwd, env: { ...options.env }, stdio: 'pipe' })
  let out = ''
  const looks = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      out += text
      for (const look of looks) look()
    })
  const timer = options.most === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), options.most)
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, out })
    })
  })
  return {
    child,
    ended,
    type: (line) => child.stdin.write(`${line}\n`),
    printed: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (what.test(out)) resolve(out)
        }
        looks.add(look)
        look()
        void ended.then(() => reject(new Error(`It ended without ${what}:\n${out}`)))
      }),
  }
}
