import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { Clocks } from '../local/clocks.ts'
import { openStack, type Stack } from '../local/stack.ts'
import { createApp, type Doors } from '../local/web/app.ts'

/** A shop for a browser: in memory, on any free port. */
export interface OpenShop {
  readonly door: string
  readonly stack: Stack
  readonly clocks: Clocks
  close(): Promise<void>
}

/**
 * Opens a shop as `npm start` does, but one that keeps nothing.
 * @param env settings, such as another catalogue
 * @param others doors that open onto something else
 */
export async function openShop(
  env: Readonly<Record<string, string>> = {},
  others: Partial<Doors> = {},
): Promise<OpenShop> {
  let answer: Hono['fetch'] = () => new Response(null, { status: 503 })
  const server = createAdaptorServer({ fetch: (request, bindings) => answer(request, bindings) })
  // First the port: pictures have their addresses from it.
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const door = `http://127.0.0.1:${port}`
  const stack = await openStack({ data: undefined, env: { PUBLIC_URL: door, ...env }, anyPort: true })
  const clocks = new Clocks()
  answer = createApp({ ...stack, clocks, port: () => port, ...others }).fetch
  return {
    door,
    stack,
    clocks,
    async close() {
      await new Promise((closed) => {
        server.close(closed)
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await stack.close()
    },
  }
}
