import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SKILL_ID } from '../../../local/house.ts'
import type { Desk } from '../desk.ts'
import { at, type Check, captionOf, HERE, LOCALE, NEW, simulate } from './check.ts'

const FAILED_TURN = /\[Error\]|Failed to simulate|undefined/

/** A name for those whose level is enough, none for the others. */
export const greetings: Check[] = (
  [
    ['anna', /, Anna\./],
    ['anna-400', /, Anna\./],
    ['mary-jo', /, Mary Jo\./],
    ['ben', /, Ben\./],
    ['anna-200', /^Welcome[\w ]*\. /],
    ['mary-jo-200', /^Welcome[\w ]*\. /],
    ['ben-200', /^Welcome[\w ]*\. /],
    ['default', /^Welcome[\w ]*\. /],
  ] as const
).map(([profile, greeting]) => ({
  name: `simulate-skill as ${profile} hears ${greeting}`,
  async run(desk) {
    const answer = await simulate(desk, 'open corner shop', profile, ...NEW)
    equal(at(answer, 'status'), 'SUCCESSFUL')
    match(captionOf(answer), greeting)
    if (!/-200|default/.test(profile)) return
    ok(!/Anna|Mary|Jo\b|Ben/.test(captionOf(answer)), 'a name was said')
  },
}))

/** Plays a replay file and returns what was printed and what was saved of it. */
async function replay(desk: Desk, profile: string, userInput: readonly string[]) {
  const name = `${profile}-${userInput.length}`
  const file = await desk.file(`${name}.json`, {
    skillId: SKILL_ID,
    locale: 'en-US',
    type: 'text',
    userInput,
  })
  const io = join(desk.folder, `${name}.io.json`)
  const { code, out } = await desk.ask(['dialog', '--replay', file, '--save-skill-io', io, '-p', profile])
  equal(code, 0, out)
  return { out, saved: JSON.parse(await readFile(io, 'utf8')) as unknown }
}

/** Sessions, replays and the interactive dialog. */
export const talks: Check[] = [
  {
    name: 'simulate-skill goes on in its profile’s session, and another profile has its own',
    async run(desk) {
      await simulate(desk, 'open corner shop', 'anna', ...NEW)
      match(captionOf(await simulate(desk, 'find a quiet kettle', 'anna')), /^Quiet kettles/)
      match(captionOf(await simulate(desk, 'tell me about the second one', 'anna')), /Fellside/)
      const other = await simulate(desk, 'find a quiet kettle', 'mary-jo-200', ...NEW)
      equal(at(other, 'status'), 'FAILED')
    },
  },
  {
    name: 'what matches nothing is FAILED, with Amazon’s sentence',
    async run(desk) {
      const answer = await simulate(desk, 'find a quiet kettle', 'ben', ...NEW)
      equal(at(answer, 'status'), 'FAILED')
      match(String(at(answer, 'result', 'error', 'message')), /did not resolve to any intent in your skill/)
    },
  },
  {
    name: 'dialog --replay with --save-skill-io: a name, a search, an end, one entry a turn',
    async run(desk) {
      const words = ['open corner shop', 'find a quiet kettle', 'stop']
      const { out, saved } = await replay(desk, 'anna', [...words, '.quit'])
      ok(!FAILED_TURN.test(out), out)
      match(out, /Alexa > Welcome back, Anna\./)
      match(out, /Alexa > Quiet kettles/)
      match(out, /Session ended/)
      match(out, /Goodbye!/)
      const turns = at(saved, 'invocations') as unknown[]
      deepEqual(
        turns.map((turn) => at(turn, 'request', 'utterance')),
        words,
      )
      for (const turn of turns) equal(at(turn, 'response', 'body', 'status'), 'SUCCESSFUL')
    },
  },
  {
    name: 'dialog as a profile below the threshold hears no name, in any turn',
    async run(desk) {
      const { out } = await replay(desk, 'anna-200', ['open corner shop', 'help', '.quit'])
      match(out, /Alexa > Welcome back\. /)
      ok(!out.includes('Anna'), out)
    },
  },
  {
    name: 'dialog shows a failed turn and goes on',
    async run(desk) {
      const { out } = await replay(desk, 'default', ['gibberish', 'open corner shop', 'stop', '.quit'])
      match(out, /Failed to simulate skill\. Error: This utterance did not resolve/)
      match(out, /Alexa > Welcome back\./)
    },
  },
  {
    name: 'dialog with a base URL that ends in a slash',
    async run(desk) {
      const userInput = ['open corner shop', '.quit']
      const file = await desk.file('slash.json', {
        skillId: SKILL_ID,
        locale: 'en-US',
        type: 'text',
        userInput,
      })
      const env = { ASK_SMAPI_SERVER_BASE_URL: `${desk.door}/smapi/` }
      match((await desk.ask(['dialog', '--replay', file], { env })).out, /Alexa > Welcome back\. /)
    },
  },
  {
    name: 'a token that has run out is renewed here, and the profile keeps its speaker',
    async run(desk) {
      const env = { HOME: join(desk.folder, 'stale'), ASK_LWA_TOKEN_HOST: desk.door }
      const fresh = await readFile(join(desk.folder, 'home', '.ask', 'cli_config'), 'utf8')
      await mkdir(join(env.HOME, '.ask'), { recursive: true })
      const config = join(env.HOME, '.ask', 'cli_config')
      await writeFile(config, fresh.replaceAll('2999-01-01', '2020-01-01'))
      const userInput = ['open corner shop', '.quit']
      const file = await desk.file('stale.json', {
        skillId: SKILL_ID,
        locale: 'en-US',
        type: 'text',
        userInput,
      })
      match((await desk.ask(['dialog', '--replay', file, '-p', 'ben'], { env })).out, /Welcome back, Ben\./)
      const renewed = JSON.parse(await readFile(config, 'utf8')) as unknown
      ok(!String(at(renewed, 'profiles', 'ben', 'token', 'expires_at')).startsWith('2020'))
    },
  },
  {
    name: 'dialog, interactive, until .quit',
    async run(desk) {
      const dialog = desk.startAsk(['dialog', ...HERE, ...LOCALE, '-p', 'ben'])
      await dialog.printed(/User {2}> /)
      dialog.type('open corner shop')
      await dialog.printed(/Alexa > Welcome back, Ben\.[^\n]*\nUser {2}> /)
      dialog.type('.quit')
      const { code, out } = await dialog.ended
      equal(code, 0, out)
      match(out, /Goodbye!/)
    },
  },
  {
    name: 'dialog, interactive, with .record and .quit; what was recorded can be replayed',
    async run(desk) {
      const recorded = join(desk.folder, 'recorded.json')
      const dialog = desk.startAsk(['dialog', ...HERE, ...LOCALE, '-p', 'mary-jo'])
      await dialog.printed(/User {2}> /)
      dialog.type('open corner shop')
      await dialog.printed(/Alexa > Welcome back, Mary Jo\./)
      dialog.type('find a quiet kettle')
      await dialog.printed(/Alexa > Quiet kettles/)
      dialog.type(`.record ${recorded} --append-quit`)
      await dialog.printed(/Created replay file[^\n]*\nUser {2}> /)
      // After .record ask-cli ends without its farewell.
      dialog.type('.quit')
      const { code, out } = await dialog.ended
      equal(code, 0, out)
      deepEqual(at(JSON.parse(await readFile(recorded, 'utf8')), 'userInput'), [
        'open corner shop',
        'find a quiet kettle',
        '.quit',
      ])
      const again = await desk.ask(['dialog', '--replay', recorded, '-p', 'ben-200'])
      match(again.out, /Alexa > Welcome back\. /)
    },
  },
]
