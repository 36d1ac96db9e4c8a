import { equal, match, ok } from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SKILL_ID } from '../../../local/house.ts'
import type { Desk } from '../desk.ts'
import { at, type Check, FIXTURE, HERE, NEW, simulate } from './check.ts'

/** A skill that fails in each way there is. */
export const FAULTY = [
  ...['--handler', 'tests/foreign/faulty/index.mjs'],
  ...['--models', 'tests/foreign/faulty/models'],
] as const

/** What one says, the intent it is, and what every command must show of what comes of it. */
const FAULTS = [
  [
    'throw something',
    'ThrowIntent',
    /The handler threw TypeError: Cannot read properties of undefined[^\n]*\n +at lookUp \(tests\/foreign\/faulty\/index\.mjs:12:16\)/,
  ],
  ['pass the salt', 'RefusedIntent', /Alexa refuses this response: [^\n]*holds a bare "&"/],
  ['keep me waiting', 'NeverIntent', /The handler did not answer within 8 seconds\./],
] as const

const OPENING = 'open faulty tower'

/** A request of the fixture's session, with an intent. */
async function requestOf(desk: Desk, name: string): Promise<string> {
  const envelope = JSON.parse(await readFile(FIXTURE, 'utf8')) as { request: object }
  const intent = { name, confirmationStatus: 'NONE', slots: {} }
  const request = { ...envelope.request, type: 'IntentRequest', intent }
  return desk.file(`${name}.json`, { ...envelope, request })
}

const isFailed = (answer: unknown, shown: RegExp): void => {
  equal(at(answer, 'status'), 'FAILED')
  match(String(at(answer, 'result', 'error', 'message')), shown)
}

/** How ask-cli shows the faults of a skill, which stands behind the endpoint from another folder. */
export const faults: Check[] = [
  ...FAULTS.flatMap(([words, intent, shown]): Check[] => [
    {
      name: `simulate-skill shows what comes of "${words}", and the request that it failed at`,
      async run(desk) {
        await simulate(desk, OPENING, 'anna', ...NEW)
        const answer = await simulate(desk, words, 'anna')
        isFailed(answer, shown)
        const [invocation] = at(answer, 'result', 'skillExecutionInfo', 'invocations') as unknown[]
        const { context, request } = at(invocation, 'invocationRequest', 'body') as Record<string, unknown>
        equal(at(request, 'intent', 'name'), intent)
        equal(at(context, 'System', 'person', 'authenticationConfidenceLevel', 'level'), 300)
      },
    },
    {
      name: `invoke-skill shows what comes of "${words}"`,
      async run(desk) {
        const file = `file:${await requestOf(desk, intent)}`
        const to = ['--endpoint-region', 'NA', '--skill-request-body', file]
        isFailed(await desk.smapi(['invoke-skill', ...HERE, ...to]), shown)
      },
    },
  ]),
  {
    name: 'dialog shows each fault, begins anew after it, and saves what was asked',
    async run(desk) {
      const userInput = [...FAULTS.flatMap(([words]) => [OPENING, words]), OPENING, 'stop', '.quit']
      const replay = { skillId: SKILL_ID, locale: 'en-US', type: 'text', userInput }
      const file = await desk.file('faults.json', replay)
      const io = join(desk.folder, 'faults.io.json')
      const { code, out } = await desk.ask(['dialog', '--replay', file, '--save-skill-io', io, '-p', 'ben'])
      equal(code, 0, out)
      for (const [, , shown] of FAULTS)
        match(out, new RegExp(`Failed to simulate skill\\. Error: ${shown.source}`))
      equal(out.match(/Alexa > What shall go wrong\?/g)?.length, FAULTS.length + 1)
      match(out, /Alexa > Nothing did\./)
      const turns = at(JSON.parse(await readFile(io, 'utf8')), 'invocations') as unknown[]
      equal(turns.length, userInput.length - 1)
      for (const turn of turns) {
        const [call] = at(
          turn,
          'response',
          'body',
          'result',
          'skillExecutionInfo',
          'invocations',
        ) as unknown[]
        const { person } = at(call, 'invocationRequest', 'body', 'context', 'System') as { person?: unknown }
        ok(person, JSON.stringify(turn))
      }
    },
  },
  {
    name: 'dialog, interactive, goes on after a fault',
    async run(desk) {
      const dialog = desk.startAsk(['dialog', ...HERE, '-l', 'en-US', '-p', 'mary-jo'])
      await dialog.printed(/User {2}> /)
      dialog.type('ask faulty tower to throw something')
      await dialog.printed(/The handler threw TypeError[\s\S]*User {2}> /)
      dialog.type(OPENING)
      await dialog.printed(/Alexa > What shall go wrong\?/)
      dialog.type('.quit')
      equal((await dialog.ended).code, 0)
    },
  },
  {
    name: 'the terminal of npm start shows the faults, file and line included',
    async run(desk) {
      for (const [, , shown] of FAULTS) await desk.terminal(shown)
    },
  },
]
