import { ROUNDS, type Round } from './checks.ts'
import { Desk, install } from './desk.ts'

/** Plays one round and returns how many checks of it failed. */
async function play({ start, checks }: Round): Promise<number> {
  const desk = await Desk.open(start)
  let failed = 0
  try {
    for (const { name, run } of checks) {
      const began = performance.now()
      const error = await run(desk).then(
        () => undefined,
        (reason: unknown) => reason as Error,
      )
      if (error) failed += 1
      const ms = Math.round(performance.now() - began)
      process.stdout.write(`${error ? 'not' : 'ok '} ${name} (${ms} ms)\n`)
      if (error) process.stdout.write(`${(error.stack ?? error.message).replace(/^/gm, '      ')}\n`)
    }
  } finally {
    await desk.close()
  }
  return failed
}

/**
 * `npm run test:ask-cli`: the real, unmodified ask-cli and ask-smapi-sdk against a started skill, with every
 * socket of theirs watched. ask-cli ends with 0 after turns that failed, so what it printed and saved is what
 * counts. Exit 1 at any failure.
 */
async function main(): Promise<void> {
  const began = performance.now()
  await install()
  let failed = 0
  for (const round of ROUNDS) failed += await play(round)
  const count = ROUNDS.reduce((sum, { checks }) => sum + checks.length, 0)
  const seconds = Math.round((performance.now() - began) / 1000)
  process.stdout.write(`${count - failed} passed, ${failed} failed with ask-cli, in ${seconds} s\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

await main()
