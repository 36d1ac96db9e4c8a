import { type ChildProcess, spawn } from 'node:child_process'
import { pathInProject } from '../../local/root.ts'

/** A command as it runs: what it printed so far, and how it ended. */
export interface Running {
  readonly child: ChildProcess
  readonly out: () => string
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves as soon as standard output holds the text. */
  printed(text: string): Promise<void>
}

const running = new Set<ChildProcess>()

/** Starts a program of Node's in the project. */
export function start(
  args: string[],
  { env = {}, input }: { env?: Record<string, string>; input?: string } = {},
): Running {
  const child = spawn(process.execPath, args, {
    cwd: pathInProject('.'),
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  let out = ''
  let err = ''
  const waiting: (() => void)[] = []
  child.stdout.on('data', (data) => {
    out += data
    for (const look of waiting) look()
  })
  child.stderr.on('data', (data) => {
    err += data
  })
  if (input !== undefined) child.stdin.end(input)
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on('close', (code) => {
      running.delete(child)
      resolve({ code, out, err })
    })
  })
  return {
    child,
    out: () => out,
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => out.includes(text) && resolve()
        waiting.push(look)
        look()
        void ended.then(() => reject(new Error(`It ended without "${text}": ${out}${err}`)))
      }),
  }
}

/** The arguments of `npm run NAME`. */
export const command = (name: string, ...args: string[]) => ['local/run.cjs', name, ...args]
/** The settings of a start that takes any free ports. */
export const ANY_PORT = { PORT: '0', DYNAMODB_PORT: '0' }

/** Ends whatever a test left running. */
export function endAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
