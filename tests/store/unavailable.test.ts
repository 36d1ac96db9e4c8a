import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTableClient } from '../../lambda/store/client.ts'
import { DynamoHouseholdStore } from '../../lambda/store/dynamo-household-store.ts'
import { StoreUnavailable } from '../../lambda/store/household-store.ts'
import { DynamoPolicyStore } from '../../lambda/store/policy-store.ts'
import { LOCAL_ACCESS } from '../../local/dynamodb/embedded.ts'
import { localClient, openTestTable } from '../support/store.ts'
import { aHousehold, aPolicy, NOW, newKey, nextOf, patient } from './samples.ts'

type Stores = { households: DynamoHouseholdStore; policies: DynamoPolicyStore }
type Call = (stores: Stores, signal: AbortSignal) => Promise<unknown>

const calls: [string, Call][] = [
  ['reading a household', ({ households }, signal) => households.read(newKey(), NOW, signal)],
  [
    'creating a household',
    ({ households }, signal) => households.write(newKey(), aHousehold(), undefined, NOW, signal),
  ],
  [
    'writing a household',
    ({ households }, signal) => households.write(newKey(), nextOf(aHousehold()), aHousehold(), NOW, signal),
  ],
  ['deleting a household', ({ households }, signal) => households.delete(newKey(), signal)],
  ['reading the policy', ({ policies }, signal) => policies.read(signal)],
  ['adding a policy', ({ policies }, signal) => policies.append(aPolicy(1), signal)],
]

/** An engine that does what the test says, and the stores in front of it. */
describe('a store that cannot be asked', () => {
  let server: Server
  let answer: RequestListener
  let requests: number
  let client: ReturnType<typeof localClient>
  let stores: Stores

  beforeEach(async () => {
    requests = 0
    server = createServer((request, response) => {
      requests += 1
      answer(request, response)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    client = localClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    stores = {
      households: new DynamoHouseholdStore(client, 'any'),
      policies: new DynamoPolicyStore(client, 'any'),
    }
  })
  afterEach(() => {
    client.destroy()
    server.closeAllConnections()
    server.close()
  })

  /** Answers every request alike, with DynamoDB's error of that name if the status is one. */
  const answering = (status: number, body: string): RequestListener => {
    return (_request, response) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body)
    }
  }
  const failing = (status: number, name: string): RequestListener =>
    answering(status, JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}` }))

  test.each(calls)('%s ends with the signal, where the store never answers', async (_name, call) => {
    const turn = new AbortController()
    answer = () => turn.abort(new Error('the turn is out of time'))
    await expect(call(stores, turn.signal)).rejects.toThrow(StoreUnavailable)
    expect(requests).toBe(1)
  })

  test.each(calls)('%s ends with the signal, where the answer stops in the middle', async (_name, call) => {
    const turn = new AbortController()
    answer = (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0', 'content-length': 1000 })
      response.write('{"Item":', () => setImmediate(() => turn.abort()))
    }
    await expect(call(stores, turn.signal)).rejects.toThrow(StoreUnavailable)
  })

  test.each(calls)('%s ends with the signal, where the credentials never come', async (_name, call) => {
    const turn = new AbortController()
    const waiting = createTableClient({
      ...LOCAL_ACCESS,
      endpoint: 'http://127.0.0.1:9',
      credentials: () => {
        turn.abort()
        return new Promise(() => {})
      },
    })
    const behind = {
      households: new DynamoHouseholdStore(waiting, 'any'),
      policies: new DynamoPolicyStore(waiting, 'any'),
    }
    await expect(call(behind, turn.signal)).rejects.toThrow(StoreUnavailable)
  })

  test.each(calls)('%s sends nothing once the signal is aborted, and says why', async (_name, call) => {
    const reason = new Error('the turn is out of time')
    await expect(call(stores, AbortSignal.abort(reason))).rejects.toMatchObject({
      name: 'StoreUnavailable',
      cause: reason,
    })
    expect(requests).toBe(0)
  })

  test.each(calls)('%s rejects where the engine has stopped', async (_name, call) => {
    const stopped = await openTestTable()
    await stopped.close()
    await expect(call(stopped, patient)).rejects.toThrow(StoreUnavailable)
  })

  test.each(calls)('%s is tried twice where it is throttled, never more', async (_name, call) => {
    answer = failing(400, 'ProvisionedThroughputExceededException')
    await expect(call(stores, patient)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      cause: { name: 'ProvisionedThroughputExceededException' },
    })
    expect(requests).toBe(2)
  })

  test.each(calls)('%s rejects where access is denied, and is not tried again', async (_name, call) => {
    answer = failing(400, 'AccessDeniedException')
    await expect(call(stores, patient)).rejects.toThrow(StoreUnavailable)
    expect(requests).toBe(1)
  })

  test.each(calls)('%s rejects where the answer is no JSON', async (_name, call) => {
    answer = answering(200, '<html>')
    await expect(call(stores, patient)).rejects.toThrow(StoreUnavailable)
  })

  test('an answer without a list of policies is not the answer that there is none', async () => {
    answer = answering(200, '{}')
    await expect(stores.policies.read(patient)).rejects.toThrow(StoreUnavailable)
  })

  test('a failed condition is known by its name, whichever copy of the SDK made the error', async () => {
    answer = failing(400, 'ConditionalCheckFailedException')
    expect(await stores.policies.append(aPolicy(1), patient)).toBe('lost')
  })

  test('no call keeps listening to a signal that outlives it', async () => {
    answer = failing(400, 'AccessDeniedException')
    const turn = new AbortController()
    const removed = jest.spyOn(turn.signal, 'removeEventListener')
    const added = jest.spyOn(turn.signal, 'addEventListener')
    await expect(stores.policies.read(turn.signal)).rejects.toThrow(StoreUnavailable)
    const listeners = (calls: readonly unknown[][]) => new Set(calls.map(([, listener]) => listener))
    expect(listeners(removed.mock.calls)).toEqual(listeners(added.mock.calls))
  })

  test('one attempt takes a second at most, connecting included, and is an error then, no warning', async () => {
    answer = failing(400, 'AccessDeniedException')
    await expect(stores.policies.read(patient)).rejects.toThrow(StoreUnavailable)
    const handler = client.config.requestHandler as { httpHandlerConfigs?(): unknown }
    expect(handler.httpHandlerConfigs?.()).toMatchObject({
      connectionTimeout: 300,
      requestTimeout: 1000,
      throwOnRequestTimeout: true,
      httpsAgent: { keepAlive: true },
    })
  })
})
