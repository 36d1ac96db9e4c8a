import { Command } from 'commander'
import { parseSettings } from '../../lambda/settings.ts'
import { SKILL_ID } from '../house.ts'
import { pathInProject } from '../root.ts'
import { PROFILES, writeAskHome } from '../smapi/ask-home.ts'
import { EXIT, run } from './command.ts'

type Env = Readonly<Record<string, string | undefined>>

/** A word for a POSIX shell. */
const word = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`

/** What must be in the environment, and of the rest what is in the way. No more: the home says the rest. */
function environment(home: string, door: string, env: Env): string[] {
  const isSet = (name: string): boolean => (env[name] ?? '') !== ''
  const lines = [`export HOME=${word(home)}`, `export ASK_SMAPI_SERVER_BASE_URL=${door}/smapi`]
  // The only setting that has no place in a file: `ask dialog` and `ask deploy` ask npm for a newer version.
  lines.push('export ASK_SKIP_NEW_VERSION_REMINDER=true')
  if (['http_proxy', 'HTTP_PROXY', 'ASK_CLI_PROXY'].some(isSet))
    lines.push('unset ASK_CLI_PROXY; export NO_PROXY=127.0.0.1,localhost')
  // Together with AWS keys these make a profile of their own, which sends usage figures.
  if (['ASK_ACCESS_TOKEN', 'ASK_REFRESH_TOKEN'].some(isSet))
    lines.push('unset ASK_ACCESS_TOKEN ASK_REFRESH_TOKEN')
  return lines
}

const cli = new Command('ask:setup')
  .description('Writes a home for ask-cli with a profile for each speaker and level of the local Alexa.')
  .option('--home <DIR>', 'the home; never your own', '.data/ask-home')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage))
  .parse()

await run(async () => {
  const { PORT: port = 3000, CORNER_SHOP_SKILL_ID: skillId = SKILL_ID } = parseSettings(process.env)
  const home = await writeAskHome(cli.opts<{ home: string }>().home)
  const fixture = word(`file:${pathInProject('docs/fixtures/launch-anna-300.json')}`)
  const others = Object.keys(PROFILES).slice(1)
  process.stdout.write(
    [
      `A home for ask-cli is in ${home}: the profile default is nobody, the others are ${others.join(', ')}.`,
      '',
      'In the shell for ask-cli, and only there:',
      '',
      ...environment(home, `http://127.0.0.1:${port}`, process.env).map((line) => `  ${line}`),
      '',
      'Then, while npm start runs:',
      '',
      `  ask dialog -s ${skillId} -l en-US -p anna`,
      `  ask smapi simulate-skill -s ${skillId} --device-locale en-US --input-content 'open corner shop' -p anna-200`,
      `  ask smapi invoke-skill -s ${skillId} --endpoint-region NA --skill-request-body ${fixture}`,
      '',
    ].join('\n'),
  )
})
