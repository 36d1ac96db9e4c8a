import type { ColdStart } from './child.ts'
import { type Contender, type Contenders, openContenders } from './contenders.ts'
import { measureCold, measureWarm, type Progress, type Warm } from './measure.ts'
import { type Line, tableOf } from './report.ts'
import { TURNS } from './talk.ts'

const KIB = 1024
/** A policy that changed reaches every function within this time, so it is read once in it. */
const POLICY_SECONDS = 30

/**
 * Measures the skill against a minimal one with the same turns, both as the bundles that would run on
 * Lambda, on this Node, against an embedded DynamoDB each.
 * @returns what is to be printed
 */
export async function* benchSkill(runs: number, progress: Progress): AsyncGenerator<string> {
  const contenders = await openContenders()
  try {
    const { skill, minimal, plain, trimmed } = contenders
    const warm = await measureWarm([skill, minimal], runs, progress)
    const cold = await measureCold([skill, minimal, plain, trimmed], runs, progress)
    const lines = [sizeLine(contenders), ...coldLines(contenders, cold), ...warmLines(contenders, warm)]
    yield `${tableOf(lines)}\n\n${notes(runs)}\n`
  } finally {
    await contenders.close()
  }
}

const kib = ({ bytes }: Contender): number => bytes / KIB

const sizeLine = ({ skill, minimal, plain, trimmed }: Contenders): Line => ({
  what: 'bundle, KiB',
  skill: kib(skill),
  minimal: kib(minimal),
  plain: kib(plain),
  trimmed: kib(trimmed),
  digits: 0,
  target: { of: 'the skill', atMost: 600 },
})

/** The figures of one contender. */
function of<Figures>(figures: ReadonlyMap<Contender, Figures>, contender: Contender): Figures {
  const found = figures.get(contender)
  if (found === undefined) throw new Error(`${contender.name} was not measured.`)
  return found
}

function coldLines(
  { skill, minimal, plain, trimmed }: Contenders,
  cold: ReadonlyMap<Contender, ColdStart>,
): readonly Line[] {
  const line = (what: string, figure: (start: ColdStart) => number) => ({
    what,
    skill: figure(of(cold, skill)),
    minimal: figure(of(cold, minimal)),
    plain: figure(of(cold, plain)),
    trimmed: figure(of(cold, trimmed)),
    digits: 1,
  })
  return [
    { ...line('cold start: CPU, ms', ({ cpu }) => cpu), target: { of: 'the ratio', atMost: 1.25 } },
    line('  of that the import', ({ importCpu }) => importCpu),
    line("  with Node's own start", ({ cpu, boot }) => boot + cpu),
    line('  on the clock', ({ wall }) => wall),
  ]
}

function warmLines({ skill, minimal }: Contenders, warm: ReadonlyMap<Contender, Warm>): readonly Line[] {
  const line = (what: string, figure: (warm: Warm) => number) => ({
    what,
    skill: figure(of(warm, skill)),
    minimal: figure(of(warm, minimal)),
    digits: 2,
  })
  const asked = (operation: string) => (figures: Warm) => figures.requests[operation] ?? 0
  const aTurn = (operation: string) => (figures: Warm) => asked(operation)(figures) / figures.turns
  const { seconds } = of(warm, skill)
  const others = (figures: Warm) =>
    Object.entries(figures.requests)
      .filter(([operation]) => !['GetItem', 'PutItem', 'UpdateItem', 'Query'].includes(operation))
      .reduce((sum, [, count]) => sum + count, 0)
  return [
    { ...line('warm turn: p50, ms', ({ p50 }) => p50), target: { of: 'the ratio', atMost: 1.25 } },
    line('  p99, ms', ({ p99 }) => p99),
    line('  CPU, ms', ({ cpu }) => cpu),
    { ...line('reads a turn (GetItem)', aTurn('GetItem')), target: { of: 'the skill', atMost: 1 } },
    { ...line('writes a turn (PutItem)', aTurn('PutItem')), target: { of: 'the skill', atMost: 1 } },
    {
      ...line(
        'counts a greeting (UpdateItem)',
        (figures) => asked('UpdateItem')(figures) / (figures.turns / TURNS),
      ),
      target: { of: 'the skill', atMost: 1 },
    },
    {
      ...line(`policy reads (Query) in ${seconds.toFixed(0)} s`, asked('Query')),
      digits: 0,
      target: { of: 'the skill', atMost: Math.ceil(seconds / POLICY_SECONDS) },
    },
    { ...line('any other request', others), digits: 0, target: { of: 'the skill', atMost: 0 } },
  ]
}

const notes = (runs: number): string =>
  [
    `Medians of ${runs} interleaved runs on Node ${process.version}; a ratio is skill to minimal.`,
    'All bundles: esbuild, one minified ES module for node24, `module` before `main`. "skill" is what ships: without',
    'what no Lambda calls (scripts/leave-out.ts), and with Node\'s modules by `require`. "both plain" has neither in',
    'either skill, "both trimmed" has both in both. Targets are held against what ships.',
  ].join('\n')
