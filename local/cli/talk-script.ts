import { readScripts } from '../scripts/files.ts'
import { type Difference, runScript } from '../scripts/run.ts'
import type { Stack } from '../stack.ts'
import { EXIT } from './command.ts'
import { shownUtterance } from './show.ts'

/** What was expected, what was heard, and why. */
function shown(path: string, { turn, expectation: { line, of, is }, heard, why, trace }: Difference): string {
  return [
    `  ${path}:${line}`,
    `    ${shownUtterance(turn)}`,
    `    ${of} expected  ${is}`,
    `    ${of} heard     ${heard}`,
    ...(why === '' ? [] : [`    decided: ${why}`]),
    ...trace.map((one) => `      ${one}`),
  ].join('\n')
}

/** Plays the scripts at a path and prints each difference with what was said and which rule decided. */
export async function play(path: string, { alexa, skill, setOwn }: Stack): Promise<void> {
  const scripts = await readScripts(path, alexa)
  const hasRegulars = skill.handler === undefined
  let turns = 0
  let failed = 0
  for (const [i, script] of scripts.entries()) {
    turns += script.turns.length
    const differences = await runScript(script.turns, `script-${i}`, alexa, { hasRegulars, setOwn })
    failed += differences.length
    process.stdout.write(`${differences.length === 0 ? 'ok  ' : 'not '} ${script.path}\n`)
    for (const difference of differences) process.stdout.write(`\n${shown(script.path, difference)}\n\n`)
  }
  process.stdout.write(`${scripts.length} scripts, ${turns} turns, ${failed} differences\n`)
  process.exitCode = failed === 0 ? EXIT.done : EXIT.refused
}
