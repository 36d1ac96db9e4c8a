import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** A door in front of a DynamoDB, at which a test stops whoever comes. */
export interface Gate {
  readonly endpoint: string
  /** Runs before a request goes on, with its operation (`PutItem`); a rejection tears the connection. */
  before: (operation: string, body: string) => Promise<void>
  close(): Promise<void>
}

/** Opens a gate in front of an engine. */
export async function openGate(engine: string): Promise<Gate> {
  const server = createServer(async (request, response) => {
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? ''
    const body = await buffer(request)
    try {
      await gate.before(operation, body.toString())
      const { host: _, connection: __, ...headers } = request.headers as Record<string, string>
      const answer = await fetch(engine, { method: 'POST', headers, body })
      const text = Buffer.from(await answer.arrayBuffer())
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(text)
    } catch {
      response.destroy()
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const gate: Gate = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    before: async () => {},
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  return gate
}

/** Lets so many different ones in together, when all of them have come; whoever comes later goes through. */
export function together(count: number): (who: string) => Promise<void> {
  const all = Promise.withResolvers<void>()
  const come = new Set<string>()
  return (who) => {
    come.add(who)
    if (come.size === count) all.resolve()
    return all.promise
  }
}
