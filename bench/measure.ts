import type { Block, ColdStart } from './child.ts'
import { coldStart, type WarmProcess, warmProcess } from './children.ts'
import type { Contender } from './contenders.ts'
import { median, quantile } from './statistics.ts'
import { TURNS } from './talk.ts'

/** Told what is being measured, and for the how manieth time of how many. */
export type Progress = (phase: string, run: number, runs: number) => void

/** Talks in a block: enough turns for a p99 that is not simply the slowest one. */
const TALKS = 20

/** Blocks that are held and not counted, until V8 has seen everything. */
const WARM_UP = 3

/** Contenders take turns, and who begins changes from run to run, so that noise hits all alike. */
const inTurn = <T>(run: number, all: readonly T[]): readonly T[] => (run % 2 === 0 ? all : all.toReversed())

/** Medians over all cold starts. */
export async function measureCold(
  contenders: readonly Contender[],
  runs: number,
  progress: Progress,
): Promise<Map<Contender, ColdStart>> {
  const starts = new Map(contenders.map((contender) => [contender, [] as ColdStart[]]))
  for (let run = 0; run < runs; run += 1) {
    progress('cold start', run + 1, runs)
    for (const contender of inTurn(run, contenders)) starts.get(contender)?.push(await coldStart(contender))
  }
  const middle = (all: readonly ColdStart[]): ColdStart => ({
    cpu: median(all.map(({ cpu }) => cpu)),
    importCpu: median(all.map(({ importCpu }) => importCpu)),
    wall: median(all.map(({ wall }) => wall)),
    boot: median(all.map(({ boot }) => boot)),
  })
  return new Map([...starts].map(([contender, all]) => [contender, middle(all)]))
}

/** A warm process in figures: medians over its blocks. Milliseconds. */
export interface Warm {
  readonly p50: number
  readonly p99: number
  readonly cpu: number
  /** How long it was at work. */
  readonly seconds: number
  /** DynamoDB requests by operation, and how many turns they were for. */
  readonly requests: Readonly<Record<string, number>>
  readonly turns: number
}

interface Runner {
  readonly contender: Contender
  readonly process: WarmProcess
  readonly blocks: Block[]
}

/** Has processes that stay hold talks, a block each in turn. */
export async function measureWarm(
  contenders: readonly Contender[],
  runs: number,
  progress: Progress,
): Promise<Map<Contender, Warm>> {
  const runners = contenders.map(
    (contender): Runner => ({ contender, process: warmProcess(contender), blocks: [] }),
  )
  for (let run = 0; run < WARM_UP; run += 1) for (const { process } of runners) await process.block(TALKS)
  for (const { contender } of runners) contender.requests.take()
  const began = performance.now()
  for (let run = 0; run < runs; run += 1) {
    progress('warm block', run + 1, runs)
    for (const { process, blocks } of inTurn(run, runners)) blocks.push(await process.block(TALKS))
  }
  const seconds = (performance.now() - began) / 1000
  for (const { process } of runners) await process.close()
  return new Map(runners.map((runner) => [runner.contender, figuresOf(runner, seconds)]))
}

const figuresOf = ({ contender, blocks }: Runner, seconds: number): Warm => ({
  p50: median(blocks.map(({ turns }) => quantile(turns, 0.5))),
  p99: median(blocks.map(({ turns }) => quantile(turns, 0.99))),
  cpu: median(blocks.map(({ cpu }) => cpu)),
  seconds,
  requests: contender.requests.take(),
  turns: blocks.length * TALKS * TURNS,
})
