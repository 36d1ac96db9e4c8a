import { equal, match, ok } from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Desk } from '../desk.ts'
import { at, type Check, FIXTURE, HERE } from './check.ts'

/** A request file with another person in it than the fixture's. */
async function fixture(desk: Desk, person: unknown): Promise<string> {
  const envelope = JSON.parse(await readFile(FIXTURE, 'utf8')) as { context: { System: object } }
  const { person: _, ...System } = envelope.context.System as Record<string, unknown>
  const context = { System: person === undefined ? System : { ...System, person } }
  return desk.file('request.json', { ...envelope, context })
}

const ssmlOf = (answer: unknown): string => {
  const body = at(answer, 'result', 'skillExecutionInfo', 'invocationResponse', 'body')
  return String(at(body, 'response', 'outputSpeech', 'ssml'))
}

const ANNA = 'amzn1.ask.person.demo.anna'
/** Whole envelopes, with any person in them. */
export const requests: Check[] = (
  [
    ['invoke-skill', 'NA', 'SUCCEEDED'],
    ['invoke-skill-end-point', 'default', 'SUCCESSFUL'],
  ] as const
).flatMap(([call, region, succeeded]) => {
  const invoke = (desk: Desk, file: string) =>
    desk.smapi([call, ...HERE, '--endpoint-region', region, '--skill-request-body', `file:${file}`])
  return [
    {
      name: `${call} with the person of docs/fixtures hears the name`,
      async run(desk) {
        const answer = await invoke(desk, FIXTURE)
        equal(at(answer, 'status'), succeeded)
        match(ssmlOf(answer), new RegExp(`<alexa:name type="first" personId="${ANNA}"/>`))
      },
    },
    {
      name: `${call} with a person at 299, without a level, malformed, or nobody hears none`,
      async run(desk) {
        const level = (one: unknown) => ({ personId: ANNA, authenticationConfidenceLevel: { level: one } })
        for (const person of [level(299), { personId: ANNA }, level('300'), level(null), 'anna', undefined]) {
          const answer = await invoke(desk, await fixture(desk, person))
          equal(at(answer, 'status'), succeeded)
          ok(!ssmlOf(answer).includes('alexa:name'), JSON.stringify(person))
        }
      },
    },
    {
      name: `${call} with what is no request is FAILED, and says why`,
      async run(desk) {
        const answer = await invoke(desk, await desk.file('none.json', { hello: { there: [1] } }))
        equal(at(answer, 'status'), 'FAILED')
        match(String(at(answer, 'result', 'error', 'message')), /no Alexa request/)
        const file = join(desk.folder, 'broken.json')
        await writeFile(file, '{"request":')
        match(String(at(await invoke(desk, file), 'result', 'error', 'message')), /holds no JSON object/)
      },
    },
  ] satisfies Check[]
})
