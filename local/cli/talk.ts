import { PassThrough } from 'node:stream'
import { InvalidArgumentError } from 'commander'
import { SPEAKERS } from '../alexa/people.ts'
import { openStack } from '../stack.ts'
import { command, dataOf, EXIT, run } from './command.ts'
import { foreignOf, withForeign } from './foreign.ts'
import { HELP, talk, voiceIn } from './talk-live.ts'
import { exportReplay, importReplay } from './talk-replay.ts'
import { play } from './talk-script.ts'

function levelIn(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('a level is a whole number, such as 300')
  return Number(text)
}

const cli = withForeign(
  command('talk', 'Talks to the shop in the terminal, or plays conversation scripts.')
    .option('--as <SPEAKER>', `who is speaking: nobody, ${SPEAKERS.join(', ')}`, 'nobody')
    .option('--level <LEVEL>', 'how sure Alexa is', levelIn)
    .option('--locale <LOCALE>', 'en-US, en-GB or fr-FR; for another skill one of its models')
    .option(
      '--script <PATH>',
      'plays a .talk file, or every one in a folder, in memory; exit 1 at a difference',
    )
    .option('--export-replay <OUT.json>', 'writes the --script as replay files of ask dialog, one a session')
    .option('--import-replay <IN.json>', 'prints a replay file or --save-skill-io recording as a script')
    .addHelpText('after', `\nWhile talking:\n${HELP}`),
).parse()

interface TalkOptions {
  data: string
  memory?: boolean
  as: string
  level?: number
  locale?: string
  script?: string
  exportReplay?: string
  importReplay?: string
  handler?: string
  skillId?: string
}

/** Scripts are tests: their orders are told in what is compared, and nowhere else. */
const consoleFor = (isLive: boolean) => (isLive ? {} : { console: new PassThrough().resume() })

await run(async () => {
  const options = cli.opts<TalkOptions>()
  const { script, exportReplay: to, importReplay: from } = options
  const usage = (sentence: string): never => cli.error(`error: ${sentence}`, { exitCode: EXIT.usage })
  if (to !== undefined && script === undefined) usage('--export-replay goes with --script')
  if (from !== undefined && script !== undefined) usage('--import-replay and --script do not go together')
  if (options.skillId !== undefined && options.handler === undefined && to === undefined)
    usage('--skill-id goes with --handler or --export-replay')
  const voice =
    voiceIn(`${options.as} ${options.as === 'nobody' ? '' : (options.level ?? '')}`) ??
    usage(`there is no speaker ${options.as}; there are nobody, ${SPEAKERS.join(', ')}`)

  const isLive = script === undefined && from === undefined
  const settings = { data: isLive ? dataOf(options) : undefined, env: process.env, anyPort: true }
  const stack = await openStack({ ...settings, ...consoleFor(isLive), foreign: foreignOf(cli, settings) })
  try {
    const { locales } = stack.alexa
    const { locale = stack.alexa.locale } = options
    if (!locales.includes(locale)) usage(`there is no locale ${locale}; there are ${locales.join(', ')}`)
    const isAsked = ['as', 'level'].some((name) => cli.getOptionValueSource(name) === 'cli')
    if (from !== undefined) await importReplay(from, stack, voice, isAsked)
    else if (script === undefined) await talk(stack, { voice, locale })
    else if (to === undefined) await play(script, stack)
    else await exportReplay(script, to, stack, options.skillId ?? stack.skill.skillId)
  } finally {
    await stack.close()
  }
})
