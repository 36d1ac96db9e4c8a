import { randomBytes } from 'node:crypto'
import { createTableClient } from '../../lambda/store/client.ts'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { DynamoPairings } from '../../lambda/store/pairings.ts'
import { DynamoTallies } from '../../lambda/store/tallies.ts'
import type { Invoke } from '../../local/alexa/alexa.ts'
import { envelopeOf, newSession } from '../../local/alexa/envelope.ts'
import { openDemoCatalog } from '../../local/demo/catalog.ts'
import { LOCAL_ACCESS } from '../../local/dynamodb/embedded.ts'
import { localSkill, SKILL_ID } from '../../local/house.ts'

/** A shop whose greetings are counted, or are not. */
export interface Greeter {
  readonly what: string
  /** Milliseconds of each turn that counts. */
  readonly ms: number[]
  /** DynamoDB requests, by operation. */
  readonly requests: Map<string, number>
  /** One greeting by name. @throws if it is not, or if its evidence is not what it should be */
  greet(): Promise<void>
  close(): void
}

/**
 * A skill on a table.
 * @param counts whether turns are counted
 */
export function greeterOn(endpoint: string, table: string, counts: boolean): Greeter {
  const client = createTableClient({ ...LOCAL_ACCESS, endpoint })
  const once = createTableClient({ ...LOCAL_ACCESS, endpoint, once: client })
  const requests = new Map<string, number>()
  for (const one of [client, once])
    one.middlewareStack.add((next, { commandName = '' }) => (args) => {
      requests.set(commandName, (requests.get(commandName) ?? 0) + 1)
      return next(args)
    })
  const tallies = new DynamoTallies(once, table)
  const invoke: Invoke = localSkill({
    households: new DynamoHouseholdStore(client, table),
    pairings: new DynamoPairings(client, table),
    ...(counts && { tallies }),
    readPolicy: () => Promise.resolve(undefined),
    catalog: openDemoCatalog(),
    idKey: { number: 'k1', secret: randomBytes(32) },
  })
  const ms: number[] = []
  return {
    what: counts ? 'with evidence' : 'without',
    ms,
    requests,
    async greet() {
      const setting = {
        skillId: SKILL_ID,
        household: 'bench',
        locale: 'en-GB',
        device: 'speaker' as const,
        voice: { speaker: 'anna', level: 300 },
        now: Date.now(),
      }
      const envelope = envelopeOf(setting, newSession(setting), { type: 'LaunchRequest' })
      const began = performance.now()
      const { record } = await invoke(envelope)
      ms.push(performance.now() - began)
      if (record?.evidence !== 'counted') throw new Error(`A greeting's evidence was ${record?.evidence}.`)
    },
    close: () => client.destroy(),
  }
}
