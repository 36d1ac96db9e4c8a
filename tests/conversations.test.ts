import { pathInProject } from '../local/root.ts'
import { readScripts } from '../local/scripts/files.ts'
import { runScript } from '../local/scripts/run.ts'
import { openStack, type Stack } from '../local/stack.ts'

let stack: Stack
beforeAll(async () => {
  stack = await openStack({ data: undefined, env: {}, anyPort: true })
})
afterAll(() => stack.close())

/** Plays every script at a path; a difference is shown as the script's line, what was heard, and why. */
async function play(path: string): Promise<void> {
  for (const [i, { path: file, turns }] of (await readScripts(pathInProject(path))).entries()) {
    const differences = await runScript(turns, `${path}-${i}`.replace(/\W+/gu, '-'), stack.alexa, {
      setOwn: stack.setOwn,
    })
    const told = differences.map(
      ({ expectation, heard, why }) =>
        `${file}:${expectation.line} ${expectation.of} expected ${expectation.is}, heard ${heard} (${why})`,
    )
    expect(told).toEqual([])
  }
}

jest.setTimeout(60_000)

describe('the conversation scripts', () => {
  it.each(['en-US', 'en-GB', 'fr-FR'])('are what people hear (%s)', (locale) =>
    play(`tests/conversations/${locale}`),
  )

  it('include the evening of npm run demo', () => play('demo/evening.talk'))
})
