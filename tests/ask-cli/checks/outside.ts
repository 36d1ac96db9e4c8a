import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { SKILL_ID } from '../../../local/house.ts'
import { at, type Check, captionOf, FIXTURE } from './check.ts'

/** The second client. */
export const sdk: Check[] = [
  {
    name: 'ask-smapi-sdk as second client',
    async run(desk) {
      const args = [`${desk.door}/smapi`, SKILL_ID, 'speaker=ben;level=300', FIXTURE]
      const { code, out } = await desk.program('sdk-client.cjs', args)
      equal(code, 0, out)
      const said = JSON.parse(out) as unknown
      match(captionOf(at(said, 'opened')), /, Ben\./)
      match(captionOf(at(said, 'went')), /^Quiet kettles/)
      equal(at(said, 'invoked', 'status'), 'SUCCEEDED')
      equal(at(said, 'invokedV2', 'status'), 'SUCCESSFUL')
      equal(at(said, 'profiled', 'selectedIntent', 'name'), 'FindProductIntent')
      equal(at(said, 'invocationName'), 'corner shop')
      ok(at(said, 'manifest', 'manifest', 'apis', 'custom'))
      equal(at(said, 'status', 'manifest', 'lastUpdateRequest', 'status'), 'SUCCEEDED')
      equal(at(said, 'foreign', 'status'), 404)
      match(String(at(said, 'foreign', 'body', 'message')), /no such skill/)
    },
  },
]

const isLoopback = (line: string): boolean => {
  const { where } = JSON.parse(line) as { where: string }
  return where === '127.0.0.1' || where === 'localhost' || where === '::1'
}

/** That nothing left this machine. */
export const sockets: Check[] = [
  {
    name: 'no socket and no name look-up but loopback, in all of this',
    async run(desk) {
      const seen = await desk.sockets()
      ok(
        seen.some((line) => line.includes('"connect"') && isLoopback(line)),
        'the watch saw nothing at all',
      )
      deepEqual(
        seen.filter((line) => !isLoopback(line)),
        [],
      )
    },
  },
]

/** That this would have been noticed. */
export const watched: Check[] = [
  {
    name: 'the watch would have seen another socket',
    async run(desk) {
      await desk.program('stray.cjs', [])
      ok((await desk.sockets()).some((line) => line.includes('elsewhere.invalid')))
    },
  },
]
