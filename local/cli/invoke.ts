import type { RequestEnvelope } from 'ask-sdk-model'
import { asEnvelope, isForeignSkill } from '../alexa/envelope-fault.ts'
import { SkillFault } from '../alexa/skill-fault.ts'
import { openStack, type Stack } from '../stack.ts'
import { command, dataOf, run } from './command.ts'
import { foreignOf, withForeign } from './foreign.ts'

/** A request envelope, or a sentence that says why a line is none. */
function envelopeIn(line: string): RequestEnvelope | string {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return 'This line is not JSON.'
  }
  const envelope = asEnvelope(parsed)
  return typeof envelope === 'string' ? `This line ${envelope}` : envelope
}

/** One line in, one line out. */
async function answer(line: string, { invoke, skill }: Stack): Promise<unknown> {
  const envelope = envelopeIn(line)
  if (typeof envelope === 'string') return { error: envelope }
  const addressed = envelope.context.System.application?.applicationId
  // Alexa never delivers a request of another skill, and a plain handler does not look.
  if (skill.handler && addressed !== undefined && addressed !== skill.skillId)
    return { error: `This request is for another skill; --skill-id ${addressed} would take it.` }
  try {
    return (await invoke(envelope)).response
  } catch (error) {
    if (error instanceof SkillFault)
      return { error: error.message, ...(error.trace.length > 0 ? { trace: error.trace } : {}) }
    return {
      error: isForeignSkill(error as Error)
        ? 'This request is for another skill.'
        : 'The skill could not take this request.',
    }
  }
}

/**
 * The lines of standard input. Not through `readline`, which also ends a line at U+2028, U+2029 and a lone
 * carriage return, all of which JSON allows inside a text.
 */
async function* linesOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of input.setEncoding('utf8')) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  yield rest
}

const cli = withForeign(
  command('invoke', 'Answers Alexa request envelopes: one a line from standard input, one a line out.'),
).parse()

await run(async () => {
  const options = { data: dataOf(cli.opts()), env: process.env, anyPort: true }
  const stack = await openStack({ ...options, foreign: foreignOf(cli, options) })
  try {
    for await (const line of linesOf(process.stdin))
      if (line.trim() !== '') process.stdout.write(`${JSON.stringify(await answer(line, stack))}\n`)
  } finally {
    await stack.close()
  }
})
