import { createInterface } from 'node:readline'
import { InvalidArgumentError } from 'commander'
import { isLocale } from '../../lambda/locale.ts'
import type { Voice } from '../alexa/envelope.ts'
import { SPEAKERS } from '../alexa/people.ts'
import { readScripts } from '../scripts/files.ts'
import { runScript } from '../scripts/run.ts'
import { openStack, type Stack } from '../stack.ts'
import { command, dataOf, EXIT, run } from './command.ts'
import { shownReply, shownUtterance, voiceName } from './show.ts'

const HELP = `  /as anna 300     who is speaking, and how sure Alexa is (${SPEAKERS.join(', ')})
  /as nobody       a voice that Alexa does not know
  /locale fr-FR    another language: a new talk
  /quit            the end; an empty line is silence`

/** Reads "anna 300", "anna" or "nobody", or undefined. */
function voiceIn(text: string): Voice | undefined {
  const [speaker = '', level, ...rest] = text.trim().split(/\s+/)
  if (rest.length > 0 || (level !== undefined && !/^\d+$/.test(level))) return undefined
  if (speaker === 'nobody') return { speaker: null, level: null }
  return SPEAKERS.includes(speaker)
    ? { speaker, level: level === undefined ? null : Number(level) }
    : undefined
}

/** A talk in the terminal: the shopper types, `/` lines change who and where. */
async function talk(stack: Stack, began: Voice, beganIn: string): Promise<void> {
  let voice = began
  let locale = beganIn
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(
    `You are ${voiceName(voice)}, in ${locale}; the data is ${stack.where}. Say "open corner shop".\n${HELP}\n`,
  )
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  // Piped input ends before its lines are dealt with, and a closed interface refuses to prompt.
  let isEnded = false
  input.once('close', () => {
    isEnded = true
  })
  input.prompt()
  for await (const line of input) {
    const [, change, value = ''] = /^\/(\w+)\s*(.*)$/.exec(line.trim()) ?? []
    if (change === 'quit') break
    if (change === 'as') {
      voice = voiceIn(value) ?? voice
      say(voiceIn(value) ? `You are ${voiceName(voice)}.` : HELP)
    } else if (change === 'locale' && isLocale(value)) locale = value
    else if (change) say(HELP)
    else {
      const said = {
        utterance: line,
        voice,
        locale,
        session: 'terminal',
        device: 'speaker',
        household: 'demo',
      } as const
      say(shownReply(await stack.alexa.turn({ ...said, now: Date.now() })))
    }
    if (!isEnded) input.prompt()
  }
  input.close()
}

/** Plays the scripts at a path and prints each difference with what was said and which rule decided. */
async function play(path: string): Promise<void> {
  const scripts = await readScripts(path)
  const stack = await openStack({ data: undefined, env: process.env, anyPort: true })
  let turns = 0
  let failed = 0
  try {
    for (const [i, script] of scripts.entries()) {
      turns += script.turns.length
      const differences = await runScript(script.turns, `script-${i}`, stack.alexa)
      failed += differences.length
      process.stdout.write(`${differences.length === 0 ? 'ok  ' : 'not '} ${script.path}\n`)
      for (const { turn, expectation, heard, why } of differences)
        process.stdout.write(
          `\n  ${script.path}:${expectation.line}\n    ${shownUtterance(turn.utterance, turn.scene.voice)}\n` +
            `    ${expectation.of} expected  ${expectation.is}\n    ${expectation.of} heard     ${heard}\n    decided: ${why}\n\n`,
        )
    }
  } finally {
    await stack.close()
  }
  process.stdout.write(`${scripts.length} scripts, ${turns} turns, ${failed} differences\n`)
  process.exitCode = failed === 0 ? EXIT.done : EXIT.refused
}

function levelIn(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a level is a whole number, such as 300')
  return Number(text)
}

const cli = command('talk', 'Talks to the shop in the terminal, or plays conversation scripts.')
  .option('--as <SPEAKER>', `who is speaking: nobody, ${SPEAKERS.join(', ')}`, 'nobody')
  .option('--level <LEVEL>', 'how sure Alexa is', levelIn)
  .option('--locale <LOCALE>', 'en-US, en-GB or fr-FR', 'en-US')
  .option(
    '--script <PATH>',
    'plays a .talk file, or every one in a folder, in memory; exit 1 at a difference',
  )
  .addHelpText('after', `\nWhile talking:\n${HELP}`)
  .parse()

interface TalkOptions {
  data: string
  memory?: boolean
  as: string
  level?: number
  locale: string
  script?: string
}

await run(async () => {
  const options = cli.opts<TalkOptions>()
  if (options.script !== undefined) return play(options.script)
  const voice = voiceIn(`${options.as} ${options.as === 'nobody' ? '' : (options.level ?? '')}`)
  if (!voice || !isLocale(options.locale))
    return cli.error('error: no such speaker or locale; see --help', { exitCode: EXIT.usage })
  const stack = await openStack({ data: dataOf(options), env: process.env, anyPort: true })
  try {
    await talk(stack, voice, options.locale)
  } finally {
    await stack.close()
  }
})
