import { Argument, Command, InvalidArgumentError } from 'commander'
import { benchCalibration } from '../../bench/calibration.ts'
import { benchConsole } from '../../bench/console.ts'
import type { Progress } from '../../bench/measure.ts'
import { benchPhone } from '../../bench/phone.ts'
import { benchPolicy } from '../../bench/policy.ts'
import { benchSearch } from '../../bench/search.ts'
import { benchSkill } from '../../bench/skill.ts'
import { EXIT, run } from './command.ts'

type Benchmark = (runs: number, progress: Progress) => AsyncIterable<string>

/** Every benchmark by its name. */
const BENCHMARKS = new Map<string, Benchmark>([
  ['skill', benchSkill],
  ['search', benchSearch],
  ['phone', benchPhone],
  ['console', benchConsole],
  ['calibration', benchCalibration],
  ['policy', benchPolicy],
])

function count(text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It must be 1 or more.')
  return number
}

const cli = new Command('bench')
  .description('Runs a benchmark, or all of them, and prints its table.')
  .addArgument(new Argument('[name]', 'which one').choices([...BENCHMARKS.keys()]))
  .option('--runs <N>', 'how many runs medians are taken of', count, 30)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage))
  .parse()

/** One line that is written over on a terminal; elsewhere a line where something new begins. */
const show: Progress = (phase, run, runs) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${phase} ${run} of ${runs}`)
  else if (run === 1) process.stderr.write(`${phase}, ${runs} times\n`)
}

const clear = (): void => {
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K')
}

await run(async () => {
  const { runs } = cli.opts<{ runs: number }>()
  const [only] = cli.args
  for (const [name, benchmark] of BENCHMARKS) {
    if (only !== undefined && only !== name) continue
    process.stdout.write(`${name}\n`)
    for await (const part of benchmark(runs, show)) {
      clear()
      process.stdout.write(`\n${part}`)
    }
  }
})
