import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Handler, holdTalk, launch } from './talk.ts'

/** What a fresh process reports of its start. Milliseconds. */
export interface ColdStart {
  /** CPU, user and system, from before the import until the launch is answered. */
  readonly cpu: number
  /** Of that, what the import took. */
  readonly importCpu: number
  /** The same way on the clock. */
  readonly wall: number
  /** What Node had used before: it is the same for every skill, and not in the above. */
  readonly boot: number
}

/** What a warm process reports of a block of talks. Milliseconds. */
export interface Block {
  /** Each turn on the clock. */
  readonly turns: readonly number[]
  /** CPU of a turn, user and system, on average. */
  readonly cpu: number
}

/** CPU of this process since it began, user and system, in milliseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const tell = (report: ColdStart | Block): void => {
  writeSync(1, `${JSON.stringify(report)}\n`)
}

const load = async (path: string): Promise<Handler> => {
  const { handler }: { handler: Handler } = await import(pathToFileURL(path).href)
  return handler
}

async function cold(path: string): Promise<void> {
  const request = launch()
  const boot = cpu()
  const began = performance.now()
  const handler = await load(path)
  const imported = cpu()
  const { response } = await handler(request, {})
  const wall = performance.now() - began
  const used = cpu() - boot
  if (response.shouldEndSession !== false) throw new Error('The launch was not answered with a question.')
  tell({ cpu: used, importCpu: imported - boot, wall, boot })
}

/** Each line on standard input asks for a block of so many talks. */
async function warm(path: string): Promise<void> {
  const handler = await load(path)
  let talk = 0
  for await (const line of process.stdin.setEncoding('utf8')) {
    const turns: number[] = []
    const before = cpu()
    for (let left = Number(line); left > 0; left -= 1) {
      turns.push(...(await holdTalk(handler, talk)))
      talk += 1
    }
    tell({ turns, cpu: (cpu() - before) / turns.length })
  }
}

const [mode, path = ''] = process.argv.slice(2)
await (mode === 'cold' ? cold(path) : warm(path))
process.exit(0)
