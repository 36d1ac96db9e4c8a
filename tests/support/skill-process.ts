import { createInterface } from 'node:readline'
import type { RequestEnvelope } from 'ask-sdk-model'
import type { Context } from 'aws-lambda'

/**
 * The skill's Lambda in a process of its own: a request a line in, its response a line out. Time since its start,
 * by which a policy grows old, stands still but for the lines that are numbers: so many milliseconds go by.
 */
let now = 0
performance.now = () => now

// After the clock was stopped.
const { handler } = await import('../../lambda/alexa.ts')

for await (const line of createInterface(process.stdin)) {
  const given = JSON.parse(line) as RequestEnvelope | number
  if (typeof given === 'number') now += given
  const said = typeof given === 'number' ? now : await handler(given, {} as Context)
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
